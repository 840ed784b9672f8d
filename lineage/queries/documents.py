"""Documents, items, agencies, citations and search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from lineage.chain import DECLARING, unseen_names
from lineage.errors import ParameterError
from lineage.grouping import grouped
from lineage.model import Citation, Clause, Item, MissingDocument, Role, key_of
from lineage.queries.answers.clauses import Additions, SearchAnswer, SearchHit
from lineage.queries.answers.documents import (
    Agencies,
    AgencyRow,
    AgencyTotal,
    Citations,
    ClauseDetail,
    Descent,
    DescentKind,
    DocumentDetail,
    Documents,
    FactText,
    ItemDetail,
    SectionText,
)
from lineage.queries.levels import LevelName, city, levels
from lineage.queries.lookups import known_card, known_document, known_item
from lineage.queries.parts import citation_text, clause_text, in_order
from lineage.queries.places import known_places
from lineage.queries.regions import places_within
from lineage.queries.window import WHOLE, Window
from lineage.store.base import Card, Hit, ItemHead, Located, View
from lineage.text import fold


@dataclass(frozen=True, slots=True)
class Sought:
    """Which documents are asked for; what is empty means all.

    `place` is a place alone, `region` one with all below it; `title` stands in the title or number.
    """

    place: str | None = None
    region: str | None = None
    levels: tuple[LevelName, ...] = ()
    year: int | None = None
    title: str | None = None

    def among(self, view: View) -> Callable[[Card | MissingDocument], bool]:
        """Whether a document is asked for. Raises UnknownReference for a place."""
        inside = known_places(view, self.place) if self.place else None
        if self.region:
            known_places(view, self.region)
            below = places_within(view, self.region)
            inside = below if inside is None else inside & below
        title = fold(self.title or "").text
        ranks, cities = levels(self.levels), city(view, self.levels)

        def taken(each: Card | MissingDocument) -> bool:
            return (
                (inside is None or each.place in inside)
                and (not ranks or each.level in ranks)
                and (cities is None or isinstance(each, MissingDocument) or each.key in cities)
                and self.year in (None, each.year)
                and _is_called(each, [title])
            )

        return taken


def documents(view: View, sought: Sought = Sought()) -> Documents:
    """Documents by level and date, those missing, and how these hang together with others.

    Raises UnknownReference for a place.
    """
    counts = view.edge_counts()
    descents: dict[tuple[str, str], Descent] = {}
    unseen: dict[str, list[Citation]] = defaultdict(list)
    for document, citation in view.citations():
        if citation.target and citation.target != document and citation.role in DECLARING:
            pair = (document, citation.target)
            descents[pair] = Descent(*pair, DescentKind(citation.role), counts.get(pair, 0))
        if unseen_names(citation):
            unseen[document].append(citation)
    for each in view.missing():
        for document in each.cited_by:
            role = _naming(each, unseen[document]).role
            descents[document, each.key] = Descent(document, each.key, DescentKind(role), 0)
    for pair, count in counts.items():
        descents.setdefault(pair, Descent(*pair, DescentKind.INHERITS, count))
    taken = sought.among(view)
    items = tuple(each for each in in_order(view.cards()) if taken(each))
    missing = tuple(each for each in view.missing() if taken(each))
    shown = {each.key for each in items} | {each.key for each in missing}
    return Documents(
        items=items,
        missing=missing,
        descents=tuple(
            each for each in descents.values() if {each.document, each.upstream} & shown
        ),
    )


def _naming(missing: MissingDocument, citations: Sequence[Citation]) -> Citation:
    """The citation that names a missing document; by a name that others say is its, if need be."""
    names = {fold(name).text for name in (missing.number, missing.title) if name}
    names = {missing.notice} if missing.notice else names
    return next((each for each in citations if unseen_names(each) & names), citations[0])


def document(view: View, key: str) -> DocumentDetail:
    """A whole document. Raises UnknownReference."""
    own = known_card(view, key)
    found = view.document(key)
    assert found is not None  # its card is there
    return DocumentDetail(
        card=own,
        facts=tuple(
            FactText(f.name, f.value, f.origin, str(f.lines) if f.lines else None)
            for f in found.facts
        ),
        sections=tuple(SectionText(s.label, s.title, str(s.lines)) for s in found.sections),
        items=tuple(_item(item, own) for item in found.items),
        citations=tuple(citation_text(key, each) for each in found.citations),
        warnings=found.warnings,
    )


def item(view: View, item_id: str) -> ItemDetail:
    """An item with its clauses. Raises UnknownReference."""
    return _item(known_item(view, item_id), known_card(view, key_of(item_id)))


def additions(
    view: View, documents: Collection[str] | None = None, window: Window = WHOLE
) -> Additions:
    """Clauses that descend from nothing in the corpus, of documents or of all below others.

    Raises UnknownReference.
    """
    named = None if documents is None else [known_document(view, each).key for each in documents]
    found = view.additions(named)
    return Additions(tuple(map(clause_text, window.of(found))), len(found))


def agencies(view: View, place: str | None = None, name: str | None = None) -> Agencies:
    """Who is responsible for what; `place` names a place, `name` any part of an agency's name.

    Raises UnknownReference for a place.
    """
    cards = view.cards_by_key()
    duties: dict[tuple[str, str], dict[Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    meant = sorted(known_places(view, place)) if place else [None]
    for duty in (each for of in meant for each in view.duties(place=of, agency=name)):
        duties[duty.document, duty.agency][duty.role].append(duty.clause)
    rows = [
        AgencyRow(
            agency=agency,
            place=cards[document].place,
            document=document,
            lead=tuple(roles[Role.LEAD]),
            support=tuple(roles[Role.SUPPORT]),
            responsible=tuple(roles[Role.RESPONSIBLE]),
        )
        for (document, agency), roles in duties.items()
    ]
    rows.sort(key=lambda row: -(len(row.lead) + len(row.support) + len(row.responsible)))
    return Agencies(tuple(rows))


def agency_totals(view: View) -> tuple[AgencyTotal, ...]:
    """Every agency of the corpus with what it has to do, the busiest first."""
    rows = grouped((row.agency, row) for row in agencies(view).items)
    totals = (
        AgencyTotal(
            agency=agency,
            places=len({row.place for row in of}),
            lead=sum(len(row.lead) for row in of),
            support=sum(len(row.support) for row in of),
            responsible=sum(len(row.responsible) for row in of),
        )
        for agency, of in rows.items()
    )
    return tuple(sorted(totals, key=lambda each: -(each.lead + each.support + each.responsible)))


def citations(view: View, document: str | None = None) -> Citations:
    """Documents named in the texts, or in those of one. Raises UnknownReference."""
    key = known_document(view, document).key if document is not None else None
    return Citations(tuple(citation_text(*each) for each in view.citations(key)))


def search(view: View, query: str, window: Window = WHOLE) -> SearchAnswer:
    """Clauses that have all the words of a query, in text, steps or the item's title, and documents so titled.

    The window is one on both. Raises ParameterError for an empty query.
    """
    if not query.strip():
        raise ParameterError("q", query, ("一个词或几个词", "one word or more"))
    words = [folded for each in query.split() if (folded := fold(each).text)]
    named = [card for card in in_order(view.cards()) if words and _is_called(card, words)]
    hits = view.search(query, window.limit, window.offset)
    return SearchAnswer(
        query, tuple(map(_hit, hits.found)), hits.total, window.of(named), len(named)
    )


def _is_called(document: Card | MissingDocument, words: Iterable[str]) -> bool:
    """Whether a document has all these folded words in its title and number."""
    name = fold(f"{document.title or ''} {document.number or ''}").text
    return all(word in name for word in words)


def _hit(found: Hit) -> SearchHit:
    step = found.clause.clause.steps[found.step - 1] if found.step else None
    return SearchHit(clause_text(found.clause), found.start, found.end, step, found.titled)


def _item(found: Item, document: Card) -> ItemDetail:
    return ItemDetail(
        id=found.id,
        document=document.key,
        kind=found.kind,
        label=found.label,
        title=found.title,
        section=found.section,
        source_lines=str(found.lines),
        clauses=tuple(_clause(clause, found, document) for clause in found.clauses),
    )


def _clause(clause: Clause, found: Item, document: Card) -> ClauseDetail:
    return ClauseDetail(
        clause=clause_text(Located(clause, ItemHead.of(found), document)),
        agencies=clause.agencies,
        inherited_from=clause.inherited_from,
        steps=clause.steps,
        deadline=clause.deadline,
    )
