from __future__ import annotations

from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from lineage.errors import ParameterError


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINEAGE_DATA_DIR", raising=False)
    monkeypatch.delenv("LINEAGE_STORE", raising=False)
    assert Settings.from_environment() == Settings(Path("var"), "memory")


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINEAGE_DATA_DIR", "/elsewhere")
    assert Settings.from_environment().data_dir == Path("/elsewhere")
    assert Settings.from_environment(Path("/here")).data_dir == Path("/here")


def test_an_unknown_store_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        create_app(Settings(tmp_path, "oracle"))
