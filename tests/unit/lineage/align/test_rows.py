"""Clauses that a unit says one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from lineage.align import Prepared, Upstream
from lineage.align.candidates import matches_of
from lineage.align.rarity import Rarity
from lineage.align.rows import rows
from lineage.align.weighing import Weighed, weigh
from lineage.model import Document
from tests.small import document

PRINCIPLES = (
    "适度超前布局。",
    "先于需求建设充电设施。",
    "创新驱动融合。",
    "以新业态带动设施升级。",
    "安全便捷使用。",
    "让群众放心充电。",
)


def weighed(unit: str, above: Document) -> list[Weighed]:
    below, upstream = Prepared(document("b", unit)), Upstream([Prepared(above)])
    rarity = Rarity(below, upstream)
    return weigh([match for each in below.units for match in matches_of(each, upstream, rarity)])


def in_rows(unit: str, above: Document) -> list[list[str]]:
    """The texts of the clauses in each row."""
    found = weighed(unit, above)
    matches, shares = [each.match for each in found], [each.share for each in found]
    return [[matches[each].upstream.text for each in row] for row in rows(matches, shares)]


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        (
            "按照适度超前布局、创新驱动融合、安全便捷使用的原则，推进建设。",
            [["适度超前布局", "创新驱动融合", "安全便捷使用"]],
        ),
        ("坚持安全便捷使用、创新驱动融合的原则。", []),
        ("按照适度超前布局的原则推进建设，全市各部门要创新驱动融合。", []),
        ("按照适度超前布局的原则推进建设。", []),
    ],
    ids=["in order", "the other way round", "far apart", "one alone"],
)
def test_which_clauses_are_a_row(unit: str, found: Sequence[Sequence[str]]) -> None:
    assert in_rows(unit, document("a", *PRINCIPLES)) == found


def test_clauses_of_several_items_are_no_row() -> None:
    unit = "按照适度超前布局、创新驱动融合的原则，推进建设。"
    (item,) = (whole := document("a", *PRINCIPLES)).items
    clauses = item.clauses
    items = replace(item, clauses=clauses[:2]), replace(item, id="a:2", clauses=clauses[2:])
    assert in_rows(unit, whole) == [["适度超前布局", "创新驱动融合"]]
    assert in_rows(unit, replace(whole, items=items)) == []


def test_names_of_principles_descend_in_a_row_and_not_alone() -> None:
    """Behind so much else that none says much of the unit."""
    rest = "的原则，加快形成覆盖城乡的服务网络，更好满足人民群众出行需要，支撑新能源汽车产业发展。"
    row, alone = (
        weighed(f"按照{names}{rest}", document("a", *PRINCIPLES))
        for names in ("适度超前布局、创新驱动融合、安全便捷使用", "适度超前布局")
    )
    assert [each.is_likely() for each in row] == [True, True, True]
    assert [each.is_likely() for each in alone] == [False]
