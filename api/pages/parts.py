"""Fragments of HTML that scripts put into a page: a cell, a clause, the texts of an edge."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import WORDS_LENGTH, CurrentView
from api.pages.overview import cell_of
from api.pages.render import CurrentPage
from lineage.queries.descent import clause_lineage
from lineage.queries.network import pairs
from lineage.queries.places import place_names
from lineage.store.base import Direction

router = APIRouter(prefix="/parts")

MOST_HEIRS = 20

Id = Annotated[str, Query(min_length=1, max_length=WORDS_LENGTH)]


@router.get("/cell")
def cell(view: CurrentView, page: CurrentPage, item: Id, document: Id) -> HTMLResponse:
    """What a document did with an item, with the clauses that prove it."""
    return page.render("parts/cell.html", cell=cell_of(view, item, document, page.language))


@router.get("/edge")
def edge(view: CurrentView, page: CurrentPage, upstream: Id, unit: Id) -> HTMLResponse:
    """The texts of all edges between two clauses, items or documents, side by side."""
    return page.render(
        "parts/edge.html",
        upstream=upstream,
        unit=unit,
        edges=pairs(view, upstream, unit, page.language),
        places=place_names(view),
    )


@router.get("/clause")
def clause(view: CurrentView, page: CurrentPage, id: Id) -> HTMLResponse:
    """A clause with its source lines, its parents and its heirs."""
    parents = clause_lineage(view, id, Direction.UP, 1, page.language)
    heirs = clause_lineage(view, id, Direction.DOWN, 1, page.language)
    return page.render(
        "parts/clause.html",
        clause=parents.clause,
        parents=parents.items,
        heirs=heirs.items[:MOST_HEIRS],
        hidden=len(heirs.items[MOST_HEIRS:]),
        places=place_names(view),
    )
