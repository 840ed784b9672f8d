"""Two documents, items or clauses set against each other: what links them, what is apart."""

from __future__ import annotations

from collections.abc import Sequence

from lineage.errors import ParameterError
from lineage.grouping import grouped
from lineage.language import Language
from lineage.model import UNIT_KINDS, is_document, key_of
from lineage.queries import descent
from lineage.queries.answers.clauses import (
    ClauseText,
    CommonUpstream,
    Comparison,
    Edge,
    PartComparison,
    SharedPassage,
)
from lineage.queries.lookups import known_card, known_clause, known_item
from lineage.queries.meant import resolve_part
from lineage.queries.network import edges_of, pairs, within_part
from lineage.queries.parts import clause_text
from lineage.queries.places import lies_below, tree
from lineage.queries.sources import shared_between
from lineage.store.base import ItemHead, Located, View

_APART = (
    "与另一边不同、也互不包含的文件、条或款",
    "a part that neither is the other, nor holds it, nor lies in it",
)


def compare(
    view: View, a: str, b: str, language: Language = Language.ZH
) -> Comparison | PartComparison:
    """Two clauses character by character; anything else clause by clause.

    `a` and `b` are named as `resolve_part` takes them. Raises UnknownReference, ParameterError where
    they overlap.
    """
    a, b = resolve_part(view, a), resolve_part(view, b)
    if overlap(a, b):
        raise ParameterError("b", b, _APART)
    if _is_clause(view, a) and _is_clause(view, b):
        return descent.compare(view, a, b, language)
    upper, lower, linked = _ordered(view, a, b, language)
    one, other = _clauses(view, upper), _clauses(view, lower)
    beside = not _stands_above(view, key_of(upper), key_of(lower))
    common = _common(view, one, other, language) if beside else ()
    shared = _shared(view, upper, lower) if beside else ()
    met = {edge.upstream.id for edge in linked} | {each.a.id for each in shared}
    met |= {edge.unit.id for row in common for edge in row.a}
    meeting = {edge.unit.id for edge in linked} | {each.b.id for each in shared}
    meeting |= {edge.unit.id for row in common for edge in row.b}
    whole = is_document(a) and is_document(b)
    return PartComparison(
        upstream=upper,
        unit=lower,
        items=linked,
        only_upstream=tuple(each for each in one if each.id not in met),
        only_unit=tuple(each for each in other if each.id not in meeting),
        numbering=descent.numbering(view, upper, lower) if whole and not beside else None,
        beside=beside,
        common=common,
        shared=shared,
    )


def overlap(a: str, b: str) -> bool:
    """Whether one of two parts (keys or ids) is the other, or lies in it: neither has anything alone.

    >>> overlap("huizhou-2018", "huizhou-2018:13.1"), overlap("huizhou-2018:1", "huizhou-2018:13")
    (True, False)
    """
    return within_part(a, b) or within_part(b, a)


def _ordered(view: View, a: str, b: str, language: Language) -> tuple[str, str, tuple[Edge, ...]]:
    """The two with the upper one first, else as they were given; and the edges between them."""
    linked = pairs(view, a, b, language)
    if linked:
        return a, b, linked
    turned = pairs(view, b, a, language)
    if turned or _stands_above(view, key_of(b), key_of(a)):
        return b, a, turned
    return a, b, ()


def _stands_above(view: View, upper: str, lower: str) -> bool:
    """Whether a document stands above another: by its place, or by what the other has from it."""
    one, other = known_card(view, upper), known_card(view, lower)
    if one.year and other.year and one.year > other.year:
        return False
    if lies_below(other, one, tree(view)) or view.coverage(upstream=upper, documents=[lower]):
        return True
    return any(not each.borrowed for each in view.inherits(documents=[lower], upstream=upper))


def _common(
    view: View, one: Sequence[ClauseText], other: Sequence[ClauseText], language: Language
) -> tuple[CommonUpstream, ...]:
    """The upstream clauses that both sides descend from, in their order."""
    edges = (edges_of(view, [each.id for each in side], language) for side in (one, other))
    a, b = (grouped((edge.upstream.id, edge) for edge in side) for side in edges)
    return tuple(
        CommonUpstream(a[each][0].upstream, tuple(a[each]), tuple(b[each]))
        for each in a
        if each in b
    )


def _shared(view: View, a: str, b: str) -> tuple[SharedPassage, ...]:
    return tuple(
        each
        for each in shared_between(view, key_of(a), key_of(b))
        if within_part(each.a.id, a) and within_part(each.b.id, b)
    )


def _is_clause(view: View, part: str) -> bool:
    return not is_document(part) and view.item(part) is None


def _clauses(view: View, part: str) -> list[ClauseText]:
    """The clauses of a document (those that can be inherited), of an item, or the one itself."""
    if _is_clause(view, part):
        return [clause_text(known_clause(view, part))]
    own = known_card(view, key_of(part))
    items = view.items(part) if is_document(part) else [known_item(view, part)]
    return [
        clause_text(Located(clause, ItemHead.of(item), own))
        for item in items
        if item.kind in UNIT_KINDS or not is_document(part)
        for clause in item.clauses
    ]
