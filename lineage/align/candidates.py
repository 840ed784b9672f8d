"""Which upstream clauses are worth being set beside a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from lineage.align.match import Match, match_of
from lineage.align.pieces import ALONE
from lineage.align.rarity import Rarity
from lineage.align.runs import Run, filled, joined, tiles
from lineage.align.unit import Position, Unit, Upstream

# A clause whose share stands within what another shares, which tells this many times as much,
# owns nothing of it (decision 0011, point 2).
_FAR_MORE = 2.0
# Clauses of one document that are looked at: a bound on work, far above what any unit owes.
_TOP = 12

# A stretch: what it tells, where it starts and ends in the unit, where it starts in the clause.
_Stretch = tuple[float, int, int, int]


def matches_of(unit: Unit, upstream: Upstream, rarity: Rarity) -> list[Match]:
    """The unit beside every clause that shares wording telling more than it costs.

    Highest document first. Where the unit stands whole in a document above, neither other clauses
    of that one nor documents further down can own any of it.
    """
    profile = rarity.profile(unit.text)
    whole = upstream.texts.get(unit.text, ()) if profile[-1] > ALONE else ()
    end = whole[0][0] if whole else len(upstream.documents)
    found = []
    for position, stretches in _worth_a_look(unit, profile, upstream, end).items():
        clause = upstream.at(position)
        runs = filled(unit.text, clause.text, tiles(unit.text, clause.text, stretches))
        match = match_of(unit, clause, position[0], runs, rarity, profile)
        found += [match] if match.told > 0 else []
    if whole:
        highest = [upstream.at(position) for position in whole if position[0] == end]
        best = max(highest, key=lambda clause: clause.title == unit.title)
        all_of_it = (Run(0, 0, len(unit.text)),)
        found.append(match_of(unit, best, end, all_of_it, rarity, profile))
    return found


def _worth_a_look(
    unit: Unit, profile: Sequence[float], upstream: Upstream, end: int
) -> dict[Position, list[Run]]:
    """Positions of clauses that share stretches telling more than they cost, with the stretches.

    Only documents before the generation `end` are looked at, of each the twelve clauses that
    tell most, without those that share but a part of what a better one shares: they can own
    nothing of it. A stretch of fewer than four characters never tells enough.
    """
    if not end:
        return {}
    stretches = joined(unit.text, upstream.seeds)
    told: dict[int, float] = defaultdict(float)
    for diagonal, start, length in stretches:
        weight = profile[start + length - 1] - profile[start]
        if weight > ALONE:
            told[(diagonal + start) // upstream.stride] += weight - ALONE
    shared = _by_clause(stretches, told.keys(), upstream.stride, profile)
    chosen: dict[Position, list[Run]] = {}
    room = [_TOP] * end
    better: list[list[_Stretch]] = [[] for _ in room]
    for number in sorted(told, key=told.__getitem__, reverse=True):
        position = generation, _ = upstream.positions[number]
        if generation >= end or not room[generation]:
            continue
        least = _FAR_MORE * sum(each[0] for each in shared[number])
        if not all(_is_within(each, least, better[generation]) for each in shared[number]):
            room[generation] -= 1
            better[generation] += shared[number]
            chosen[position] = [
                Run(start, offset, stop - start) for _, start, stop, offset in shared[number]
            ]
    return dict(sorted(chosen.items()))


def _by_clause(
    stretches: Iterable[tuple[int, int, int]],
    clauses: Container[int],
    stride: int,
    profile: Sequence[float],
) -> dict[int, list[_Stretch]]:
    """What stretches of these clauses, given by their numbers, tell and where they stand."""
    shared: dict[int, list[_Stretch]] = defaultdict(list)
    for diagonal, start, length in stretches:
        number, offset = divmod(diagonal + start, stride)
        if number in clauses:
            stop = start + length
            shared[number].append((profile[stop - 1] - profile[start], start, stop, offset))
    return shared


def _is_within(stretch: _Stretch, least: float, stretches: Sequence[_Stretch]) -> bool:
    """Whether a stretch of the unit that tells at least so much contains another."""
    _, first, last, _ = stretch
    for weight, start, end, _ in stretches:
        if weight >= least and start <= first and last <= end:
            return True
    return False
