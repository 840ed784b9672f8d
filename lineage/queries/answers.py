"""What queries answer with. Every list stands under `items`; ids are those of `lineage.model`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lineage.model import (
    DriftKind,
    Fidelity,
    Level,
    MissingDocument,
    Qualifier,
    Relation,
    Role,
    Slot,
    Span,
    Status,
    Warning,
)
from lineage.store.base import Card


class Language(StrEnum):
    """Language of the sentences in an answer."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as proof: its text and where to look it up.

    `source_lines` is like `133-135`; `item` the id of the item it stands in.
    """

    id: str
    document: str
    item: str
    item_label: str | None
    item_title: str | None
    label: str
    text: str
    source_file: str
    source_lines: str


@dataclass(frozen=True, slots=True)
class Change:
    """What changed inside an inherited clause that matters: `kind` as in DriftKind."""

    kind: DriftKind
    upstream: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class AgencyText:
    """An agency of a clause: full name, name as printed, role."""

    agency: str
    printed: str
    role: Role


@dataclass(frozen=True, slots=True)
class Edge:
    """Inheritance between two clauses with both texts, so that it can be checked.

    `carried` is the share of the upstream clause found in the unit, `explained` the share
    of the unit found upstream; `via` the document through which the wording came;
    `borrowed` says that the upstream document stands beside, not above; `agencies` who is to
    do what the unit says.
    """

    unit: ClauseText
    upstream: ClauseText
    relation: Relation
    score: float
    carried: float
    explained: float
    via: str | None
    reason: str
    spans: tuple[Span, ...]
    slots: tuple[Slot, ...]
    drifts: tuple[Change, ...]
    borrowed: bool
    agencies: tuple[AgencyText, ...] = ()


@dataclass(frozen=True, slots=True)
class DroppedClause:
    """An upstream clause that a document doesn't carry; `addressed` says it speaks to it too."""

    clause: ClauseText
    addressed: bool


@dataclass(frozen=True, slots=True)
class Drifts:
    """Inherited clauses that changed in what matters, each with its `drifts`."""

    items: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class CoverageEvidence:
    """What proves a coverage row. `before` and `after` are where a dropped item would stand."""

    carried: tuple[Edge, ...] = ()
    dropped: tuple[DroppedClause, ...] = ()
    look_alikes: tuple[ClauseText, ...] = ()
    before: ClauseText | None = None
    after: ClauseText | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """How the item's clauses lie in the document.

    `split`: upstream clauses with several heirs; `joined`: units that carry other upstream
    clauses too; `moved`: units under a local item that stands for another upstream item;
    `renumbered`: the local label, where it differs from the upstream one.
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


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was read."""

    intent: str
    text: str
    item: str | None = None
    document: str | None = None
    place: str | None = None
    statuses: tuple[Status, ...] = ()
    levels: tuple[Level, ...] = ()


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
    """An upstream item with its cells, one a document, in the order of `documents`."""

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
class Descent:
    """A link between documents: `upstream` is a key of the corpus or of a missing document.

    `relation` is transmits, implements (both printed) or inherits (found in the wording).
    """

    document: str
    upstream: str
    relation: str
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
    agencies: tuple[AgencyText, ...]
    inherited_from: str | None
    steps: tuple[str, ...]
    deadline: str | None


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """An item with its clauses. `kind` is item, notice, preamble or closing."""

    id: str
    document: str
    kind: str
    label: str | None
    title: str | None
    section: str | None
    source_lines: str
    clauses: tuple[ClauseDetail, ...]


@dataclass(frozen=True, slots=True)
class FactText:
    """A stated property of a document; `origin` is read, catalogue or inferred."""

    name: str
    value: str
    origin: str
    source_lines: str | None


@dataclass(frozen=True, slots=True)
class CitationText:
    """A document named in a text; `target` is its key when it is in the corpus."""

    document: str
    role: str
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
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class LineageAnswer:
    """The edges met from a clause, and all clauses they touch, the start among them."""

    clause: ClauseText
    direction: str
    depth: int
    clauses: tuple[ClauseText, ...]
    items: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece of a character comparison: `kind` is equal, removed or added."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two clauses side by side; `edge` is what links them, if anything does."""

    a: ClauseText
    b: ClauseText
    edge: Edge | None
    items: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class NumberingRow:
    """Where an upstream item's wording stands downstream, and what that number means there.

    `namesake` is the downstream item that bears the upstream item's number, `same` whether
    it is also the one that carries it.
    """

    upstream: str
    upstream_label: str | None
    upstream_title: str | None
    downstream: tuple[str, ...]
    downstream_labels: tuple[str, ...]
    namesake: str | None
    namesake_title: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering of two documents set against each other, joined by text."""

    upstream: str
    downstream: str
    items: tuple[NumberingRow, ...]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Wording that two clauses share and nothing above them has."""

    a: ClauseText
    b: ClauseText
    wording: str
    characters: int
    odd: bool


@dataclass(frozen=True, slots=True)
class CommonUpstream:
    """An upstream clause that both sides of a comparison descend from, with their edges to it."""

    upstream: ClauseText
    a: tuple[Edge, ...]
    b: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class PartComparison:
    """Two documents or items clause by clause: the edges between them, and what has none.

    `numbering` is there for two documents. `beside`: neither stands above the other, and
    `upstream` and `unit` are no more than the two sides; then `common` are the upstream clauses
    that both descend from, `shared` the wording that both have and nothing above them has (in
    either, `a` is the side `upstream`), and only what meets nothing of the other is `only_…`.
    """

    upstream: str
    unit: str
    items: tuple[Edge, ...]
    only_upstream: tuple[ClauseText, ...]
    only_unit: tuple[ClauseText, ...]
    numbering: Numbering | None
    beside: bool = False
    common: tuple[CommonUpstream, ...] = ()
    shared: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Additions:
    """Clauses that descend from nothing in the corpus."""

    items: tuple[ClauseText, ...]


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


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A clause that contains the words; the range is that of the first word's first place."""

    clause: ClauseText
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Clauses found by full text."""

    query: str
    items: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """The answer to a question; which of the parts is filled depends on `understood.intent`."""

    question: str
    understood: Understood
    answer: str
    items: tuple[CoverageRow, ...] = ()
    others: tuple[CoverageRow, ...] = ()
    upstream: tuple[ClauseText, ...] = ()
    no_text: tuple[NoText, ...] = ()
    edges: tuple[Edge, ...] = ()
    clauses: tuple[ClauseText, ...] = ()
    suggestions: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A document, item or clause to draw; `text` is its title or wording."""

    id: str
    document: str
    place: str | None
    level: Level | None
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """Inheritance between two nodes: how many edges, and the relation most of them have."""

    upstream: str
    unit: str
    relation: Relation
    edges: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and, under `items`, the links between them.

    `grain` is what most nodes stand for: document, item or clause, or region where they were
    too many; `opened` are documents and items whose parts are nodes instead of themselves.
    """

    grain: str
    item: str | None
    nodes: tuple[NetworkNode, ...]
    items: tuple[NetworkLink, ...]
    opened: tuple[NetworkNode, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """A province (or another place below the nation): its documents, and their mean shares."""

    place: str
    documents: int
    levels: dict[Level, int]
    shares: Fidelity


@dataclass(frozen=True, slots=True)
class SourceStretch:
    """A stretch of a clause and where its words come from.

    `source` is upstream, borrowed, common (an unseen source) or own; `clause` and `document`
    name the source (for common: the sibling that shares it), `level` the document's level;
    `relation` says how the clause inherits from one above.
    """

    start: int
    end: int
    text: str
    source: str
    clause: str | None
    document: str | None
    level: Level | None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class ClauseSources:
    """A clause cut into stretches by source."""

    clause: ClauseText
    stretches: tuple[SourceStretch, ...]


@dataclass(frozen=True, slots=True)
class CommonSourceText:
    """An inference: two documents share wording whose source nobody holds.

    `reconstruction` is what the unseen document must have said, in the order of `a`; `named`
    is its number or title where both documents declare it.
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
class DocumentSources:
    """Where every clause of a document has its words from."""

    document: Card
    shares: Fidelity
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
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """The lines of a source file that a document was read from, in order.

    Other documents of the same file have the lines that are left out.
    """

    document: Card
    items: tuple[SourceLine, ...]


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
