"""Pieces of shared wording, as a reader sees them: runs that follow each other closely.

A rewritten clause keeps its words in order, but not in one stretch. A run that stands alone
has to tell more than it costs to meet it anywhere by chance; one that follows another closely
costs only what the gaps on both sides leave open. The best pieces are found by dynamic
programming over the runs, as chains of exact matches with gap costs are in sequence alignment
(Abouelhoda and Ohlebusch 2005).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lineage.align.runs import Run

# What it costs to meet a run anywhere by chance (nats): e^8 = 3,000 places, about those of a plan.
ALONE = 8.0
# The cost of a link beside that of its gaps, and of going back in the clause (nats).
_LINK, _BACK = 0.5, 2.0
# How far apart two runs of one piece may stand in the unit and in the clause (characters).
_REACH, _REACH_ABOVE = 12, 20


@dataclass(frozen=True, slots=True)
class Piece:
    """Runs in unit order, what they tell together and what it cost to string them up, in nats.

    What a piece tells is free of the cost of its links, not of the cost of standing alone.
    """

    runs: tuple[Run, ...]
    told: float
    cost: float


def pieces(runs: Sequence[Run], weights: Sequence[float]) -> list[Piece]:
    """The pieces these runs make up that tell more than a run costs alone, best first.

    No run is in two. Runs are in unit order and don't overlap there; `weights` is what each
    tells, in nats.
    """
    if sum(weights) <= ALONE:
        return []
    if len(runs) == 1:
        return [Piece((runs[0],), weights[0], 0.0)]
    left = list(range(len(runs)))
    found = []
    while left:
        told, members = _best(runs, weights, left)
        if told <= ALONE:
            break
        whole = sum(weights[member] for member in members)
        found.append(Piece(tuple(runs[member] for member in members), told, whole - told))
        left = [index for index in left if index not in members]
    return found


def _best(
    runs: Sequence[Run], weights: Sequence[float], left: Sequence[int]
) -> tuple[float, list[int]]:
    """What the best piece of the runs left tells, and its members in unit order."""
    told: dict[int, float] = {}
    before: dict[int, int] = {}
    for count, index in enumerate(left):
        weight = most = weights[index]
        start, upstream_start, _ = runs[index]
        for other in reversed(left[:count]):
            other_start, other_upstream_start, length = runs[other]
            gap = start - other_start - length
            above = upstream_start - other_upstream_start - length
            if gap > _REACH:
                break
            if abs(above) <= _REACH_ABOVE:
                linked = told[other] + weight - _gap_cost(gap, above)
                if linked > most:
                    most, before[index] = linked, other
        told[index] = most
    members = [max(left, key=told.__getitem__)]
    most = told[members[0]]
    while members[-1] in before:
        members.append(before[members[-1]])
    return most, members[::-1]


def _gap_cost(gap: int, above: int) -> float:
    """What it costs to say where a run stands behind another, by the gaps on both sides."""
    return _LINK + math.log1p(gap) + math.log1p(abs(above)) + (_BACK if above < 0 else 0.0)
