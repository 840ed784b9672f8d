"""The lineage as a graph of nodes and links."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import Level, Relation


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A document, item or clause to draw; `text` is its title or wording."""

    id: str
    document: str
    place: str | None
    level: Level | None
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """Inheritance between two nodes: how many edges, and the relation most of them have."""

    upstream: str
    unit: str
    relation: Relation
    edges: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and, under `items`, the links between them.

    `grain` is what most nodes stand for: document, item or clause, or region where they were
    too many; `opened` are documents and items whose parts are nodes instead of themselves.
    """

    grain: str
    item: str | None
    nodes: tuple[NetworkNode, ...]
    items: tuple[NetworkLink, ...]
    opened: tuple[NetworkNode, ...] = ()
