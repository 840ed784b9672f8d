"""What is known of a corpus when documents join it, and what they change in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from lineage.model import (
    CommonSource,
    CorpusWarning,
    Coverage,
    Decision,
    Document,
    Doubt,
    Fidelity,
    Inherits,
    Lineage,
    LookAlike,
    MissingDocument,
    Passage,
    Place,
    SourceText,
)

Pair = tuple[str, str]

Rulings = Mapping[Pair, Decision]
"""By the ids of unit and clause what a person decided, in force."""

NO_RULINGS: Rulings = {}

Marks = Mapping[str, Sequence[int]]
"""By clause id the fingerprints of what nothing above explains."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two clauses of different documents with the wording they share and what it tells (nats).

    `decisive`: enough to believe that one document, or a source of both, had the other's words.
    `edge` is the one that holds if the later document borrowed from the earlier; None where
    the dates don't say which is later.
    """

    passage: Passage
    weight: float
    decisive: bool
    edge: Inherits | None


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents share beyond their known sources; `a` was read first."""

    a: str
    b: str
    meetings: tuple[Meeting, ...]


class Known(Protocol):
    """A derived corpus, to be looked up by document keys; unknown keys are left out.

    By themselves these answers are those of a corpus without documents (`NOTHING`).
    """

    def gazetteer(self) -> tuple[Place, ...]:
        """All places that the corpus was derived with."""
        return ()

    def heads(self) -> tuple[Document, ...]:
        """All documents in their order, as `head` makes them."""
        return ()

    def documents(self, keys: Collection[str]) -> dict[str, Document]:
        """Whole documents."""
        return {}

    def inherits(self, keys: Collection[str]) -> dict[str, tuple[Inherits, ...]]:
        """The edges of their units; documents without edges may be left out."""
        return {}

    def coverage(self, keys: Collection[str]) -> dict[str, tuple[Coverage, ...]]:
        """Their coverage rows; documents without rows may be left out."""
        return {}

    def marks(self, keys: Collection[str]) -> dict[str, Marks]:
        """Fingerprints of what nothing above them explains."""
        return {}

    def holders(self, marks: Collection[int]) -> dict[int, dict[str, int]]:
        """For each fingerprint that any document has: in how many clauses of which documents."""
        return {}

    def shared(self) -> tuple[Shared, ...]:
        """What documents side by side share."""
        return ()

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, the last on each pair alone."""
        return ()


class _Nothing(Known):
    """The corpus without documents."""


NOTHING: Known = _Nothing()


@dataclass(frozen=True, slots=True)
class Growth:
    """What changes in a corpus, and what is the whole of it afterwards.

    What is given by document key (`documents` to `marks`) replaces what was known of that
    document, and `sources` are new files; everything else is complete. `gazetteer` are all
    places that can be named, `aligned` the documents that were compared with those above them.
    """

    keys: tuple[str, ...]
    documents: Mapping[str, Document]
    inherits: Mapping[str, tuple[Inherits, ...]]
    doubts: Mapping[str, tuple[Doubt, ...]]
    look_alikes: Mapping[str, tuple[LookAlike, ...]]
    coverage: Mapping[str, tuple[Coverage, ...]]
    fidelity: Mapping[str, Fidelity]
    marks: Mapping[str, Marks]
    shared: tuple[Shared, ...]
    places: tuple[Place, ...]
    missing: tuple[MissingDocument, ...]
    common_sources: tuple[CommonSource, ...]
    decisions: tuple[Decision, ...]
    warnings: tuple[CorpusWarning, ...]
    gazetteer: tuple[Place, ...]
    aligned: tuple[str, ...]
    sources: tuple[SourceText, ...] = ()

    def lineage(self) -> Lineage:
        """The lineage, of a change from nothing."""
        return Lineage(
            documents=tuple(self.documents[key] for key in self.keys),
            places=self.places,
            inherits=tuple(edge for key in self.keys for edge in self.inherits[key]),
            look_alikes=tuple(each for key in self.keys for each in self.look_alikes[key]),
            coverage=tuple(row for key in self.keys for row in self.coverage[key]),
            missing=self.missing,
            common_sources=self.common_sources,
            fidelity=tuple(self.fidelity[key] for key in self.keys if key in self.fidelity),
            warnings=self.warnings,
            sources=self.sources,
            doubts=tuple(each for key in self.keys for each in self.doubts[key]),
            decisions=self.decisions,
        )


def head(document: Document) -> Document:
    """A document without its text: what its place among others depends on."""
    return replace(
        document,
        source_lines=(),
        sections=(),
        items=(),
        facts=(),
        residue=(),
        warnings=(),
    )
