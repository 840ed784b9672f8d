"""Whose wording it is: each stretch of a unit is credited once, and each stretch of a clause.

A unit's stretch goes to the clause it was taken from (`attribute`); a clause's stretch goes
to the units that carry the clause (`share_out`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from lineage.align.match import Match
from lineage.align.pieces import ALONE, Piece
from lineage.align.rarity import between
from lineage.align.runs import Run, bits

# Titles that are alike to this share are of one item, whatever was put in or left out.
LIKELY = 0.6
# What a run must tell more than another to be clearly more (nats): one of a document further down
# keeps nothing else.
_CLEARLY_MORE = 9.0
# Who owns so many times as much of a clause carries it; a share so great of a unit is no term of
# it (decisions 0003, point 4, and 0009, point 4).
_MUCH_MORE, _NO_TERM = 3.0, 0.25
# A run that tells so much (nats), some fifteen characters of rare wording, is owed to every clause
# that says it (decision 0016).
_SAID_AGAIN = 45.0
# A unit of which so much is a clause's says nothing else.
_WHOLE = 0.9
# A phrase of fewer characters counts as one of so many: a term of two is no phrase.
_PHRASE_FLOOR = 8


class _Bid(NamedTuple):
    """A match, a piece of what it shares, and how surely (0 to 1) its neighbours stand beside it."""

    match: Match
    piece: Piece
    near: float


class Share(NamedTuple):
    """What a clause owns of a unit, beside all other clauses and units.

    `own` is the part of what they share that no better clause explains, `best` what the best piece
    tells that nothing above does, both in nats; `phrase` the greatest share (0 to 1) owned of what
    nothing above explains of a phrase of the unit.
    """

    own: float
    best: float
    phrase: float


NOTHING = Share(0.0, 0.0, 0.0)


def attribute(matches: Sequence[Match], near: Sequence[float]) -> list[Share]:
    """What each of a unit's matches, the highest document's first, owns of the unit.

    `near` says how surely (0 to 1) the clauses beside each are carried beside the unit. Among the
    clauses of one document a stretch goes to the piece that tells most, on a tie to the clause
    under the same item title, then to the one of which more is carried, then to the one with its
    neighbours beside it; a long run that another clause says again is that one's, too. A piece of a
    document further down keeps it only where it tells clearly more than any from above.
    """
    shares = []
    above = _Above([0.0] * len(matches[0].unit.text))
    bids: list[_Bid] = []
    beside = zip(matches, near, strict=True)
    for _, level in groupby(beside, key=lambda each: each[0].generation):
        above.add(bids)
        of_document = list(level)
        bids = [_Bid(match, each, by) for match, by in of_document for each in match.pieces]
        bids.sort(key=_right)
        credited = _credited(bids, above)
        shares += [credited.get(match.upstream.position, NOTHING) for match, _ in of_document]
    return shares


@dataclass(slots=True)
class _Above:
    """What explains a unit from above: for each character, how much its longest run tells.

    `known` has a bit for each character that anything explains.
    """

    told: list[float]
    known: int = 0

    def add(self, bids: Sequence[_Bid]) -> None:
        """Take note of a document's runs; those of clauses that follow each other are one.

        A unit that goes on from one clause to the next took no more from who printed both in one.
        """
        ends = {
            (match.upstream.position + 1, run.unit_end): run.unit_start
            for match, piece, _ in bids
            for run in piece.runs
            if run.upstream_end == len(match.upstream.text)
        }
        for match, piece, _ in bids:
            for run in piece.runs:
                start = run.unit_start
                if not run.upstream_start:
                    start = ends.get((match.upstream.position, start), start)
                told = between(match.profile, start, run.unit_end)
                stretch = slice(start, run.unit_end)
                self.told[stretch] = [most if most > told else told for most in self.told[stretch]]
                self.known |= bits(start, run.unit_end)


def _right(bid: _Bid) -> tuple[float, bool, float, float]:
    """The greater right first."""
    match, piece, near = bid
    return (-round(piece.told), match.titles_alike < LIKELY, -match.carried, -near)


def _credited(bids: Sequence[_Bid], above: _Above) -> dict[int, Share]:
    """What the clauses of one document own of what is free, by their positions.

    The best piece takes first.
    """
    taken = [0.0] * len(above.told)  # how much the run tells that took a character
    owned: dict[int, int] = defaultdict(int)  # a bit for each character
    own: dict[int, float] = defaultdict(float)
    best: dict[int, float] = defaultdict(float)
    for match, piece, _ in bids:
        clause = match.upstream.position
        new = told = -piece.cost
        for run in piece.runs:
            whole = between(match.profile, run.unit_start, run.unit_end)
            for start, end in _unexplained(run, whole, above.told):
                new += between(match.profile, start, end)
                for free in _untaken(start, end, taken, whole):
                    told += between(match.profile, *free)
                    owned[clause] |= bits(*free)
            stretch = slice(run.unit_start, run.unit_end)
            taken[stretch] = [each or whole for each in taken[stretch]]
        best[clause] = max(best[clause], new)
        own[clause] += max(0.0, told - ALONE)
    phrases = bids[0].match.unit.phrases if bids else ()
    return {
        clause: Share(
            told, best[clause], _phrase(phrases, owned[clause], above.known) if told else 0.0
        )
        for clause, told in own.items()
    }


def _phrase(phrases: Sequence[tuple[int, int]], owned: int, known: int) -> float:
    """The greatest share owned of what nothing above explains (isn't known) of a phrase."""
    best = 0.0
    for phrase in phrases:
        rest = bits(*phrase) & ~known
        best = max(best, (rest & owned).bit_count() / max(rest.bit_count(), _PHRASE_FLOOR))
    return best


def _unexplained(run: Run, told: float, above: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The parts of a run, which tells so much, explained clearly better than by any from above."""
    stretch = above[run.unit_start : run.unit_end]
    most = max(0.0, told - _CLEARLY_MORE)
    if max(stretch) <= most:
        yield run.unit_start, run.unit_end
        return
    if min(stretch) > most:
        return
    for free, part in groupby(range(run.length), key=lambda offset: stretch[offset] <= most):
        offsets = list(part)
        if free:
            yield run.unit_start + offsets[0], run.unit_start + offsets[-1] + 1


def _untaken(
    start: int, end: int, taken: Sequence[float], told: float
) -> Iterator[tuple[int, int]]:
    """The parts of a stretch, of a run that tells so much, that nothing better has taken.

    What is long enough is only taken by what tells clearly more.
    """
    stretch = taken[start:end]
    if not any(stretch):
        yield start, end
        return
    most = told + _CLEARLY_MORE if told >= _SAID_AGAIN else 0.0
    if min(stretch) > most:
        return
    for free, part in groupby(range(end - start), key=lambda at: stretch[at] <= most):
        offsets = list(part)
        if free:
            yield start + offsets[0], start + offsets[-1] + 1


def share_out(matches: Sequence[Match], shares: Sequence[Share]) -> list[Share]:
    """The shares of a document's matches, less what a unit beside carries far better.

    Where one unit owns three times as much of a clause as another, or says nothing else, what both
    took from the same stretch is the first one's: the other uses a term of the clause. Not so
    where it makes up a quarter of the other, which then says a part of the clause again.
    """
    heirs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (match, share) in enumerate(zip(matches, shares, strict=True)):
        if share.own:
            heirs[match.position].append(index)
    lessened = list(shares)
    for rivals in heirs.values():
        if len(rivals) < 2:
            continue
        rights = {index: _right_to(matches[index], shares[index].own) for index in rivals}
        rivals.sort(key=lambda index: -rights[index])
        if rights[rivals[0]] >= _MUCH_MORE * rights[rivals[-1]]:
            claims = [(matches[index], rights[index]) for index in rivals]
            for index, left in zip(rivals, _left(claims), strict=True):
                share = shares[index]
                if left < 1.0 and share.own < _NO_TERM * matches[index].profile[-1]:
                    lessened[index] = Share(share.own * left, share.best, share.phrase * left)
    return lessened


def _right_to(match: Match, own: float) -> float:
    """What right a unit that owns so much of a clause has to it: the greatest if it says no more."""
    whole = sum(piece.told for piece in match.pieces) >= _WHOLE * match.profile[-1]
    return math.inf if whole else own


def _left(claims: Sequence[tuple[Match, float]]) -> Iterator[float]:
    """What share of its wording each heir of one clause is left with, the greatest right first."""
    carried = [0.0] * len(claims[0][0].upstream.text)
    for match, right in claims:
        told = left = 0.0
        for piece in match.pieces:
            for run in piece.runs:
                weight = between(match.profile, run.unit_start, run.unit_end)
                stretch = carried[run.upstream_start : run.upstream_end]
                told += weight
                left += weight * sum(most < _MUCH_MORE * right for most in stretch) / run.length
                carried[run.upstream_start : run.upstream_end] = [most or right for most in stretch]
        yield left / told
