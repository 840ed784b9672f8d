"""From a network to what vis-network draws: data by pyvis, places by Graphviz, no physics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pyvis.network import Network as Drawing

from api.pages.layout import Group, Point, column_of, positions
from api.pages.marks import short
from lineage.model import Relation
from lineage.queries.answers import Language, Network, NetworkLink, NetworkNode
from lineage.queries.network import Grain
from lineage.queries.regions import GATHERED
from lineage.queries.wording import LEVEL, RELATION, pick
from lineage.store.base import Card

# Colours for a reader of the data; the page's own style sheet overrides them.
COLOURS = {
    Relation.VERBATIM: "#1f5f8b",
    Relation.EDITED: "#3f9a8c",
    Relation.ADAPTED: "#c08a2b",
}
LABEL_LENGTH = 15
DOCUMENT_LABEL_LENGTH = 22


def draw(network: Network, cards: Sequence[Card], language: Language) -> dict[str, Any]:
    """Nodes, edges and options as vis-network takes them, and the columns' headings."""
    by_key = {each.key: each for each in cards}
    groups = _groups(network)
    places = positions(groups, tuple((link.upstream, link.unit) for link in network.items))
    alone = network.grain in (Grain.DOCUMENT, GATHERED)
    drawing = Drawing(directed=True)
    for node in network.nodes:
        label = _summary(node, language) if network.grain == GATHERED else ""
        _add_node(drawing, node, label or _label(node, by_key, alone), places[node.id])
    for link in network.items:
        _add_edge(drawing, link, language)
    drawing.toggle_physics(False)
    nodes, edges, *_ = drawing.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "headings": [] if alone else [_heading(each, places, by_key[each.key]) for each in groups],
    }


def _groups(network: Network) -> tuple[Group, ...]:
    nodes: dict[str, list[NetworkNode]] = {}
    for node in network.nodes:
        nodes.setdefault(node.id if network.grain == GATHERED else node.document, []).append(node)
    return tuple(
        Group(key, column_of(of[0].level), tuple(node.id for node in of))
        for key, of in nodes.items()
    )


def _summary(node: NetworkNode, language: Language) -> str:
    """A province's documents of a level, by their number."""
    level = pick(LEVEL[node.level], language) if node.level else ""
    return f"{node.label} {level} ×{node.text}"


def _heading(group: Group, places: Mapping[str, Point], card: Card) -> dict[str, Any]:
    """Place and number of a document, above the topmost of its nodes."""
    x, y = min((places[node] for node in group.nodes), key=lambda place: place[1])
    name = card.number or str(card.year or "")
    return {"key": card.key, "place": card.place or card.key, "name": name, "x": x, "y": y}


def _label(node: NetworkNode, cards: Mapping[str, Card], alone: bool) -> str:
    """A document by its place and number; anything else by its label and how it begins."""
    if alone:
        text = cards[node.document].number or node.text
        return short(
            f"{node.label} {text}", DOCUMENT_LABEL_LENGTH if "〔" in text else LABEL_LENGTH
        )
    return short(f"{node.label} {node.text}".strip(), LABEL_LENGTH)


def _add_node(drawing: Drawing, node: NetworkNode, label: str, place: Point) -> None:
    drawing.add_node(
        node.id,
        label=label,
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
