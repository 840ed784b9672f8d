"""Where a built lineage is kept: one small interface, memory (a file) or Neo4j."""

from lineage.store.base import Card, Growing, Located, Store, View
from lineage.store.memory import MemoryStore
from lineage.store.open import open_store

__all__ = ["Card", "Growing", "Located", "MemoryStore", "Store", "View", "open_store"]
