"""Putting a lineage into the server, so that readers see the old graph or the new one.

A load takes the lock (an open transaction on the pointer node: it ends with its process),
removes what killed loads left behind, writes a generation of its own in batches, moves the
pointer in the transaction that holds the lock, and then removes the generation before.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime

import neo4j

from lineage.errors import StoreError
from lineage.model import Lineage
from lineage.runners import Progress
from lineage.store.base import overtaken
from lineage.store.neo4j import cypher
from lineage.store.neo4j.connection import Connection, Limit
from lineage.store.neo4j.rows import STEPS, Row, batches, total

BATCH = 2000  # rows
CHARACTERS = 2_000_000  # of text in a batch
LIMIT = 60.0  # seconds for a batch, and for any other answer
PATIENT = Limit(total=LIMIT, silence=LIMIT)
CLEAR_LIMIT = 600.0  # seconds for removing the nodes of one label
LOCK_WAIT = 2.0  # seconds; a loader that was killed has lost its lock by then
_WAIT = (
    "请等它结束后再试。原有的图未动。",
    "Try again when it has ended. Nothing was changed.",
)


def load(
    connection: Connection,
    lineage: Lineage,
    progress: Progress,
    grace: float,
    read: str | None = None,
) -> None:
    """Put a lineage in place of the one there. Raises StoreError; the old one is then intact.

    `grace` is how long in seconds the old generation stays readable for those who hold it.
    `read` is the generation that the lineage was derived from, if any: it must still be there.
    """
    migrate(connection)
    generation = new_generation()
    with connection.transaction() as lock:
        old = _take(lock, generation, connection)
        if read not in (None, old):
            raise overtaken()
        _remove_others(connection, old)
        _write(connection, lineage, generation, progress)
        connection.bounded(LIMIT, lambda: _flip(lock, generation))
    if old is not None:
        time.sleep(grace)
    _clean_up(connection, generation)


def migrate(connection: Connection) -> None:
    """Bring constraints and indexes up to date; each migration can be repeated."""
    done = connection.read(cypher.MIGRATED, within=PATIENT)[0]["number"]
    for number, statements in enumerate(cypher.MIGRATIONS, start=1):
        if number > done:
            for statement in statements:
                connection.write(statement, within=LIMIT)
            connection.write(cypher.AWAIT_INDEXES, within=LIMIT)
            connection.write(cypher.NOTE_MIGRATION, within=LIMIT, number=number)


def new_generation() -> str:
    """A name that no other load has: the time, and something random."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def _take(lock: neo4j.Transaction, generation: str, connection: Connection) -> str | None:
    """Lock the pointer; the generation it points to, if any. Raises StoreError if it is taken."""
    if not connection.free(cypher.FREE, LOCK_WAIT, within=LIMIT):
        address = connection.settings.address
        zh = f"另一次向 {address} 的 Neo4j 的写入正在进行。"
        en = f"Another load into Neo4j at {address} is under way."
        raise StoreError((zh, en), _WAIT)

    def lock_pointer() -> str | None:
        pointer = lock.run(cypher.LOCK, generation=generation).single(strict=True)
        old: str | None = pointer["generation"]
        return old

    return connection.bounded(LIMIT, lock_pointer)


def _flip(lock: neo4j.Transaction, generation: str) -> None:
    lock.run(cypher.FLIP, generation=generation, schema=cypher.SCHEMA).consume()
    lock.commit()


def _remove_others(connection: Connection, kept: str | None) -> None:
    """Remove all generations but one: those of killed loads, or those replaced."""
    for row in connection.read(cypher.OTHERS, within=PATIENT, generation=kept or ""):
        one = row["id"]
        connection.write(cypher.CONDEMN, within=LIMIT, generation=one)
        while connection.write(cypher.CLEAR_DOCUMENTS, within=LIMIT, generation=one)[0]["removed"]:
            pass
        for statement in cypher.CLEAR:
            connection.write(statement, within=CLEAR_LIMIT, generation=one)
        connection.write(cypher.FORGET, within=LIMIT, generation=one)


def _write(connection: Connection, lineage: Lineage, generation: str, progress: Progress) -> None:
    connection.write(cypher.BEGIN, within=LIMIT, generation=generation)
    done, rows = 0, total(lineage)
    for step in STEPS:
        for batch in batches(step.rows(lineage), BATCH, CHARACTERS):
            found = connection.write(
                step.statement, within=LIMIT, generation=generation, rows=batch
            )
            _check(step.name, batch, found)
            done += len(batch)
            progress(done, rows)
    connection.write(cypher.FINISH, within=LIMIT, generation=generation)


def _check(name: str, batch: list[Row], found: list[Row]) -> None:
    """A relationship whose ends aren't there would silently not be written."""
    written = found[0]["written"] if found else 0
    if written != len(batch):
        zh = f"{name} 的 {len(batch)} 行只存入 {written} 行：缺少两端。"
        en = f"Only {written} of {len(batch)} rows of {name} could be stored: their ends are missing."
        raise StoreError((zh, en), ("原有的图未动。", "Nothing was changed."))


def _clean_up(connection: Connection, current: str) -> None:
    """Remove what was replaced, unless another load is under way: it does it itself."""
    with connection.transaction() as lock:
        try:
            if _take(lock, current, connection) == current:
                _remove_others(connection, current)
        except StoreError:
            return
