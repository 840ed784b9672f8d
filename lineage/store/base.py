"""The interface of every store: replace the whole, read through a view.

A view is one consistent state; a reader that holds it never sees half of a later one. Its
primitives are set-oriented: one call, one round trip. They take and return the types of
`lineage.model`; no query language leaks through.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol, runtime_checkable

from lineage.errors import StoreError
from lineage.known import Growth, Known
from lineage.model import (
    Citation,
    Clause,
    CommonSource,
    Coverage,
    Decision,
    Document,
    Doubt,
    Fidelity,
    Inherits,
    Item,
    ItemKind,
    Level,
    Lineage,
    MissingDocument,
    Parts,
    Place,
    Role,
    SourceText,
)
from lineage.runners import Progress
from lineage.text import fold


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
        """The card of a document: its numbered items, and the clauses that can be inherited.

        Those of the closing paragraph are among them, those of notice and preamble aren't.
        """
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
            items=len({item.id for item, _ in clauses if item.kind is ItemKind.ITEM}),
            clauses=len(clauses),
            warnings=len(document.warnings),
        )


@dataclass(frozen=True, slots=True)
class ItemHead:
    """An item without its clauses."""

    id: str
    kind: ItemKind
    label: str | None
    title: str | None

    @classmethod
    def of(cls, item: Item) -> ItemHead:
        """The heading of an item."""
        return cls(item.id, item.kind, item.label, item.title)


@dataclass(frozen=True, slots=True)
class Located:
    """A clause with the item (its heading) and the document (its card) it stands in."""

    clause: Clause
    item: ItemHead
    document: Card


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found by full text, with the half-open range of the first match in its text.

    With a `step`, counted from 1, the range is in that step to carry the clause out; if `titled`, in
    the title of the item that the clause opens.
    """

    clause: Located
    start: int
    end: int
    step: int | None = None
    titled: bool = False

    @classmethod
    def of(cls, found: Located, word: str) -> Hit:
        """A clause that has a folded word, with its first place: in the text, a step or the title."""
        texts = (*map(fold, (found.clause.text, *found.clause.steps)), fold(found.item.title or ""))
        step, text = next(each for each in enumerate(texts) if word in each[1].text)
        start = text.text.index(word)
        titled = step > len(found.clause.steps)
        place = None if titled else step or None
        return cls(found, *text.raw_span(start, start + len(word)), place, titled)


@dataclass(frozen=True, slots=True)
class Hits:
    """Some of the clauses found by full text; `total` in all."""

    found: tuple[Hit, ...] = ()
    total: int = 0


def searched(clause: Clause, title: str | None) -> str:
    """What a clause is searched for: text, steps and the title that it opens, folded, a line each."""
    return "\n".join(fold(each).text for each in (clause.text, *clause.steps, title or ""))


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency's part in a clause that can be inherited."""

    document: str
    clause: str
    agency: str
    role: Role


@dataclass(frozen=True, slots=True)
class Web:
    """Edges, and the clauses at their ends with any others that were asked for."""

    inherits: tuple[Inherits, ...]
    clauses: Mapping[str, Located]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an item: its coverage, the edges to its clauses, every clause they name."""

    item: Item
    coverage: tuple[Coverage, ...]
    inherits: tuple[Inherits, ...]
    clauses: Mapping[str, Located]


class View(Protocol):
    """One consistent state of a store."""

    generation: str
    """What the state is called; no other state of the store is called so."""

    def cards_by_key(self) -> Mapping[str, Card]:
        """All documents by their keys, in the order they were read."""

    def cards(self) -> tuple[Card, ...]:
        """All documents, in the order they were read."""
        return tuple(self.cards_by_key().values())

    def documents(self, keys: Collection[str]) -> dict[str, Document]:
        """Whole documents by their keys, in the order they were read; unknown ones are left out."""

    def document(self, key: str) -> Document | None:
        """A whole document."""
        return self.documents([key]).get(key)

    def heads(self, documents: Collection[str] | None = None) -> tuple[Document, ...]:
        """Documents (keys; all if none are named) without their items, in the order of reading."""

    def source(self, document: str) -> SourceText | None:
        """The file that a document was read from."""

    def items(self, document: str) -> tuple[Item, ...]:
        """The items of a document, in order; empty for an unknown key."""
        found = self.document(document)
        return found.items if found else ()

    def item(self, item_id: str) -> Item | None:
        """One item with its clauses."""

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:
        """The clauses of these ids; unknown ids are left out."""

    def inherits(
        self,
        *,
        documents: Collection[str] | None = None,
        upstream: str | None = None,
        units: Sequence[str] | None = None,
        clauses: Sequence[str] | None = None,
    ) -> tuple[Inherits, ...]:
        """Edges that meet all the conditions: of `documents`, from `upstream`, of units, to clauses.

        In the order of the units, then of the upstream clauses.
        """

    def coverage(
        self,
        *,
        upstream: str | None = None,
        item: str | None = None,
        documents: Collection[str] | None = None,
    ) -> tuple[Coverage, ...]:
        """Coverage rows that meet all the conditions, by item, then by document.

        Of items of `upstream` (a key), of one item, by `documents` (keys).
        """

    def coverage_counts(self) -> dict[str, int]:
        """Coverage rows by upstream document; documents that nothing covers are left out."""

    def fates(
        self, items: Collection[str], documents: Collection[str] | None = None
    ) -> dict[str, Fate]:
        """What became of items (ids), with all that proves it: in these documents (keys), or all.

        In the order of the ids; unknown ones are left out.
        """

    def reachable(self, clauses: Sequence[str], direction: Direction, depth: int) -> Web:
        """Edges met when following inheritance from clauses for at most `depth` steps.

        The clauses themselves are among those of the answer; unknown ids are left out.
        """

    def units(self) -> tuple[Located, ...]:
        """All clauses that can inherit or be inherited, in document order."""

    def among(self, ids: Sequence[str]) -> Web:
        """These clauses and the edges between them; unknown ids are left out."""

    def edge_counts(self) -> dict[tuple[str, str], int]:
        """Inheritance edges by downstream and upstream document, as first met."""

    def additions(self, documents: Collection[str] | None = None) -> tuple[Located, ...]:
        """Units without any parent: of documents (keys), or of all that stand below others."""

    def duties(self, *, place: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:
        """Who does what in the units, in their order.

        `place` is that of the document, `agency` any part of the agency's full name.
        """

    def citations(self, document: str | None = None) -> tuple[tuple[str, Citation], ...]:
        """Documents named in the texts, each with the key of the document that names it."""
        heads = self.heads(None if document is None else [document])
        return tuple((head.key, each) for head in heads for each in head.citations)

    def places(self) -> tuple[Place, ...]:
        """The places that documents or missing documents name, and all places above them."""

    def missing(self) -> tuple[MissingDocument, ...]:
        """Documents that are cited as sources but not in the corpus."""

    def common_sources(self, document: str | None = None) -> tuple[CommonSource, ...]:
        """Inferred common sources, all or those that concern a document."""

    def fidelity(self) -> tuple[Fidelity, ...]:
        """For each document the shares of its text by where they come from."""

    def doubts(self, documents: Collection[str] | None = None) -> tuple[Doubt, ...]:
        """Pairs that may be descent: of units of documents (keys), or all; in their order."""

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in the order of the file."""

    def search(self, words: str, limit: int | None = None, offset: int = 0) -> Hits:
        """Clauses that contain all the words, those with the most matches first, then in order.

        With each are searched its steps, and with the first of an item the item's title. `offset` of
        them are left out first; without a `limit` all others are given.
        """

    def parts(self) -> Parts:
        """Everything, a few documents at a time: for exports."""

    def lineage(self) -> Lineage:
        """Everything at once."""


class Store(Protocol):
    """Keeps one lineage. `lasting` says that a view can be read on after it was replaced."""

    lasting: ClassVar[bool]

    def ready(self) -> None:
        """Whether a corpus could be put there, before one is derived. Raises StoreError."""

    def replace(
        self,
        change: Growth,
        progress: Progress = lambda done, total: None,
        *,
        read: View | None = None,
    ) -> None:
        """Put a corpus derived from nothing in place of the old one, wholly or not at all.

        Raises StoreError, also when `read`, the view that the documents were taken from, is no
        longer the state that is there. `progress` is told how many parts are written and how
        many there are.
        """

    def view(self) -> View:
        """The state as it is now. Raises NoGraphError when nothing was built, StoreError."""

    def sources(self) -> tuple[SourceText, ...]:
        """The source files of that state, even if another version stored it; raises the same."""


def overtaken() -> StoreError:
    """What is said of a change to a state that is no longer there."""
    return StoreError(
        ("图在此期间被改动。", "The graph was changed meanwhile."),
        ("没有存入任何内容，请重试。", "Nothing was stored. Try again."),
    )


@runtime_checkable
class Growing(Store, Protocol):
    """A store that documents can join without all of it being read and written again."""

    def amend(self, work: Callable[[Known], Growth]) -> Growth:
        """Enter the change that `work` finds in what is kept, wholly or not at all.

        Others see the old state meanwhile, and wait if they want to write. Raises
        NoGraphError, StoreError, and what `work` raises.
        """
