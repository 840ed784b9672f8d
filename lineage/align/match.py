"""A unit beside one upstream clause, and which clauses are worth being set beside it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.align.chains import ALONE, RunChain, chains
from lineage.align.evidence import SEED, Run, chained, filled, tiles
from lineage.align.rarity import Rarity
from lineage.align.unit import Position, Unit, Upstream

RUN_COST = 9.0
_FAR_MORE = 2.0
_TOP = 12
_GROUND = 0.2

# A stretch: what it tells, where it starts and ends in the unit, where it starts in the clause.
_Weighed = tuple[float, int, int, int]


@dataclass(slots=True)
class Match:
    """What a unit and an upstream clause share and what the clause owns of it.

    `runs` are all runs of two characters and more, `chains` the pieces of shared wording that
    they make up. `profile` is the unit's (see `Rarity.profile`), `whole` the information of the
    upstream clause; `evidence` is what the chains tell beyond their cost, `own` the part of it
    that no better clause explains, `best` what its best piece tells that nothing above does. All
    in nats. `phrase` is the greatest share owned of what nothing above explains of a phrase of
    the unit. `via` is the key of the lowest document between that holds the same wording.
    """

    unit: Unit
    upstream: Unit
    generation: int
    profile: Sequence[float]
    whole: float
    runs: tuple[Run, ...]
    chains: tuple[RunChain, ...]
    evidence: float
    own: float = 0.0
    best: float = 0.0
    phrase: float = 0.0
    title: float = 0.0
    near: float = 0.0
    score: float = 0.0
    via: str | None = None

    def pieces(self) -> Iterator[tuple[RunChain, tuple[Run, ...]]]:
        """Each chain with its runs, the one that tells most first."""
        for chain in self.chains:
            yield chain, tuple(self.runs[place] for place in chain.places)

    def names_only(self) -> bool:
        """Whether nothing is shared but what documents are called that the clause cites."""
        names = self.upstream.names
        return bool(names) and all(
            any(start <= run.upstream_start and run.upstream_end <= end for start, end in names)
            for _, runs in self.pieces()
            for run in runs
        )

    def features(self) -> tuple[float, ...]:
        """What the score weighs, beside a constant.

        What the best piece of shared wording tells; item title and neighbours; the share of the
        unit that is owned; how much of one phrase of the unit; how much of the clause is
        shared at all. Context counts only as far as something is
        owned: at a fifth of either text in full. Terms of the trade stand inside phrases, what
        was copied fills them.
        """
        of_clause = self.own / self.whole if self.whole else 0.0
        of_unit = self.own / self.profile[-1] if self.profile[-1] else 0.0
        ground = min(1.0, max(of_clause, of_unit) / _GROUND)
        return (
            1.0,
            math.log1p(self.best),
            self.title * ground,
            self.near * ground,
            of_unit,
            self.phrase,
            self._carried() if self.own else 0.0,
        )

    def _carried(self) -> float:
        """The share of the upstream clause that is shared, whoever explains it."""
        return min(1.0, sum(chain.told for chain in self.chains) / self.whole)


def match_of(
    unit: Unit,
    upstream: Unit,
    generation: int,
    runs: tuple[Run, ...],
    rarity: Rarity,
    profile: Sequence[float] | None = None,
) -> Match:
    """The match of a unit and a clause that share these runs."""
    known = rarity.profile(unit.text) if profile is None else profile
    weights = [known[r.unit_start + r.length - 1] - known[r.unit_start] for r in runs]
    found = tuple(chains(runs, weights))
    evidence = sum(chain.told - ALONE for chain in found)
    whole = rarity.information(upstream.text)
    return Match(unit, upstream, generation, known, whole, runs, found, evidence)


def matches_of(unit: Unit, upstream: Upstream, rarity: Rarity) -> list[Match]:
    """The unit beside every clause that shares wording telling more than it costs.

    Where the unit stands whole in a document above, neither other clauses of that one nor
    documents further down can own any of it.
    """
    profile = rarity.profile(unit.text)
    whole = upstream.texts.get(unit.text, ()) if profile[-1] > RUN_COST else ()
    end = whole[0][0] if whole else len(upstream.documents)
    found = []
    for place, stretches in _worth_a_look(unit, profile, upstream, end).items():
        clause = upstream.at(place)
        runs = filled(unit.text, clause.text, tiles(unit.text, clause.text, stretches))
        match = match_of(unit, clause, place[0], runs, rarity, profile)
        found += [match] if match.evidence > 0 else []
    if whole:
        highest = [place for place in whole if place[0] == end]
        best = max(highest, key=lambda place: upstream.at(place).title == unit.title)
        found.append(match_of(unit, upstream.at(best), end, _all_of(unit), rarity, profile))
    _hand_on(found, whole, upstream)
    return found


def _all_of(unit: Unit) -> tuple[Run, ...]:
    return (Run(0, 0, len(unit.text)),)


def _worth_a_look(
    unit: Unit, profile: Sequence[float], upstream: Upstream, end: int
) -> dict[Position, list[Run]]:
    """Places of clauses that share stretches telling more than they cost, with the stretches.

    Only documents before the generation `end` are looked at, of each the twelve clauses that
    tell most, without those that share but a part of what a better one shares: they can own
    nothing of it. A stretch of fewer than four characters never tells enough.
    """
    if not end:
        return {}
    shared: dict[int, list[_Weighed]] = defaultdict(list)
    told: dict[int, float] = defaultdict(float)
    for number, start, stop, offset in _stretches(unit.text, upstream):
        weight = profile[stop - 1] - profile[start]
        shared[number].append((weight, start, stop, offset))
        if weight > RUN_COST:
            told[number] += weight - RUN_COST
    chosen: dict[Position, list[Run]] = {}
    room = [_TOP] * end
    better: list[list[_Weighed]] = [[] for _ in room]
    for number in sorted(told, key=told.__getitem__, reverse=True):
        place = generation, _ = upstream.places[number]
        if generation >= end or not room[generation]:
            continue
        runs = shared[number]
        least = _FAR_MORE * sum(each[0] for each in runs)
        if not all(_is_within(each, least, better[generation]) for each in runs):
            room[generation] -= 1
            better[generation] += runs
            chosen[place] = [Run(start, offset, stop - start) for _, start, stop, offset in runs]
    return dict(sorted(chosen.items()))


def _is_within(stretch: _Weighed, least: float, stretches: Sequence[_Weighed]) -> bool:
    """Whether a stretch of the unit that tells at least so much contains another."""
    _, first, last, _ = stretch
    for weight, start, end, _ in stretches:
        if weight >= least and start <= first and last <= end:
            return True
    return False


def _stretches(text: str, upstream: Upstream) -> Iterator[tuple[int, int, int, int]]:
    """All stretches that the text shares with a clause.

    The number of the clause, the start and end of the stretch in the text, its offset in the clause.
    """
    holders, stride = upstream.seeds, upstream.stride
    seeds = (
        (offset - start, start)
        for start in range(len(text) - SEED + 1)
        for offset in holders.get(text[start : start + SEED], ())
    )
    for diagonal, start, length in chained(seeds):
        number, offset = divmod(diagonal + start, stride)
        yield number, start, start + length, offset


def _hand_on(matches: Sequence[Match], whole: Sequence[Position], upstream: Upstream) -> None:
    """Say for each match which document between holds the same wording, the lowest one.

    Documents of one level hand nothing on to each other, nor does one that lacks two characters
    in a row of what the unit keeps: a word of the document above.
    """
    held: dict[int, int] = defaultdict(int)
    stretches = [_stretch(match) for match in matches]
    for match, stretch in zip(matches, stretches, strict=True):
        held[match.generation] |= stretch
    held |= {generation: -1 for generation, _ in whole}
    lowest = sorted(held, reverse=True)
    for match, stretch in zip(matches, stretches, strict=True):
        level = upstream.documents[match.generation].level
        for generation in lowest:
            if generation <= match.generation:
                break
            holder = upstream.documents[generation]
            lacking = stretch & ~held[generation]
            if not lacking & lacking >> 1 and holder.level != level:
                match.via = holder.key
                break


def _stretch(match: Match) -> int:
    """What of the unit a match shares, a bit for each character."""
    bits = 0
    for _, runs in match.pieces():
        for run in runs:
            bits |= ((1 << run.length) - 1) << run.unit_start
    return bits
