"""The default store's file: what readers and writers see of each other, and of damage."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from lineage.build import BUNDLED, holds_other
from lineage.derive import join
from lineage.errors import NoGraphError, ServiceError, StoreError
from lineage.known import NOTHING, Growth, Known
from lineage.model import Inherits, Lineage
from lineage.store import Growing, SqliteStore
from lineage.store.sqlite import database
from lineage.store.sqlite.database import FILE, FORMAT, _opened, writing
from lineage.store.sqlite.kept import write
from tests import bundled

DOCUMENTS = bundled.lineage().documents
PLACES = bundled.lineage().places


def joining(place: int) -> Callable[[Known], Growth]:
    """What makes the document at this place join."""
    return lambda known: join(known, DOCUMENTS[place : place + 1], PLACES)


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    """A store with all bundled documents but the last."""
    kept = SqliteStore(tmp_path / "graph")
    kept.replace(join(NOTHING, DOCUMENTS[:-1], PLACES))
    return kept


def keys(store: SqliteStore) -> list[str]:
    return [each.key for each in store.view().cards()]


WHOLE = replace(bundled.lineage(), sources=())
LAST = len(DOCUMENTS) - 1
FEW = [each.key for each in DOCUMENTS[:-1]]
ALL = [each.key for each in DOCUMENTS]


def test_documents_can_join_it(store: SqliteStore) -> None:
    assert isinstance(store, Growing)
    assert store.amend(joining(LAST)).keys == tuple(ALL)
    assert keys(store) == ALL


def test_what_is_read_is_not_frozen(store: SqliteStore) -> None:
    """Nor what happens to be there at that moment: it would never go again."""
    view, frozen = store.view(), gc.get_freeze_count()
    assert view.document("nowhere-2018") is None
    assert view.document(bundled.NATION)
    assert view.lineage().documents
    assert gc.get_freeze_count() == frozen


def test_a_view_stays_what_it_was(store: SqliteStore) -> None:
    """Also in what it reads only when a later state is there."""
    early = store.view()
    assert len(early.cards()) == len(FEW)
    before = Lineage(documents=DOCUMENTS[:-1])
    store.amend(joining(LAST))
    assert {edge.unit.partition(":")[0] for edge in early.inherits()} <= set(FEW)
    assert early.lineage().documents == before.documents
    assert keys(store) == ALL


def test_another_process_s_change_is_seen(store: SqliteStore, tmp_path: Path) -> None:
    assert keys(store) == FEW
    SqliteStore(tmp_path / "graph").amend(joining(LAST))
    assert keys(store) == ALL


def test_an_unchanged_file_is_read_once(store: SqliteStore) -> None:
    assert store.view() is store.view()


def test_a_view_lets_go_of_the_file(store: SqliteStore, tmp_path: Path) -> None:
    """When the last one goes, the log is worked off and no file stands beside the graph."""
    reader = SqliteStore(tmp_path / "graph")
    assert reader.view().cards()
    del reader
    gc.collect()
    store.amend(joining(LAST))
    assert [path.name for path in (tmp_path / "graph").iterdir()] == [FILE]


def test_nothing_is_written_where_nothing_can_be(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    view = store.view()
    assert [each.key for each in view.cards()] == FEW
    assert [path.name for path in (tmp_path / "graph").iterdir()] == [FILE]


@pytest.fixture
def elsewhere(store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqliteStore:
    """A writer for whom nothing is closed, where this process may write nothing."""
    del store
    monkeypatch.setattr("os.access", lambda path, mode: False)
    return SqliteStore(tmp_path / "graph")


def written(folder: Path) -> None:
    """Everything anew with the last document, as another user's process does it."""
    with writing(folder, anew=True) as connection:
        write(connection, join(NOTHING, DOCUMENTS, PLACES))


def test_a_view_keeps_its_state_where_only_others_write(
    elsewhere: SqliteStore, tmp_path: Path
) -> None:
    early = elsewhere.view()
    written(tmp_path / "graph")
    assert [each.key for each in early.cards()] == FEW
    assert len(early.lineage().documents) == len(FEW)
    assert keys(elsewhere) == ALL
    assert elsewhere.view().lineage() == WHOLE


def test_another_users_log_is_read_where_only_others_write(
    elsewhere: SqliteStore, tmp_path: Path
) -> None:
    """What is written while someone reads stays in the log, beside the file."""
    with closing(_opened(tmp_path / "graph" / FILE, "mode=ro")) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM corpus").fetchone()
        written(tmp_path / "graph")
        assert keys(elsewhere) == ALL


def test_what_changes_while_it_is_copied_is_copied_again(
    elsewhere: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first copy is made of a file that another process writes at that moment."""
    written_once: list[str] = []

    def opened(path: Path, how: str) -> sqlite3.Connection:
        connection = _opened(path, how)
        if not written_once:
            written_once.append(how)
            connection.execute("BEGIN")
            connection.execute("SELECT * FROM corpus").fetchone()
            written(path.parent)
        return connection

    monkeypatch.setattr(database, "_opened", opened)
    view = elsewhere.view()
    assert written_once == ["immutable=1"]
    assert view.lineage() == WHOLE


def test_a_file_that_never_rests_is_said(
    elsewhere: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = count()
    monkeypatch.setattr(database, "state_of", lambda folder: next(states))
    monkeypatch.setattr(database, "_PAUSE", 0)
    with pytest.raises(StoreError, match="again and again"):
        elsewhere.view()


def test_what_fails_changes_nothing(store: SqliteStore) -> None:
    def fail(known: Known) -> Growth:
        joining(LAST)(known)
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 (ours)
        store.amend(fail)
    assert keys(store) == FEW
    store.amend(joining(LAST))
    assert keys(store) == ALL


def test_a_full_disk_is_said_and_changes_nothing(store: SqliteStore, tmp_path: Path) -> None:
    """SQLite has ended the transaction by then."""

    def fill() -> None:
        with writing(tmp_path / "graph", anew=True) as connection:
            connection.execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(StoreError, match=r"disk is full\. Nothing was changed"):
        fill()
    assert keys(store) == FEW


KILLED = """
import os, signal, sys
from pathlib import Path
from lineage.known import NOTHING
from lineage.store import SqliteStore
from lineage.store.sqlite import store
from tests.unit.lineage.store.test_sqlite import LAST, joining

write = store.write
def killed(*arguments):
    write(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
store.write = killed
SqliteStore(Path(sys.argv[1])).{call}
"""


@pytest.mark.parametrize("call", ["amend(joining(LAST))", "replace(joining(LAST)(NOTHING))"])
def test_a_writer_killed_before_the_end_leaves_the_last_state(
    store: SqliteStore, tmp_path: Path, call: str
) -> None:
    kill(tmp_path / "graph", call)
    assert keys(store) == FEW
    store.amend(joining(LAST))
    assert keys(store) == ALL


def kill(folder: Path, call: str) -> None:
    """Begin what a store in the folder is called to do, and kill it before its end."""
    killed = subprocess.run(
        [sys.executable, "-c", KILLED.format(call=call), folder], check=False, capture_output=True
    )
    assert killed.returncode == -9, killed.stderr.decode()


def test_a_first_build_killed_before_the_end_leaves_no_graph(tmp_path: Path) -> None:
    """Though a file is there: what would replace no other graph goes on."""
    kill(tmp_path, "replace(joining(LAST)(NOTHING))")
    store = SqliteStore(tmp_path)
    assert (tmp_path / FILE).is_file()
    for ask in (store.view, store.sources, lambda: store.amend(joining(LAST))):
        with pytest.raises(NoGraphError, match="lineage build"):
            ask()
    assert not holds_other(BUNDLED, store)
    store.replace(join(NOTHING, DOCUMENTS, PLACES))
    assert keys(store) == ALL


def test_where_nothing_can_be_written_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SqliteStore(tmp_path / "new").ready()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"can't be written: File exists\. Nothing was changed"):
        SqliteStore(tmp_path / "file").ready()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(StoreError, match="can't be written: Permission denied"):
        SqliteStore(tmp_path / "new").ready()


def test_writers_wait_for_each_other(store: SqliteStore, tmp_path: Path) -> None:
    started = threading.Event()

    def slow(known: Known) -> Growth:
        started.set()
        second.join(0.5)
        return joining(LAST)(known)

    def again() -> None:
        started.wait()
        SqliteStore(tmp_path / "graph").amend(joining(0))

    second = threading.Thread(target=again)
    second.start()
    store.amend(slow)
    second.join()
    assert store.view().lineage() == WHOLE


@pytest.mark.parametrize("damage", [b"", b"\x00garbage", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_said_and_built_over(
    store: SqliteStore, tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "graph" / FILE
    path.write_bytes(damage)
    with pytest.raises(ServiceError, match=r"lineage\.sqlite") as caught:
        store.view()
    command = f"lineage build --data-dir {path.parent}"
    zh, en = caught.value.fix
    assert zh.endswith(f"：{command}")
    assert en.endswith(f": {command}")
    with pytest.raises(ServiceError):
        store.amend(joining(LAST))
    store.replace(join(NOTHING, DOCUMENTS, PLACES))
    assert store.view().lineage() == WHOLE


def test_a_damaged_part_is_said_when_it_is_read(store: SqliteStore, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "graph" / FILE) as connection:
        connection.execute("UPDATE inherits SET value = x'00'")
        connection.execute("UPDATE head SET value = x'00'")
    connection.close()
    view = store.view()
    assert view.cards()
    with pytest.raises(StoreError, match="can't be read"):
        view.inherits()
    with pytest.raises(StoreError, match="can't be read"):
        store.amend(joining(LAST))


def test_one_document_is_read_without_the_others(store: SqliteStore, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "graph" / FILE) as connection:
        for table in ("document", "inherits", "coverage"):
            connection.execute(f"UPDATE {table} SET value = x'00' WHERE position > 3")
    connection.close()
    view = store.view()
    province = bundled.PROVINCE
    assert view.document(province) in DOCUMENTS
    assert {edge.unit.partition(":")[0] for edge in view.inherits(documents=[province])} == {
        province
    }
    assert {row.document for row in view.coverage(documents=[province])} == {province}
    assert view.clauses([f"{province}:1.1"]).keys() == {f"{province}:1.1"}
    with pytest.raises(StoreError):
        view.document(FEW[-1])


@pytest.mark.parametrize("found", [FORMAT - 1, 99])
def test_another_format_is_said(store: SqliteStore, tmp_path: Path, found: int) -> None:
    path = tmp_path / "graph" / FILE
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {found}")
    connection.close()
    with pytest.raises(StoreError) as caught:
        store.view()
    assert caught.value.what == (
        f"{path} 出自另一版本（格式 {found}，应为 {FORMAT}）。",
        f"{path} is of another version (format {found}, not {FORMAT}).",
    )


def test_the_file_of_an_earlier_version_is_said(tmp_path: Path) -> None:
    (tmp_path / "lineage.msgpack").write_bytes(b"\x80")
    with pytest.raises(NoGraphError, match="earlier version") as caught:
        SqliteStore(tmp_path).view()
    assert "lineage build" in str(caught.value)


def test_what_belongs_to_no_document_is_refused(store: SqliteStore) -> None:
    edge: Inherits = bundled.lineage().inherits[0]
    with pytest.raises(StoreError, match="no document"):
        store.replace(bundled.change(Lineage(documents=DOCUMENTS[-1:], inherits=(edge,))))
    assert keys(store) == FEW
