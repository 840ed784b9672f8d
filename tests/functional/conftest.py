"""The explorer over the bundled corpus, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from lineage.store import SqliteStore
from tests import bundled


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built bundled corpus."""
    folder = tmp_path_factory.mktemp("graph")
    SqliteStore(folder).replace(bundled.change(bundled.lineage()))
    return folder


@pytest.fixture(scope="session")
def app(data_dir: Path) -> FastAPI:
    return create_app(Settings(data_dir))


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    yield from asked(app)


def asked(app: FastAPI) -> Iterator[TestClient]:
    """A client of the explorer, once that has read its graph."""
    with TestClient(app, raise_server_exceptions=False) as client:
        while client.get("/api/v1/health").json().get("type") == "/problems/loading":
            sleep(0.05)
        yield client


@pytest.fixture
def unbuilt(tmp_path: Path) -> Iterator[TestClient]:
    """The explorer where nothing has been built."""
    yield from asked(create_app(Settings(tmp_path)))
