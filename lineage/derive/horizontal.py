"""What documents side by side owe each other, or a source that nobody holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lineage.align.weighing import ACCEPT
from lineage.chain import RANKS, Chain, districts_named, unseen_names
from lineage.known import Meeting, Rulings, Shared
from lineage.model import (
    CommonSource,
    Document,
    Inherits,
    Judgement,
    Level,
    Span,
    key_of,
)

_SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Borrowing:
    """An edge to a document beside, with the spans that nothing above the unit explains."""

    edge: Inherits
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Horizontal:
    """What was borrowed from documents beside, and inferred common sources."""

    borrowed: tuple[Borrowing, ...] = ()
    common_sources: tuple[CommonSource, ...] = ()

    @property
    def edges(self) -> tuple[Inherits, ...]:
        """The edges of what was borrowed."""
        return tuple(each.edge for each in self.borrowed)

    def by_document(self) -> dict[str, Horizontal]:
        """For each document that has any: what its units borrowed, the sources it has part in."""
        borrowed: dict[str, list[Borrowing]] = defaultdict(list)
        common: dict[str, list[CommonSource]] = defaultdict(list)
        for each in self.borrowed:
            borrowed[key_of(each.edge.unit)].append(each)
        for source in self.common_sources:
            common[source.a].append(source)
            common[source.b].append(source)
        return {
            key: Horizontal(tuple(borrowed[key]), tuple(common[key])) for key in borrowed | common
        }


def horizontal(chain: Chain, found: Sequence[Shared], rulings: Rulings) -> Horizontal:
    """What shared wording says about documents of which none stands above another.

    Those who have a passage later borrowed it from the document that had it first. But it points to
    a source that nobody holds

    - where the dates of those who have it don't say who was first;
    - where both declare the same source, which isn't in the corpus: it may have the passage, too;
    - likewise where the borrower declares such a source, or the lender, if one place lies above both;
      unless the borrower cites the lender;
    - where the lender is of a lower level.

    What people decided on a unit and the clause it may have borrowed, `rulings`, goes before that.
    """
    documents = chain.by_key
    holders = _Holders(documents, found)
    borrowed: list[Borrowing] = []
    common: list[CommonSource] = []
    for shared in found:
        named = _named_by_both(documents[shared.a], documents[shared.b])
        unexplained: list[Meeting] = []
        for meeting in shared.meetings:
            ruling = rulings.get(meeting.edge.ends) if meeting.edge else None
            if meeting.edge and ruling and ruling.judgement is Judgement.DESCENDS:
                edge = replace(meeting.edge, decision=ruling)
                borrowed.append(Borrowing(edge, _turned(meeting)))
            elif (
                named
                or ruling
                or not meeting.edge
                or holders.in_doubt(meeting)
                or _follows_unseen(meeting.edge, chain)
                or _is_of_lower_level(meeting.edge, documents)
            ):
                unexplained.append(meeting)
            elif meeting.edge.score >= ACCEPT and not holders.had_it_before(meeting):
                borrowed.append(Borrowing(meeting.edge, _turned(meeting)))
        if unexplained:
            common.append(_common_source(shared, unexplained, documents, named))
    return Horizontal(tuple(borrowed), tuple(common))


class _Holders:
    """Who else holds the wording of a meeting."""

    def __init__(self, documents: Mapping[str, Document], found: Iterable[Shared]) -> None:
        self._documents = documents
        self._at: dict[str, list[Meeting]] = defaultdict(list)
        for shared in found:
            for meeting in shared.meetings:
                self._at[meeting.passage.a].append(meeting)
                self._at[meeting.passage.b].append(meeting)

    def in_doubt(self, meeting: Meeting) -> bool:
        """Whether nobody can say who of several holders was first."""
        return any(
            other.edge is None
            for clause in (meeting.passage.a, meeting.passage.b)
            for other in self._others(meeting, clause)
        )

    def had_it_before(self, meeting: Meeting) -> bool:
        """Whether the borrower shares the same with a document still earlier than the lender."""
        if meeting.edge is None:
            return False
        return any(
            other.edge is not None
            and other.edge.unit == meeting.edge.unit
            and self._date(other.edge.upstream) < self._date(meeting.edge.upstream)
            for other in self._others(meeting, meeting.edge.unit)
        )

    def _others(self, meeting: Meeting, clause: str) -> Iterator[Meeting]:
        """The other meetings of a clause over most of the same wording."""
        own = _letters(meeting, clause)
        for other in self._at[clause]:
            if other is not meeting and len(own & _letters(other, clause)) >= _SAME_PLACE * len(
                own
            ):
                yield other

    def _date(self, clause: str) -> str:
        return self._documents[key_of(clause)].date or ""


def _letters(meeting: Meeting, clause: str) -> set[int]:
    """Offsets of the shared wording in one of the two clauses."""
    return {
        offset
        for span in meeting.passage.spans
        for offset in (
            range(span.unit_start, span.unit_end)
            if clause == meeting.passage.a
            else range(span.upstream_start, span.upstream_end)
        )
    }


def _turned(meeting: Meeting) -> tuple[Span, ...]:
    """The spans of a passage, those of the borrower as the unit's."""
    spans = meeting.passage.spans
    if meeting.edge is None or meeting.edge.unit == meeting.passage.a:
        return spans
    return tuple(sorted((span.turned() for span in spans), key=lambda span: span.unit_start))


def _follows_unseen(edge: Inherits, chain: Chain) -> bool:
    """Whether a source that nobody holds may stand above a borrower, who doesn't name the lender.

    One that it declares itself, or that a lender from below the same place declares.
    """
    borrower, lender = (chain.by_key[key_of(end)] for end in edge.ends)
    if any(each.target == lender.key for each in borrower.citations):
        return False
    beside = chain.parent(borrower) is not None and chain.parent(borrower) == chain.parent(lender)
    declared = (*borrower.citations, *lender.citations) if beside else borrower.citations
    return any(unseen_names(each) for each in declared)


def _is_of_lower_level(edge: Inherits, documents: Mapping[str, Document]) -> bool:
    """Whether the lender is of a lower level: a city's plan is no source of a province's."""
    borrower, lender = (documents[key_of(end)].level for end in edge.ends)
    return borrower in RANKS and lender in RANKS and RANKS[lender] > RANKS[borrower]


def _named_by_both(a: Document, b: Document) -> str | None:
    """The titles or numbers of the sources that both declare and nobody holds; None if none.

    Nothing tells which of several it is.
    """
    names = {name for citation in b.citations for name in unseen_names(citation)}
    both = (each.number or each.title for each in a.citations if unseen_names(each) & names)
    return "、".join(filter(None, dict.fromkeys(both))) or None


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
        if documents[key].level is Level.COUNTY and districts_named(passage.wording)
    ]
    weight = round(sum(meeting.weight for meeting in meetings), 1)
    return CommonSource(shared.a, shared.b, passages, weight, tuple(odd), named)
