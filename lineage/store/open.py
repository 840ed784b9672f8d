"""Which store the environment or the command line asks for."""

from __future__ import annotations

from pathlib import Path

from lineage.errors import ParameterError
from lineage.store.base import Store
from lineage.store.memory import MemoryStore


def open_store(address: str, folder: Path) -> Store:
    """The store at `address`: `memory` keeps its file in `folder`. Raises ParameterError."""
    if address == "memory":
        return MemoryStore(folder)
    raise ParameterError("LINEAGE_STORE", address, "memory")
