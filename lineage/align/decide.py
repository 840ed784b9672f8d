"""What a document takes from the documents above it, and from one beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from lineage.align.attribution import Share
from lineage.align.candidates import matches_of
from lineage.align.edges import edge_of, meant
from lineage.align.match import match_alone
from lineage.align.passing import passed_on_by
from lineage.align.rarity import Rarity
from lineage.align.rulings import doubts, on_subject, overruled, pair_of
from lineage.align.runs import Run
from lineage.align.sources import believed, from_sources
from lineage.align.topics import look_alikes
from lineage.align.unit import Position, Prepared, Unit, Upstream
from lineage.align.weighing import Weighed, score
from lineage.grouping import grouped
from lineage.known import NO_RULINGS, Rulings
from lineage.model import Doubt, Inherits, LookAlike


@dataclass(frozen=True, slots=True)
class Alignment:
    """What one document takes from the documents above it."""

    inherits: tuple[Inherits, ...]
    doubts: tuple[Doubt, ...]
    look_alikes: tuple[LookAlike, ...]


def align(
    document: Prepared,
    upstream: Upstream,
    declared: Collection[str] = frozenset(),
    rulings: Rulings = NO_RULINGS,
) -> Alignment:
    """Edges from the units of a document to the clauses of documents above, highest first.

    `declared` are the keys of those documents that it says it forwards or implements. `rulings`
    are people's, on pairs of these texts.
    """
    found = matched(document, upstream, declared)
    likely = believed(found, document, upstream, declared)
    if rulings:
        likely = overruled(likely, found, document, upstream, rulings)
    sought = grouped((each.match.unit.position, each.match.position) for each in likely)
    through = {
        unit: passed_on_by(sought[unit], [each.match for each in of_unit], upstream)
        for unit, of_unit in groupby(found, key=lambda each: each.match.unit.position)
        if unit in sought
    }
    kept = [(each, meant(each.match.runs)) for each in likely]
    beside: dict[tuple[int, int], list[Run]] = defaultdict(list)
    carriers: dict[Position, list[str]] = defaultdict(list)
    for each, runs in kept:
        beside[each.match.unit.position, each.match.generation] += runs
        carriers[each.match.position].append(each.match.unit.clause.text)
    edges = []
    for each, runs in kept:
        unit, position = each.match.unit.position, each.match.position
        heirs = carriers[position]
        elsewhere = "\n".join(heirs) if len(heirs) > 1 else ""
        via = through.get(unit, {}).get(position)
        edge = edge_of(each, runs, beside[unit, each.match.generation], elsewhere, via)
        edges.append(replace(edge, decision=rulings.get(pair_of(each))) if rulings else edge)
    pairs = {edge.ends for edge in edges}
    weighed = grouped((each.match.generation, each) for each in found)
    alike = tuple(
        each
        for generation, (above, owner) in enumerate(
            zip(upstream.documents, upstream.own_words, strict=True)
        )
        for each in look_alikes(document, above, owner, pairs, weighed.get(generation, ()))
    )
    return Alignment(
        tuple(edges),
        tuple(doubts(found, pairs, rulings)),
        tuple(on_subject(alike, rulings)) if rulings else alike,
    )


def matched(
    document: Prepared, upstream: Upstream, declared: Collection[str] = frozenset()
) -> list[Weighed]:
    """Every pair that shares wording with a source, weighed beside the others, by unit."""
    rarity = Rarity(document, upstream)
    matches = [match for unit in document.units for match in matches_of(unit, upstream, rarity)]
    return from_sources(matches, upstream, declared, rarity)


def borrowed(unit: Unit, source: Unit, own: float, rarity: Rarity) -> Inherits:
    """The edge of a unit to a clause beside it, which owns so much (nats) of what they share.

    The rest of what they share is explained from above. Nothing has changed in it: what a document
    beside wants by a day or of a number binds nobody here.
    """
    match = match_alone(unit, source, 0, rarity)
    share = Share(own, best=match.pieces[0].told if match.pieces else 0.0, phrase=0.0)
    weighed = Weighed(match, share, near=0.0, score=score(match, share, 0.0))
    return replace(edge_of(weighed, meant(match.runs)), borrowed=True, drifts=())
