"""The lineage as a graph: documents, items or clauses, and one item's path.

What is drawn is asked for by the address alone: grain, item, depth, relation, place, level. A
network of more nodes than a person can look over is gathered by province and level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import Field

from api.dependencies import CurrentView
from api.pages.drawing import draw
from api.pages.memo import once
from api.pages.picture import picture as picture_of
from api.pages.render import CurrentPage, Page
from lineage.errors import UnknownReference
from lineage.model import Level, Relation
from lineage.queries import documents as queries
from lineage.queries.answers import Network
from lineage.queries.network import MAX_STEPS, Grain, network
from lineage.queries.regions import GATHERED, gathered, within
from lineage.store import View

router = APIRouter(prefix="/graph")

MOST_NODES = 1000
LEAST_PARTS = 20  # an item has fewer clauses than this, so that many clauses are too many items


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the graph is asked for; None and '' mean everything.

    `depth` is how many steps from the item; `place` stands for all places below it too.
    """

    grain: Grain
    item: str | None
    depth: int | None
    relation: Relation | None
    place: str
    level: Level | None

    def address(self, **changes: object) -> Mapping[str, object]:
        """The values of an address that asks for this, with some changed."""
        return {**asdict(self), **changes}

    def of(self, view: View) -> Network:
        """The network, narrowed and small enough to draw. Raises UnknownReference."""
        if self._plain and sum(each.clauses for each in view.cards()) > MOST_NODES * LEAST_PARTS:
            return gathered(view, network(view, Grain.DOCUMENT))
        found = network(view, self.grain, self.item, self.depth or MAX_STEPS)
        if self.relation:
            links = tuple(each for each in found.items if each.relation is self.relation)
            found = replace(found, items=links)
        if self.place or self.level:
            found = self._narrowed(found, within(view, self.place) if self.place else None)
        return gathered(view, found) if len(found.nodes) > MOST_NODES else found

    @property
    def _plain(self) -> bool:
        """Whether all items or clauses are asked for."""
        narrowed = self.item or self.relation or self.place or self.level
        return not narrowed and self.grain is not Grain.DOCUMENT

    def _narrowed(self, whole: Network, inside: set[str] | None) -> Network:
        """The nodes of the place and the level, and what they are linked with."""
        meant = {
            node.id
            for node in whole.nodes
            if (inside is None or node.document in inside) and self.level in (None, node.level)
        }
        links = tuple(each for each in whole.items if meant & {each.upstream, each.unit})
        shown = meant.union(*({each.upstream, each.unit} for each in links))
        nodes = tuple(node for node in whole.nodes if node.id in shown)
        return replace(whole, nodes=nodes, items=links)


def wanted_of(
    grain: Grain | Literal[""] = "",
    item: Annotated[str, Query(max_length=200)] = "",
    depth: Annotated[int, Field(ge=1, le=MAX_STEPS)] | Literal[""] = "",
    relation: Relation | Literal[""] = "",
    place: Annotated[str, Query(max_length=100)] = "",
    level: Level | Literal[""] = "",
) -> Wanted:
    """What the address asks for: clauses for one item's path, else documents, unless it says so."""
    chosen = grain or (Grain.CLAUSE if item else Grain.DOCUMENT)
    return Wanted(chosen, item or None, depth or None, relation or None, place, level or None)


def network_of(view: View, wanted: Wanted) -> Network:
    """What is asked for of the graph. Raises UnknownReference."""
    return wanted.of(view)


Asked = Annotated[Wanted, Depends(wanted_of)]


@router.get("")
def graph(view: CurrentView, page: CurrentPage, wanted: Asked) -> HTMLResponse:
    """The graph's page, with a table that says the same."""
    found = once(view, network_of, wanted)
    return page.render(
        "graph.html",
        network=found,
        wanted=wanted,
        gathered=found.grain == GATHERED,
        places=_places(view),
        grains=tuple(Grain),
        relations=tuple(Relation),
        levels=tuple(Level),
        depths=range(1, MAX_STEPS + 1),
        subject=queries.item(view, wanted.item) if wanted.item else None,
    )


@router.get("/data", response_class=JSONResponse)
def data(view: CurrentView, page: CurrentPage, wanted: Asked) -> dict[str, Any]:
    """What the script draws: nodes with their places and addresses, edges, headings."""
    found = once(view, network_of, wanted)
    drawn = draw(found, once(view, queries.documents).items, page.language)
    by_id = {node.id: node for node in found.nodes}
    for node in drawn["nodes"]:
        of = by_id[node["id"]]
        node["href"] = _leads_to(page, wanted, found, of.id, of.place)
    return drawn


@router.get("/picture.svg")
def picture(view: CurrentView, page: CurrentPage, wanted: Asked) -> Response:
    """The graph as a picture to take away."""
    drawn = draw(once(view, network_of, wanted), once(view, queries.documents).items, page.language)
    if not drawn["nodes"]:
        raise UnknownReference("graph", "")
    svg = page.text("graph.svg", **picture_of(drawn, page.words))
    return Response(
        svg,
        media_type="image/svg+xml",
        headers={"Content-Disposition": 'attachment; filename="lineage.svg"'},
    )


def _leads_to(page: Page, wanted: Wanted, found: Network, node: str, place: str | None) -> str:
    """Where a double click leads: a document or an item to read, a clause in its document."""
    if found.grain == GATHERED:
        return page.link("/graph", **wanted.address(place=place))
    key, _, part = node.partition(":")
    if found.grain == Grain.CLAUSE:
        return f"{page.link(f'/documents/{key}')}#{node}"
    return page.link(f"/items/{node}" if part else f"/documents/{key}")


def _places(view: View) -> list[str]:
    """The places to choose from, from the nation down: not so many that nobody finds one."""
    return [each.name for each in view.places() if each.level in (Level.PROVINCE, Level.PREFECTURE)]
