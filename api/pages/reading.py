"""Documents: the list of them, and one to read with a margin that says where its words come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView, DocumentKey
from api.pages.render import CurrentPage
from lineage.queries import documents as queries
from lineage.queries.answers import ClauseSources, ClauseText, SourceStretch, WarningText
from lineage.queries.sources import document_sources, fidelities
from lineage.store import Card

router = APIRouter()

MARGIN_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Origin:
    """A source named in the margin: its clause, and the characters that come from it."""

    source: str
    clause: str
    document: str
    characters: int


@dataclass(frozen=True, slots=True)
class Line:
    """A clause to read: its stretches, the margin beside it, the doubts about its lines."""

    clause: ClauseText
    stretches: Sequence[SourceStretch]
    margin: Sequence[Origin]
    doubts: Sequence[WarningText]


@router.get("/documents")
def documents(view: CurrentView, page: CurrentPage) -> HTMLResponse:
    """All documents with the sources of their words, and those that are missing."""
    return page.render(
        "documents.html",
        corpus=queries.documents(view),
        shares={each.document: each for each in fidelities(view)},
    )


@router.get("/documents/{key}")
def document(view: CurrentView, page: CurrentPage, key: DocumentKey) -> HTMLResponse:
    """One document, clause by clause, each stretch coloured by its source."""
    found = queries.document(view, key)
    sources = document_sources(view, key, page.language)
    by_clause = {each.clause.id: each for each in sources.items}
    lines = {
        detail.clause.id: _line(detail.clause, by_clause.get(detail.clause.id), found.warnings)
        for item in found.items
        for detail in item.clauses
    }
    flagged = {doubt for line in lines.values() for doubt in line.doubts}
    return page.render(
        "document.html",
        document=found,
        shares=sources.shares,
        lines=lines,
        places=_places(view.cards()),
        unplaced=[each for each in found.warnings if each not in flagged],
    )


def origins(stretches: Iterable[SourceStretch]) -> list[Origin]:
    """The clauses that most of the words come from, with how much each gave."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for each in stretches:
        if each.clause and each.document:
            counts[each.source, each.clause, each.document] += each.end - each.start
    return [Origin(*names, characters) for names, characters in counts.most_common(MARGIN_SOURCES)]


def _line(
    clause: ClauseText, sources: ClauseSources | None, warnings: Iterable[WarningText]
) -> Line:
    stretches = sources.stretches if sources else ()
    first, _, last = clause.source_lines.partition("-")
    lines = range(int(first), int(last or first) + 1)
    doubts = [each for each in warnings if each.line in lines]
    return Line(clause, stretches, origins(stretches), doubts)


def _places(cards: Iterable[Card]) -> Mapping[str, str]:
    return {card.key: card.place or card.key for card in cards}
