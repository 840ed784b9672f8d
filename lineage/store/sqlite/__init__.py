"""The lineage in an SQLite file, read into memory part by part: the default."""

from lineage.store.sqlite.store import SqliteStore
from lineage.store.sqlite.view import IndexedView

__all__ = ["IndexedView", "SqliteStore"]
