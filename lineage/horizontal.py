"""What documents side by side owe each other, or a source that nobody holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineage.align.decide import borrowed
from lineage.align.siblings import Meeting, Shared, shared_by_siblings
from lineage.align.unit import Prepared
from lineage.chain import unseen_names
from lineage.model import CommonSource, Document, Inherits, Level

_DISTRICTS = re.compile(r"市、区|区、县|县、区|各区|各县|县（市、区）|县（区）")
_MANY = 3
_BELIEVED = 0.5
_KEEP = 256


@dataclass(frozen=True, slots=True)
class Horizontal:
    """Edges to documents beside, and inferred common sources."""

    borrowed: tuple[Inherits, ...]
    common_sources: tuple[CommonSource, ...]


def horizontal(
    documents: Sequence[Document],
    leftovers: Mapping[str, Mapping[str, str]],
    above: Mapping[str, Collection[str]],
) -> Horizontal:
    """Borrowing and common sources among documents of which none stands above the other.

    `leftovers` is what nothing above explains, `above` the keys above each key. A later
    document borrows from an earlier one when both are dated and the passage stands in no
    third document, and when they name no source in common that isn't in the corpus; in any
    other case the passage points to an unseen source.
    """
    by_key = {document.key: document for document in documents}

    @lru_cache(maxsize=_KEEP)
    def prepare(key: str) -> Prepared:
        return Prepared(by_key[key])

    found = list(shared_by_siblings(leftovers, prepare, above))
    partners = _partners(found)
    edges: list[Inherits] = []
    common: list[CommonSource] = []
    for shared in found:
        order = _order(by_key[shared.a], by_key[shared.b])
        named = _named_by_both(by_key[shared.a], by_key[shared.b])
        unexplained: list[Meeting] = []
        for meeting in shared.meetings:
            if (
                order
                and not named
                and max(partners[m.clause.id] for m in (meeting.a, meeting.b)) < _MANY - 1
            ):
                edge = _borrowed(meeting, later=order)
                edges += [edge] if edge.score >= _BELIEVED else []
            else:
                unexplained.append(meeting)
        if unexplained:
            common.append(_common_source(shared, unexplained, by_key, named))
    return Horizontal(tuple(edges), tuple(common))


def _partners(found: Sequence[Shared]) -> Counter[str]:
    """In how many other documents each clause's shared wording stands."""
    pairs = {
        (clause, key)
        for shared in found
        for meeting in shared.meetings
        for clause, key in (
            (meeting.a.clause.id, shared.b),
            (meeting.b.clause.id, shared.a),
        )
    }
    return Counter(clause for clause, _ in pairs)


def _order(a: Document, b: Document) -> int:
    """1 when `b` is surely later, -1 when `a` is, 0 when nobody can say."""
    if not (a.date and b.date) or a.date == b.date:
        return 0
    return 1 if b.date > a.date else -1


def _borrowed(meeting: Meeting, later: int) -> Inherits:
    if later < 0:
        return borrowed(meeting.a, meeting.b, meeting.runs, meeting.rarity)
    turned = [run.turned() for run in meeting.runs]
    runs = tuple(sorted(turned, key=lambda run: run.unit_start))
    return borrowed(meeting.b, meeting.a, runs, meeting.rarity)


def _named_by_both(a: Document, b: Document) -> str | None:
    """The title or number of a source that both declare and nobody holds."""
    names = {name for citation in b.citations for name in unseen_names(citation)}
    return next(
        (
            citation.number or citation.title
            for citation in a.citations
            if unseen_names(citation) & names
        ),
        None,
    )


def _common_source(
    shared: Shared,
    meetings: Sequence[Meeting],
    by_key: Mapping[str, Document],
    named: str | None,
) -> CommonSource:
    passages = tuple(meeting.passage() for meeting in meetings)
    odd = [
        clause
        for passage in passages
        for clause, key in ((passage.a, shared.a), (passage.b, shared.b))
        if by_key[key].level is Level.COUNTY and _DISTRICTS.search(passage.wording)
    ]
    weight = round(sum(meeting.weight for meeting in meetings), 1)
    return CommonSource(shared.a, shared.b, passages, weight, tuple(odd), named)
