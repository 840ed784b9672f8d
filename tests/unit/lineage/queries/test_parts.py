from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lineage.language import Language
from lineage.queries.documents import documents
from lineage.queries.parts import in_order, no_text
from lineage.store.sqlite import IndexedView
from tests import bundled

ORDER = [
    "state-council-2018-23",
    "guangdong-2018-19",
    "jiangmen-2018-14",
    "shaoguan-2022-103",
    "huizhou-2018",
    "lechang-2018-41",
    "guangzhou-zwb-2018",
]


def test_documents_are_listed_by_level_and_date_undated_ones_last() -> None:
    cards = bundled.view().cards()
    assert [each.key for each in in_order(reversed(cards))] == ORDER
    assert [each.key for each in documents(bundled.view()).items] == ORDER


def test_a_document_of_unknown_level_comes_last() -> None:
    first, *others = in_order(bundled.view().cards())
    assert in_order([replace(first, level=None), *others])[-1].key == first.key


def test_items_are_the_numbered_ones_and_clauses_all_that_can_be_carried() -> None:
    nation = next(each for each in bundled.view().cards() if each.key == bundled.NATION)
    assert (nation.items, nation.clauses) == (16, 74)


@pytest.mark.parametrize(
    ("missing", "silent"),
    [
        ({}, True),
        ({"level": None}, True),
        ({"place": None}, True),
        ({"level": None, "place": None}, False),
        ({"cited_by": (bundled.NATION,)}, False),
        ({"year": None}, False),
    ],
)
def test_only_a_document_known_to_stand_below_is_without_text(
    missing: dict[str, Any], silent: bool
) -> None:
    """What the upstream itself cites stands above it; two unknown years are not the same one."""
    shaoguan = bundled.lineage().missing[0]
    view = IndexedView(replace(bundled.lineage(), missing=(replace(shaoguan, **missing),)))
    year = missing.get("year", 2018)
    nation = replace(next(c for c in view.cards() if c.key == bundled.NATION), year=year)
    assert bool(no_text(view, nation, Language.ZH)) is silent


def test_who_cites_a_document_without_text_is_named() -> None:
    nation = next(c for c in bundled.view().cards() if c.key == bundled.NATION)
    told = no_text(bundled.view(), nation, Language.ZH)
    assert [each.reason for each in told] == [
        "韶府办明电〔2018〕180号（乐昌市引用）：未见其文件，不作判断。"
    ]
