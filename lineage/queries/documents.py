"""Documents, items, agencies, citations and search."""

from __future__ import annotations

from collections import Counter, defaultdict

from lineage.errors import ParameterError
from lineage.model import Clause, Document, Item, Role
from lineage.queries.answers import (
    Additions,
    Agencies,
    AgencyRow,
    AgencyText,
    Citations,
    CitationText,
    ClauseDetail,
    ClauseText,
    Descent,
    DocumentDetail,
    Documents,
    FactText,
    ItemDetail,
    SearchAnswer,
    SearchHit,
    SectionText,
    WarningText,
)
from lineage.queries.parts import (
    card,
    citation_text,
    clause_text,
    key_of,
    known_card,
    known_item,
    missing_card,
)
from lineage.store.base import Card, Located, View

MAX_HITS = 200


def documents(view: View) -> Documents:
    """All documents, what is missing, and how they hang together."""
    lineage = view.lineage()
    counts = Counter((key_of(edge.unit), key_of(edge.upstream)) for edge in lineage.inherits)
    descents: dict[tuple[str, str], Descent] = {}
    missing = {
        key: each.key for each in lineage.missing for key in (each.number, each.title) if key
    }
    for document in lineage.documents:
        for citation in document.citations:
            if citation.role not in ("transmits", "implements"):
                continue
            target = (
                citation.target
                or missing.get(citation.number or "")
                or missing.get(citation.title or "")
            )
            if target and target != document.key:
                pair = (document.key, target)
                descents[pair] = Descent(*pair, citation.role.value, counts.get(pair, 0))
    for pair, count in counts.items():
        descents.setdefault(pair, Descent(*pair, "inherits", count))
    return Documents(
        items=tuple(card(each) for each in view.cards()),
        missing=tuple(missing_card(each) for each in lineage.missing),
        descents=tuple(descents.values()),
    )


def document(view: View, key: str) -> DocumentDetail:
    """A whole document. Raises UnknownReference."""
    own = known_card(view, key)
    found = view.document(key)
    assert found is not None  # its card is there
    return DocumentDetail(
        card=card(own),
        facts=tuple(
            FactText(f.name, f.value, f.origin.value, str(f.lines) if f.lines else None)
            for f in found.facts
        ),
        sections=tuple(SectionText(s.label, s.title, str(s.lines)) for s in found.sections),
        items=tuple(_item(item, own) for item in found.items),
        citations=tuple(citation_text(key, each) for each in found.citations),
        warnings=tuple(WarningText(w.code, w.message, w.line) for w in found.warnings),
    )


def item(view: View, item_id: str) -> ItemDetail:
    """An item with its clauses. Raises UnknownReference."""
    return _item(known_item(view, item_id), known_card(view, key_of(item_id)))


def additions(view: View, key: str | None = None) -> Additions:
    """Clauses that descend from nothing in the corpus, of one document or of all below others.

    Raises UnknownReference.
    """
    if key is not None:
        known_card(view, key)
    below = {row.document for row in view.coverage()} if key is None else {key}
    found: list[ClauseText] = []
    for each in view.cards():
        if each.key not in below:
            continue
        parents = {edge.unit for edge in view.inherits(document=each.key)}
        whole = view.document(each.key)
        units = whole.units() if whole else ()
        found += [clause_text(Located(c, i, each)) for i, c in units if c.id not in parents]
    return Additions(tuple(found))


def agencies(view: View, place: str | None = None, name: str | None = None) -> Agencies:
    """Who is responsible for what; `name` is any part of an agency's name."""
    rows: list[AgencyRow] = []
    for each in view.cards():
        if place is not None and each.place != place:
            continue
        found = view.document(each.key)
        if found:
            rows += [row for row in _agencies(found) if not name or name in row.agency]
    rows.sort(key=lambda row: -(len(row.lead) + len(row.support) + len(row.responsible)))
    return Agencies(tuple(rows))


def citations(view: View, key: str | None = None) -> Citations:
    """Documents named in the texts. Raises UnknownReference."""
    if key is not None:
        known_card(view, key)
    found: list[CitationText] = []
    for document in view.lineage().documents:
        if key in (None, document.key):
            found += [citation_text(document.key, each) for each in document.citations]
    return Citations(tuple(found))


def search(view: View, query: str, limit: int = 50) -> SearchAnswer:
    """Clauses with all the words of a query. Raises ParameterError for an empty query."""
    if not query.strip():
        raise ParameterError("q", query, "one word or more")
    if not 1 <= limit <= MAX_HITS:
        raise ParameterError("limit", limit, f"1 to {MAX_HITS}")
    hits = view.search(query, limit)
    texts = view.clauses([hit.clause for hit in hits])
    return SearchAnswer(
        query, tuple(SearchHit(clause_text(texts[h.clause]), h.start, h.end) for h in hits)
    )


def _item(found: Item, document: Card) -> ItemDetail:
    return ItemDetail(
        id=found.id,
        document=document.key,
        kind=found.kind.value,
        label=found.label,
        title=found.title,
        section=found.section,
        source_lines=str(found.lines),
        clauses=tuple(_clause(clause, found, document) for clause in found.clauses),
    )


def _clause(clause: Clause, found: Item, document: Card) -> ClauseDetail:
    return ClauseDetail(
        clause=clause_text(Located(clause, found, document)),
        agencies=tuple(AgencyText(a.agency, a.printed, a.role) for a in clause.agencies),
        inherited_from=clause.inherited_from,
        steps=clause.steps,
        deadline=clause.deadline,
    )


def _agencies(found: Document) -> list[AgencyRow]:
    by_role: dict[str, dict[Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    for _, clause in found.units():
        for each in clause.agencies:
            by_role[each.agency][each.role].append(clause.id)
    return [
        AgencyRow(
            agency=agency,
            place=found.place,
            document=found.key,
            lead=tuple(roles[Role.LEAD]),
            support=tuple(roles[Role.SUPPORT]),
            responsible=tuple(roles[Role.RESPONSIBLE]),
        )
        for agency, roles in by_role.items()
    ]
