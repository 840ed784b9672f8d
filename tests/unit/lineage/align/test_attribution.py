"""Whose wording a stretch is: told on small texts, each a case that readings settled."""

from __future__ import annotations

from lineage.align import Prepared, Upstream
from lineage.align.decide import matched, relation
from lineage.align.match import Match
from lineage.model import Clause, Document, Item, ItemKind, Level, Lines, Relation

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


def document(key: str, level: Level, *texts: str) -> Prepared:
    clauses = tuple(Clause(f"{key}:1.{n}", "", text, Lines(1, 1)) for n, text in enumerate(texts))
    item = Item(f"{key}:1", ItemKind.ITEM, "（一）", 1, "题", None, Lines(1, 1), clauses)
    return Prepared(
        Document(key, key, None, None, None, None, level, None, None, "f", (), (), (item,))
    )


def found(unit: str) -> dict[str, Match]:
    """The matches of one unit by the id of the upstream clause."""
    above = Upstream(
        [
            document("n", Level.NATIONAL, *NATION, N_OWN),
            document("g", Level.PROVINCE, *PROVINCE, G_OWN),
        ]
    )
    matches = matched(document("u", Level.PREFECTURE, unit, N_OWN, G_OWN), above)
    return {match.upstream.clause.id: match for match in matches if match.unit.position == 0}


def test_who_prints_two_clauses_in_one_owns_none_of_what_goes_on_from_one_to_the_next() -> None:
    unit = (
        "组织推进主动公开基本目录编制工作。目录编制要充分体现政策解读、舆情回应、公众参与等要求。"
    )
    matches = found(unit)
    assert matches["n:1.0"].own > 0
    assert matches["n:1.1"].own > 0
    assert "g:1.0" not in matches or matches["g:1.0"].own == 0


def test_what_the_province_puts_into_a_phrase_of_the_nations_is_the_provinces() -> None:
    unit = "完善政府网站安全保障和应急处置工作机制，做好防攻击、防篡改、防病毒等工作。"
    match = found(unit)["g:1.1"]
    assert match.own > 0
    assert match.phrase > 0.8


def test_words_that_are_only_the_nations_are_no_phrase_of_the_province() -> None:
    unit = "完善政府网站安全保障机制，做好防攻击、防篡改、防病毒等工作。"
    assert "g:1.1" not in found(unit) or found(unit)["g:1.1"].phrase == 0


def compared(unit: str, upstream: str) -> Relation:
    below = document("u", Level.PREFECTURE, unit, N_OWN)
    above = Upstream([document("n", Level.NATIONAL, upstream, N_OWN)])
    first, *_ = matched(below, above, {"n"})
    assert (first.unit.position, first.upstream.position) == (0, 0)
    return relation(first)


def test_one_particle_less_is_an_edit() -> None:
    text = "要把公开透明作为政府工作的基本要求，坚持以公开为常态、不公开为例外，充分保障人民群众的知情权。"
    assert compared(text, text) is Relation.VERBATIM
    assert compared(text[1:], text) is Relation.EDITED


def test_what_a_cited_document_is_called_is_no_wording() -> None:
    upstream = (
        "认真落实《政府网站发展指引》（国办发〔2017〕47号），优化考评体系，继续做好常态化抽查通报。"
    )
    assert (
        compared("落实发展指引，优化考评体系，继续做好常态化抽查通报。", upstream)
        is Relation.EDITED
    )
    law = "修订出台《中华人民共和国政府信息公开条例》。"
    named = "《中华人民共和国政府信息公开条例》施行后，要调整完善配套措施，严格落实各项规定。"
    assert compared(named, law) is Relation.ADAPTED


def test_documents_of_one_level_hand_nothing_on_to_each_other() -> None:
    text = "完善政府网站安全保障机制，做好防攻击、防篡改、防病毒等工作。"
    documents = [document(key, Level.NATIONAL, text, N_OWN) for key in ("n", "m")]
    above = Upstream([*documents, document("g", Level.PROVINCE, text, G_OWN)])
    unit = document("u", Level.PREFECTURE, text.replace("等工作", "工作"), N_OWN, G_OWN)
    via = {m.upstream.clause.id: m.via for m in matched(unit, above) if m.unit.position == 0}
    assert via["n:1.0"] == "g"
    below = document("p", Level.PROVINCE, text.replace("等工作", "工作"), N_OWN)
    assert all(match.via is None for match in matched(below, Upstream(documents)))
