"""Decisions on real clauses of the bundled corpus, each a case that readers settled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.align import Prepared, Upstream, align
from lineage.align.decide import borrowed
from lineage.align.rarity import Rarity
from lineage.model import (
    Clause,
    Document,
    Inherits,
    Item,
    ItemKind,
    Level,
    Lines,
    Relation,
)
from tests import bundled


def edges(unit: str) -> dict[str, Inherits]:
    return {edge.upstream: edge for edge in bundled.view().inherits(units=[unit])}


def test_words_copied_whole_are_verbatim() -> None:
    edge = edges("huizhou-2018:1.2")[f"{bundled.NATION}:1.2"]
    assert edge.relation is Relation.VERBATIM
    assert edge.carried == 1.0


def test_traditional_glyphs_and_punctuation_make_no_difference() -> None:
    assert f"{bundled.NATION}:11.1" in edges("lechang-2018-41:11.1")


def test_words_of_the_nation_are_credited_to_the_nation_alone() -> None:
    """惠州 37 says 8月底前完成试点验收 as both the nation and the province do: it is the nation's."""
    assert set(edges("huizhou-2018:13.1")) == {f"{bundled.NATION}:13.1"}


def test_words_of_the_provinces_own_are_credited_to_it_too() -> None:
    """惠州 7 takes 抓紧制定具体工作方案… from the province and the rest from the nation."""
    assert {f"{bundled.PROVINCE}:1.2", f"{bundled.NATION}:2.1"} <= set(edges("huizhou-2018:2.2"))


def test_what_another_unit_carries_whole_is_no_ones_else() -> None:
    """乐昌 41 and 43 both speak of 政务微博、微信、移动客户端; only 41 carries the clause on them."""
    assert f"{bundled.NATION}:9.1" in edges("lechang-2018-41:9.1")
    assert f"{bundled.NATION}:9.1" not in edges("lechang-2018-41:9.3")


def test_a_clause_spread_over_a_long_unit_is_adapted_however_much_of_it_is_left() -> None:
    edge = edges("huizhou-2018:15.1")[f"{bundled.NATION}:2.8"]
    assert edge.carried > 0.7
    assert edge.relation is Relation.ADAPTED


def test_a_row_that_joins_clauses_has_all_of_them_as_parents() -> None:
    parents = set(edges("huizhou-2018:8.1"))
    assert {f"{bundled.NATION}:8.{n}" for n in (1, 2, 3, 4, 7, 8)} <= parents


def test_what_came_through_the_province_says_so() -> None:
    edge = edges("jiangmen-2018-14:3.1")[f"{bundled.NATION}:4.1"]
    assert edge.via == bundled.PROVINCE


def test_only_a_document_that_has_the_words_hands_them_on() -> None:
    """广东 1.1 has the words of 15.2, not those that 乐昌 14.1 took from 15.1."""
    found = edges("lechang-2018-41:14.1")
    assert found[f"{bundled.NATION}:15.1"].via is None
    assert found[f"{bundled.NATION}:15.2"].via == bundled.PROVINCE


def test_what_keeps_a_word_of_the_nation_did_not_come_through_who_lacks_it() -> None:
    """广东 1.3 has all of 2.2 but 推动, which 广州 2.2 keeps."""
    found = edges("guangzhou-zwb-2018:2.2")
    assert found[f"{bundled.NATION}:2.2"].via is None


def test_a_local_replacement_is_a_slot() -> None:
    slots = [slot for edge in bundled.lineage().inherits for slot in edge.slots]
    found = {(slot.upstream, slot.unit) for slot in slots}
    assert {("省", "市"), ("广东", "江门")} <= found
    assert ("9月底前", "并向省") not in found


@pytest.mark.parametrize(
    ("upstream", "unit", "slots"),
    [
        (
            "项目接入应由省级能源主管部门组织。",
            "项目接入由自治区能源主管部门组织。",
            ["省级→自治区"],
        ),
        ("联合住房建设部、国家发展改革委推进。", "联合住房建设委、市发展改革委推进。", ["国家→市"]),
        ("执行中遇到问题向国家能源局反映。", "执行中遇到问题报告省能源局反映。", ["国家→省"]),
        ("做好全省能源项目评审。", "做好一批能源项目评审。", []),
    ],
)
def test_a_slot_is_the_words_of_place_and_level_alone(
    upstream: str, unit: str, slots: list[str]
) -> None:
    found = only_edge(upstream, unit).slots
    assert [f"{slot.upstream}→{slot.unit}" for slot in found] == slots


@pytest.mark.parametrize(
    ("upstream", "unit", "found"),
    [
        (
            "已经执行到期的，均不再纳入机制执行范围。",
            "做好项目管理。每年11月底前自主确定电量规模。已经执行到期的，均不再纳入机制执行范围。",
            [],
        ),
        (
            "做好项目管理，已经执行到期的，均不再纳入机制执行范围。",
            "做好项目管理，鼓励企业参与，已经执行到期的，均不再纳入机制执行范围。",
            [],
        ),
        ("支持金融机构提供高质量金融服务。", "鼓励金融机构提供高质量金融服务。", ["duty_weakened"]),
        (
            "对照清单逐项公开办理结果。",
            "2025年底前，对照清单逐项公开办理结果。",
            ["deadline_added"],
        ),
    ],
)
def test_what_changed_is_looked_for_in_the_phrases_that_are_carried(
    upstream: str, unit: str, found: list[str]
) -> None:
    assert [each.kind.value for each in only_edge(upstream, unit).drifts] == found


def test_what_a_clause_beside_explains_is_no_change_to_this_one() -> None:
    upstream = document("公开重点项目办理结果。", "鼓励各类社会机构参与评估。", LONG, key="y")
    unit = document("公开重点项目办理结果并鼓励各类社会机构参与评估。", LONG)
    first, *_ = align(Prepared(unit), Upstream([Prepared(upstream)]), {"y"}).inherits
    assert (first.upstream, first.drifts) == ("y:1.0", ())


def test_a_cited_title_alone_is_no_descent() -> None:
    """惠州 12.2 names the same regulations as 12.1, no more."""
    assert f"{bundled.NATION}:12.1" in edges("huizhou-2018:12.1")
    assert f"{bundled.NATION}:12.1" not in edges("huizhou-2018:12.2")


def test_a_plan_of_another_year_descends_from_nothing_here() -> None:
    assert bundled.view().inherits(document="shaoguan-2022-103") == ()


def test_spans_show_equal_wording_in_the_raw_texts() -> None:
    texts = {
        clause.id: clause.text
        for document in bundled.lineage().documents
        for item in document.items
        for clause in item.clauses
    }
    for edge in bundled.lineage().inherits:
        assert edge.spans
        for span in edge.spans:
            unit = texts[edge.unit][span.unit_start : span.unit_end]
            upstream = texts[edge.upstream][span.upstream_start : span.upstream_end]
            assert (
                Prepared(document(unit)).units[0].text == Prepared(document(upstream)).units[0].text
            )


def document(*texts: str, key: str = "x") -> Document:
    clauses = tuple(Clause(f"{key}:1.{n}", "", text, Lines(1, 1)) for n, text in enumerate(texts))
    item = Item(f"{key}:1", ItemKind.ITEM, "（一）", 1, "题", None, Lines(1, 1), clauses)
    return Document(
        key, key, None, None, None, None, Level.NATIONAL, None, None, "f", (), (), (item,)
    )


def only_edge(upstream: str, unit: str) -> Inherits:
    """The edge of a unit to a clause of a document that it declares."""
    below, above = Prepared(document(unit, LONG)), Prepared(document(upstream, LONG, key="y"))
    edge, _ = align(below, Upstream([above]), {"y"}).inherits
    return edge


@pytest.mark.parametrize("texts", [(), ("",), ("。",), ("短",)])
def test_nothing_to_compare_is_no_error(texts: tuple[str, ...]) -> None:
    found = align(
        Prepared(document(*texts)),
        Upstream([Prepared(document("公开网上办事大厅服务事项清单。", key="y"))]),
    )
    assert found.inherits == ()


def test_a_formula_makes_no_document_a_source() -> None:
    """A phrase that any plan may hold isn't descent where nothing else is shared."""
    upstream = document(
        "探索制定相关标准规范，形成可复制可推广的经验做法。", "全面实施双随机监管。", key="y"
    )
    unit = document("开展家政服务试点，形成可复制可推广的经验做法。", "做好防汛物资储备。")
    assert align(Prepared(unit), Upstream([Prepared(upstream)])).inherits == ()


FORMULA = (
    "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的十九大精神，坚持以人民为中心的发展思想。"
)


LONG = "依托一体化在线政务服务平台建立事项清单动态调整机制，逐项编制办事指南并向社会公布。"
SHORT = "全面实施双随机监管。"


@pytest.mark.parametrize(
    ("texts", "declared", "edges"),
    [
        ([LONG], (), 0),
        ([LONG], ("y",), 1),
        ([LONG, SHORT], (), 2),
        ([FORMULA, SHORT], (), 0),
        ([FORMULA, SHORT], ("y",), 2),
        ([LONG, LONG], (), 0),
    ],
)
def test_what_nobody_declares_is_a_source_where_two_clauses_come_down_to_two_units(
    texts: list[str], declared: tuple[str, ...], edges: int
) -> None:
    upstream = document(FORMULA, LONG, SHORT, "公布行政许可事项清单。", key="y")
    unit = document("做好防汛物资储备。", *texts)
    found = align(Prepared(unit), Upstream([Prepared(upstream)]), declared)
    assert len(found.inherits) == edges


def test_a_document_that_is_no_source_takes_nothing_from_one_that_is() -> None:
    """The first has the wording of the second in one clause, and nothing else of it."""
    other = document("做好信访工作。", LONG, key="other")
    source = document(LONG, SHORT, "公布行政许可事项清单。", key="y")
    unit = document(f"加快{LONG}", SHORT, "做好防汛物资储备。")
    found = align(Prepared(unit), Upstream([Prepared(other), Prepared(source)]))
    assert [edge.upstream for edge in found.inherits] == ["y:1.0", "y:1.1"]


BODIES = "省能源局和能源监管办"


@pytest.mark.parametrize(
    ("declared", "year", "others", "edges"),
    [((), None, 20, 2), (("y",), None, 20, 3), ((), 2025, 20, 3), ((), None, 0, 3)],
)
def test_little_is_owed_surely_or_not_at_all(
    declared: tuple[str, ...], year: int | None, others: int, edges: int
) -> None:
    """Names of bodies are shared with what is declared, of the same year or mostly taken over."""
    upstream = document(LONG, SHORT, f"电网企业要定期评估，按月向{BODIES}上报运行报告。", key="y")
    rest = (f"做好第{number}批物资储备。" for number in range(others))
    unit = document(
        LONG, SHORT, f"项目建成后及时组织竣工验收，完成后同步将有关材料抄报{BODIES}备查。", *rest
    )
    above, below = (Prepared(replace(each, year=year)) for each in (upstream, unit))
    assert len(align(below, Upstream([above]), declared).inherits) == edges


def test_formulas_that_make_up_no_piece_of_wording_are_adapted() -> None:
    """Together they may tell enough to be passed on, yet none tells what standing alone costs."""
    phrase = "抓好工作"
    one, other = (
        Prepared(document(*(f"{phrase}{sign * 9}" for sign in signs), key=key))
        for key, signs in (("x", "甲乙丙丁戊己庚辛"), ("y", "子丑寅卯辰巳午未"))
    )
    edge = borrowed(one.units[0], other.units[0], 0.0, Rarity(one, Upstream([other])))
    assert edge.evidence.longest == phrase
    assert edge.relation is Relation.ADAPTED


def test_what_a_clause_says_over_and_over_makes_no_source() -> None:
    refrain = "公开" * 5_000
    unit, upstream = document(f"各市{refrain}"), document(refrain, key="y")
    assert align(Prepared(unit), Upstream([Prepared(upstream)])).inherits == ()
