from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import conditional
from api.app import create_app
from api.routes import lineage as routes
from api.settings import Settings
from lineage.model import Lineage
from lineage.store import SqliteStore
from tests import bundled

DRIFTS = "/api/v1/drifts?document=huizhou-2018"
ADDRESSES = (
    DRIFTS,
    f"{DRIFTS}&lang=en",
    "/api/v1/drifts.csv?document=huizhou-2018",
    "/api/v1/export/pairs",
    "/api/v1/reports/coverage.md",
)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    SqliteStore(tmp_path).replace(bundled.change(bundled.lineage()))
    return TestClient(create_app(Settings(tmp_path)), raise_server_exceptions=False)


def test_what_the_client_has_is_not_worked_out_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise AssertionError

    tag = client.get(DRIFTS).headers["etag"]
    monkeypatch.setattr(routes, "with_changes", fails)
    again = client.get(DRIFTS, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(DRIFTS).status_code == 500


def test_each_address_has_an_etag_of_its_own(client: TestClient) -> None:
    tags = [client.get(each).headers["etag"] for each in ADDRESSES]
    assert len(set(tags)) == len(tags)
    assert [client.get(each).headers["etag"] for each in ADDRESSES] == tags


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_etag_holds_for_one_state_and_one_day(
    client: TestClient, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2999, 1, 1)

    first = client.get(path).headers["etag"]
    with monkeypatch.context() as patched:
        patched.setattr(conditional, "date", Tomorrow)
        assert client.get(path, headers={"If-None-Match": first}).status_code == 200
    assert client.get(path, headers={"If-None-Match": first}).status_code == 304
    SqliteStore(tmp_path).replace(bundled.change(bundled.lineage()))
    assert client.get(path, headers={"If-None-Match": first}).status_code == 200


def test_what_is_no_longer_there_is_not_what_the_client_has(
    client: TestClient, tmp_path: Path
) -> None:
    tag = client.get(DRIFTS).headers["etag"]
    SqliteStore(tmp_path).replace(bundled.change(Lineage(bundled.lineage().documents[:1])))
    assert client.get(DRIFTS, headers={"If-None-Match": tag}).status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/drifts", "/api/v1/export/json", "/"])
def test_large_answers_are_sent_compressed_under_the_same_etag(
    client: TestClient, path: str
) -> None:
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    small = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert small.content == plain.content
    assert small.headers["etag"] == plain.headers["etag"]
    assert small.headers["etag"].startswith('W/"')
    for each in (plain, small):
        assert "Accept-Encoding" in each.headers["vary"]
