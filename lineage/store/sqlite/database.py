"""The SQLite database that the default store keeps its values in: tables, transactions, errors.

It is in write-ahead mode: readers go on reading the state that they began with while a later
one is written, and a writer that is killed leaves the last state.
"""

from __future__ import annotations

import os
import shlex
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from errno import EACCES
from pathlib import Path

import msgspec

from lineage.errors import NoGraphError, StoreError, why
from lineage.language import Said

FILE = "lineage.sqlite"
FORMAT = 6
OF_DOCUMENT = (
    "card",
    "head",
    "document",
    "inherits",
    "doubts",
    "look_alikes",
    "coverage",
    "fidelity",
    "marks",
)
_EARLIER = "lineage.msgpack"
_PATIENCE = 60.0
_ATTEMPTS = 20
_PAUSE = 0.1  # seconds between attempts
_SIDE_FILES = ("", "-wal", "-shm")

_SCHEMA = (
    "CREATE TABLE position (position INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    *(
        f"CREATE TABLE {name} (position INTEGER PRIMARY KEY, value BLOB NOT NULL)"
        for name in OF_DOCUMENT
    ),
    "CREATE TABLE holder (mark INTEGER, position INTEGER, clauses INTEGER NOT NULL,"
    " PRIMARY KEY (mark, position)) WITHOUT ROWID",
    "CREATE TABLE source (place INTEGER PRIMARY KEY, file TEXT, documents TEXT, text TEXT)",
    "CREATE TABLE corpus (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
    f"PRAGMA user_version = {FORMAT}",
)


def state_of(folder: Path) -> tuple[tuple[int, int, int], ...]:
    """What changes with every write: inode, time and size of the file and of its log."""
    found = []
    for suffix in _SIDE_FILES[:2]:
        with suppress(FileNotFoundError):
            found.append((folder / f"{FILE}{suffix}").stat())
    return tuple((each.st_ino, each.st_mtime_ns, each.st_size) for each in found)


def _build(folder: Path) -> Said:
    command = _command(folder)
    return f"请运行：{command}", f"Run: {command}"


def _build_again(folder: Path) -> Said:
    command = _command(folder)
    return f"请重新建图：{command}", f"Build it again: {command}"


def _command(folder: Path) -> str:
    return f"lineage build --data-dir {shlex.quote(str(folder))}"


def reading(folder: Path, *, any_format: bool = False) -> sqlite3.Connection:
    """A connection on which a reading transaction has begun. Raises NoGraphError, StoreError."""
    path = folder / FILE
    if not path.exists():
        what = f"{folder} 中还没有建图。", f"No graph has been built in {folder}."
        if (folder / _EARLIER).exists():
            zh = f"{folder} 中的图（{_EARLIER}）出自较早的版本。"
            what = zh, f"The graph in {folder} ({_EARLIER}) is of an earlier version."
        raise NoGraphError(what, _build(folder))
    with readable(folder):
        connection = _opened(path, "mode=ro") if os.access(folder, os.W_OK) else _copied(path)
        try:
            connection.execute("BEGIN")
            _check_format(connection, path, any_format)
        except BaseException:
            connection.close()
            raise
    return connection


def _opened(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _copied(path: Path) -> sqlite3.Connection:
    """A copy in memory, for a folder that only others may write: there no lock can be made.

    Beside a log others have made the locks, and a reader can hold them; without one the file
    is read unguarded, and again if it has changed meanwhile. Raises StoreError.
    """
    for _ in range(_ATTEMPTS):
        before = state_of(path.parent)
        guarded = path.with_name(f"{FILE}-wal").exists()
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            with closing(_opened(path, "mode=ro" if guarded else "immutable=1")) as source:
                source.backup(copy)
            if guarded or state_of(path.parent) == before:
                return copy
        except sqlite3.Error:
            if state_of(path.parent) == before:
                copy.close()
                raise
        copy.close()
        time.sleep(_PAUSE)
    what = f"{path} 一直在被写入。", f"{path} is being written again and again."
    raise StoreError(what, ("请稍后再试。", "Try again in a while."))


@contextmanager
def writing(folder: Path, *, anew: bool) -> Iterator[sqlite3.Connection]:
    """A transaction that is kept when all goes well; one writer at a time, others wait.

    `anew` begins with empty tables, whatever the file was; else it must be there. Raises
    NoGraphError, StoreError.
    """
    if not anew:
        reading(folder).close()
    with _written(folder):
        if anew:
            folder.mkdir(parents=True, exist_ok=True)
            _discard_unreadable(folder)
        with closing(
            sqlite3.connect(folder / FILE, timeout=_PATIENCE, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            try:
                if anew:
                    _begin_anew(connection)
                yield connection
            except BaseException:
                if connection.in_transaction:  # a full disk has ended it
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def check_writable(folder: Path) -> None:
    """Make the folder where it isn't there. Raises StoreError where it can't be written."""
    with _written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for path in (folder, folder / FILE):
            if path.exists() and not os.access(path, os.W_OK):
                raise PermissionError(EACCES, os.strerror(EACCES))


def _begin_anew(connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _SCHEMA:
        connection.execute(statement)


def _check_format(connection: sqlite3.Connection, path: Path, any_format: bool) -> None:
    """Raises NoGraphError for the file of a first build that didn't end, StoreError."""
    ((found,),) = connection.execute("PRAGMA user_version")
    if not found:
        what = f"{path} 中还没有图。", f"No graph is in {path} yet."
        raise NoGraphError(what, _build(path.parent))
    if found != FORMAT and not any_format:
        zh = f"{path} 出自另一版本（格式 {found}，应为 {FORMAT}）。"
        en = f"{path} is of another version (format {found}, not {FORMAT})."
        raise StoreError((zh, en), _build_again(path.parent))


def _discard_unreadable(folder: Path) -> None:
    """Take away a file that isn't a database or is damaged: nothing in it can be kept."""
    try:
        with closing(sqlite3.connect(folder / FILE, timeout=_PATIENCE)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for suffix in _SIDE_FILES:
            (folder / f"{FILE}{suffix}").unlink(missing_ok=True)


def readable(folder: Path) -> AbstractContextManager[None]:
    """What can't be read in the file as a StoreError."""
    path = folder / FILE
    return _translated((f"读不了 {path}", f"{path} can't be read"), _build_again(folder))


def _written(folder: Path) -> AbstractContextManager[None]:
    path = folder / FILE
    unchanged = "没有改动任何内容。", "Nothing was changed."
    return _translated((f"写不了 {path}", f"{path} can't be written"), unchanged)


@contextmanager
def _translated(what: Said, fix: Said) -> Iterator[None]:
    """Errors of the disk, of SQLite and of decoding as a StoreError that begins with `what`."""
    zh, en = what
    try:
        yield
    except OSError as error:
        zh_why, en_why = why(error)
        raise StoreError((f"{zh}：{zh_why}。", f"{en}: {en_why}."), fix) from None
    except (sqlite3.Error, msgspec.MsgspecError) as error:
        raise StoreError((f"{zh}：{error}。", f"{en}: {error}."), fix) from None
