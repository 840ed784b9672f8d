"""Whose wording a unit carries, whether that is descent, and of what kind.

Wording is attributed once: of the clauses of one document that share a stretch with a unit,
the one with the longer run has it; a document further down has a stretch only where its run
tells clearly more than what is already explained from above. What a clause owns of a unit is
counted as information (nats), each run less a fixed cost, so that scattered formulas count
for nothing. A logistic score weighs that with how much of either text is carried and with
the context: item titles and the parents of the neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineage.align.evidence import Run, shared_runs
from lineage.align.rarity import Rarity, between
from lineage.align.topics import look_alikes
from lineage.align.unit import SEED, Prepared, Unit
from lineage.drift import drifts
from lineage.model import Drift, Evidence, Inherits, LookAlike, Relation, Slot, Span

RUN_COST = 9.0
_CLEARLY_MORE = 9.0
_STRONG = 40.0
_ACCEPT = 0.5
_LIKELY = 0.6
_DECISIVE = 45.0
_WORDING = 4
_WHOLE = 0.95
_MOSTLY = 0.67


@dataclass(slots=True)
class Match:
    """A unit beside one upstream clause: what they share and what the clause owns of it.

    `profile` is the unit's (see `Rarity.profile`), `whole` the information of the upstream
    clause; `weights` are what the runs tell. All in nats.
    """

    unit: Unit
    upstream: Unit
    generation: int
    profile: Sequence[float]
    whole: float
    runs: tuple[Run, ...]
    weights: tuple[float, ...]
    own: float = 0.0
    title: float = 0.0
    near: float = 0.0
    score: float = 0.0

    @property
    def evidence(self) -> float:
        """What all runs tell, each less its cost, whoever owns them."""
        return sum(max(0.0, weight - RUN_COST) for weight in self.weights)

    @property
    def carried(self) -> float:
        """Share of the upstream clause's information found in the unit."""
        return min(1.0, sum(self.weights) / self.whole) if self.whole else 0.0

    @property
    def explained(self) -> float:
        """Share of the unit's information found in the upstream clause."""
        return min(1.0, sum(self.weights) / self.profile[-1]) if self.profile[-1] else 0.0

    def features(self) -> tuple[float, ...]:
        """What the score weighs, in the order of `_COEFFICIENTS`."""
        own_share = self.own / self.evidence if self.evidence else 0.0
        return (
            1.0,
            math.log1p(self.own),
            self.title,
            self.near,
            math.sqrt(self.carried * self.explained) * own_share,
        )


_COEFFICIENTS = (-5.38, 1.64, 1.63, 1.17, 2.12)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What one document takes from the documents above it."""

    inherits: tuple[Inherits, ...]
    look_alikes: tuple[LookAlike, ...]


def align(document: Prepared, upstream: Sequence[Prepared]) -> Alignment:
    """Edges from the units of a document to the clauses of documents above, highest first."""
    accepted = [match for match in matched(document, upstream) if match.score >= _ACCEPT]
    edges = tuple(_edge(match, accepted) for match in accepted)
    pairs = {(edge.unit, edge.upstream) for edge in edges}
    alike = tuple(each for above in upstream for each in look_alikes(document, above, pairs))
    return Alignment(edges, alike)


def borrowed(unit: Unit, source: Unit, runs: tuple[Run, ...], rarity: Rarity) -> Inherits:
    """The edge of a unit that shares these runs with a clause of a document beside its own."""
    profile = rarity.profile(unit.text)
    told = tuple(between(profile, run.unit_start, run.unit_end) for run in runs)
    match = Match(unit, source, 0, profile, rarity.profile(source.text)[-1], runs, told)
    match.own = match.evidence
    match.title = _title_likeness(unit.title, source.title)
    match.score = _logistic(match.features())
    return replace(_edge(match, ()), borrowed=True)


def matched(document: Prepared, upstream: Sequence[Prepared]) -> list[Match]:
    """Every pair that shares wording, attributed and scored, by unit."""
    rarity = Rarity.of((document, *upstream))
    whole: dict[str, float] = {}
    by_unit = [_compare(unit, upstream, rarity, whole) for unit in document.units]
    everything = [match for matches in by_unit for match in matches]
    _compare_titles(everything)
    for matches in by_unit:
        _attribute(matches)
    _look_around(everything)
    for match in everything:
        match.score = _logistic(match.features())
    return _from_sources(everything)


def _from_sources(matches: Sequence[Match]) -> list[Match]:
    """The matches with documents that are a source at all.

    A formula may stand in any two documents. Only where at least one unit owes a document
    a decisive stretch are its lesser matches believed.
    """
    sources = {match.generation for match in matches if match.own >= _DECISIVE}
    return [match for match in matches if match.generation in sources]


def _compare(
    unit: Unit, upstream: Sequence[Prepared], rarity: Rarity, whole: dict[str, float]
) -> list[Match]:
    """The unit beside every clause that shares a stretch telling more than it costs.

    `whole` remembers the information of upstream clauses.
    """
    profile = rarity.profile(unit.text)
    found = []
    for generation, above in enumerate(upstream):
        for position in _worth_a_look(unit, profile, above):
            clause = above.units[position]
            if clause.clause.id not in whole:
                whole[clause.clause.id] = rarity.profile(clause.text)[-1]
            runs = shared_runs(unit.text, clause.text)
            told = tuple(between(profile, run.unit_start, run.unit_end) for run in runs)
            own = whole[clause.clause.id]
            match = Match(unit, clause, generation, profile, own, runs, told)
            if match.evidence > 0:
                found.append(match)
    return found


def _worth_a_look(unit: Unit, profile: Sequence[float], above: Prepared) -> list[int]:
    """Positions of the clauses that may share a run telling more than it costs.

    A run of fewer than four characters never does; of a longer one each pair of characters
    lies in a run of four, so that what those tell together bounds it.
    """
    bound: dict[int, float] = {}
    seen: set[str] = set()
    for start in range(len(unit.text) - SEED + 1):
        seed = unit.text[start : start + SEED]
        positions = above.seeds.get(seed)
        if positions and seed not in seen:
            seen.add(seed)
            told = profile[start + SEED - 1] - profile[start]
            for position in positions:
                bound[position] = bound.get(position, 0.0) + told
    return sorted(position for position, told in bound.items() if told > RUN_COST)


def _compare_titles(matches: Sequence[Match]) -> None:
    """Set how alike the titles of the two items are, 0 to 1."""
    titles: dict[tuple[str, str], float] = {}
    for match in matches:
        pair = (match.unit.title, match.upstream.title)
        if pair not in titles:
            titles[pair] = _title_likeness(*pair)
        match.title = titles[pair]


def _look_around(matches: Sequence[Match]) -> None:
    """Set how surely the units before and after descend from the clauses before and after."""
    strength: dict[tuple[int, int, int], float] = {}
    for match in matches:
        key = (match.generation, match.unit.position, match.upstream.position)
        strength[key] = min(1.0, match.own / _STRONG)
    for match in matches:
        sides = (
            max(
                strength.get(
                    (match.generation, match.unit.position + side, match.upstream.position + step),
                    0.0,
                )
                for step in (side, 2 * side, 0)
            )
            for side in (-1, 1)
        )
        match.near = sum(sides) / 2


def _title_likeness(one: str, other: str) -> float:
    shorter = min(len(one), len(other))
    return sum(run.length for run in shared_runs(one, other)) / shorter if shorter else 0.0


def _attribute(matches: Sequence[Match]) -> None:
    """Set what each match owns: stretches of the unit that no better run explains."""
    if not matches:
        return
    above: list[tuple[int, int, float]] = []
    for generation in sorted({match.generation for match in matches}):
        level = [match for match in matches if match.generation == generation]
        runs = sorted(
            (
                (weight, match, run)
                for match in level
                for run, weight in zip(match.runs, match.weights, strict=True)
            ),
            key=lambda each: (-round(each[0]), each[1].title < _LIKELY, -each[1].carried),
        )
        taken: list[tuple[int, int]] = []
        for weight, match, run in runs:
            claimed = [*taken, *((a, b) for a, b, w in above if w > weight - _CLEARLY_MORE)]
            for start, end in _left_of(run, claimed):
                match.own += max(0.0, between(match.profile, start, end) - RUN_COST)
            if weight > RUN_COST:
                taken.append((run.unit_start, run.unit_end))
        above.extend(
            (run.unit_start, run.unit_end, weight) for weight, _, run in runs if weight > RUN_COST
        )


def _left_of(run: Run, claimed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a run's stretch of the unit outside all claimed stretches."""
    parts = [(run.unit_start, run.unit_end)]
    for start, end in claimed:
        parts = [
            piece
            for a, b in parts
            for piece in ((a, min(b, start)), (max(a, end), b))
            if piece[0] < piece[1]
        ]
    return parts


def _logistic(features: Sequence[float]) -> float:
    total = sum(c * f for c, f in zip(_COEFFICIENTS, features, strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def _edge(match: Match, accepted: Sequence[Match]) -> Inherits:
    return Inherits(
        unit=match.unit.clause.id,
        upstream=match.upstream.clause.id,
        relation=relation(match),
        score=round(match.score, 3),
        carried=round(_share(match, match.upstream.text), 3),
        explained=round(_share(match, match.unit.text), 3),
        spans=tuple(_span(match, run) for run in match.runs),
        evidence=_evidence(match),
        slots=_slots(match),
        drifts=_drifts(match),
        via=_via(match, accepted),
    )


def _share(match: Match, text: str) -> float:
    return min(1.0, sum(run.length for run in match.runs) / len(text)) if text else 0.0


def relation(match: Match) -> Relation:
    """How much of the upstream wording the unit keeps (data/gold/README.md)."""
    kept = [run for run in match.runs if run.length >= _WORDING]
    carried = sum(run.length for run in kept) / len(match.upstream.text)
    if carried >= _WHOLE and len(kept) == 1 and _stands_alone(match, kept[0]):
        return Relation.VERBATIM
    return Relation.EDITED if carried >= _MOSTLY else Relation.ADAPTED


def _stands_alone(match: Match, run: Run) -> bool:
    """Whether a run begins and ends where the unit's text begins, ends or pauses."""
    text = match.unit.clause.text
    start, end = match.unit.folded.raw_span(run.unit_start, run.unit_end)
    return _pauses(text[start - 1 : start]) and _pauses(text[end : end + 1])


def _pauses(character: str) -> bool:
    return not character.isalnum()


def _span(match: Match, run: Run) -> Span:
    unit = match.unit.folded.raw_span(run.unit_start, run.unit_end)
    upstream = match.upstream.folded.raw_span(run.upstream_start, run.upstream_end)
    return Span(*unit, *upstream)


def _evidence(match: Match) -> Evidence:
    longest = max(match.runs, key=lambda run: run.length)
    start, end = match.unit.folded.raw_span(longest.unit_start, longest.unit_end)
    return Evidence(
        characters=sum(run.length for run in match.runs),
        runs=len(match.runs),
        longest=match.unit.clause.text[start:end],
        shared=round(match.evidence, 1),
        own=round(match.own, 1),
        same_title=match.title >= _LIKELY,
        near=match.near >= _LIKELY,
    )


def _slots(match: Match) -> tuple[Slot, ...]:
    """Short replacements between two runs that follow each other on both sides."""
    slots = []
    for run, following in zip(match.runs, match.runs[1:], strict=False):
        gap = following.unit_start - run.unit_end, following.upstream_start - run.upstream_end
        if 0 < gap[0] <= 4 and 0 < gap[1] <= 4:
            unit = match.unit.folded.raw_span(run.unit_end, following.unit_start)
            upstream = match.upstream.folded.raw_span(run.upstream_end, following.upstream_start)
            slots.append(
                Slot(
                    match.upstream.clause.text[upstream[0] : upstream[1]],
                    match.unit.clause.text[unit[0] : unit[1]],
                )
            )
    return tuple(slots)


def _drifts(match: Match) -> tuple[Drift, ...]:
    clause = match.unit.clause
    kept = [run for run in match.runs if run.length >= _WORDING] or match.runs
    start, end = match.unit.folded.raw_span(kept[0].unit_start, kept[-1].unit_end)
    return drifts(match.upstream.clause.text, clause.text, clause.text[start:end], clause.deadline)


def _via(match: Match, accepted: Sequence[Match]) -> str | None:
    """The document nearest below the upstream one that hands on the same wording to this unit."""
    own = {p for run in match.runs for p in range(run.unit_start, run.unit_end)}
    between_them = [
        other
        for other in accepted
        if other.unit is match.unit
        and other.generation > match.generation
        and 2 * len(own & {p for r in other.runs for p in range(r.unit_start, r.unit_end)})
        >= len(own)
    ]
    if not between_them:
        return None
    nearest = max(between_them, key=lambda other: other.generation)
    return nearest.upstream.clause.id.partition(":")[0]
