"""Where a built lineage is kept: one small interface, an SQLite file or Neo4j."""

from lineage.store.base import Card, Growing, Located, Store, View
from lineage.store.open import open_store
from lineage.store.sqlite import SqliteStore

__all__ = ["Card", "Growing", "Located", "SqliteStore", "Store", "View", "open_store"]
