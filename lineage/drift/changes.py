"""All changes from an upstream clause to a unit."""

from __future__ import annotations

from functools import lru_cache

from lineage.drift.deadlines import deadlines, moved
from lineage.drift.found import REMEMBERED
from lineage.drift.numbers import numbers
from lineage.drift.words import duty, scope
from lineage.model import Drift, Level


@lru_cache(REMEMBERED)
def drifts(
    upstream: str,
    unit: str,
    carried: str,
    window: str,
    columns: tuple[str | None, str | None] = (None, None),
    level: Level | None = None,
) -> tuple[Drift, ...]:
    """Changes from an upstream clause to a unit.

    `carried` are the phrases of the clause that the unit has wording of, a line each: numbers and
    words of duty and scope can change only there, deadlines in their sentences; the rest is left
    out, not weakened. `window` are the phrases of the unit that have wording of the clause: what is
    new is looked for only there, what is lost in the whole unit. `columns` are the deadlines that
    the clause and the unit have in a column of their plans, `level` is that of the unit's document.

    >>> upstream = "年底前应当完成整改。"
    >>> [d.kind.value for d in drifts(upstream, "完成整改。", upstream, "完成整改。")]
    ['deadline_lost', 'duty_weakened']
    """
    if upstream == unit:
        return tuple(moved(*columns))
    return (
        *deadlines(upstream, unit, carried, window, columns, level),
        *numbers(upstream, unit, carried, window, level),
        *duty(upstream, unit, carried, window),
        *scope(upstream, unit, carried, window),
    )
