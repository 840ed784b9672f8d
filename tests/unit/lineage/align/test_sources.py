"""Which documents are sources: told on small texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.align import Prepared, Upstream, align
from tests.small import document

FORMULA = (
    "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的十九大精神，坚持以人民为中心的发展思想。"
)
LONG = "依托一体化在线政务服务平台建立事项清单动态调整机制，逐项编制办事指南并向社会公布。"
SHORT = "全面实施双随机监管。"


def test_a_formula_makes_no_document_a_source() -> None:
    """A phrase that any plan may hold isn't descent where nothing else is shared."""
    upstream = document(
        "y", "探索制定相关标准规范，形成可复制可推广的经验做法。", "全面实施双随机监管。"
    )
    unit = document("x", "开展家政服务试点，形成可复制可推广的经验做法。", "做好防汛物资储备。")
    assert align(Prepared(unit), Upstream([Prepared(upstream)])).inherits == ()


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
    upstream = document("y", FORMULA, LONG, SHORT, "公布行政许可事项清单。")
    unit = document("x", "做好防汛物资储备。", *texts)
    found = align(Prepared(unit), Upstream([Prepared(upstream)]), declared)
    assert len(found.inherits) == edges


def test_a_document_that_is_no_source_takes_nothing_from_one_that_is() -> None:
    """The first has the wording of the second in one clause, and nothing else of it."""
    other = document("other", "做好信访工作。", LONG)
    source = document("y", LONG, SHORT, "公布行政许可事项清单。")
    unit = document("x", f"加快{LONG}", SHORT, "做好防汛物资储备。")
    found = align(Prepared(unit), Upstream([Prepared(other), Prepared(source)]))
    assert [edge.upstream for edge in found.inherits] == ["y:1.1", "y:1.2"]


BODIES = "省能源局和能源监管办"


@pytest.mark.parametrize(
    ("declared", "year", "others", "edges"),
    [((), None, 20, 2), (("y",), None, 20, 3), ((), 2025, 20, 3), ((), None, 0, 3)],
)
def test_little_is_owed_surely_or_not_at_all(
    declared: tuple[str, ...], year: int | None, others: int, edges: int
) -> None:
    """Names of bodies are shared with what is declared, of the same year or mostly taken over."""
    upstream = document("y", LONG, SHORT, f"电网企业要定期评估，按月向{BODIES}上报运行报告。")
    rest = (f"做好第{number}批物资储备。" for number in range(others))
    unit = document(
        "x",
        LONG,
        SHORT,
        f"项目建成后及时组织竣工验收，完成后同步将有关材料抄报{BODIES}备查。",
        *rest,
    )
    above, below = (Prepared(replace(each, year=year)) for each in (upstream, unit))
    assert len(align(below, Upstream([above]), declared).inherits) == edges


def test_what_a_clause_says_over_and_over_makes_no_source() -> None:
    refrain = "公开" * 5_000
    unit, upstream = document("x", f"各市{refrain}"), document("y", refrain)
    assert align(Prepared(unit), Upstream([Prepared(upstream)])).inherits == ()
