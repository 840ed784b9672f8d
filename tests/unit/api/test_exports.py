from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import MEDIA_TYPE
from api.routes.exports import CHUNK, chunks
from api.settings import Settings
from lineage.errors import StoreError
from lineage.export import EXPORTS
from lineage.language import Language
from lineage.model import Parts
from lineage.store import SqliteStore
from lineage.store.sqlite import IndexedView
from tests import bundled


@given(st.lists(st.text(max_size=9)), st.integers(1, 20))
def test_chunks_hold_all_in_few_pieces(pieces: list[str], size: int) -> None:
    found = list(chunks(pieces, size))
    assert "".join(found) == "".join(pieces)
    assert all(len(each) >= size for each in found[:-1])
    assert all(len(each) < size + 9 for each in found)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_a_few_chunks(name: str) -> None:
    written = list(EXPORTS[name].write(bundled.view(), Language.ZH))
    assert len(list(chunks(written))) <= 1 + sum(map(len, written)) / CHUNK


def test_an_export_that_cannot_begin_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replaced(_: IndexedView) -> Parts:
        raise StoreError(("图被替换。", "The graph was replaced."), ("请再试。", "Ask again."))

    SqliteStore(tmp_path).replace(bundled.change(bundled.lineage()))
    client = TestClient(create_app(Settings(tmp_path)), raise_server_exceptions=False)
    monkeypatch.setattr(IndexedView, "parts", replaced)
    answer = client.get("/api/v1/export/pairs")
    assert (answer.status_code, answer.headers["content-type"]) == (503, MEDIA_TYPE)
    assert answer.json()["type"] == "/problems/store"
    assert answer.headers["retry-after"]
