"""Which clauses are worth being set beside a unit."""

from __future__ import annotations

import math

import pytest

from lineage.align import Prepared, Upstream, align, candidates
from lineage.align.candidates import matches_of
from lineage.align.rarity import Rarity
from tests import bundled
from tests.small import document


def prepared(key: str) -> Prepared:
    return Prepared(next(each for each in bundled.lineage().documents if each.key == key))


@pytest.mark.parametrize("key", ["huizhou-2018", "lechang-2018-41", "guangzhou-zwb-2018"])
def test_what_is_left_out_would_own_nothing(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = prepared(key)
    upstream = Upstream([prepared(bundled.NATION), prepared(bundled.PROVINCE)])

    def beside() -> int:
        rarity = Rarity(plan, upstream)
        return sum(len(matches_of(unit, upstream, rarity)) for unit in plan.units)

    few, found = beside(), align(plan, upstream).inherits
    monkeypatch.setattr(candidates, "_FAR_MORE", math.inf)
    assert align(plan, upstream).inherits == found
    assert beside() > few


def test_what_two_documents_above_say_alike_is_set_beside_a_unit_once() -> None:
    text = "依托一体化在线政务服务平台建立事项清单动态调整机制，逐项编制办事指南。"
    upstream = Upstream([Prepared(document(key, text)) for key in ("y", "z")])
    plan = Prepared(document("x", f"各县区{text}"))
    first, second = matches_of(plan.units[0], upstream, Rarity(plan, upstream))
    assert (first.generation, second.generation) == (0, 1)
    assert first.pieces is second.pieces
