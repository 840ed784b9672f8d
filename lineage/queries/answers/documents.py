"""Documents, their parts, what they cite, and who is responsible in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.model import (
    CitationRole,
    CorpusWarning,
    ItemKind,
    MissingDocument,
    Origin,
    Responsibility,
)
from lineage.queries.answers.clauses import ClauseText
from lineage.store.base import Card


class DescentKind(StrEnum):
    """How it is known that a document descends: the first two are printed, the last is wording."""

    TRANSMITS = "transmits"
    IMPLEMENTS = "implements"
    INHERITS = "inherits"


@dataclass(frozen=True, slots=True)
class Descent:
    """A link between documents: `upstream` is a key of the corpus or of a missing document."""

    document: str
    upstream: str
    relation: DescentKind
    edges: int


@dataclass(frozen=True, slots=True)
class Documents:
    """All documents, what is missing, and how they hang together."""

    items: tuple[Card, ...]
    missing: tuple[MissingDocument, ...]
    descents: tuple[Descent, ...]


@dataclass(frozen=True, slots=True)
class ClauseDetail:
    """A clause with everything read of it."""

    clause: ClauseText
    agencies: tuple[Responsibility, ...]
    inherited_from: str | None
    steps: tuple[str, ...]
    deadline: str | None


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """An item with its clauses, or an unnumbered part."""

    id: str
    document: str
    kind: ItemKind
    label: str | None
    title: str | None
    section: str | None
    source_lines: str
    clauses: tuple[ClauseDetail, ...]


@dataclass(frozen=True, slots=True)
class FactText:
    """A stated property of a document, and where it comes from."""

    name: str
    value: str
    origin: Origin
    source_lines: str | None


@dataclass(frozen=True, slots=True)
class CitationText:
    """A document named in a text; `target` is its key when it is in the corpus."""

    document: str
    role: CitationRole
    title: str | None
    number: str | None
    target: str | None
    source_lines: str


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section heading."""

    label: str
    title: str
    source_lines: str


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A whole document."""

    card: Card
    facts: tuple[FactText, ...]
    sections: tuple[SectionText, ...]
    items: tuple[ItemDetail, ...]
    citations: tuple[CitationText, ...]
    warnings: tuple[CorpusWarning, ...]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency of one place with the clauses it is responsible for."""

    agency: str
    place: str | None
    document: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    responsible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyTotal:
    """An agency with the number of places and of clauses in each role."""

    agency: str
    places: int
    lead: int
    support: int
    responsible: int


@dataclass(frozen=True, slots=True)
class Agencies:
    """Who is responsible for what."""

    items: tuple[AgencyRow, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """Documents named in the texts."""

    items: tuple[CitationText, ...]
