"""What answers a question about whole documents: what they print, whom they cite, their shares."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import Fidelity, Level, Origin
from lineage.queries.answers.clauses import ClauseText
from lineage.queries.answers.documents import CitationText
from lineage.queries.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Definition:
    """What a status, as people are told it by its `name`, means."""

    status: Verdict
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A property of a document that was asked for, with the lines that print it.

    `name` is one of title, number, issuer, date, recipients, cc, or what was counted: sections,
    items, clauses. `value` is None where the text doesn't print it; `text` says it in words.
    """

    document: str
    document_title: str
    place: str | None
    level: Level | None
    name: str
    value: str | None
    origin: Origin | None
    source_file: str
    source_lines: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A document named in the text of another, with the clause that names it.

    `attached` are the keys of the documents whose whole text comes with it: the one cited, and
    what that attaches in turn.
    """

    document_title: str
    place: str | None
    level: Level | None
    citation: CitationText
    attached: tuple[str, ...]
    clause: ClauseText | None


@dataclass(frozen=True, slots=True)
class DocumentShares:
    """The shares of a document's own text by where it comes from; `share` is the one asked for.

    With `sources` (keys of documents) that is what comes from these. `attached`: the document attaches
    the text above it, which doesn't count in its shares. `share` and `shares` are None where no
    document above it is in the corpus: all of it would seem its own.
    """

    document: str
    document_title: str
    place: str | None
    level: Level | None
    attached: bool
    share: float | None
    shares: Fidelity | None
    sources: tuple[str, ...] = ()
