"""Through which document between two others wording came down."""

from __future__ import annotations

from lineage.align import Prepared, Upstream, align
from lineage.model import Level
from tests import bundled
from tests.small import document


def test_what_came_through_the_province_says_so() -> None:
    edge = bundled.edges("jiangmen-2018-14:3.1")[f"{bundled.NATION}:4.1"]
    assert edge.via == bundled.PROVINCE


def test_only_a_document_that_has_the_words_hands_them_on() -> None:
    """广东 1.1 has the words of 15.2, not those that 乐昌 14.1 took from 15.1."""
    found = bundled.edges("lechang-2018-41:14.1")
    assert found[f"{bundled.NATION}:15.1"].via is None
    assert found[f"{bundled.NATION}:15.2"].via == bundled.PROVINCE


def test_what_keeps_a_word_of_the_nation_did_not_come_through_who_lacks_it() -> None:
    """广东 1.3 has all of 2.2 but 推动, which 广州 2.2 keeps."""
    found = bundled.edges("guangzhou-zwb-2018:2.2")
    assert found[f"{bundled.NATION}:2.2"].via is None


def test_documents_of_one_level_hand_nothing_on_to_each_other() -> None:
    wording = "完善政府网站安全保障机制，做好防攻击、防篡改、防病毒等工作"
    nation = "加快推进公共数据资源依法有序开放共享利用，鼓励社会力量参与开发。"
    province = "依托粤省事移动民生服务平台拓展高频便民事项掌上办理。"

    def prepared(key: str, level: Level, *texts: str) -> Prepared:
        return Prepared(document(key, *texts, level=level))

    two = [prepared(key, Level.NATIONAL, f"{wording}。", nation) for key in ("n", "m")]
    above = Upstream([*two, prepared("g", Level.PROVINCE, f"{wording}。", province)])
    unit = f"{wording}落实。"
    city = align(prepared("u", Level.PREFECTURE, unit, nation, province), above, {"n", "m", "g"})
    assert {edge.upstream: edge.via for edge in city.inherits}["n:1.1"] == "g"
    below = align(prepared("p", Level.PROVINCE, unit, nation), Upstream(two), {"n", "m"})
    assert {edge.via for edge in below.inherits} == {None}
