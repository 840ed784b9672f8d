"""Which upstream clauses are worth being set beside a unit."""

from __future__ import annotations

from collections.abc import Sequence

from lineage.align.match import Match, Wording, match_of, wording_of
from lineage.align.pieces import ALONE
from lineage.align.rarity import Rarity
from lineage.align.runs import Run, runs_of
from lineage.align.unit import Position, Unit, Upstream

# A clause whose share stands within what another shares, which tells this many times as much,
# owns nothing of it (decision 0011, point 2).
_FAR_MORE = 2.0
# Clauses of one document that are looked at: a bound on work, far above what any unit owes.
_TOP = 12

# A stretch of the unit: what it tells, where it starts and ends.
_Stretch = tuple[float, int, int]


def matches_of(unit: Unit, upstream: Upstream, rarity: Rarity) -> list[Match]:
    """The unit beside every clause that shares wording telling more than it costs.

    Highest document first. Where the unit stands whole in a document above, neither other clauses
    of that one nor documents further down can own any of it.
    """
    profile = rarity.profile(unit)
    whole = upstream.texts.get(unit.text, ()) if profile[-1] > ALONE else ()
    end = whole[0][0] if whole else len(upstream.documents)
    found = []
    shared: dict[str, Wording] = {}
    for position, stretches in _worth_a_look(unit, profile, upstream, end).items():
        clause = upstream.at(position)
        text = clause.text
        if text not in shared:
            shared[text] = wording_of(runs_of(unit.text, text, stretches), profile)
        if shared[text].told > 0:
            found.append(match_of(unit, clause, position[0], shared[text], rarity, profile))
    if whole:
        all_of_it = wording_of((Run(0, 0, len(unit.text)),), profile)
        highest = [upstream.at(position) for position in whole if position[0] == end]
        found += [match_of(unit, each, end, all_of_it, rarity, profile) for each in highest]
    return found


def _worth_a_look(
    unit: Unit, profile: Sequence[float], upstream: Upstream, end: int
) -> dict[Position, tuple[Run, ...]]:
    """Positions of clauses that share stretches telling more than they cost, with the stretches.

    Only documents before the generation `end` are looked at, of each the twelve clauses that
    tell most, without those that share but a part of what a better one shares: they can own
    nothing of it. A stretch of fewer than four characters never tells enough.
    """
    if not end:
        return {}
    shared = upstream.index.stretches(unit.text)
    told = {text: _beyond(runs, profile) for text, runs in shared.items()}
    chosen: dict[Position, tuple[Run, ...]] = {}
    room = [_TOP] * end
    better: list[list[_Stretch]] = [[] for _ in room]
    for text in sorted(filter(told.get, told), key=told.__getitem__, reverse=True):
        stretches = [
            (profile[start + length - 1] - profile[start], start, start + length)
            for start, _, length in shared[text]
        ]
        least = _FAR_MORE * sum(weight for weight, _, _ in stretches)
        for position in upstream.texts[text]:
            generation, _ = position
            if generation >= end or not room[generation]:
                continue
            if not all(_is_within(each, least, better[generation]) for each in stretches):
                room[generation] -= 1
                better[generation] += stretches
                chosen[position] = shared[text]
    return dict(sorted(chosen.items()))


def _beyond(runs: Sequence[Run], profile: Sequence[float]) -> float:
    """What stretches tell beyond what each costs."""
    told = 0.0
    for start, _, length in runs:
        weight = profile[start + length - 1] - profile[start]
        if weight > ALONE:
            told += weight - ALONE
    return told


def _is_within(stretch: _Stretch, least: float, stretches: Sequence[_Stretch]) -> bool:
    """Whether a stretch of the unit that tells at least so much contains another."""
    _, first, last = stretch
    for weight, start, end in stretches:
        if weight >= least and start <= first and last <= end:
            return True
    return False
