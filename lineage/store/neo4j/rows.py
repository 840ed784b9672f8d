"""A lineage as the rows that are written: nodes first, then the relationships between them.

They are those of the property graph (`lineage.graph`), with what the store reads back. Each
step has one statement and yields its rows one by one, so that a load needs no memory for more
than a batch, and so that exports write the same graph as a load does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec

from lineage import graph
from lineage.model import Clause, Document, Lineage, Parts
from lineage.store.base import Card, searched
from lineage.store.neo4j import cypher, records

Row = dict[str, Any]
Rows = Callable[[Parts], Iterator[Row]]

# What is neither node nor relationship is kept as records, by the field's name.
GRAPH = (
    "documents",
    "places",
    "inherits",
    "look_alikes",
    "doubts",
    "coverage",
    "missing",
    "sources",
)
RECORDS = tuple(name for name in Lineage.__dataclass_fields__ if name not in GRAPH)


@dataclass(frozen=True, slots=True)
class Step:
    """What is written together: nodes of a label, or relationships of a kind.

    `ends` are the labels at both ends of the relationships; for nodes that are part of
    another one, the second is the label of the whole.
    """

    name: str
    statement: str
    rows: Rows
    ends: tuple[str, str] | None = None

    @property
    def nodes(self) -> bool:
        """Whether nodes are written."""
        return self.name in cypher.KEYS


def _nodes(name: str, statement: str) -> Step:
    kinds = [kind for kind in graph.NODES if kind.name == name]

    def rows(parts: Parts) -> Iterator[Row]:
        for position, (_, node) in enumerate(graph.nodes(parts, kinds)):
            properties = {
                cypher.KEYS[name]: node.id,
                **node.properties,
                **_kept(node.value, node.title),
            }
            yield {"whole": node.whole, "properties": {**properties, "position": position}}

    return Step(name, statement, rows, kinds[0].ends)


def _links(name: str, source: str, target: str, statement: str) -> Step:
    ends = (source, target)
    kinds = [kind for kind in graph.LINKS if (kind.name, kind.ends) == (name, ends)]

    def rows(parts: Parts) -> Iterator[Row]:
        for position, (_, link) in enumerate(graph.links(parts, kinds)):
            properties = {**link.properties, **_kept(link.value), "position": position}
            yield {"source": link.source, "target": link.target, "properties": properties}

    return Step(name, statement, rows, ends)


def _kept(value: object, title: str | None = None) -> Row:
    """What the store finds a value by and reads it back from."""
    match value:
        case None:
            return {}
        case Document():
            return {"record": records.record(value), **records.counts(Card.of(value))}
        case Clause():
            return {"record": records.record(value), "folded": searched(value, title)}
        case _:
            return {"record": records.record(value)}


def _records(parts: Parts) -> Iterator[Row]:
    for kind in RECORDS:
        for position, value in enumerate(getattr(parts, kind)):
            record = msgspec.json.encode(value).decode()
            number = f"{kind}:{position}"
            yield {"properties": {"id": number, "position": position, "record": record}}


STEPS = (
    _nodes("Place", cypher.ADD_PLACES),
    _links("PART_OF", "Place", "Place", cypher.LINK_PLACES),
    _nodes("Document", cypher.ADD_DOCUMENTS),
    _links("ISSUED_IN", "Document", "Place", cypher.LINK_ISSUED_IN),
    _nodes("SourceFile", cypher.ADD_SOURCE_FILES),
    _links("READ_FROM", "Document", "SourceFile", cypher.LINK_READ_FROM),
    _nodes("MissingDocument", cypher.ADD_MISSING),
    _links("CITES", "Document", "Document", cypher.LINK_CITES),
    _links("CITES", "Document", "MissingDocument", cypher.LINK_CITES_MISSING),
    _nodes("Item", cypher.ADD_ITEMS),
    _nodes("Clause", cypher.ADD_CLAUSES),
    _nodes("Agency", cypher.ADD_AGENCIES),
    _links("RESPONSIBLE_FOR", "Agency", "Clause", cypher.LINK_RESPONSIBLE),
    _links("INHERITS", "Clause", "Clause", cypher.LINK_INHERITS),
    _links("RESEMBLES", "Clause", "Clause", cypher.LINK_RESEMBLES),
    _links("MAY_INHERIT", "Clause", "Clause", cypher.LINK_MAY_INHERIT),
    _links("COVERS", "Document", "Item", cypher.LINK_COVERS),
    _links("SHARES_SOURCE", "Document", "Document", cypher.LINK_SHARES_SOURCE),
    Step("Record", cypher.ADD_RECORDS, _records),
)


def batches(rows: Iterator[Row], size: int, characters: int) -> Iterator[list[Row]]:
    """Rows in lists of at most `size`, and of about that many characters of text."""
    batch: list[Row] = []
    weight = 0
    for row in rows:
        batch.append(row)
        weight += sum(len(v) for v in row["properties"].values() if isinstance(v, str))
        if len(batch) >= size or weight >= characters:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def total(parts: Parts) -> int:
    """How many rows all steps have; counted without keeping them."""
    counter = count()
    for step in STEPS:
        for _ in step.rows(parts):
            next(counter)
    return next(counter)
