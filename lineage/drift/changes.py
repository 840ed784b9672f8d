"""All changes from an upstream clause to a unit."""

from __future__ import annotations

from functools import lru_cache

from lineage.drift.deadlines import deadlines, moved
from lineage.drift.found import REMEMBERED, Inherited
from lineage.drift.numbers import numbers
from lineage.drift.words import duty, scope
from lineage.model import Drift


@lru_cache(REMEMBERED)
def drifts(pair: Inherited) -> tuple[Drift, ...]:
    """Changes from an upstream clause to a unit.

    >>> upstream, unit = "各地应当在年底前完成整改。", "各地原则上完成整改。"
    >>> [each.kind.value for each in drifts(Inherited(upstream, unit, upstream, unit))]
    ['deadline_lost', 'duty_weakened']
    """
    if pair.upstream == pair.unit:
        return tuple(moved(*pair.columns))
    return (*deadlines(pair), *numbers(pair), *duty(pair), *scope(pair))
