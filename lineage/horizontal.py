"""What documents side by side owe each other, or a source that nobody holds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineage.chain import unseen_names
from lineage.known import Meeting, Shared
from lineage.model import CommonSource, Document, Inherits, Level

_DISTRICTS = re.compile(r"市、区|区、县|县、区|各区|各县|县（市、区）|县（区）")
_MANY = 3
_BELIEVED = 0.5


@dataclass(frozen=True, slots=True)
class Horizontal:
    """Edges to documents beside, and inferred common sources."""

    borrowed: tuple[Inherits, ...] = ()
    common_sources: tuple[CommonSource, ...] = ()

    def by_document(self) -> dict[str, Horizontal]:
        """For each document that has any: the edges of its units, the sources it has part in."""
        borrowed: dict[str, list[Inherits]] = defaultdict(list)
        common: dict[str, list[CommonSource]] = defaultdict(list)
        for edge in self.borrowed:
            borrowed[edge.unit.partition(":")[0]].append(edge)
        for source in self.common_sources:
            common[source.a].append(source)
            common[source.b].append(source)
        return {
            key: Horizontal(tuple(borrowed[key]), tuple(common[key])) for key in (borrowed | common)
        }


def horizontal(documents: Mapping[str, Document], found: Sequence[Shared]) -> Horizontal:
    """What shared wording says about documents, given by key, of which none stands above another.

    A later document borrows from an earlier one when both are dated and the passage stands in
    no third document, and when they name no source in common that isn't in the corpus; in any
    other case the passage points to an unseen source.
    """
    partners = _partners(found)
    edges: list[Inherits] = []
    common: list[CommonSource] = []
    for shared in found:
        named = _named_by_both(documents[shared.a], documents[shared.b])
        unexplained: list[Meeting] = []
        for meeting in shared.meetings:
            ends = meeting.passage.a, meeting.passage.b
            if meeting.edge and not named and max(partners[end] for end in ends) < _MANY - 1:
                edges += [meeting.edge] if meeting.edge.score >= _BELIEVED else []
            else:
                unexplained.append(meeting)
        if unexplained:
            common.append(_common_source(shared, unexplained, documents, named))
    return Horizontal(tuple(edges), tuple(common))


def _partners(found: Iterable[Shared]) -> Counter[str]:
    """In how many other documents each clause's shared wording stands."""
    pairs = {
        pair
        for shared in found
        for meeting in shared.meetings
        for pair in ((meeting.passage.a, shared.b), (meeting.passage.b, shared.a))
    }
    return Counter(clause for clause, _ in pairs)


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
    documents: Mapping[str, Document],
    named: str | None,
) -> CommonSource:
    passages = tuple(meeting.passage for meeting in meetings)
    odd = [
        clause
        for passage in passages
        for clause, key in ((passage.a, shared.a), (passage.b, shared.b))
        if documents[key].level is Level.COUNTY and _DISTRICTS.search(passage.wording)
    ]
    weight = round(sum(meeting.weight for meeting in meetings), 1)
    return CommonSource(shared.a, shared.b, passages, weight, tuple(odd), named)
