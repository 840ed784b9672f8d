"""The lineage in a Neo4j server: for corpora that outgrow one process.

A load writes a generation of its own beside the one that is read, then moves one pointer.
Importing this package imports the driver (0.2 to 0.7 s), so `open_store` imports it late.
"""

from lineage.store.neo4j.connection import Settings
from lineage.store.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore", "Settings"]
