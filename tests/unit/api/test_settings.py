from __future__ import annotations

from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from lineage.errors import ParameterError
from lineage.language import Language


def test_defaults() -> None:
    assert Settings() == Settings(Path("var"), "memory")


def test_the_language_is_what_the_server_was_told(tmp_path: Path) -> None:
    assert create_app(Settings(tmp_path)).state.language is None
    assert create_app(Settings(tmp_path, language=Language.EN)).state.language is Language.EN


def test_an_unknown_store_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        create_app(Settings(tmp_path, "oracle"))
