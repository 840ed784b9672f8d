"""All that is known of a corpus, as one value or part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lineage.model.beside import CommonSource
from lineage.model.coverage import Coverage, Fidelity
from lineage.model.decisions import Decision
from lineage.model.descent import Doubt, Inherits, LookAlike
from lineage.model.documents import CorpusWarning, Document, MissingDocument, Place, SourceText
from lineage.model.value import Value


@dataclass(frozen=True, slots=True)
class Lineage(Value):
    """Everything the explorer knows of a corpus: the value that a store keeps."""

    documents: tuple[Document, ...]
    places: tuple[Place, ...] = ()
    inherits: tuple[Inherits, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    missing: tuple[MissingDocument, ...] = ()
    common_sources: tuple[CommonSource, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()
    warnings: tuple[CorpusWarning, ...] = ()
    sources: tuple[SourceText, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Parts(Protocol):
    """The parts of a `Lineage` that may be too large to hold at once.

    Edges, look-alikes and coverage come document by document. A part begins anew each time
    that it is asked for.
    """

    @property
    def documents(self) -> Iterable[Document]: ...  # noqa: D102 (see Lineage)
    @property
    def places(self) -> Iterable[Place]: ...  # noqa: D102
    @property
    def inherits(self) -> Iterable[Inherits]: ...  # noqa: D102
    @property
    def look_alikes(self) -> Iterable[LookAlike]: ...  # noqa: D102
    @property
    def coverage(self) -> Iterable[Coverage]: ...  # noqa: D102
    @property
    def missing(self) -> Iterable[MissingDocument]: ...  # noqa: D102
    @property
    def common_sources(self) -> Iterable[CommonSource]: ...  # noqa: D102
    @property
    def fidelity(self) -> Iterable[Fidelity]: ...  # noqa: D102
    @property
    def warnings(self) -> Iterable[CorpusWarning]: ...  # noqa: D102
    @property
    def sources(self) -> Iterable[SourceText]: ...  # noqa: D102
    @property
    def doubts(self) -> Iterable[Doubt]: ...  # noqa: D102
    @property
    def decisions(self) -> Iterable[Decision]: ...  # noqa: D102
