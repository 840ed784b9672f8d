from __future__ import annotations

import pytest

from lineage.queries.shares import document_shares
from tests import bundled

HEIRS = {"huizhou-2018", "lechang-2018-41"}
ALL = ("verbatim", "edited", "adapted", "borrowed")


def test_a_share_is_the_sum_of_the_kinds_asked_for() -> None:
    cards = bundled.view().cards_by_key()
    ((told, parts),) = document_shares(
        bundled.view(), [cards["huizhou-2018"]], HEIRS, ("verbatim", "edited")
    )
    assert parts
    assert parts is told.shares
    assert told.share == pytest.approx(parts.verbatim + parts.edited, abs=1e-4)


def test_what_comes_from_each_source_is_told_apart() -> None:
    view = bundled.view()
    card = view.cards_by_key()["lechang-2018-41"]
    sources = ((bundled.NATION,), (bundled.PROVINCE,))
    found = document_shares(view, [card], HEIRS, ALL, sources)
    assert [told.sources for told, _ in found] == list(sources)
    nation, province = (told.share or 0 for told, _ in found)
    assert nation > province
    assert nation + province <= 1


def test_of_a_document_with_nothing_above_it_no_share_is_told() -> None:
    card = bundled.view().cards_by_key()[bundled.NATION]
    ((told, parts),) = document_shares(bundled.view(), [card], HEIRS, ALL)
    assert (told.share, told.shares, parts) == (None, None, None)
