"""Documents: the list of them, and one to read with a margin that says where its words come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView, DocumentKey
from api.pages.memo import once
from api.pages.render import CurrentPage
from lineage.model import Level, Warning
from lineage.queries import documents as queries
from lineage.queries.answers import ClauseText, SourceStretch
from lineage.queries.regions import within
from lineage.queries.sources import document_sources, fidelities

router = APIRouter()

MARGIN_SOURCES = 2

Region = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Origin:
    """A source named in the margin: its clause, and the characters that come from it."""

    source: str
    clause: str
    document: str
    level: Level | None
    characters: int


@dataclass(frozen=True, slots=True)
class Line:
    """A clause to read: its stretches, the margin beside it, the doubts about its lines."""

    clause: ClauseText
    stretches: Sequence[SourceStretch]
    margin: Sequence[Origin]
    doubts: Sequence[Warning]


@router.get("/documents")
def documents(view: CurrentView, page: CurrentPage, region: Region = "") -> HTMLResponse:
    """Documents (all, or a region's) with the sources of their words, and those missing."""
    corpus = once(view, queries.documents)
    if region:
        inside = within(view, region)
        kept = tuple(each for each in corpus.items if each.key in inside)
        corpus = replace(corpus, items=kept, missing=())
    return page.render(
        "documents.html",
        corpus=corpus,
        region=region,
        shares={each.document: each for each in fidelities(view)},
    )


@router.get("/documents/{key}")
def document(view: CurrentView, page: CurrentPage, key: DocumentKey) -> HTMLResponse:
    """One document, clause by clause, each stretch coloured by its source."""
    found = queries.document(view, key)
    sources = document_sources(view, key, page.language)
    by_clause = {each.clause.id: each.stretches for each in sources.items}
    clauses = [detail.clause for item in found.items for detail in item.clauses]
    doubts, unplaced = _placed(found.warnings, clauses)
    lines = {
        clause.id: Line(
            clause,
            by_clause.get(clause.id, ()),
            origins(by_clause.get(clause.id, ())),
            doubts.get(clause.id, ()),
        )
        for clause in clauses
    }
    return page.render(
        "document.html",
        document=found,
        shares=sources.shares,
        lines=lines,
        places={card.key: card.place or card.key for card in view.cards()},
        unplaced=unplaced,
    )


def origins(stretches: Iterable[SourceStretch]) -> list[Origin]:
    """The clauses that most of the words come from, with how much each gave."""
    counts: Counter[tuple[str, str, str, Level | None]] = Counter()
    for each in stretches:
        if each.clause and each.document:
            counts[each.source, each.clause, each.document, each.level] += each.end - each.start
    return [Origin(*names, characters) for names, characters in counts.most_common(MARGIN_SOURCES)]


def _placed(
    warnings: Iterable[Warning], clauses: Sequence[ClauseText]
) -> tuple[Mapping[str, Sequence[Warning]], Sequence[Warning]]:
    """Each warning at the first clause that has its line; the others apart."""
    at: dict[str, list[Warning]] = defaultdict(list)
    unplaced: list[Warning] = []
    for warning in warnings:
        clause = next((each for each in clauses if warning.line in _lines(each)), None)
        (at[clause.id] if clause else unplaced).append(warning)
    return at, unplaced


def _lines(clause: ClauseText) -> range:
    first, _, last = clause.source_lines.partition("-")
    return range(int(first), int(last or first) + 1)
