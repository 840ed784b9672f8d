"""A state of the file as values: a lineage read part by part."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

import msgspec

from lineage.garbage import uncollected
from lineage.model import (
    CommonSource,
    CorpusWarning,
    Coverage,
    Decision,
    Document,
    Doubt,
    Fidelity,
    Inherits,
    LookAlike,
    MissingDocument,
    Parts,
    Place,
    SourceText,
)
from lineage.store.base import Card
from lineage.store.sqlite.database import readable, reading

T = TypeVar("T")

_AT_ONCE = 100  # documents read in one go as parts pass by
_SOURCES = "SELECT file, documents, text FROM source ORDER BY place"


class _Reader:
    """A connection in a reading transaction, for one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection = reading(folder)
        self._lock = Lock()
        weakref.finalize(self, self._connection.close)

    @contextmanager
    def select(self, query: str, *parameters: str | int) -> Iterator[sqlite3.Cursor]:
        """Rows to be read at once. Raises StoreError."""
        with self._lock, readable(self._folder):
            yield self._connection.execute(query, parameters)


class _OfCorpus:
    """What a state of the file holds of no single document, decoded when it is first asked for.

    Its attributes are those of `Lineage`; all raise StoreError.
    """

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return self._corpus("places", tuple[Place, ...])

    @cached_property
    def missing(self) -> tuple[MissingDocument, ...]:
        return self._corpus("missing", tuple[MissingDocument, ...])

    @cached_property
    def common_sources(self) -> tuple[CommonSource, ...]:
        return self._corpus("common_sources", tuple[CommonSource, ...])

    @cached_property
    def warnings(self) -> tuple[CorpusWarning, ...]:
        return self._corpus("warnings", tuple[CorpusWarning, ...])

    @cached_property
    def sources(self) -> tuple[SourceText, ...]:
        with self._reader.select(_SOURCES) as rows:
            return _source_texts(rows)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return self._corpus("decisions", tuple[Decision, ...])

    def _corpus(self, name: str, kind: type[T]) -> T:
        with self._reader.select("SELECT value FROM corpus WHERE name = ?", name) as rows:
            ((value,),) = rows
            return msgspec.msgpack.decode(value, type=kind)


class Snapshot(_OfCorpus):
    """One state of the file. `Snapshot()` raises NoGraphError when there is no file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_Reader(folder))
        self._documents = _Table(self._reader, "document", Document)
        self._inherits = _Table(self._reader, "inherits", tuple[Inherits, ...])
        self._coverage = _Table(self._reader, "coverage", tuple[Coverage, ...])
        self.generation = self._corpus("generation", str)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """All documents without their text, by key, in order."""
        return {card.key: card for card in self._each("card", Card)}

    def document(self, key: str) -> Document | None:
        """One document, read alone."""
        return self._documents.get(key)

    def edges(self, key: str) -> tuple[Inherits, ...]:
        """The edges of a document's units, read alone."""
        return self._inherits.get(key) or ()

    def rows(self, key: str) -> tuple[Coverage, ...]:
        """A document's coverage rows, read alone."""
        return self._coverage.get(key) or ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """As `Lineage.documents`."""
        return tuple(self._documents.all())

    @cached_property
    def inherits(self) -> tuple[Inherits, ...]:
        """As `Lineage.inherits`."""
        return tuple(chain.from_iterable(self._inherits.all()))

    @cached_property
    def look_alikes(self) -> tuple[LookAlike, ...]:
        """As `Lineage.look_alikes`."""
        return tuple(chain.from_iterable(self._each("look_alikes", tuple[LookAlike, ...])))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """As `Lineage.coverage`."""
        return tuple(chain.from_iterable(self._coverage.all()))

    @cached_property
    def fidelity(self) -> tuple[Fidelity, ...]:
        """As `Lineage.fidelity`."""
        return tuple(self._each("fidelity", Fidelity))

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """As `Lineage.doubts`."""
        return tuple(chain.from_iterable(self._each("doubts", tuple[Doubt, ...])))

    def parts(self) -> Parts:
        """The same, but a few documents at a time, and none kept."""
        return _Passing(self._reader)

    def _each(self, table: str, kind: type[T]) -> list[T]:
        """The value of each document, in order."""
        decode = msgspec.msgpack.Decoder(kind).decode
        with (
            self._reader.select(f"SELECT value FROM {table} ORDER BY position") as rows,
            uncollected(),
        ):
            return [decode(value) for (value,) in rows]


class _Table(Generic[T]):
    """The values of one table by document key, each decoded once."""

    def __init__(self, reader: _Reader, table: str, kind: type[T]) -> None:
        self._reader = reader
        self._query = f"SELECT key, value FROM {table} JOIN position USING (position)"
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._known: dict[str, T] = {}

    def get(self, key: str) -> T | None:
        """One value, or None."""
        if key not in self._known:
            with self._reader.select(f"{self._query} WHERE key = ?", key) as rows:
                self._known.update((key, self._decode(value)) for key, value in rows)
        return self._known.get(key)

    def all(self) -> Iterable[T]:
        """All values, in the order of the documents."""
        with self._reader.select(f"{self._query} ORDER BY position") as rows, uncollected():
            self._known = {key: self._known.get(key) or self._decode(value) for key, value in rows}
        return self._known.values()


class _Passing(_OfCorpus):
    """The parts of a state (`lineage.model.Parts`), those of documents as they pass by."""

    @property
    def documents(self) -> Iterable[Document]:
        return self._passing("document", Document)

    @property
    def inherits(self) -> Iterable[Inherits]:
        return chain.from_iterable(self._passing("inherits", tuple[Inherits, ...]))

    @property
    def look_alikes(self) -> Iterable[LookAlike]:
        return chain.from_iterable(self._passing("look_alikes", tuple[LookAlike, ...]))

    @property
    def coverage(self) -> Iterable[Coverage]:
        return chain.from_iterable(self._passing("coverage", tuple[Coverage, ...]))

    @property
    def fidelity(self) -> Iterable[Fidelity]:
        return self._passing("fidelity", Fidelity)

    @property
    def doubts(self) -> Iterable[Doubt]:
        return chain.from_iterable(self._passing("doubts", tuple[Doubt, ...]))

    def _passing(self, table: str, kind: type[T]) -> Iterator[T]:
        """The value of each document, in order, read as far as it is asked for."""
        decode = msgspec.msgpack.Decoder(kind).decode
        query = f"SELECT position, value FROM {table} WHERE position > ? ORDER BY position LIMIT ?"
        last, found = -1, [(-1, b"")]
        while found:
            with self._reader.select(query, last, _AT_ONCE) as rows:
                found = rows.fetchall()
                values = [decode(value) for _, value in found]
            yield from values
            last = found[-1][0] if found else last


def sources(folder: Path) -> tuple[SourceText, ...]:
    """The source files, whatever the file's format. Raises NoGraphError, StoreError."""
    with closing(reading(folder, any_format=True)) as connection, readable(folder):
        return _source_texts(connection.execute(_SOURCES))


def _source_texts(rows: Iterable[tuple[str, str, str]]) -> tuple[SourceText, ...]:
    return tuple(
        SourceText(name, tuple(msgspec.json.decode(keys)), text) for name, keys, text in rows
    )
