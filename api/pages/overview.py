"""The overview and the matrix: what is in the corpus, and what became of each item."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView
from api.pages.render import CurrentPage
from lineage.errors import UnknownReference
from lineage.model import Status
from lineage.queries import documents as queries
from lineage.queries.answers import CoverageRow, Language, Matrix
from lineage.queries.ask import EXAMPLES
from lineage.queries.coverage import Filter, default_upstream, item_coverage, matrix
from lineage.store import View

router = APIRouter()

ItemName = Annotated[str | None, Query(max_length=200)]
DocumentName = Annotated[str | None, Query(max_length=200)]


@router.get("/")
def overview(
    view: CurrentView,
    page: CurrentPage,
    upstream: DocumentName = None,
    item: ItemName = None,
    document: DocumentName = None,
) -> HTMLResponse:
    """The corpus at a glance; with `item` and `document` the cell's panel is open."""
    return page.render(
        "overview.html",
        corpus=queries.documents(view),
        matrix=matrix_or_none(view, upstream, page.language),
        cell=cell_or_none(view, item, document, page.language),
        statuses=tuple(Status),
        examples=EXAMPLES[page.language],
    )


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
