"""Shared runs as a reader sees them: those that follow each other closely are one piece.

A rewritten clause keeps its words in order, but not in one stretch. A run that stands alone
has to tell more than it costs to meet it anywhere by chance; one that follows another closely
costs only what the gaps on both sides leave open. The best chains are found by dynamic
programming over the runs, as chains of exact matches with gap costs are in sequence alignment
(Abouelhoda and Ohlebusch 2005).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lineage.align.evidence import Run

ALONE = 8.0
_LINK = 0.5
_BACK = 2.0
_REACH, _REACH_ABOVE = 12, 20

_Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class RunChain:
    """Runs in unit order, what they tell together and what it cost to string them up, in nats.

    `places` are their places among the runs that were chained. What a chain tells is free
    of the cost of its links, not of the cost of standing alone.
    """

    places: tuple[int, ...]
    told: float
    cost: float


def chains(runs: Sequence[Run], weights: Sequence[float]) -> list[RunChain]:
    """The chains of these runs that tell more than a run costs alone, no run in two, best first.

    Runs are in unit order and don't overlap there; `weights` is what each tells, in nats.
    """
    if sum(weights) <= ALONE:
        return []
    if len(runs) == 1:
        return [RunChain((0,), weights[0], 0.0)]
    spans = [
        (r.unit_start, r.unit_start + r.length, r.upstream_start, r.upstream_start + r.length)
        for r in runs
    ]
    left = list(range(len(runs)))
    found = []
    while left and (best := _best(spans, weights, left)):
        found.append(best)
        left = [place for place in left if place not in best.places]
    return found


def _best(spans: Sequence[_Span], weights: Sequence[float], left: Sequence[int]) -> RunChain | None:
    """The chain of the runs left that tells most, None when none tells enough."""
    told: dict[int, float] = {}
    before: dict[int, int] = {}
    for index, place in enumerate(left):
        weight = most = weights[place]
        start, _, upstream_start, _ = spans[place]
        for other in reversed(left[:index]):
            _, end, _, upstream_end = spans[other]
            gap, above = start - end, upstream_start - upstream_end
            if gap > _REACH:
                break
            if abs(above) <= _REACH_ABOVE:
                linked = told[other] + weight - _gap_cost(gap, above)
                if linked > most:
                    most, before[place] = linked, other
        told[place] = most
    last = max(left, key=told.__getitem__)
    if told[last] <= ALONE:
        return None
    places = [last]
    while places[-1] in before:
        places.append(before[places[-1]])
    whole = sum(weights[each] for each in places)
    return RunChain(tuple(reversed(places)), told[last], whole - told[last])


def _gap_cost(gap: int, above: int) -> float:
    """What it costs to say where a run stands behind another, by the gaps on both sides."""
    return _LINK + math.log1p(gap) + math.log1p(abs(above)) + (_BACK if above < 0 else 0.0)
