"""Whose wording it is: each stretch of a unit is credited once, and each stretch of a clause.

A unit's stretch goes to the clause it was taken from (`attribute`); a clause's stretch goes
to the units that carry the clause (`share_out`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lineage.align.chains import ALONE, RunChain
from lineage.align.evidence import Run
from lineage.align.match import Match
from lineage.align.rarity import between

LIKELY = 0.6
_CLEARLY_MORE = 9.0
_MUCH_MORE = 3.0
_NO_TERM = 0.25
_LEAST_PHRASE = 8

Claim = tuple[Match, RunChain, tuple[Run, ...]]


def attribute(matches: Sequence[Match]) -> None:
    """Set what each of a unit's matches owns: stretches that no better piece explains.

    Among the clauses of one document a stretch goes to the piece that tells most, on a tie to
    the clause under the same item title, then to the one of which more is carried. A piece
    of a document further down keeps it only where it tells clearly more than any from above.
    """
    if not matches:
        return
    for match in matches:
        match.own = match.best = match.phrase = 0.0
    above = _Above([0.0] * len(matches[0].unit.text))
    levels = [list(level) for _, level in groupby(matches, key=lambda match: match.generation)]
    for level in levels:
        claims = [(match, chain, runs) for match in level for chain, runs in match.pieces()]
        claims.sort(key=_right)
        _credit(claims, above)
        if level is not levels[-1]:
            above.add(claims)


@dataclass(slots=True)
class _Above:
    """What explains a unit from above: for each character, how much its longest run tells."""

    told: list[float]

    def add(self, claims: Sequence[Claim]) -> None:
        """Take note of a document's runs; those of clauses that follow each other are one.

        A unit that goes on from one clause to the next took no more from who printed both in one.
        """
        ends = {
            (match.upstream.position + 1, run.unit_end): run.unit_start
            for match, _, runs in claims
            for run in runs
            if run.upstream_end == len(match.upstream.text)
        }
        for match, _, runs in claims:
            for run in runs:
                start = run.unit_start
                if not run.upstream_start:
                    start = ends.get((match.upstream.position, start), start)
                told = between(match.profile, start, run.unit_end)
                stretch = slice(start, run.unit_end)
                self.told[stretch] = [most if most > told else told for most in self.told[stretch]]


def _credit(claims: Sequence[Claim], above: _Above) -> None:
    """Let the pieces of one document own what is free, the best piece first."""
    size = len(above.told)
    taken = bytearray(size)
    owned: dict[int, bytearray] = defaultdict(lambda: bytearray(size))
    for match, chain, runs in claims:
        mine = owned[match.upstream.position]
        new = told = -chain.cost
        for run in runs:
            for start, end in _unexplained(run, match.profile, above.told):
                new += between(match.profile, start, end)
                for free in _untaken(start, end, taken):
                    told += between(match.profile, *free)
                    mine[slice(*free)] = b"\1" * (free[1] - free[0])
        match.best = max(match.best, new)
        match.own += max(0.0, told - ALONE)
        for run in runs:
            taken[run.unit_start : run.unit_end] = b"\1" * run.length
    for match, _, _ in claims:
        if match.own:
            match.phrase = _phrase(match, owned[match.upstream.position], above.told)


def _phrase(match: Match, owned: bytearray, above: Sequence[float]) -> float:
    """The greatest share owned of what nothing above explains of a phrase of the unit."""
    best = 0.0
    for start, end in match.unit.phrases:
        rest = mine = 0
        for own, known in zip(owned[start:end], above[start:end], strict=True):
            if not known:
                rest += 1
                mine += own
        best = max(best, mine / max(rest, _LEAST_PHRASE))
    return best


def share_out(matches: Iterable[Match]) -> None:
    """Lessen what matches of a document own where a unit beside carries the clause far better.

    Where one unit owns three times as much of a clause as another, what both took from the
    same stretch is the first one's: the other uses a term of the clause. Not so where it
    makes up a quarter of the other, which then says a part of the clause again.
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
        for _, runs in match.pieces():
            for run in runs:
                weight = between(match.profile, run.unit_start, run.unit_end)
                stretch = carried[run.upstream_start : run.upstream_end]
                told += weight
                left += weight * sum(most < _MUCH_MORE * own for most in stretch) / run.length
                carried[run.upstream_start : run.upstream_end] = [most or own for most in stretch]
        if own < _NO_TERM * match.profile[-1]:
            match.own *= left / told
            match.phrase *= left / told


def _right(claim: Claim) -> tuple[float, bool, float]:
    match, chain, _ = claim
    carried = sum(each.told for each in match.chains)
    return (-round(chain.told), match.title < LIKELY, -carried / match.whole)


def _unexplained(
    run: Run, profile: Sequence[float], above: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """The parts of a run's stretch that it explains clearly better than any run from above."""
    stretch = above[run.unit_start : run.unit_end]
    most = max(0.0, between(profile, run.unit_start, run.unit_end) - _CLEARLY_MORE)
    if max(stretch) <= most:
        yield run.unit_start, run.unit_end
        return
    for free, part in groupby(range(run.length), key=lambda place: stretch[place] <= most):
        places = list(part)
        if free:
            yield run.unit_start + places[0], run.unit_start + places[-1] + 1


def _untaken(start: int, end: int, taken: bytearray) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that no better piece of the same document has taken."""
    if 1 not in taken[start:end]:
        yield start, end
        return
    for mark, part in groupby(range(start, end), key=taken.__getitem__):
        places = list(part)
        if not mark:
            yield places[0], places[-1] + 1
