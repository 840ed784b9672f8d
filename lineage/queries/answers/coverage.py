"""What became of items and clauses: rows, matrices, regions, replies to questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lineage.model import Fidelity, Level, Qualifier, Relation, Responsibility, Status
from lineage.queries.answers.clauses import ClauseText, Decided, DroppedClause, Edge
from lineage.queries.answers.decisions import DecisionRow, Undecided
from lineage.queries.answers.questions import Cited, Definition, DocumentFact, DocumentShares
from lineage.store.base import Card


@dataclass(frozen=True, slots=True)
class CoverageEvidence:
    """What proves a coverage row. `before` and `after`, or one of them, are where it would stand.

    `doubts` are clauses that may carry what isn't, for a person to decide; `decided` is what people
    decided already, but for what stands with the edges.
    """

    carried: tuple[Edge, ...] = ()
    dropped: tuple[DroppedClause, ...] = ()
    look_alikes: tuple[ClauseText, ...] = ()
    doubts: tuple[ClauseText, ...] = ()
    decided: tuple[Decided, ...] = ()
    before: ClauseText | None = None
    after: ClauseText | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """How the item's clauses lie in the document.

    `split`: upstream clauses with several heirs; `joined`: units that carry other upstream
    clauses too; `moved`: units under a local item that stands for another upstream item;
    `renumbered`: the local number of most of it, where it differs from the upstream one.
    """

    split: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    renumbered: str | None = None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What one document did with one upstream item.

    `reason` says it in a sentence; `qualifiers` what must be said beside the status;
    `share` is the share of the item's characters carried, 0 to 1.
    """

    item: str
    item_label: str | None
    item_title: str | None
    document: str
    document_title: str
    place: str | None
    level: Level | None
    status: Status
    qualifiers: tuple[Qualifier, ...]
    reason: str
    share: float
    clauses_carried: int
    clauses_dropped: int
    merged_into: str | None
    structure: Structure
    evidence: CoverageEvidence


@dataclass(frozen=True, slots=True)
class NoText:
    """A place of which nothing can be said: its document is cited but not in hand."""

    place: str | None
    level: Level | None
    number: str | None
    title: str | None
    cited_by: tuple[str, ...]
    qualifier: Qualifier
    reason: str


class Intent(StrEnum):
    """What a question asks for.

    What became of an item, who is responsible for it, what a place did with all items, what it
    added, what changed, where words come from; how documents differ, what they cite, how much of
    them is whose words, which clauses are carried in what way, what they print of themselves;
    which of them are missing; what people decided, and what is left for them to decide; what the
    words for all this mean.
    """

    COVERAGE = "coverage"
    DUTIES = "duties"
    DEEDS = "deeds"
    ADDITIONS = "additions"
    CHANGES = "changes"
    SOURCES = "sources"
    COMPARISON = "comparison"
    CITATIONS = "citations"
    FIDELITY = "fidelity"
    RELATIONS = "relations"
    FACTS = "facts"
    MISSING = "missing"
    DECISIONS = "decisions"
    REVIEW = "review"
    DEFINITIONS = "definitions"


class Quantifier(StrEnum):
    """Of whom together a question asks: what every one did, they alone, most of them, or so many."""

    EVERY = "every"
    ONLY = "only"
    MOST = "most"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was read.

    `documents` are the keys of the two that are compared. Where no item has the words of the question,
    the answer is about those with the `guess`, a part of them. A `quantifier` keeps of the answer
    what holds for every one of `places`, for these alone, or for so many; without places, for every
    one that is asked about.
    """

    intent: Intent
    text: str
    item: str | None = None
    document: str | None = None
    place: str | None = None
    statuses: tuple[Status, ...] = ()
    levels: tuple[Level, ...] = ()
    documents: tuple[str, ...] = ()
    guess: str | None = None
    quantifier: Quantifier | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """What became of an item. `items` are the rows asked for, `others` the rest of the documents.

    `answer` says it in a few sentences; `no_text` lists the places without a verdict.
    """

    understood: Understood
    answer: str
    upstream: tuple[ClauseText, ...]
    items: tuple[CoverageRow, ...]
    others: tuple[CoverageRow, ...] = ()
    no_text: tuple[NoText, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix item × document."""

    item: str
    document: str
    place: str | None
    level: Level | None
    status: Status
    qualifiers: tuple[Qualifier, ...]
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An upstream item with its cells, one a document, in the order of `documents`.

    `label` has its chapter where numbers restart in each.
    """

    item: str
    label: str | None
    title: str | None
    clauses: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Item × document: what every document below did with every item of one document."""

    upstream: Card
    documents: tuple[Card, ...]
    items: tuple[MatrixRow, ...]
    no_text: tuple[NoText, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A place with all documents of it and below it.

    `level` is the place's; `own`: only documents of the place itself, not those below.
    """

    place: str
    level: Level | None
    own: bool
    documents: int


@dataclass(frozen=True, slots=True)
class RegionCell:
    """How many documents of a region did what with an item; `share` is the mean carried.

    `attached` of those dropped attach the whole upstream text: only their own says nothing of it.
    """

    counts: dict[Status, int]
    share: float
    attached: int = 0


@dataclass(frozen=True, slots=True)
class RegionRow:
    """An upstream item with its cells, one a region, in the order of `regions`."""

    item: str
    label: str | None
    title: str | None
    cells: tuple[RegionCell, ...]


@dataclass(frozen=True, slots=True)
class RegionMatrix:
    """Item × region: the matrix of a corpus too large to show every document.

    `place` is the place whose parts the regions are; None for the whole corpus.
    """

    upstream: Card
    place: str | None
    regions: tuple[Region, ...]
    items: tuple[RegionRow, ...]


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is to do what a clause says; `carries` are the upstream clauses (ids) it carries.

    `text` names them role by role (牵头：…；配合：…), or says that nobody is named.
    """

    place: str | None
    level: Level | None
    document_title: str
    clause: ClauseText
    carries: tuple[str, ...]
    agencies: tuple[Responsibility, ...]
    text: str


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """The answer to a question; which of the parts is filled depends on `understood.intent`.

    `shared` are the places of the documents that have wording of the clauses (ids), too.
    """

    question: str
    understood: Understood
    answer: str
    items: tuple[CoverageRow, ...] = ()
    others: tuple[CoverageRow, ...] = ()
    upstream: tuple[ClauseText, ...] = ()
    no_text: tuple[NoText, ...] = ()
    edges: tuple[Edge, ...] = ()
    clauses: tuple[ClauseText, ...] = ()
    duties: tuple[Charge, ...] = ()
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[DocumentFact, ...] = ()
    citations: tuple[Cited, ...] = ()
    fidelity: tuple[DocumentShares, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    pairs: tuple[Undecided, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """A province (or another place below the nation): its documents, and their mean shares."""

    place: str
    documents: int
    levels: dict[Level, int]
    shares: Fidelity


@dataclass(frozen=True, slots=True)
class RegionSummaries:
    """Every province with its documents."""

    items: tuple[RegionSummary, ...]


@dataclass(frozen=True, slots=True)
class ClauseCell:
    """What a document did with one upstream clause.

    `relation` is that of the unit which carries most of it, None when nothing does; `carried`
    the share of the clause found there. `addressed`: the clause speaks to the document;
    `attached`: the document attaches the whole upstream text.
    """

    document: str
    relation: Relation | None
    carried: float
    unit: str | None
    addressed: bool
    attached: bool = False


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """An upstream clause with its cells, one a document, in the order of `documents`."""

    clause: ClauseText
    cells: tuple[ClauseCell, ...]


@dataclass(frozen=True, slots=True)
class ClauseMatrix:
    """Clause × document: what every document below did with every clause of one document."""

    upstream: Card
    documents: tuple[Card, ...]
    items: tuple[ClauseRow, ...]
