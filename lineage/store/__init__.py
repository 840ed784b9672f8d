"""Where a built lineage is kept: one small interface, an SQLite file or Neo4j."""

from lineage.store.base import Card, Growing, Located, Store, View
from lineage.store.open import DEFAULT_FOLDER, DEFAULT_STORE, open_store, store_address
from lineage.store.sqlite import SqliteStore

__all__ = [
    "DEFAULT_FOLDER",
    "DEFAULT_STORE",
    "Card",
    "Growing",
    "Located",
    "SqliteStore",
    "Store",
    "View",
    "open_store",
    "store_address",
]
