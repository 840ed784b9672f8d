"""Fragments of HTML that scripts put into a page: the panel of a cell, the texts of an edge."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import CurrentView
from api.pages.overview import cell_or_none
from api.pages.render import CurrentPage
from lineage.queries.network import pairs

router = APIRouter(prefix="/parts")

Id = Annotated[str, Query(max_length=200)]


@router.get("/cell")
def cell(view: CurrentView, page: CurrentPage, item: Id, document: Id) -> HTMLResponse:
    """What a document did with an item, with the clauses that prove it."""
    return page.render("parts/cell.html", cell=cell_or_none(view, item, document, page.language))


@router.get("/edge")
def edge(view: CurrentView, page: CurrentPage, upstream: Id, unit: Id) -> HTMLResponse:
    """The texts of all edges between two clauses, items or documents, side by side."""
    return page.render(
        "parts/edge.html",
        upstream=upstream,
        unit=unit,
        edges=pairs(view, upstream, unit, page.language),
    )
