"""One document beside one upstream document, and whether it can be asked what it did with that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from lineage.chain import DECLARING
from lineage.model import CitationRole, Document, Doubt, Inherits, Level, LookAlike
from lineage.text import is_law

_FIGURES = re.compile(r"\d+")
_BELOW_ITEMS = 2
_BELOW_SHARE = 0.2
_REWRITTEN_SHARE = 0.5
# Titles that are alike to this degree (0 to 100) are one title.
SAME_TITLE = 75.0


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """The edges and look-alikes between one document and one upstream document.

    `level` is that of the document's place, to which clauses are addressed.
    """

    document: Document
    upstream: Document
    inherits: tuple[Inherits, ...]
    look_alikes: tuple[LookAlike, ...]
    level: Level | None
    doubts: tuple[Doubt, ...] = ()


def is_below(descent: DocumentPair) -> bool:
    """Whether a document can be asked what it did with the upstream one.

    Never, if it supersedes that. Always else, if it says itself that it forwards or implements it.
    Otherwise it must carry clauses of two items (a formula that every plan has, 以…为指导, stands in
    one), and be of the same year or owe a fifth of its units to them: a plan of another year answers
    another notice. It must owe half of them to another order of its own office, and answers no law.
    """
    roles = {
        each.role for each in descent.document.citations if each.target == descent.upstream.key
    }
    if CitationRole.SUPERSEDES in roles:
        return False
    if roles.intersection(DECLARING):
        return True
    if not descent.inherits or is_law(descent.upstream.title):
        return False
    item_of = {clause.id: item.id for item, clause in descent.upstream.units()}
    carried = {item_of[edge.upstream] for edge in descent.inherits}
    if len(carried) < min(_BELOW_ITEMS, len(set(item_of.values()))):
        return False
    units = sum(1 for _ in descent.document.units())
    carrying = len({edge.unit for edge in descent.inherits})
    if _is_another(descent) and carrying < _REWRITTEN_SHARE * units:
        return False
    year = descent.document.year
    same_year = year is not None and year == descent.upstream.year
    return same_year or carrying >= _BELOW_SHARE * units


def _is_another(descent: DocumentPair) -> bool:
    """Whether both are orders of one office of other titles: no draft, nor last year's plan."""
    document, upstream = descent.document, descent.upstream
    titles = (_FIGURES.sub("", each.plan_title or each.title) for each in (document, upstream))
    same = document.issuer and document.issuer == upstream.issuer
    return bool(same) and ratio(*titles) < SAME_TITLE
