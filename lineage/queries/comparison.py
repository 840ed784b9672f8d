"""Two documents, items or clauses set against each other: what links them, what is apart."""

from __future__ import annotations

from lineage.model import UNIT_KINDS, key_of
from lineage.queries import descent
from lineage.queries.answers import ClauseText, Comparison, Language, PartComparison
from lineage.queries.network import pairs
from lineage.queries.parts import (
    clause_text,
    known_card,
    known_clause,
    known_item,
)
from lineage.store.base import Heading, Located, View


def compare(
    view: View, a: str, b: str, language: Language = Language.ZH
) -> Comparison | PartComparison:
    """Two clauses character by character; anything else clause by clause.

    `a` and `b` are ids of clauses or items, or keys of documents. Raises UnknownReference.
    """
    if _is_clause(view, a) and _is_clause(view, b):
        return descent.compare(view, a, b, language)
    one, other = _clauses(view, a), _clauses(view, b)
    linked = pairs(view, a, b, language)
    upstream, unit = a, b
    if not linked and (turned := pairs(view, b, a, language)):
        upstream, unit, linked = b, a, turned
        one, other = other, one
    carried = {edge.upstream.id for edge in linked}
    carrying = {edge.unit.id for edge in linked}
    whole = ":" not in a and ":" not in b
    return PartComparison(
        upstream=upstream,
        unit=unit,
        items=linked,
        only_upstream=tuple(each for each in one if each.id not in carried),
        only_unit=tuple(each for each in other if each.id not in carrying),
        numbering=descent.numbering(view, upstream, unit) if whole else None,
    )


def _is_clause(view: View, part: str) -> bool:
    return ":" in part and view.item(part) is None


def _clauses(view: View, part: str) -> list[ClauseText]:
    """The clauses of a document (those that can be inherited), of an item, or the one itself."""
    if _is_clause(view, part):
        return [clause_text(known_clause(view, part))]
    own = known_card(view, key_of(part))
    items = [known_item(view, part)] if ":" in part else list(view.items(part))
    return [
        clause_text(Located(clause, Heading.of(item), own))
        for item in items
        if ":" in part or item.kind in UNIT_KINDS
        for clause in item.clauses
    ]
