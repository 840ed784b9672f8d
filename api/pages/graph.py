"""The lineage as a graph: documents, items or clauses, and one item's path."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.dependencies import CurrentView
from api.pages.drawing import draw
from api.pages.picture import picture as picture_of
from api.pages.render import CurrentPage
from lineage.errors import UnknownReference
from lineage.model import Relation
from lineage.queries import documents as queries
from lineage.queries.answers import Network
from lineage.queries.network import Grain, network
from lineage.store import View

router = APIRouter(prefix="/graph")

Item = Annotated[str | None, Query(max_length=200)]


@router.get("")
def graph(
    view: CurrentView,
    page: CurrentPage,
    grain: Grain | None = None,
    item: Item = None,
    relation: Relation | None = None,
) -> HTMLResponse:
    """The graph's page, with a table that says the same."""
    return page.render(
        "graph.html",
        network=_network(view, grain, item, relation),
        relation=relation,
        cards={each.key: each for each in queries.documents(view).items},
        grains=tuple(Grain),
        relations=tuple(Relation),
        subject=queries.item(view, item) if item else None,
    )


@router.get("/data", response_class=JSONResponse)
def data(
    view: CurrentView,
    page: CurrentPage,
    grain: Grain | None = None,
    item: Item = None,
    relation: Relation | None = None,
) -> dict[str, Any]:
    """What the script draws: nodes with their places, edges, headings."""
    found = _network(view, grain, item, relation)
    return draw(found, queries.documents(view).items, page.language)


@router.get("/picture.svg")
def picture(
    view: CurrentView,
    page: CurrentPage,
    grain: Grain | None = None,
    item: Item = None,
    relation: Relation | None = None,
) -> Response:
    """The graph as a picture to take away."""
    drawn = draw(
        _network(view, grain, item, relation), queries.documents(view).items, page.language
    )
    if not drawn["nodes"]:
        raise UnknownReference("graph", "")
    svg = page.text("graph.svg", **picture_of(drawn, page.words))
    return Response(
        svg,
        media_type="image/svg+xml",
        headers={"Content-Disposition": 'attachment; filename="lineage.svg"'},
    )


def _network(
    view: View, grain: Grain | None, item: str | None, relation: Relation | None
) -> Network:
    found = network(view, grain_of(grain, item), item or None)
    if relation is None:
        return found
    links = tuple(each for each in found.items if each.relation is relation)
    return replace(found, items=links)


def grain_of(grain: Grain | None, item: str | None) -> Grain:
    """Clauses for one item's path, documents for the whole, unless another grain is asked for."""
    return grain or (Grain.CLAUSE if item else Grain.DOCUMENT)
