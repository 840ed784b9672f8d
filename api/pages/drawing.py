"""From a network to what vis-network draws: data by pyvis, places by Graphviz, no physics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from pyvis.network import Network as Drawing

from api.pages.bends import MOST, Frame, bend
from api.pages.layout import ROW, WIDTH, Box, Point, column_of, positions
from api.pages.marks import fitted, heading
from lineage.language import Language, pick
from lineage.model import Relation, item_of, key_of
from lineage.queries.answers.network import Network, NetworkLink, NetworkNode, NodeKind
from lineage.queries.wording import LEVEL, RELATION
from lineage.store.base import Card

# Colours for a reader of the data; the page's own style sheet overrides them.
COLOURS = {
    Relation.VERBATIM: "#175e85",
    Relation.EDITED: "#2f8577",
    Relation.ADAPTED: "#be8900",
}
# Lengths of strokes and gaps, in pixels, for those who can't tell the colours.
DASHES: Mapping[Relation, tuple[int, ...]] = {
    Relation.VERBATIM: (),
    Relation.EDITED: (9, 4),
    Relation.ADAPTED: (2, 4),
}
THINNEST, WIDEST = 1.6, 4.0  # lines
NODE_WIDTH = WIDTH - 8
INDENT = 14.0
MARGIN = 14.0  # beside a label
LETTER = 13.0  # width of a Chinese character
CLOSED, OPENED = "▸", "▾"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a document's box: a node, or the heading of what is opened below it."""

    node: NetworkNode
    depth: int
    opened: bool


def draw(network: Network, cards: Sequence[Card], language: Language) -> dict[str, Any]:
    """Nodes and edges as vis-network takes them; headings of what is opened are nodes too."""
    by_key = {each.key: each for each in cards}
    boxes = boxes_of(network)
    places = positions(
        tuple(Box(key, column_of(rows[0].node.level), len(rows)) for key, rows in boxes.items()),
        frozenset(_between(network)),
    )
    drawing = Drawing(directed=True)
    middles: dict[str, Point] = {}
    for key, rows in boxes.items():
        for index, row in enumerate(rows):
            label = _label(row, by_key, language)
            middles[row.node.id] = _place(places[key], index, row.depth)
            _add_node(drawing, row, label, middles[row.node.id])
    frames = {key: _frame(places[key], len(rows)) for key, rows in boxes.items()}
    box = {node.id: _box(node) for node in network.nodes}
    few = len(network.items) <= MOST
    for link in network.items:
        bent = 0.0
        if few:
            ends = box[link.upstream], box[link.unit]
            around = [frame for key, frame in frames.items() if key not in ends]
            bent = bend(middles[link.upstream], middles[link.unit], around)
        _add_edge(drawing, link, language, bent)
    drawing.toggle_physics(False)
    nodes, edges, *_ = drawing.get_network_data()
    return {"nodes": nodes, "edges": edges}


def boxes_of(network: Network) -> dict[str, list[Row]]:
    """The rows of each document, or of each node where documents are gathered; highest first."""
    opened = {node.id: node for node in network.opened}
    grouped: dict[str, list[NetworkNode]] = {}
    for node in sorted(network.nodes, key=lambda node: column_of(node.level)):
        grouped.setdefault(_box(node), []).append(node)
    return {key: list(_rows(nodes, opened)) for key, nodes in grouped.items()}


def _rows(nodes: Sequence[NetworkNode], opened: Mapping[str, NetworkNode]) -> Iterator[Row]:
    shown: set[str] = set()
    for node in nodes:
        around = key_of(node.id), item_of(node.id)
        headings = [opened[part] for part in around if part in opened]
        for depth, part in enumerate(headings):
            if part.id not in shown:
                shown.add(part.id)
                yield Row(part, depth, True)
        yield Row(node, len(headings), False)


def _between(network: Network) -> Iterator[tuple[str, str]]:
    """The links between boxes."""
    box = {node.id: _box(node) for node in network.nodes}
    for link in network.items:
        ends = box[link.upstream], box[link.unit]
        if ends[0] != ends[1]:
            yield ends


def _box(node: NetworkNode) -> str:
    """In what box a node stands: its document's, a region in one of its own."""
    return node.document or node.id


def _place(top: Point, index: int, depth: int) -> Point:
    return top[0] + depth * INDENT / 2, top[1] + (index + 0.5) * ROW


def _frame(top: Point, rows: int) -> Frame:
    return top[0] - WIDTH / 2, top[1], top[0] + WIDTH / 2, top[1] + rows * ROW


def kind_of(node: NetworkNode) -> NodeKind:
    """What a node stands for."""
    if node.document is None:
        return NodeKind.REGION
    if node.id == node.document:
        return NodeKind.DOCUMENT
    return NodeKind.CLAUSE if item_of(node.id) else NodeKind.ITEM


def _label(row: Row, cards: Mapping[str, Card], language: Language) -> str:
    node = row.node
    sign = f"{OPENED if row.opened else CLOSED} "
    match kind_of(node):
        case NodeKind.REGION:
            level = pick(LEVEL[node.level], language) if node.level else ""
            name = f"{node.label} {level} ×{node.documents}"
        case NodeKind.DOCUMENT:
            name = f"{sign}{node.label} {cards[node.id].number or node.text}"
        case NodeKind.ITEM:
            name = f"{sign}{heading(node.label, node.text)}"
        case NodeKind.CLAUSE:
            name = f"{node.label} {node.text}".strip()
    return fitted(name, (_width(row) - MARGIN) / LETTER)


def _width(row: Row) -> float:
    return NODE_WIDTH - row.depth * INDENT


def _add_node(drawing: Drawing, row: Row, label: str, place: Point) -> None:
    drawing.add_node(
        row.node.id,
        label=label,
        shape="box",
        color="#ffffff",
        document=row.node.document,
        opened=row.opened,
        width=_width(row),
        x=place[0],
        y=place[1],
        physics=False,
    )


def _add_edge(drawing: Drawing, link: NetworkLink, language: Language, bent: float) -> None:
    drawing.add_edge(
        link.upstream,
        link.unit,
        id=f"{link.upstream} {link.unit}",
        color=COLOURS[link.relation],
        relation=link.relation.value,
        title=pick(RELATION[link.relation], language),
        dashes=list(DASHES[link.relation]) or False,
        width=min(WIDEST, THINNEST + log2(link.edges) / 2),
        bent=bent,
    )
