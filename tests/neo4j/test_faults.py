"""What goes wrong with servers: a clear error in five seconds, and recovery without restart."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from lineage.errors import LineageError, ParameterError, StoreError
from lineage.store import open_store
from lineage.store.neo4j import Neo4jStore, Settings, cypher
from lineage.store.neo4j.connection import Connection, Limit, explained
from tests import bundled
from tests.neo4j import samples
from tests.neo4j.proxy import Mode, Proxy
from tests.neo4j.samples import SMALL
from tools.neo4j.server import Server, free_port

pytestmark = pytest.mark.neo4j

SECOND = 1.0
AT_MOST = 5 * SECOND
KEY = SMALL.documents[0].key
HEAVY = "UNWIND range(1, 2000000000) AS n WITH n WHERE n % 7 = 8 RETURN count(n) AS found"


@pytest.fixture
def beyond(store: Neo4jStore, proxy: Proxy, neo4j_server: Server) -> Iterator[Neo4jStore]:
    """The same store, reached through the proxy."""
    kept = Neo4jStore(samples.settings(neo4j_server, address=proxy.uri), grace=60)
    yield kept
    proxy.mode = Mode.CUT
    kept.close()


@contextmanager
def fails(match: str) -> Iterator[None]:
    """A StoreError that says this comes in time."""
    began = time.monotonic()
    with pytest.raises(StoreError, match=match):
        yield
    assert time.monotonic() - began < AT_MOST


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_down_at_start(scheme: str) -> None:
    nobody = Neo4jStore(Settings(f"{scheme}://127.0.0.1:{free_port()}", password="x"))
    with fails("can't be reached"):
        nobody.view()
    with fails("can't be reached"):
        nobody.replace(bundled.change(SMALL))


def test_frozen_at_start(beyond: Neo4jStore, proxy: Proxy) -> None:
    proxy.mode = Mode.FREEZE
    with fails("doesn't answer|can't be reached"):
        beyond.view()
    proxy.mode = Mode.PASS
    assert beyond.view().lineage() == SMALL


def test_gone_between_queries(beyond: Neo4jStore, proxy: Proxy) -> None:
    """The view that was held answers again as soon as the server does."""
    view = beyond.view()
    proxy.mode = Mode.CUT
    with fails("can't be reached"):
        view.document(KEY)
    with fails("can't be reached"):
        beyond.view()
    proxy.mode = Mode.PASS
    assert view.document(KEY) == SMALL.documents[0]
    assert beyond.view() is view


def test_a_short_break_is_not_seen(beyond: Neo4jStore, proxy: Proxy) -> None:
    view = beyond.view()
    proxy.mode = Mode.CUT
    threading.Timer(0.5, setattr, (proxy, "mode", Mode.PASS)).start()
    assert view.document(KEY) == SMALL.documents[0]


@pytest.mark.parametrize(
    ("mode", "said"), [(Mode.CUT, "can't be reached"), (Mode.FREEZE, "doesn't answer within")]
)
def test_dying_in_a_query(beyond: Neo4jStore, proxy: Proxy, mode: Mode, said: str) -> None:
    view = beyond.view()
    connection = beyond._connection
    threading.Timer(0.5, setattr, (proxy, "mode", mode)).start()
    with fails(said):
        connection.read(HEAVY)
    proxy.mode = Mode.PASS
    assert view.document(KEY) == SMALL.documents[0]


LONG = "UNWIND range(1, 400000) AS n RETURN n, toString(n) AS text"


def test_a_long_answer_is_no_silence(store: Neo4jStore) -> None:
    """It takes longer than the silence that is borne, and comes all the same."""
    rows = store._connection.read(LONG, within=Limit(total=60, silence=0.5))
    assert len(rows) == 400_000


def test_silence_in_a_long_answer(beyond: Neo4jStore, proxy: Proxy) -> None:
    beyond.view()
    threading.Timer(0.5, setattr, (proxy, "mode", Mode.FREEZE)).start()
    with fails("doesn't answer within 2 s"):
        beyond._connection.read(LONG, within=Limit(total=60, silence=2))


def test_slow(store: Neo4jStore, neo4j_server: Server) -> None:
    """The server is told to stop as well."""
    with fails("took too long|doesn't answer within"):
        store._connection.read(HEAVY)
    until = time.monotonic() + 5
    while running := neo4j_server.query(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' "
        "RETURN currentQuery"
    ):
        assert time.monotonic() < until, running
        time.sleep(0.1)
    assert store.view().document(KEY) == SMALL.documents[0]


def test_wrong_password(neo4j_server: Server) -> None:
    for changes in ({"password": "not-this-one"}, {"user": "nobody"}, {"password": ""}):
        with fails("refuses user .*Check NEO4J_USER and NEO4J_PASSWORD"):
            Neo4jStore(samples.settings(neo4j_server, **changes)).view()


def test_wrong_database(neo4j_server: Server) -> None:
    wrong = Neo4jStore(samples.settings(neo4j_server, database="nowhere"))
    with fails("has no database 'nowhere'. Check NEO4J_DATABASE"):
        wrong.view()
    with fails("has no database 'nowhere'"):
        wrong.replace(bundled.change(SMALL))


def test_something_else_listens() -> None:
    """A server that speaks another protocol."""
    import http.server  # noqa: PLC0415

    other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    with fails("Neo4j at bolt://"):
        Neo4jStore(Settings(f"bolt://127.0.0.1:{other.server_port}", password="x")).view()
    other.shutdown()
    other.server_close()


@pytest.mark.parametrize(("step", "age"), [(-1, "an older"), (1, "a newer")])
def test_other_schema(store: Neo4jStore, neo4j_server: Server, step: int, age: str) -> None:
    neo4j_server.query("MATCH (l:Lineage) SET l.schema = l.schema + $step", step=step)
    with fails(f"stored by {age} version .*lineage build"):
        store.view()
    store.replace(bundled.change(SMALL))
    assert store.view().lineage() == SMALL


def test_older_schema_is_migrated(store: Neo4jStore, neo4j_server: Server) -> None:
    """A database without the newest migrations gets them with the next load."""
    has_index = ["clause_text" in "".join(each) for each in cypher.MIGRATIONS]
    missing = has_index.index(True) + 1
    neo4j_server.query("MATCH (m:Migration) WHERE m.number >= $n DELETE m", n=missing)
    neo4j_server.query("DROP INDEX clause_text")
    store.replace(bundled.change(SMALL))
    assert store.view().search("公开").found
    numbers = neo4j_server.query("MATCH (m:Migration) RETURN m.number AS n ORDER BY n")
    assert [row["n"] for row in numbers] == list(range(1, cypher.SCHEMA + 1))


def test_killed_and_started_again(store: Neo4jStore, neo4j_server: Server) -> None:
    if neo4j_server.process is None:
        pytest.skip("the server in NEO4J_URI isn't ours to kill")
    view = store.view()
    neo4j_server.kill()
    with fails("can't be reached"):
        view.document(KEY)
    neo4j_server.start()
    assert view.document(KEY) == SMALL.documents[0]
    assert store.view().lineage() == SMALL


@pytest.mark.parametrize(
    ("code", "said"),
    [
        # What 5.26.31 says when its disk is full, and from then on until it is started again.
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "is its disk full"),
        ("Neo.DatabaseError.Transaction.TransactionStartFailed", "is its disk full"),
        ("Neo.TransientError.General.DatabaseUnavailable", "isn't available"),
    ],
)
def test_the_servers_own_trouble(code: str, said: str) -> None:
    """A disk that is full, a database that stopped: what it is, and what to do."""
    error = Neo4jError._hydrate_neo4j(code=code, message="No space left on device")
    what, fix = explained(error, Settings("neo4j://h:1", password="secret-word"))
    assert said in what[1]
    assert all((*what, *fix))


SECRET = "pass-wörd/9"


def test_no_password_anywhere(
    neo4j_server: Server, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = samples.settings(neo4j_server, password=SECRET)
    wrong = Neo4jStore(settings)
    with pytest.raises(StoreError) as caught:
        wrong.view()
    said = [str(caught.value), repr(caught.value), repr(settings), repr(wrong), caplog.text]
    assert not [each for each in said if SECRET in each]
    for address in (
        f"neo4j://neo4j:{SECRET}@h:1",
        f"neo4j://{SECRET}@h",
        "neo4j://h:1?p=" + SECRET,
    ):
        with pytest.raises(ParameterError) as refused:
            open_store(address, tmp_path)
        assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["neo4j://", "neo4j://h:x", "neo4j://h:0", "http://h:1", "neo4j", "neo4j://h:1/db"]
)
def test_addresses_that_are_none(address: str, tmp_path: Path) -> None:
    with pytest.raises(LineageError, match="LINEAGE_STORE"):
        open_store(address, tmp_path)


def test_settings_come_from_the_environment() -> None:
    given = {"NEO4J_USER": "me", "NEO4J_PASSWORD": "x", "NEO4J_DATABASE": "graph"}
    assert Settings.of("bolt+s://h:1", given) == Settings("bolt+s://h:1", "me", "x", "graph")
    assert Settings.of("neo4j://[::1]", {}) == Settings("neo4j://[::1]", "neo4j", "", "neo4j")


def test_many_readers_share_the_driver(store: Neo4jStore) -> None:
    found: list[object] = []
    view = store.view()
    threads = [threading.Thread(target=lambda: found.append(view.document(KEY))) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [SMALL.documents[0]] * 20


def test_abandoned_calls_leave_no_driver_behind(
    beyond: Neo4jStore, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A driver that hung is closed, and the next call has one of its own."""
    closed = threading.Event()
    close = neo4j.Driver.close

    def noted(self: neo4j.Driver) -> None:
        close(self)
        closed.set()

    monkeypatch.setattr(neo4j.Driver, "close", noted)
    beyond.view()
    proxy.mode = Mode.FREEZE
    with fails("doesn't answer"):
        beyond.view()
    proxy.mode = Mode.PASS
    assert beyond.view().lineage() == SMALL
    assert closed.wait(5)


def test_a_slow_answer_costs_no_other(store: Neo4jStore) -> None:
    """Whoever gives up leaves the driver to those whose answers come."""
    connection = store._connection
    found: list[int] = []

    def stream() -> None:
        found.append(len(connection.read(LONG, within=Limit(total=60, silence=30))))

    connection.read("RETURN 1")
    first = connection._driver
    other = threading.Thread(target=stream)
    other.start()
    with fails("doesn't answer within 0.2 s"):
        connection.read(HEAVY, within=Limit(total=60, silence=0.2))
    assert store.view().document(KEY) == SMALL.documents[0]
    assert connection._driver is not first
    other.join()
    assert found == [400_000]
    until = time.monotonic() + 5
    while connection._left:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_silence_in_a_transaction(beyond: Neo4jStore, proxy: Proxy) -> None:
    """It is ended with its driver, rather than waited for."""
    connection = beyond._connection
    with fails("doesn't answer within 1 s"), connection.transaction() as opened:
        proxy.mode = Mode.FREEZE
        connection.bounded(1, lambda: opened.run("RETURN 1").consume())
    proxy.mode = Mode.PASS
    assert beyond.view().lineage() == SMALL


def test_a_slow_start_has_its_own_time(
    neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What connecting takes isn't taken from the answer's."""
    opened = Connection._opened

    def slowly(self: Connection) -> object:
        if self._driver is None:
            time.sleep(0.6)
        return opened(self)

    monkeypatch.setattr(Connection, "_opened", slowly)
    connection = Connection(samples.settings(neo4j_server))
    limit = Limit(total=60, silence=0.5)
    assert connection.read("RETURN 1 AS one", within=limit) == [{"one": 1}]
    connection.close()


def test_connections_are_closed_with_the_store(neo4j_server: Server) -> None:
    connection = Connection(samples.settings(neo4j_server))
    assert connection.read("RETURN 1 AS one") == [{"one": 1}]
    connection.close()
    connection.close()
    assert connection.read("RETURN 2 AS two") == [{"two": 2}]
    connection.close()
