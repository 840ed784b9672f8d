"""The API and the commands while the server goes away and comes back: 503, exit code 3."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from lineage.store.neo4j import Neo4jStore
from tests import bundled
from tests.functional.conftest import asked
from tests.neo4j import samples
from tests.neo4j.proxy import Mode, Proxy
from tools.neo4j.server import Server, free_port

pytestmark = pytest.mark.neo4j

AT_MOST = 5.0  # seconds
TRIES = 20
COVERAGE = f"/api/v1/items/{bundled.NATION}:13/coverage"
PATHS = ("/api/v1/documents", COVERAGE, "/api/v1/export/pairs", "/", f"/items/{bundled.NATION}:13")


@pytest.fixture(scope="module")
def loaded(neo4j_server: Server) -> Iterator[Neo4jStore]:
    """The bundled corpus on the server."""
    kept = samples.store(neo4j_server, grace=60)
    neo4j_server.query("MATCH (l:Lineage) REMOVE l.generation")
    kept.replace(bundled.change(bundled.lineage()))
    yield kept
    kept.close()


@pytest.fixture
def who(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """We are who the server knows."""
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def client(loaded: Neo4jStore, proxy: Proxy, who: None, tmp_path: Path) -> Iterator[TestClient]:
    """The explorer on the server, reached through the proxy."""
    with explorer(tmp_path, proxy.uri) as opened:
        yield opened


@contextmanager
def explorer(folder: Path, address: str) -> Iterator[TestClient]:
    """The explorer on the server at an address."""
    yield from asked(create_app(Settings(folder, address)))


def assert_out(client: TestClient, path: str, said: str, password: str) -> None:
    """503 in time, with when to come again, what is wrong, and no password."""
    began = time.monotonic()
    answer = client.get(path)
    assert time.monotonic() - began < AT_MOST
    assert answer.status_code == 503, path
    assert int(answer.headers["Retry-After"]) > 0
    assert password not in answer.text
    if path.startswith("/api/"):
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem = answer.json()
        assert problem["type"] == "/problems/store"
        assert re.search(said, problem["detail"])
        assert problem["fix"]


def assert_back(client: TestClient, path: str) -> None:
    """200 again; a server that has just started may be slow at first."""
    for _ in range(TRIES):
        if (status := client.get(path).status_code) == 200:
            return
    pytest.fail(f"{path} still answers {status}")


@pytest.mark.parametrize(
    ("mode", "said"),
    [(Mode.CUT, "can't be reached"), (Mode.FREEZE, "doesn't answer|can't be reached")],
)
def test_away_and_back(
    client: TestClient, proxy: Proxy, neo4j_server: Server, mode: Mode, said: str
) -> None:
    for path in PATHS:
        assert client.get(path).status_code == 200, path
    proxy.mode = mode
    for path in PATHS:
        assert_out(client, path, said, neo4j_server.password)
    proxy.mode = Mode.PASS
    for path in PATHS:
        assert_back(client, path)


def test_killed_and_started_again(
    loaded: Neo4jStore, neo4j_server: Server, who: None, tmp_path: Path
) -> None:
    """The same explorer goes on, without a restart of its own."""
    if neo4j_server.process is None:
        pytest.skip("the server in NEO4J_URI isn't ours to kill")
    with explorer(tmp_path, neo4j_server.uri) as client:
        before = client.get(COVERAGE).json()
        neo4j_server.kill()
        for path in PATHS:
            assert_out(client, path, "can't be reached", neo4j_server.password)
        neo4j_server.start()
        assert_back(client, COVERAGE)
        assert client.get(COVERAGE).json() == before


def test_back_after_a_start_without_it(
    loaded: Neo4jStore, proxy: Proxy, who: None, neo4j_server: Server, tmp_path: Path
) -> None:
    proxy.mode = Mode.CUT
    with explorer(tmp_path, proxy.uri) as client:
        assert_out(client, COVERAGE, "can't be reached", neo4j_server.password)
        proxy.mode = Mode.PASS
        assert_back(client, COVERAGE)


WRONG = {
    # Not the user of the other tests: after three wrong passwords the server shuts one out.
    "password": ({"NEO4J_USER": "nobody", "NEO4J_PASSWORD": "not-this-one"}, "refuses user"),
    "database": ({"NEO4J_DATABASE": "nowhere"}, "has no database 'nowhere'"),
}


@pytest.mark.usefixtures("loaded", "who")
@pytest.mark.parametrize("name", WRONG)
def test_api_with_a_wrong(
    name: str,
    neo4j_server: Server,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    changes, said = WRONG[name]
    for variable, value in changes.items():
        monkeypatch.setenv(variable, value)
    password = os.environ["NEO4J_PASSWORD"]
    with explorer(tmp_path, neo4j_server.uri) as client:
        for path in PATHS:
            assert_out(client, path, said, password)
    assert password not in caplog.text


@pytest.fixture
def older(loaded: Neo4jStore, neo4j_server: Server) -> Iterator[None]:
    """A graph that an older version has stored."""
    neo4j_server.query("MATCH (l:Lineage) SET l.schema = l.schema - 1")
    yield
    neo4j_server.query("MATCH (l:Lineage) SET l.schema = l.schema + 1")


def test_api_on_an_older_graph(
    older: None, who: None, neo4j_server: Server, tmp_path: Path
) -> None:
    with explorer(tmp_path, neo4j_server.uri) as client:
        for path in PATHS:
            assert_out(client, path, "stored by an older version", neo4j_server.password)


def command(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from lineage.cli import main; main()", *arguments],
        env={**os.environ, "LC_ALL": "en_US.UTF-8", **environment},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


COMMANDS = (("dropped", "13", "--json"), ("export", "pairs"), ("build",), ("serve", "--port", "0"))


def assert_fails(environment: Mapping[str, str], arguments: tuple[str, ...], said: str) -> None:
    """Exit code 3, what is wrong on standard error, nothing on standard output, no password."""
    done = command(environment, *arguments)
    assert done.returncode == 3, (arguments, done.stderr)
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert environment["NEO4J_PASSWORD"] not in done.stdout + done.stderr
    assert not done.stdout


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda each: each[0])
def test_commands_without_a_server(arguments: tuple[str, ...], neo4j_server: Server) -> None:
    away = {**neo4j_server.environment, "LINEAGE_STORE": f"neo4j://127.0.0.1:{free_port()}"}
    assert_fails(away, arguments, "can't be reached")


@pytest.mark.parametrize("name", WRONG)
def test_commands_with_a_wrong(name: str, loaded: Neo4jStore, neo4j_server: Server) -> None:
    changes, said = WRONG[name]
    assert_fails({**neo4j_server.environment, **changes}, COMMANDS[0], said)


def test_commands_on_an_older_graph(older: None, neo4j_server: Server) -> None:
    assert_fails(neo4j_server.environment, COMMANDS[0], "stored by an older version")


def test_commands_when_all_is_well(loaded: Neo4jStore, neo4j_server: Server) -> None:
    done = command(neo4j_server.environment, *COMMANDS[0])
    assert done.returncode == 0
    assert json.loads(done.stdout)["items"]
