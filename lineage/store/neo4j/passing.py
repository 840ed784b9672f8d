"""Everything in a generation, some documents at a time, so that none of it need be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lineage.graph import source_id
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
    Place,
    SourceText,
)
from lineage.store.neo4j import cypher, records
from lineage.store.neo4j.connection import Row
from lineage.store.neo4j.reader import GROWING, Reader, documents_of, records_of

DOCUMENTS = 50  # read in one statement
T = TypeVar("T")


class Passing:
    """The parts of a generation (`lineage.model.Parts`), by the keys of its documents."""

    def __init__(self, reader: Reader, keys: Sequence[str]) -> None:
        self._reader = reader
        self._keys = keys

    @property
    def documents(self) -> Iterable[Document]:
        """As `Lineage.documents`."""
        return (
            each for rows in self._rows(cypher.DOCUMENTS, self._keys) for each in documents_of(rows)
        )

    @property
    def places(self) -> Iterable[Place]:
        """As `Lineage.places`."""
        return records.read(Place, records_of(self._reader.rows(cypher.PLACES)))

    @property
    def inherits(self) -> Iterable[Inherits]:
        """As `Lineage.inherits`."""
        return self._each(cypher.PASSING_INHERITS, Inherits)

    @property
    def look_alikes(self) -> Iterable[LookAlike]:
        """As `Lineage.look_alikes`."""
        return self._each(cypher.PASSING_LOOK_ALIKES, LookAlike)

    @property
    def coverage(self) -> Iterable[Coverage]:
        """As `Lineage.coverage`."""
        return self._each(cypher.PASSING_COVERAGE, Coverage)

    @property
    def missing(self) -> Iterable[MissingDocument]:
        """As `Lineage.missing`."""
        return records.read(MissingDocument, records_of(self._reader.rows(cypher.MISSING)))

    @property
    def common_sources(self) -> Iterable[CommonSource]:
        """As `Lineage.common_sources`."""
        return self._reader.of_kind("common_sources", CommonSource)

    @property
    def fidelity(self) -> Iterable[Fidelity]:
        """As `Lineage.fidelity`."""
        return self._reader.of_kind("fidelity", Fidelity)

    @property
    def warnings(self) -> Iterable[CorpusWarning]:
        """As `Lineage.warnings`."""
        return self._reader.of_kind("warnings", CorpusWarning)

    @property
    def sources(self) -> Iterable[SourceText]:
        """As `Lineage.sources`."""
        files = [source_id(key) for key in self._keys]
        rows = self._rows(cypher.PASSING_SOURCES, files)
        return (each for some in rows for each in records.read(SourceText, records_of(some)))

    @property
    def doubts(self) -> Iterable[Doubt]:
        """As `Lineage.doubts`."""
        return self._each(cypher.DOUBTS, Doubt)

    @property
    def decisions(self) -> Iterable[Decision]:
        """As `Lineage.decisions`."""
        return self._reader.of_kind("decisions", Decision)

    def _rows(self, statement: str, keys: Sequence[str]) -> Iterator[list[Row]]:
        for start in range(0, len(keys), DOCUMENTS):
            some = keys[start : start + DOCUMENTS]
            yield self._reader.rows(statement, within=GROWING, keys=some)

    def _each(self, statement: str, type_: type[T]) -> Iterator[T]:
        for start in range(0, len(self._keys), DOCUMENTS):
            keys = self._keys[start : start + DOCUMENTS]
            yield from records.read(
                type_, self._reader.values(statement, within=GROWING, keys=keys)
            )
