"""Whose wording a stretch is: told on small texts, each a case that readings settled."""

from __future__ import annotations

from lineage.align import Prepared, Upstream
from lineage.align.attribution import Share
from lineage.align.decide import matched
from lineage.model import Level
from tests.small import document

NATION = (
    "各省区市政府也要部署主动公开基本目录编制工作。",
    "目录编制要充分体现政策解读、舆情回应、公众参与等要求。",
    "完善政府网站安全保障机制，做好防攻击、防篡改、防病毒等工作。",
)
# Long enough to make each document a source by itself.
N_OWN = "加快推进公共数据资源依法有序开放共享利用，鼓励社会力量参与开发。"
G_OWN = "依托粤省事移动民生服务平台拓展高频便民事项掌上办理。"
PROVINCE = (
    "省直部门要抓紧开展主动公开基本目录编制工作，目录编制要充分体现政策解读、舆情回应、公众参与等要求。",
    "建立健全政府网站安全防范和应急处置工作机制，加快清理整合热线电话。",
)


def prepared(key: str, level: Level, *texts: str) -> Prepared:
    return Prepared(document(key, *texts, level=level))


def found(unit: str) -> dict[str, Share]:
    """What upstream clauses, given by their ids, own of one unit."""
    above = Upstream(
        [
            prepared("n", Level.NATIONAL, *NATION, N_OWN),
            prepared("g", Level.PROVINCE, *PROVINCE, G_OWN),
        ]
    )
    weighed = matched(prepared("u", Level.PREFECTURE, unit, N_OWN, G_OWN), above)
    return {
        each.match.upstream.clause.id: each.share
        for each in weighed
        if each.match.unit.position == 0
    }


def test_who_prints_two_clauses_in_one_owns_none_of_what_goes_on_from_one_to_the_next() -> None:
    unit = (
        "组织推进主动公开基本目录编制工作。目录编制要充分体现政策解读、舆情回应、公众参与等要求。"
    )
    shares = found(unit)
    assert shares["n:1.1"].own > 0
    assert shares["n:1.2"].own > 0
    assert "g:1.1" not in shares or shares["g:1.1"].own == 0


def test_what_the_province_puts_into_a_phrase_of_the_nations_is_the_provinces() -> None:
    unit = "完善政府网站安全保障和应急处置工作机制，做好防攻击、防篡改、防病毒等工作。"
    share = found(unit)["g:1.2"]
    assert share.own > 0
    assert share.phrase > 0.8


def test_words_that_are_only_the_nations_are_no_phrase_of_the_province() -> None:
    unit = "完善政府网站安全保障机制，做好防攻击、防篡改、防病毒等工作。"
    assert "g:1.2" not in found(unit) or found(unit)["g:1.2"].phrase == 0


def test_a_long_run_that_two_clauses_say_is_owed_to_both_a_short_one_to_one() -> None:
    system = "基本建成管理要素明晰、运行规范有序、责任落实到位的燃气安全长效管理体系"
    clauses = (
        f"到2024年，{system}。",
        f"分三个阶段整治，{system}，总结经验做法。",
        "加强燃气安全管理体系宣传。",
    )
    above = Upstream([prepared("n", Level.NATIONAL, *clauses, N_OWN)])
    weighed = matched(prepared("u", Level.PROVINCE, f"明年底前，{system}。", N_OWN), above)
    own = {each.match.upstream.clause.id: each.share.own for each in weighed}
    assert own["n:1.1"] > 0
    assert own["n:1.2"] > 0
    assert own.get("n:1.3", 0) == 0


def test_a_term_of_a_list_is_owed_by_the_entry_that_says_no_more() -> None:
    above = Upstream([prepared("n", Level.NATIONAL, "集体建设用地使用权；", N_OWN)])
    use = "因风貌保护等需要，在划拨决定书中明确予以保留的房屋，可以在申请集体建设用地使用权首次登记时一并申请房屋所有权登记。"
    weighed = matched(prepared("u", Level.PROVINCE, "集体建设用地使用权；", use, N_OWN), above)
    own = {
        each.match.unit.clause.id: each.share.own
        for each in weighed
        if each.match.upstream.clause.id == "n:1.1"
    }
    assert own["u:1.1"] > 0
    assert own["u:1.2"] == 0
