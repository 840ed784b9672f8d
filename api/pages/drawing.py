"""From a network to what vis-network draws: data by pyvis, places by Graphviz, no physics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pygraphviz
from pyvis.network import Network as Drawing

from api.pages.marks import short
from lineage.model import Level, Relation
from lineage.queries.answers import DocumentCard, Language, Network, NetworkLink, NetworkNode
from lineage.queries.wording import RELATION, pick

# Colours for a reader of the data; the page's own style sheet overrides them.
COLOURS = {
    Relation.VERBATIM: "#1f5f8b",
    Relation.EDITED: "#3f9a8c",
    Relation.ADAPTED: "#c08a2b",
}
LABEL_LENGTH = 15
NODE_INCHES = (3.0, 0.34)
POINTS_PER_INCH = 72.0

Ends = tuple[str, str]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """The nodes of one document; `level` counts from the nation (0) down."""

    key: str
    level: int
    nodes: tuple[str, ...]


def draw(network: Network, cards: Sequence[DocumentCard], language: Language) -> dict[str, Any]:
    """Nodes, edges and options as vis-network takes them, and the columns' headings."""
    by_key = {each.key: each for each in cards}
    groups = _groups(network, by_key)
    places = positions(groups, tuple((link.upstream, link.unit) for link in network.items))
    drawing = Drawing(directed=True)
    for node in network.nodes:
        _add_node(drawing, node, places[node.id])
    for link in network.items:
        _add_edge(drawing, link, language)
    drawing.toggle_physics(False)
    nodes, edges, *_ = drawing.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "headings": [_heading(each, places, by_key[each.key]) for each in groups],
    }


@lru_cache(maxsize=64)
def positions(groups: tuple[Group, ...], links: tuple[Ends, ...]) -> Mapping[str, Point]:
    """Where each node stands, by dot: a column a level, few crossings; computed once a graph."""
    graph = pygraphviz.AGraph(directed=True, strict=False)
    graph.graph_attr.update(rankdir="LR", ranksep="2.4", nodesep="0.14", newrank="true")
    width, height = NODE_INCHES
    graph.node_attr.update(shape="box", width=width, height=height, fixedsize="true", label="")
    levels = sorted({group.level for group in groups})
    for above, below in pairwise(levels):
        graph.add_edge(f"level {above}", f"level {below}", style="invis")
    for level in levels:
        nodes = [node for group in groups if group.level == level for node in group.nodes]
        graph.add_nodes_from(nodes)
        graph.add_subgraph([f"level {level}", *nodes], rank="same")
    for group in groups:
        graph.add_subgraph(group.nodes, name=f"cluster {group.key}", margin=26)
    graph.add_edges_from(links)
    graph.layout(prog="dot")
    return {node: _point(graph.get_node(node)) for group in groups for node in group.nodes}


def _point(node: Any) -> Point:
    x, y = (float(part) for part in node.attr["pos"].split(","))
    return x, -y


def _groups(network: Network, cards: Mapping[str, DocumentCard]) -> tuple[Group, ...]:
    levels = tuple(Level)
    nodes: dict[str, list[str]] = {}
    for node in network.nodes:
        nodes.setdefault(node.document, []).append(node.id)
    depths = {key: levels.index(cards[key].level or levels[-1]) for key in nodes}
    return tuple(Group(key, depths[key], tuple(of)) for key, of in nodes.items())


def _heading(group: Group, places: Mapping[str, Point], card: DocumentCard) -> dict[str, Any]:
    """Place and number of a document, above the topmost of its nodes."""
    x, y = min((places[node] for node in group.nodes), key=lambda place: place[1])
    name = card.number or str(card.year or "")
    return {"key": card.key, "place": card.place or card.key, "name": name, "x": x, "y": y}


def _add_node(drawing: Drawing, node: NetworkNode, place: Point) -> None:
    drawing.add_node(
        node.id,
        label=short(f"{node.label} {node.text}".strip(), LABEL_LENGTH),
        shape="box",
        color="#ffffff",
        document=node.document,
        x=place[0],
        y=place[1],
        physics=False,
    )


def _add_edge(drawing: Drawing, link: NetworkLink, language: Language) -> None:
    drawing.add_edge(
        link.upstream,
        link.unit,
        id=f"{link.upstream} {link.unit}",
        color=COLOURS[link.relation],
        relation=link.relation.value,
        title=pick(RELATION[link.relation], language),
        width=min(5.0, 1 + link.edges / 2),
    )
