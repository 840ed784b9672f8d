"""Running statements over one generation, and what their rows hold."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, TypeVar

from lineage.errors import StoreError
from lineage.model import Clause, Document, Item
from lineage.store.neo4j import cypher, records
from lineage.store.neo4j.connection import PROMPT, Connection, Limit, Row

GROWING = Limit(total=30.0)  # for answers that grow with the corpus
BULK = Limit(total=600.0, silence=60.0)  # for reading everything
T = TypeVar("T")


class Reader:
    """Statements over a generation.

    A replaced generation is removed `grace` seconds later at the earliest; an answer that
    took longer since the generation was last known to be current is checked before it is
    given.
    """

    def __init__(self, connection: Connection, generation: str, grace: float) -> None:
        self.generation = generation
        self._connection = connection
        self._grace = grace
        self._seen = 0.0

    def seen(self, when: float) -> None:
        """Note that the generation was current at that moment (of the monotonic clock)."""
        self._seen = max(self._seen, when)

    def rows(self, statement: str, *, within: Limit = PROMPT, **parameters: object) -> list[Row]:
        """Rows of the generation. Raises StoreError when it was replaced in the meantime."""
        rows = self._connection.read(
            statement, within=within, generation=self.generation, **parameters
        )
        if time.monotonic() - self._seen > self._grace:
            self._check()
        return rows

    def values(self, statement: str, *, within: Limit = PROMPT, **parameters: object) -> list[Any]:
        """The values of a statement whose answer comes in pages and has one part."""
        return parts_of(self.rows(statement, within=within, **parameters))["found"]

    def of_kind(self, kind: str, type_: type[T]) -> tuple[T, ...]:
        """What is neither node nor relationship, by its field in `Lineage`."""
        rows = self.rows(cypher.RECORDS, within=BULK, kind=kind + ":")
        return records.read(type_, records_of(rows))

    def _check(self) -> None:
        asked = time.monotonic()
        pointer = self._connection.read(cypher.POINTER)
        if not pointer or pointer[0]["generation"] != self.generation:
            raise StoreError(
                ("读取期间图被替换。", "The graph was replaced while it was being read."),
                ("请再试一次。", "Ask again."),
            )
        self.seen(asked)


def records_of(rows: Iterable[Row]) -> Iterator[str]:
    """The records in rows of one record each."""
    return (row["record"] for row in rows)


def parts_of(rows: Iterable[Row]) -> dict[str, list[Any]]:
    """The values of pages by the part of the answer that they belong to, each part in its order."""
    parts: dict[str, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=itemgetter("start")):
        parts[row["part"]] += row["values"]
    return parts


def documents_of(rows: Sequence[Row]) -> Iterator[Document]:
    """Documents from rows that hold each with its items."""
    for document, row in zip(records.read(Document, records_of(rows)), rows, strict=True):
        yield replace(document, items=tuple(items_of(row["items"])))


def items_of(rows: Sequence[Mapping[str, Any]]) -> Iterator[Item]:
    """Items from rows that hold each with its clauses."""
    items = records.read(Item, (row["item"] for row in rows))
    for item, row in zip(items, rows, strict=True):
        yield replace(item, clauses=records.read(Clause, row["clauses"]))
