"""The interface of every store: replace the whole, read through a view.

A view is one consistent state; a reader that holds it never sees half of a later one. Its
primitives are set-oriented: one call, one round trip. They take and return the types of
`lineage.model`; no query language leaks through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lineage.model import (
    Clause,
    CommonSource,
    Coverage,
    Document,
    Fidelity,
    Inherits,
    Item,
    Level,
    Lineage,
    LookAlike,
    MissingDocument,
    Place,
)


class Direction(StrEnum):
    """Which way to follow edges: up to the sources, down to the heirs, or both."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Card:
    """A document without its text."""

    key: str
    title: str
    number: str | None
    issuer: str | None
    place: str | None
    level: Level | None
    date: str | None
    year: int | None
    source_file: str
    attaches: str | None
    sections: int
    items: int
    clauses: int
    warnings: int

    @classmethod
    def of(cls, document: Document) -> Card:
        """The card of a document; items and clauses as far as they can be inherited."""
        clauses = list(document.units())
        return cls(
            key=document.key,
            title=document.title,
            number=document.number,
            issuer=document.issuer,
            place=document.place,
            level=document.level,
            date=document.date,
            year=document.year,
            source_file=document.source_file,
            attaches=document.attaches,
            sections=len(document.sections),
            items=len({item.id for item, _ in clauses}),
            clauses=len(clauses),
            warnings=len(document.warnings),
        )


@dataclass(frozen=True, slots=True)
class Located:
    """A clause with the item and the document (its card) it stands in."""

    clause: Clause
    item: Item
    document: Card


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found by full text, with the half-open range of the first match."""

    clause: str
    start: int
    end: int


class View(Protocol):
    """One consistent state of a store."""

    def cards(self) -> tuple[Card, ...]:
        """All documents, in the order they were read."""

    def document(self, key: str) -> Document | None:
        """A whole document."""

    def items(self, document: str) -> tuple[Item, ...]:
        """The items of a document, in order; empty for an unknown key."""

    def item(self, item_id: str) -> Item | None:
        """One item with its clauses."""

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:
        """The clauses of these ids; unknown ids are left out."""

    def inherits(
        self,
        *,
        document: str | None = None,
        upstream: str | None = None,
        units: Sequence[str] | None = None,
        clauses: Sequence[str] | None = None,
    ) -> tuple[Inherits, ...]:
        """Edges that meet all the conditions: between documents (keys), of units, to clauses.

        In the order of the units, then of the upstream clauses.
        """

    def look_alikes(
        self, *, document: str | None = None, clauses: Sequence[str] | None = None
    ) -> tuple[LookAlike, ...]:
        """Look-alikes of a document's units, or of upstream clauses."""

    def coverage(
        self,
        *,
        upstream: str | None = None,
        item: str | None = None,
        document: str | None = None,
    ) -> tuple[Coverage, ...]:
        """Coverage rows that meet all the conditions, by item, then by document."""

    def reachable(self, clause: str, direction: Direction, depth: int) -> tuple[Inherits, ...]:
        """Edges met when following inheritance from a clause for at most `depth` steps."""

    def places(self) -> tuple[Place, ...]:
        """The places that documents or missing documents name, and all places above them."""

    def missing(self) -> tuple[MissingDocument, ...]:
        """Documents that are cited as sources but not in the corpus."""

    def common_sources(self, document: str | None = None) -> tuple[CommonSource, ...]:
        """Inferred common sources, all or those that concern a document."""

    def fidelity(self) -> tuple[Fidelity, ...]:
        """For each document the shares of its text by where they come from."""

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:
        """Clauses that contain all the words, those with the most matches first."""

    def lineage(self) -> Lineage:
        """Everything, for exports and reports."""


class Store(Protocol):
    """Keeps one lineage."""

    def replace(self, lineage: Lineage) -> None:
        """Put a new lineage in place of the old one, wholly or not at all. Raises StoreError."""

    def view(self) -> View:
        """The state as it is now. Raises NoGraphError when nothing was built, StoreError."""
