"""Which store the environment or the command line asks for."""

from __future__ import annotations

import os
from pathlib import Path

from lineage.errors import ParameterError
from lineage.store.base import Store
from lineage.store.sqlite import SqliteStore

DEFAULT_STORE = "memory"
DEFAULT_FOLDER = Path("var")
_ALLOWED = ("memory，或 neo4j://主机:端口", "memory, or neo4j://host:port")


def store_address() -> str:
    """The store that LINEAGE_STORE names, else the default one."""
    return os.environ.get("LINEAGE_STORE") or DEFAULT_STORE


def open_store(address: str, folder: Path) -> Store:
    """The store at `address`: `memory` keeps its file in `folder`, neo4j://host:port is a server.

    Who we are on the server is read from NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE.
    Raises ParameterError.
    """
    if address == DEFAULT_STORE:
        return SqliteStore(folder)
    if "://" in address:
        from lineage.store.neo4j import Neo4jStore  # noqa: PLC0415 (the driver costs 0.2-0.7 s)

        return Neo4jStore.at(address, os.environ)
    raise ParameterError("LINEAGE_STORE", address, _ALLOWED)
