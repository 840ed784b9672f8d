"""Whose wording it is: each stretch of a unit is credited once, and each stretch of a clause.

A unit's stretch goes to the clause it was taken from (`attribute`); a clause's stretch goes
to the units that carry the clause (`share_out`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lineage.align.evidence import Run
from lineage.align.match import RUN_COST, Match
from lineage.align.rarity import between

LIKELY = 0.6
_CLEARLY_MORE = 9.0
_MUCH_MORE = 3.0


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
            stretch = slice(run.unit_start, run.unit_end)
            above[stretch] = [max(most, weight) for most in above[stretch]]


def share_out(matches: Iterable[Match]) -> None:
    """Lessen what matches of a document own where a unit beside carries the clause far better.

    Where one unit owns three times as much of a clause as another, what both took from the
    same stretch is the first one's: the other speaks of the same thing.
    """
    heirs: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in matches:
        if match.own:
            heirs[match.generation, match.upstream.position].append(match)
    for rivals in heirs.values():
        rivals.sort(key=lambda match: -match.own)
        if rivals[0].own >= _MUCH_MORE * rivals[-1].own:
            _share_out(rivals)


def _share_out(rivals: Sequence[Match]) -> None:
    """As `share_out`, among the heirs of one clause, the greatest first."""
    carried = [0.0] * len(rivals[0].upstream.text)
    for match, own in [(match, match.own) for match in rivals]:
        told = left = 0.0
        for weight, _, run in _telling([match]):
            stretch = carried[run.upstream_start : run.upstream_end]
            told += weight
            left += weight * sum(most < _MUCH_MORE * own for most in stretch) / run.length
            carried[run.upstream_start : run.upstream_end] = [most or own for most in stretch]
        match.own = own * left / told


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
    start, most = run.unit_start, weight - _CLEARLY_MORE
    stretch = slice(run.unit_start, run.unit_end)
    if not any(taken[stretch]) and max(above[stretch]) <= most:
        yield run.unit_start, run.unit_end
        return
    for position in range(run.unit_start, run.unit_end + 1):
        if position == run.unit_end or taken[position] or above[position] > most:
            if position > start:
                yield start, position
            start = position + 1
