"""Whose wording it is: each stretch of a unit is credited once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lineage.align.evidence import Run
from lineage.align.match import RUN_COST, Match
from lineage.align.rarity import between

LIKELY = 0.6
_CLEARLY_MORE = 9.0


def attribute(matches: Sequence[Match]) -> None:
    """Set what each of a unit's matches owns: stretches that no better run explains.

    Among the clauses of one document a stretch goes to the run that tells most, on a tie to
    the clause under the same item title, then to the one of which more is carried. A run of
    a document further down keeps it only where it tells clearly more than any from above.
    """
    if not matches:
        return
    size = len(matches[0].unit.text)
    above = [0.0] * size
    for _, level in groupby(matches, key=lambda match: match.generation):
        runs = sorted(_telling(list(level)), key=_right)
        taken = bytearray(size)
        for weight, match, run in runs:
            for start, end in _free(run, weight, taken, above):
                match.own += max(0.0, between(match.profile, start, end) - RUN_COST)
            taken[run.unit_start : run.unit_end] = b"\1" * run.length
        for weight, _, run in runs:
            for position in range(run.unit_start, run.unit_end):
                above[position] = max(above[position], weight)


def _telling(matches: Sequence[Match]) -> Iterator[tuple[float, Match, Run]]:
    for match in matches:
        for run, weight in zip(match.runs, match.weights, strict=True):
            if weight > RUN_COST:
                yield weight, match, run


def _right(claim: tuple[float, Match, Run]) -> tuple[float, bool, float]:
    weight, match, _ = claim
    return (-round(weight), match.title < LIKELY, -sum(match.weights) / match.whole)


def _free(
    run: Run, weight: float, taken: bytearray, above: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """The parts of a run's stretch that nothing before it has a better right to."""
    start = run.unit_start
    for position in range(run.unit_start, run.unit_end + 1):
        if position == run.unit_end or taken[position] or above[position] > weight - _CLEARLY_MORE:
            if position > start:
                yield start, position
            start = position + 1
