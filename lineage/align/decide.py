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
from dataclasses import dataclass

from lineage.align.candidates import candidates, shared_information
from lineage.align.evidence import Run, shared_runs
from lineage.align.rarity import Rarity, between
from lineage.model import (
    Clause,
    Document,
    Evidence,
    Inherits,
    Item,
    LookAlike,
    Relation,
    Slot,
    Span,
)
from lineage.text import Folded, fold

RUN_COST = 9.0
_LEAST_SHARED = 9.0
_CLEARLY_MORE = 9.0
_STRONG = 40.0
_ACCEPT = 0.5
_LOOK_ALIKE = 0.1
_LIKELY = 0.6


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause made ready for comparison: folded, profiled, with its item's folded title."""

    clause: Clause
    item: Item
    folded: Folded
    profile: tuple[float, ...]
    title: str
    position: int

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @property
    def information(self) -> float:
        """Information of the whole text, in nats."""
        return self.profile[-1]


@dataclass(slots=True)
class Match:
    """A unit beside one upstream clause: what they share and what the clause owns of it."""

    unit: Unit
    upstream: Unit
    generation: int
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
        return (
            min(1.0, sum(self.weights) / self.upstream.information)
            if self.upstream.information
            else 0.0
        )

    @property
    def explained(self) -> float:
        """Share of the unit's information found in the upstream clause."""
        return min(1.0, sum(self.weights) / self.unit.information) if self.unit.information else 0.0

    def features(self) -> tuple[float, ...]:
        """What the score weighs, in the order of `_COEFFICIENTS`."""
        own_share = self.own / self.evidence if self.evidence else 0.0
        return (
            1.0,
            math.log1p(self.own),
            self.carried * own_share,
            self.explained * own_share,
            self.title,
            self.near,
            math.sqrt(self.carried * self.explained),
        )


_COEFFICIENTS = (-4.88, 1.15, 0.26, 2.11, 1.34, 0.51, 4.59)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What one document takes from the documents above it."""

    inherits: tuple[Inherits, ...]
    look_alikes: tuple[LookAlike, ...]


def prepare(document: Document, rarity: Rarity) -> tuple[Unit, ...]:
    """The units of a document, ready for comparison."""
    units = []
    for position, (item, clause) in enumerate(document.units()):
        folded = fold(clause.text)
        profile = tuple(rarity.profile(folded.text))
        units.append(Unit(clause, item, folded, profile, fold(item.title or "").text, position))
    return tuple(units)


def align(units: Sequence[Unit], upstream: Sequence[Sequence[Unit]]) -> Alignment:
    """Edges from the units of one document to the clauses of documents above, highest first."""
    matches = matched(units, upstream)
    accepted = [match for match in matches if match.score >= _ACCEPT]
    look_alikes = [match for match in matches if _LOOK_ALIKE <= match.score < _ACCEPT]
    edges = tuple(_edge(match, accepted) for match in accepted)
    return Alignment(edges, tuple(_look_alike(match) for match in look_alikes))


def matched(units: Sequence[Unit], upstream: Sequence[Sequence[Unit]]) -> list[Match]:
    """Every pair that shares wording, attributed and scored."""
    by_unit: dict[int, list[Match]] = {unit.position: [] for unit in units}
    for generation, clauses in enumerate(upstream):
        for match in _compare(units, clauses, generation):
            by_unit[match.unit.position].append(match)
    everything = [match for matches in by_unit.values() for match in matches]
    _add_context(everything)
    for matches in by_unit.values():
        _attribute(matches)
    for match in everything:
        match.score = _logistic(match.features())
    return everything


def _compare(units: Sequence[Unit], clauses: Sequence[Unit], generation: int) -> list[Match]:
    if not units or not clauses:
        return []
    weights = _pair_weights(units, clauses)
    shared = shared_information([u.text for u in units], [c.text for c in clauses], Rarity(weights))
    found = []
    for unit, columns in zip(units, candidates(shared, _LEAST_SHARED), strict=True):
        for column in columns:
            clause = clauses[column]
            runs = shared_runs(unit.text, clause.text)
            told = tuple(between(unit.profile, run.unit_start, run.unit_end) for run in runs)
            match = Match(unit, clause, generation, runs, told)
            if match.evidence > 0:
                found.append(match)
    return found


def _pair_weights(units: Sequence[Unit], clauses: Sequence[Unit]) -> dict[str, float]:
    """The weights of the character pairs of both sides, read off their profiles."""
    weights: dict[str, float] = {}
    for unit in (*units, *clauses):
        for start in range(len(unit.text) - 1):
            gram = unit.text[start : start + 2]
            if gram not in weights:
                weights[gram] = unit.profile[start + 1] - unit.profile[start]
    return weights


def _add_context(matches: Sequence[Match]) -> None:
    """Set how alike the item titles are, and how surely a neighbour descends from a neighbour."""
    strength: dict[tuple[int, int, int], float] = {}
    for match in matches:
        key = (match.generation, match.unit.position, match.upstream.position)
        strength[key] = min(1.0, match.evidence / _STRONG)
    titles: dict[tuple[str, str], float] = {}
    for match in matches:
        pair = (match.unit.title, match.upstream.title)
        if pair not in titles:
            titles[pair] = _title_likeness(*pair)
        match.title = titles[pair]
        match.near = max(
            strength.get(
                (match.generation, match.unit.position + du, match.upstream.position + dc), 0.0
            )
            for du in (-1, 0, 1)
            for dc in (-1, 0, 1)
            if du
        )


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
            key=lambda each: (-each[0], -each[1].title - each[1].near, each[1].upstream.position),
        )
        taken: list[tuple[int, int]] = []
        for weight, match, run in runs:
            claimed = [*taken, *((a, b) for a, b, w in above if w > weight - _CLEARLY_MORE)]
            for start, end in _left_of(run, claimed):
                match.own += max(0.0, between(match.unit.profile, start, end) - RUN_COST)
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
        via=_via(match, accepted),
    )


def _share(match: Match, text: str) -> float:
    return min(1.0, sum(run.length for run in match.runs) / len(text)) if text else 0.0


def relation(match: Match) -> Relation:
    """How much of the upstream wording the unit keeps."""
    carried = _share(match, match.upstream.text)
    window = _window(match.runs)
    foreign = 1.0 - sum(run.length for run in match.runs) / window if window else 1.0
    if carried >= 0.95 and foreign <= 0.05:
        return Relation.VERBATIM
    if carried >= 0.68 and foreign <= 0.35:
        return Relation.EDITED
    return Relation.ADAPTED


def _window(runs: Sequence[Run]) -> int:
    """Length of the stretch of the unit from the first shared character to the last."""
    return runs[-1].unit_end - runs[0].unit_start if runs else 0


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


def _look_alike(match: Match) -> LookAlike:
    return LookAlike(
        match.unit.clause.id, match.upstream.clause.id, round(match.score, 3), _evidence(match)
    )
