"""The lineage as a graph: documents, items or clauses, and one item's path."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, JSONResponse

from api.dependencies import CurrentView
from api.pages.drawing import draw
from api.pages.render import CurrentPage
from lineage.model import Relation
from lineage.queries import documents as queries
from lineage.queries.network import Grain, network

router = APIRouter(prefix="/graph")

Item = Annotated[str | None, Query(max_length=200)]


@router.get("")
def graph(
    view: CurrentView, page: CurrentPage, grain: Grain | None = None, item: Item = None
) -> HTMLResponse:
    """The graph's page, with a table that says the same."""
    chosen = grain_of(grain, item)
    return page.render(
        "graph.html",
        network=network(view, chosen, item or None),
        cards={each.key: each for each in queries.documents(view).items},
        grains=tuple(Grain),
        relations=tuple(Relation),
        subject=queries.item(view, item) if item else None,
    )


@router.get("/data", response_class=JSONResponse)
def data(
    view: CurrentView, page: CurrentPage, grain: Grain | None = None, item: Item = None
) -> dict[str, Any]:
    """What the script draws: nodes with their places, edges, headings."""
    found = network(view, grain_of(grain, item), item or None)
    return draw(found, queries.documents(view).items, page.language)


def grain_of(grain: Grain | None, item: str | None) -> Grain:
    """Clauses for one item's path, documents for the whole, unless another grain is asked for."""
    return grain or (Grain.CLAUSE if item else Grain.DOCUMENT)
