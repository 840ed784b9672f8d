"""The Neo4j store: replaces by generations, reads through views of the current one."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import ClassVar

from lineage.errors import NoGraphError, StoreError
from lineage.known import Growth
from lineage.model import SourceText
from lineage.runners import Progress
from lineage.store.base import View
from lineage.store.neo4j import cypher, records
from lineage.store.neo4j.connection import Connection, Settings
from lineage.store.neo4j.load import PATIENT, load
from lineage.store.neo4j.reader import Reader, records_of
from lineage.store.neo4j.view import Neo4jView

GRACE = 2.0  # seconds that a replaced generation stays readable


class Neo4jStore:
    """Keeps the lineage in a Neo4j database. Reaches the server when first used."""

    lasting: ClassVar = False  # the generation before is removed

    def __init__(self, settings: Settings, grace: float = GRACE) -> None:
        self._connection = Connection(settings)
        self._grace = grace
        self._view: Neo4jView | None = None

    @classmethod
    def at(cls, address: str, environment: Mapping[str, str]) -> Neo4jStore:
        """The store at an address such as neo4j://127.0.0.1:7687. Raises ParameterError."""
        return cls(Settings.of(address, environment))

    def ready(self) -> None:
        """The server answers to who we are. Raises StoreError."""
        self._connection.read(cypher.POINTER, within=PATIENT)

    def replace(
        self,
        change: Growth,
        progress: Progress = lambda done, total: None,
        *,
        read: View | None = None,
    ) -> None:
        """Load the whole lineage beside the old one, then switch over. Raises StoreError."""
        known = None if read is None else read.generation
        load(self._connection, change.lineage(), progress, self._grace, known)

    def view(self) -> Neo4jView:
        """The generation that is current now. Raises NoGraphError, StoreError."""
        asked = time.monotonic()
        generation, schema = self._current()
        if schema != cypher.SCHEMA:
            address = self._connection.settings.address
            zh_age, age = ("较早", "an older") if schema < cypher.SCHEMA else ("较新", "a newer")
            zh = f"{address} 的 Neo4j 中的图由{zh_age}的版本存入（格式 {schema}，应为 {cypher.SCHEMA}）。"
            en = f"The graph in Neo4j at {address} was stored by {age} version (schema {schema}, not {cypher.SCHEMA})."
            fix = "请重新建图：lineage build", "Build it again: lineage build"
            raise StoreError((zh, en), fix)
        view = self._view
        if view is None or view.generation != generation:
            view = Neo4jView(Reader(self._connection, generation, self._grace))
            self._view = view
        view.seen(asked)
        return view

    def sources(self) -> tuple[SourceText, ...]:
        """The source files of that generation, even in another schema."""
        self._current()
        return records.read(SourceText, records_of(self._connection.read(cypher.SOURCES)))

    def _current(self) -> tuple[str, int]:
        """The current generation and its schema. Raises NoGraphError, StoreError."""
        rows = self._connection.read(cypher.POINTER)
        if not rows or rows[0]["generation"] is None:
            address = self._connection.settings.address
            zh = f"{address} 的 Neo4j 中还没有建图。"
            en = f"No graph has been built in Neo4j at {address}."
            raise NoGraphError((zh, en), ("请运行：lineage build", "Run: lineage build"))
        return rows[0]["generation"], rows[0]["schema"]

    def close(self) -> None:
        """Close the connections; a later call opens new ones."""
        self._connection.close()
