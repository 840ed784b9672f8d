"""The overview and the matrix: what is in the corpus, and what became of each item."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView
from api.pages.chain import chain
from api.pages.grid import CurrentShown, Order, Shown
from api.pages.render import CurrentPage
from lineage.errors import UnknownReference
from lineage.model import Level, Status
from lineage.queries import documents as queries
from lineage.queries.answers import CoverageRow, Language, Matrix
from lineage.queries.ask import EXAMPLES
from lineage.queries.clauses import clause_matrix
from lineage.queries.coverage import Filter, default_upstream, item_coverage, matrix
from lineage.queries.sources import fidelities
from lineage.store import View

router = APIRouter()

Name = Annotated[str | None, Query(max_length=200)]


@router.get("/")
def overview(
    view: CurrentView,
    page: CurrentPage,
    upstream: Name = None,
    item: Name = None,
    document: Name = None,
) -> HTMLResponse:
    """The corpus at a glance; with `item` and `document` the cell's panel is open."""
    corpus = queries.documents(view)
    found, hidden = _narrowed(view, upstream, Shown(), page.language)
    return page.render(
        "overview.html",
        corpus=corpus,
        chain=chain(corpus),
        shares={each.document: each for each in fidelities(view)},
        examples=EXAMPLES[page.language],
        matrix=found,
        hidden=hidden,
        cell=cell_or_none(view, item, document, page.language),
        statuses=tuple(Status),
    )


@router.get("/matrix")
def whole_matrix(
    view: CurrentView,
    page: CurrentPage,
    shown: CurrentShown,
    upstream: Name = None,
    item: Name = None,
    document: Name = None,
) -> HTMLResponse:
    """The matrix by itself, with filters and order."""
    found, hidden = _narrowed(view, upstream, shown, page.language)
    above = view.coverage_counts()
    return page.render(
        "matrix.html",
        matrix=found,
        hidden=hidden,
        cell=cell_or_none(view, item, document, page.language),
        shown=shown,
        upstreams=[card for card in view.cards() if card.key in above],
        statuses=tuple(Status),
        levels=tuple(Level),
        orders=tuple(Order),
    )


@router.get("/matrix/clauses")
def clauses(
    view: CurrentView, page: CurrentPage, shown: CurrentShown, upstream: Name = None
) -> HTMLResponse:
    """Clause × document, with the same filters."""
    whole = None
    if upstream or view.coverage_counts():
        whole = clause_matrix(view, upstream or None)
    found, hidden = shown.of_clauses(whole) if whole else (None, 0)
    return page.render(
        "clauses.html", matrix=found, hidden=hidden, shown=shown, cell=None, levels=tuple(Level)
    )


def _narrowed(
    view: View, upstream: str | None, shown: Shown, language: Language
) -> tuple[Matrix | None, int]:
    found = matrix_or_none(view, upstream, language)
    return shown.of(found) if found else (None, 0)


def matrix_or_none(view: View, upstream: str | None, language: Language) -> Matrix | None:
    """The matrix; None for a corpus in which nothing descends from anything."""
    try:
        key = upstream or default_upstream(view)
    except UnknownReference:
        return None
    return matrix(view, key, language)


def cell_or_none(
    view: View, item: str | None, document: str | None, language: Language
) -> CoverageRow | None:
    """The row behind a cell. Raises UnknownReference."""
    if not item or not document:
        return None
    rows = item_coverage(view, item, Filter(document=document), language).items
    if not rows:
        raise UnknownReference("cell", f"{item} × {document}")
    return rows[0]
