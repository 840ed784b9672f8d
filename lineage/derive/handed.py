"""What a document has from beside its chain: borrowed itself, or by one above it that handed it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from lineage.chain import Chain
from lineage.derive.horizontal import Borrowing, Horizontal
from lineage.derive.texts import Texts
from lineage.known import Rulings
from lineage.model import Evidence, Inherits, Relation, Span, key_of

_LEAST = 8
_MOST_OF_IT = 0.5
_CLOSEST_FIRST = (Relation.VERBATIM, Relation.EDITED, Relation.ADAPTED)


def weighed_again(
    beside: Mapping[str, Horizontal],
    once: Mapping[str, Horizontal],
    chain: Chain,
    derived: Collection[str],
) -> list[str]:
    """Keys of documents that may have borrowed otherwise than before, themselves or through one above."""
    moved = {key for key in {*beside, *once} if beside.get(key) != once.get(key)}
    moved |= {
        key
        for key, each in beside.items()
        if any(key_of(e.upstream) in derived for e in each.edges)
    }
    return [
        key
        for key, stand in chain.stands.items()
        if key in derived or key in moved or any(each in moved for each in stand.above)
    ]


def borrowed_edges(
    key: str,
    beside: Mapping[str, Horizontal],
    chain: Chain,
    texts: Texts,
    rulings: Rulings,
) -> tuple[Inherits, ...]:
    """The edges of a document's units to documents beside it and beside those above it.

    Of what was handed on, nothing that was decided otherwise.
    """
    own = beside.get(key, Horizontal()).edges
    above = chain.stands[key].above
    lent: dict[str, list[Borrowing]] = defaultdict(list)
    for each in (each for one in above if one in beside for each in beside[one].borrowed):
        if key_of(each.edge.upstream) not in (key, *above):
            lent[each.edge.unit].append(each)
    if not lent:
        return own
    lenders = {key_of(each.edge.upstream) for borrowed in lent.values() for each in borrowed}
    words = {
        clause.id: clause.text
        for document in texts.documents({key, *lenders}).values()
        for _, clause in document.units()
    }
    found = {edge.ends: edge for edge in own}
    for edge in _handed_on(texts.inherits(key), lent, words):
        if edge.ends not in rulings:
            found.setdefault(edge.ends, edge)
    return tuple(found.values())


def _handed_on(
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
    spans = tuple(_composed(down.spans, across.edge.spans))
    if not spans or max(passed, default=0) < _LEAST or sum(passed) < _MOST_OF_IT * whole:
        return None
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
            words=min(down.evidence.words, across.edge.evidence.words),
            same_title=down.evidence.same_title and across.edge.evidence.same_title,
            near=False,
        ),
        slots=(),
        drifts=(),
        via=key_of(down.upstream),
        decision=None,
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
