"""Which clauses are worth being set beside a unit."""

from __future__ import annotations

import math

import pytest

from lineage.align import Prepared, Upstream, align, candidates
from lineage.align.candidates import matches_of
from lineage.align.rarity import Rarity
from tests import bundled


def prepared(key: str) -> Prepared:
    return Prepared(next(each for each in bundled.lineage().documents if each.key == key))


@pytest.mark.parametrize("key", ["huizhou-2018", "lechang-2018-41", "guangzhou-zwb-2018"])
def test_what_is_left_out_would_own_nothing(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = prepared(key)
    upstream = Upstream([prepared(bundled.NATION), prepared(bundled.PROVINCE)])

    def beside() -> int:
        rarity = Rarity(document, upstream)
        return sum(len(matches_of(unit, upstream, rarity)) for unit in document.units)

    few, found = beside(), align(document, upstream).inherits
    monkeypatch.setattr(candidates, "_FAR_MORE", math.inf)
    assert align(document, upstream).inherits == found
    assert beside() > few
