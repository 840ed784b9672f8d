"""A loader for a process of its own, to be killed there."""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing.synchronize import Event
from pathlib import Path

from lineage.store import SqliteStore
from lineage.store.neo4j import Neo4jStore, load
from tests import bundled


def run(folder: Path, environment: Mapping[str, str], begun: Event) -> None:
    """Load what the memory store keeps in a folder, in batches a kill can fall between."""
    change = bundled.change(SqliteStore(folder).view().lineage())
    load.BATCH = 100
    store = Neo4jStore.at(environment["LINEAGE_STORE"], environment)
    begun.set()
    store.replace(change)
