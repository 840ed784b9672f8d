"""Where the words of a document come from, span by span and line by line."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import CorpusWarning, Fidelity, Level, MissingDocument, Relation
from lineage.provenance import SourceKind
from lineage.queries.answers.clauses import ClauseText, SharedPassage
from lineage.store.base import Card


@dataclass(frozen=True, slots=True)
class SourceStretch:
    """A stretch of a clause and where its words come from.

    `clause` and `document` name the source (for one that is unseen, `common`, the sibling that
    shares it), `level` the document's level; `relation` says how the clause inherits from one
    above, `via` through which document (key) its words were handed on, `via_place` whose that is.
    """

    start: int
    end: int
    text: str
    source: SourceKind
    clause: str | None
    document: str | None
    level: Level | None
    relation: Relation | None = None
    via: str | None = None
    via_place: str | None = None


@dataclass(frozen=True, slots=True)
class ClauseSources:
    """A clause cut into stretches by source."""

    clause: ClauseText
    stretches: tuple[SourceStretch, ...]


@dataclass(frozen=True, slots=True)
class CommonSourceText:
    """An inference: two documents share wording whose source nobody holds.

    `reconstruction` is what the unseen document must have said, in the order of `a`: each passage
    with the wording around it that both have, too, wherever it comes from. `named` are the numbers
    or titles of those that both documents declare.
    """

    a: Card
    b: Card
    weight: float
    characters: int
    passages: tuple[SharedPassage, ...]
    reconstruction: tuple[str, ...]
    named: str | None
    text: str


@dataclass(frozen=True, slots=True)
class CommonSources:
    """All inferred common sources."""

    items: tuple[CommonSourceText, ...]


@dataclass(frozen=True, slots=True)
class SlotCount:
    """A local replacement (全省 → 全市) and how many clauses of a document have it: `clauses`."""

    upstream: str
    unit: str
    count: int
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentSources:
    """Where every clause of a document has its words from.

    Words from documents that it names as its sources and that are not in hand (`missing`) can't be
    told from its own. `slots` are its local replacements, the most frequent first.
    """

    document: Card
    shares: Fidelity
    missing: tuple[MissingDocument, ...]
    slots: tuple[SlotCount, ...]
    items: tuple[ClauseSources, ...]
    common_sources: tuple[CommonSourceText, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a source file, with the ids of the clauses that were read from it.

    `number` counts from 1; `warnings` are what the loader was unsure of at this line.
    """

    number: int
    text: str
    clauses: tuple[str, ...]
    warnings: tuple[CorpusWarning, ...]


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """The lines of a source file that a document was read from, in order.

    Other documents of the same file have the lines that are left out.
    """

    document: Card
    items: tuple[SourceLine, ...]
