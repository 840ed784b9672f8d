from __future__ import annotations

from pathlib import Path

import pytest

from lineage.errors import ParameterError
from lineage.store import SqliteStore, open_store, store_address


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINEAGE_STORE", raising=False)
    assert store_address() == "memory"
    monkeypatch.setenv("LINEAGE_STORE", "")
    assert store_address() == "memory"
    monkeypatch.setenv("LINEAGE_STORE", "neo4j://127.0.0.1:7687")
    assert store_address() == "neo4j://127.0.0.1:7687"


def test_memory_is_the_address_of_a_file(tmp_path: Path) -> None:
    assert isinstance(open_store("memory", tmp_path), SqliteStore)


def test_any_other_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="LINEAGE_STORE"):
        open_store("oracle", tmp_path)
