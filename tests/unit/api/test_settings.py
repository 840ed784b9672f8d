from __future__ import annotations

from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from lineage.errors import ParameterError


def test_defaults() -> None:
    assert Settings() == Settings(Path("var"), "memory")


def test_an_unknown_store_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        create_app(Settings(tmp_path, "oracle"))
