"""What came to a document from one beside its chain, through one above it that had borrowed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lineage.horizontal import Borrowing
from lineage.model import Evidence, Inherits, Relation, Span

_LEAST = 8
_MOST_OF_IT = 0.5
_CLOSEST_FIRST = (Relation.VERBATIM, Relation.EDITED, Relation.ADAPTED)


def handed_on(
    edges: Iterable[Inherits], borrowed: Mapping[str, list[Borrowing]], texts: Mapping[str, str]
) -> Iterator[Inherits]:
    """Edges to the clauses that wording was borrowed from before it was handed down.

    `edges` are those of one document to the documents above it; `borrowed` gives by clause id
    what documents above borrowed, `texts` by clause id what a unit and a lender say.
    """
    for down in edges:
        for across in borrowed.get(down.upstream, ()):
            edge = _through(down, across, texts)
            if edge:
                yield edge


def _through(down: Inherits, across: Borrowing, texts: Mapping[str, str]) -> Inherits | None:
    """One edge for two, if most of what was borrowed was handed on."""
    whole = sum(span.unit_end - span.unit_start for span in across.spans)
    passed = [_length(span) for span in _composed(down.spans, across.spans)]
    if max(passed, default=0) < _LEAST or sum(passed) < _MOST_OF_IT * whole:
        return None
    spans = tuple(_composed(down.spans, across.edge.spans))
    unit, source = texts[down.unit], texts[across.edge.upstream]
    longest = max(spans, key=_length)
    shared = sum(map(_length, spans))
    return replace(
        across.edge,
        unit=down.unit,
        relation=max(down.relation, across.edge.relation, key=_CLOSEST_FIRST.index),
        score=min(down.score, across.edge.score),
        carried=round(min(1.0, shared / len(source)), 3),
        explained=round(min(1.0, shared / len(unit)), 3),
        spans=spans,
        evidence=Evidence(
            characters=shared,
            runs=len(spans),
            longest=unit[longest.unit_start : longest.unit_end],
            shared=min(down.evidence.shared, across.edge.evidence.shared),
            own=min(down.evidence.own, across.edge.evidence.own),
            same_title=down.evidence.same_title and across.edge.evidence.same_title,
            near=False,
        ),
        slots=(),
        drifts=(),
        via=down.upstream.partition(":")[0],
    )


def _composed(down: Iterable[Span], across: Iterable[Span]) -> Iterator[Span]:
    """Unit to clause above, clause above to lender: unit to lender.

    Where punctuation differs within a span, its inner places don't correspond: only a span
    that is the other's as a whole is followed.
    """
    for one in down:
        for other in across:
            start = max(one.upstream_start, other.unit_start)
            end = min(one.upstream_end, other.unit_end)
            left = _moved(
                start, end, (one.upstream_start, one.upstream_end), (one.unit_start, one.unit_end)
            )
            right = _moved(
                start,
                end,
                (other.unit_start, other.unit_end),
                (other.upstream_start, other.upstream_end),
            )
            if left and right:
                yield Span(*left, *right)


def _moved(
    start: int, end: int, source: tuple[int, int], target: tuple[int, int]
) -> tuple[int, int] | None:
    """The range of `target` that answers to the range from `start` to `end` of `source`."""
    if start >= end:
        return None
    if (start, end) == source:
        return target
    if source[1] - source[0] != target[1] - target[0]:
        return None
    by = target[0] - source[0]
    return start + by, end + by


def _length(span: Span) -> int:
    return span.unit_end - span.unit_start
