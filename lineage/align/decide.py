"""What a document takes from the documents above it, and from one beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from lineage.align.attribution import Share
from lineage.align.candidates import matches_of
from lineage.align.edges import edge_of, meant
from lineage.align.match import match_of
from lineage.align.passing import passed_on_by
from lineage.align.rarity import Rarity
from lineage.align.runs import Run, shared_runs
from lineage.align.sources import believed, from_sources
from lineage.align.topics import look_alikes
from lineage.align.unit import Prepared, Unit, Upstream
from lineage.align.weighing import Weighed, score
from lineage.grouping import grouped
from lineage.model import Inherits, LookAlike


@dataclass(frozen=True, slots=True)
class Alignment:
    """What one document takes from the documents above it."""

    inherits: tuple[Inherits, ...]
    look_alikes: tuple[LookAlike, ...]


def align(
    document: Prepared, upstream: Upstream, declared: Collection[str] = frozenset()
) -> Alignment:
    """Edges from the units of a document to the clauses of documents above, highest first.

    `declared` are the keys of those documents that it says it forwards or implements.
    """
    found = matched(document, upstream, declared)
    through = {
        unit: passed_on_by([each.match for each in of_unit], upstream)
        for unit, of_unit in groupby(found, key=lambda each: each.match.unit.position)
    }
    kept = [
        (each, meant(each.match.runs)) for each in believed(found, document, upstream, declared)
    ]
    beside: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for each, runs in kept:
        beside[each.match.unit.position, each.match.generation] += runs
    edges = []
    for each, runs in kept:
        unit, generation = each.match.unit.position, each.match.generation
        via = through[unit].get((generation, each.match.upstream.position))
        edges.append(edge_of(each, runs, beside[unit, generation], document.level, via))
    pairs = {(edge.unit, edge.upstream) for edge in edges}
    weighed = grouped((each.match.generation, each) for each in found)
    alike = tuple(
        each
        for generation, (above, owner) in enumerate(
            zip(upstream.documents, upstream.own_words, strict=True)
        )
        for each in look_alikes(document, above, owner, pairs, weighed.get(generation, ()))
    )
    return Alignment(tuple(edges), alike)


def matched(
    document: Prepared, upstream: Upstream, declared: Collection[str] = frozenset()
) -> list[Weighed]:
    """Every pair that shares wording with a source, weighed beside the others, by unit."""
    rarity = Rarity(document, upstream)
    matches = [match for unit in document.units for match in matches_of(unit, upstream, rarity)]
    return from_sources(matches, upstream, declared, rarity)


def borrowed(unit: Unit, source: Unit, own: float, rarity: Rarity) -> Inherits:
    """The edge of a unit to a clause beside it, which owns so much (nats) of what they share.

    The rest of what they share is explained from above.
    """
    runs = shared_runs(unit.text, source.text)
    match = match_of(unit, source, 0, runs, rarity, rarity.profile(unit.text))
    share = Share(own, best=match.pieces[0].told if match.pieces else 0.0, phrase=0.0)
    weighed = Weighed(match, share, near=0.0, score=score(match, share, 0.0))
    return replace(edge_of(weighed, meant(runs)), borrowed=True)
