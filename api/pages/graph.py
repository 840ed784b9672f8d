"""The lineage as a graph: documents that open to items, items that open to clauses, one item's path.

What is drawn is asked for by the address alone, so every view is a link. A network of more
nodes than a person can look over is gathered by region and level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.dependencies import CurrentAnswers, Looked
from api.memo import Answers, network_of
from api.pages.drawing import Row, boxes_of, draw, kind_of
from api.pages.leaves import place_choices
from api.pages.picture import picture as picture_of
from api.pages.render import CurrentPage, Page
from lineage.errors import NothingFound
from lineage.model import Level, Relation, key_of
from lineage.queries import documents as queries
from lineage.queries.answers.network import Network, NetworkNode, NodeKind
from lineage.queries.network import MAX_NODES, MAX_STEPS, Grain, Look, network

router = APIRouter(prefix="/graph")

LOW = 16  # rows that a low canvas has room for


def address(look: Look, **changes: object) -> Mapping[str, object]:
    """The values of an address that asks for this look, with some changed."""
    values = {
        "grain": look.grain,
        "item": look.item,
        "depth": None if look.depth == MAX_STEPS else look.depth,
        "relation": look.relation,
        "region": look.region,
        "level": look.level,
        "open": sorted(look.open),
        "shut": sorted(look.shut),
    }
    return values | changes


def prepare(answers: Answers) -> None:
    """Work out the graph of the whole corpus."""
    answers.once(network, Look(), MAX_NODES, lasting=True)


@router.get("")
def graph(answers: CurrentAnswers, page: CurrentPage, look: Looked) -> HTMLResponse:
    """The graph's page, with tables that say the same."""
    found = network_of(answers, look)
    boxes = boxes_of(found).values()
    return page.render(
        "graph.html",
        network=found,
        rows=[_listed(page, look, row) for box in boxes for row in box],
        low=sum(map(len, boxes)) <= LOW,
        look=look,
        narrowed=bool(look.region or look.level or look.relation),
        address=address,
        gathered=found.grain is NodeKind.REGION,
        place_choices=place_choices(answers.view),
        grains=tuple(Grain),
        relations=tuple(Relation),
        levels=tuple(Level),
        depths=range(1, MAX_STEPS),
        subject=queries.item(answers.view, look.item) if look.item else None,
    )


@router.get("/data", response_class=JSONResponse)
def data(answers: CurrentAnswers, page: CurrentPage, look: Looked) -> dict[str, Any]:
    """What the script draws: nodes with their places and what a click does, and edges."""
    found = network_of(answers, look)
    drawn = _drawn(answers, page, found)
    by_id = {node.id: node for node in (*found.opened, *found.nodes)}
    for node in drawn["nodes"]:
        node["toggle"] = _toggle(page, look, by_id[node["id"]])
    return drawn


@router.get("/picture.svg")
def picture(answers: CurrentAnswers, page: CurrentPage, look: Looked) -> Response:
    """The graph as a picture to take away."""
    drawn = _drawn(answers, page, network_of(answers, look))
    if not drawn["nodes"]:
        raise NothingFound(
            ("这一范围内没有文件。", "No document of the corpus is in this view."),
            ("请放宽范围。", "Choose less narrowly."),
        )
    svg = page.text("graph.svg", **picture_of(drawn, page.words))
    return Response(
        svg,
        media_type="image/svg+xml",
        headers={"Content-Disposition": 'attachment; filename="lineage.svg"'},
    )


def _drawn(answers: Answers, page: Page, found: Network) -> dict[str, Any]:
    return draw(found, answers.once(queries.documents).items, page.language)


def _listed(page: Page, look: Look, row: Row) -> Mapping[str, object]:
    """A row for the table: its node, where it leads, how it is opened or closed."""
    kind = kind_of(row.node)
    return {
        "node": row.node,
        "kind": kind,
        "depth": row.depth,
        "opened": row.opened,
        "toggle": _toggle(page, look, row.node),
        "read": _read(page, row.node.id, kind),
    }


def _toggle(page: Page, look: Look, node: NetworkNode) -> str | None:
    """The view with a document or item opened or closed, or with a region's documents alone."""
    match kind_of(node):
        case NodeKind.CLAUSE:
            return None
        case NodeKind.REGION:
            narrow = replace(look, region=node.label, level=node.level)
            if narrow == look or not node.label:
                narrow = replace(look, grain=Grain.DOCUMENT, open=frozenset(), shut=frozenset())
            return page.link("/graph", **address(narrow))
        case _:
            return page.link("/graph", **address(look.toggled(node.id)))


def _read(page: Page, part: str, kind: NodeKind) -> str | None:
    """Where a node can be read."""
    key = key_of(part)
    return {
        NodeKind.REGION: None,
        NodeKind.DOCUMENT: page.link(f"/documents/{key}"),
        NodeKind.ITEM: page.link(f"/items/{part}"),
        NodeKind.CLAUSE: f"{page.link(f'/documents/{key}')}#{part}",
    }[kind]
