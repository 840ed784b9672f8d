"""The file as a corpus that documents join: what is looked up in it, and what they change."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar
from uuid import uuid4

import msgspec

from lineage.errors import StoreError
from lineage.known import Growth, Marks, Shared, head
from lineage.model import Coverage, Decision, Document, Inherits, Place, SourceText
from lineage.store.base import Card

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode

_OF_CORPUS = (
    "places",
    "missing",
    "common_sources",
    "warnings",
    "shared",
    "gazetteer",
    "decisions",
)
_MARKS = dict[str, list[int]]


class Kept:
    """What the file holds, for documents that join (`lineage.known.Known`)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def gazetteer(self) -> tuple[Place, ...]:  # noqa: D102 (see Known)
        return self._corpus("gazetteer", tuple[Place, ...])

    def heads(self) -> tuple[Document, ...]:  # noqa: D102
        decode = msgspec.msgpack.Decoder(Document).decode
        rows = self._connection.execute("SELECT value FROM head ORDER BY position")
        return tuple(decode(value) for (value,) in rows)

    def documents(self, keys: Collection[str]) -> dict[str, Document]:  # noqa: D102
        return self._of("document", Document, keys)

    def inherits(self, keys: Collection[str]) -> dict[str, tuple[Inherits, ...]]:  # noqa: D102
        return self._of("inherits", tuple[Inherits, ...], keys)

    def coverage(self, keys: Collection[str]) -> dict[str, tuple[Coverage, ...]]:  # noqa: D102
        return self._of("coverage", tuple[Coverage, ...], keys)

    def marks(self, keys: Collection[str]) -> dict[str, Marks]:  # noqa: D102
        return {**self._of("marks", _MARKS, keys)}

    def holders(self, marks: Collection[int]) -> dict[int, dict[str, int]]:  # noqa: D102
        query = (
            "SELECT mark, position.key, clauses FROM json_each(?) AS asked"
            " JOIN holder ON mark = asked.value JOIN position USING (position)"
        )
        found: dict[int, dict[str, int]] = {}
        for mark, key, clauses in self._connection.execute(query, [json.dumps(list(marks))]):
            found.setdefault(mark, {})[key] = clauses
        return found

    def shared(self) -> tuple[Shared, ...]:  # noqa: D102
        return self._corpus("shared", tuple[Shared, ...])

    def decisions(self) -> tuple[Decision, ...]:  # noqa: D102
        return self._corpus("decisions", tuple[Decision, ...])

    def _corpus(self, name: str, kind: type[T]) -> T:
        query = "SELECT value FROM corpus WHERE name = ?"
        ((value,),) = self._connection.execute(query, [name])
        return msgspec.msgpack.decode(value, type=kind)

    def _of(self, table: str, kind: type[T], keys: Collection[str]) -> dict[str, T]:
        decode = msgspec.msgpack.Decoder(kind).decode
        query = (
            "SELECT position.key, found.value FROM json_each(?) AS asked"
            f" JOIN position ON position.key = asked.value JOIN {table} AS found USING (position)"
        )
        rows = self._connection.execute(query, [json.dumps(list(keys))])
        return {key: decode(value) for key, value in rows}


def write(connection: sqlite3.Connection, change: Growth) -> None:
    """Enter a change in the tables. Raises StoreError for what belongs to no document."""
    connection.executemany(
        "INSERT INTO position (key) VALUES (?) ON CONFLICT DO NOTHING",
        ([key] for key in change.keys),
    )
    positions = dict(connection.execute("SELECT key, position FROM position").fetchall())
    tables: dict[str, Mapping[str, object]] = {
        "card": {key: Card.of(document) for key, document in change.documents.items()},
        "head": {key: head(document) for key, document in change.documents.items()},
        "document": change.documents,
        "inherits": change.inherits,
        "doubts": change.doubts,
        "look_alikes": change.look_alikes,
        "coverage": change.coverage,
        "fidelity": change.fidelity,
        "marks": change.marks,
    }
    _check(change, positions, tables)
    _write_holders(connection, change.marks, positions)
    for table, values in tables.items():
        connection.executemany(
            f"INSERT OR REPLACE INTO {table} VALUES (?, ?)",
            ((positions[key], _encode(value)) for key, value in values.items()),
        )
    _write_sources(connection, change.sources)
    corpus = {name: getattr(change, name) for name in _OF_CORPUS} | {"generation": uuid4().hex}
    connection.executemany(
        "INSERT OR REPLACE INTO corpus VALUES (?, ?)",
        ((name, _encode(value)) for name, value in corpus.items()),
    )


def _check(
    change: Growth, positions: Mapping[str, int], tables: Mapping[str, Mapping[str, object]]
) -> None:
    if len(positions) != len(change.keys):
        raise StoreError(
            ("有两份文件编号相同。", "Two documents have one key."),
            ("请给它们不同的编号。", "Give them different keys."),
        )
    strange = {key for values in tables.values() for key in values if key not in positions}
    if strange:
        zh = f"没有文件“{min(strange)}”，却有关于它的内容。"
        en = f"There is no document {min(strange)!r}, but something is said of it."
        raise StoreError((zh, en))


def _write_holders(
    connection: sqlite3.Connection, marks: Mapping[str, Marks], positions: Mapping[str, int]
) -> None:
    """Enter which documents hold which fingerprints; before the old marks are overwritten."""
    old = Kept(connection).marks(marks.keys())
    connection.executemany(
        "DELETE FROM holder WHERE mark = ? AND position = ?",
        ((mark, positions[key]) for key in old for mark in _counted(old[key])),
    )
    rows = (
        (mark, positions[key], clauses)
        for key in marks
        for mark, clauses in _counted(marks[key]).items()
    )
    connection.executemany("INSERT INTO holder VALUES (?, ?, ?)", sorted(rows))


def _counted(marks: Marks) -> Counter[int]:
    """In how many clauses each fingerprint stands."""
    return Counter(mark for each in marks.values() for mark in each)


def _write_sources(connection: sqlite3.Connection, sources: Sequence[SourceText]) -> None:
    """Enter files; older ones are no longer those of the documents in them."""
    new = {key for source in sources for key in source.documents}
    for place, keys in connection.execute("SELECT place, documents FROM source").fetchall():
        old = msgspec.json.decode(keys)
        rest = [key for key in old if key not in new]
        if not rest:
            connection.execute("DELETE FROM source WHERE place = ?", [place])
        elif rest != old:
            connection.execute(
                "UPDATE source SET documents = ? WHERE place = ?", [json.dumps(rest), place]
            )
    connection.executemany(
        "INSERT INTO source (file, documents, text) VALUES (?, ?, ?)",
        ((each.file, json.dumps(each.documents), each.text) for each in sources),
    )
