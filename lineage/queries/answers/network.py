"""The lineage as a graph of nodes and links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.model import Level, Relation


class NodeKind(StrEnum):
    """What a node stands for; a region is the documents of a place and a level, gathered."""

    DOCUMENT = "document"
    ITEM = "item"
    CLAUSE = "clause"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A document, item, clause or region to draw; `text` is its title or wording.

    `documents` is how many it stands for. A region has no text, and is of no one `document`.
    """

    id: str
    document: str | None
    place: str | None
    level: Level | None
    label: str
    text: str
    documents: int = 1


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

    `grain` is what most nodes stand for, a region where they were too many; `opened` are documents and items whose parts are nodes instead of themselves.
    """

    grain: NodeKind
    item: str | None
    nodes: tuple[NetworkNode, ...]
    items: tuple[NetworkLink, ...]
    opened: tuple[NetworkNode, ...] = ()
