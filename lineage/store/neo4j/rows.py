"""A lineage as the rows that are written: nodes first, then the relationships between them.

They are those of the property graph (`lineage.graph`), with what the store reads back. Each
step has one statement and yields its rows one by one, so that a load needs no memory for more
than a batch, and so that exports write the same graph as a load does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec

from lineage import graph
from lineage.grouping import grouped
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


def _nodes(name: str, kinds: Sequence[graph.Kind[graph.Node]]) -> Step:
    ends = kinds[0].ends

    def rows(parts: Parts) -> Iterator[Row]:
        for position, (_, node) in enumerate(graph.nodes(parts, kinds)):
            properties = {
                cypher.KEYS[name]: node.id,
                **node.properties,
                **_kept(node.value, node.title),
            }
            yield {"whole": node.whole, "properties": {**properties, "position": position}}

    return Step(name, cypher.add(name, ends and ends[1]), rows, ends)


def _links(kind: graph.Kind[graph.Link], ends: tuple[str, str]) -> Step:
    def rows(parts: Parts) -> Iterator[Row]:
        for position, (_, link) in enumerate(graph.links(parts, [kind])):
            properties = {**link.properties, **_kept(link.value), "position": position}
            yield {"source": link.source, "target": link.target, "properties": properties}

    return Step(kind.name, cypher.link(kind.name, *ends), rows, ends)


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


# What a node is part of is written with it, so that such links (those without ends) need no step.
STEPS = (
    *(_nodes(*each) for each in grouped((kind.name, kind) for kind in graph.NODES).items()),
    *(_links(kind, kind.ends) for kind in graph.LINKS if kind.ends),
    Step("Record", cypher.add("Record"), _records),
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
