"""The rows of tables whose JSON is no plain list: each answer as rows of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import product

from lineage.model import DriftKind, Relation
from lineage.queries.answers.clauses import (
    Change,
    ClauseText,
    Comparison,
    Difference,
    Drifts,
    Edge,
    PartComparison,
    SharedPassage,
)
from lineage.queries.answers.coverage import (
    AskAnswer,
    Charge,
    ClauseMatrix,
    CoverageRow,
    Intent,
    NoText,
    Region,
    RegionCell,
    RegionMatrix,
)
from lineage.queries.answers.decisions import DecisionRow, Undecided
from lineage.queries.answers.questions import Cited, Definition, DocumentFact, DocumentShares
from lineage.queries.answers.sources import CommonSources, DocumentSources, SourceStretch


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedStretch(SourceStretch):
    """A stretch with the id of the clause that it is cut from."""

    unit: str


def stretches(found: DocumentSources) -> Iterator[SourcedStretch]:
    """The stretches of a document, each with its clause."""
    for of in found.items:
        for each in of.stretches:
            yield SourcedStretch(**asdict(each), unit=of.clause.id)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of an unseen source, with the two documents that share it."""

    a: str
    b: str
    weight: float
    passage: SharedPassage


def passages(found: CommonSources) -> Iterator[Found]:
    """The passages that point to unseen sources."""
    for source in found.items:
        for each in source.passages:
            yield Found(source.a.key, source.b.key, source.weight, each)


@dataclass(frozen=True, slots=True)
class ClauseFate:
    """What one document did with one upstream clause; `attached`: it attaches the whole text."""

    clause: ClauseText
    document: str
    relation: Relation | None
    carried: float
    unit: str | None
    addressed: bool
    attached: bool


def clause_fates(found: ClauseMatrix) -> Iterator[ClauseFate]:
    """The cells of clause × document."""
    for row in found.items:
        for each in row.cells:
            yield ClauseFate(row.clause, **asdict(each))


@dataclass(frozen=True, slots=True)
class RegionFate:
    """What the documents of one region did with one upstream item."""

    item: str
    label: str | None
    title: str | None
    region: Region
    cell: RegionCell


def region_fates(found: RegionMatrix) -> Iterator[RegionFate]:
    """The cells of item × region."""
    for row in found.items:
        for region, cell in zip(found.regions, row.cells, strict=True):
            yield RegionFate(row.item, row.label, row.title, region, cell)


@dataclass(frozen=True, slots=True)
class Drifted:
    """One change, with the clauses in which it is found."""

    change: Change
    unit: ClauseText
    upstream: ClauseText


def changes(found: Drifts, kind: DriftKind | None) -> Iterator[Drifted]:
    """The changes of that kind, or all."""
    for edge in found.items:
        for each in edge.drifts:
            if kind in (None, each.kind):
                yield Drifted(each, edge.unit, edge.upstream)


@dataclass(frozen=True, slots=True)
class InCommon:
    """What two clauses of documents side by side have to do with each other.

    One borrows from the other in this `relation`, both descend from `upstream`, or both have
    `wording` that nothing above them has.
    """

    a: ClauseText
    b: ClauseText
    relation: Relation | None = None
    upstream: ClauseText | None = None
    wording: str | None = None


def compared(found: Comparison | PartComparison) -> tuple[type, Iterable[object]]:
    """What two clauses, items or documents have to do with each other: the kind of rows, and the rows."""
    if isinstance(found, Comparison):
        return Difference, found.items
    return (InCommon, _in_common(found)) if found.beside else (Edge, found.items)


def _in_common(found: PartComparison) -> Iterator[InCommon]:
    for edge in found.items:
        yield InCommon(edge.upstream, edge.unit, relation=edge.relation)
    for each in found.common:
        for one, other in product(each.a, each.b):
            yield InCommon(one.unit, other.unit, upstream=each.upstream)
    for passage in found.shared:
        yield InCommon(passage.a, passage.b, wording=passage.wording)


def answered(found: AskAnswer) -> tuple[type, Iterable[object]]:
    """What answers a question: the kind of rows, and the rows."""
    whole: dict[Intent, tuple[type, tuple[object, ...]]] = {
        Intent.DUTIES: (Charge, found.duties),
        Intent.FACTS: (DocumentFact, found.facts),
        Intent.CITATIONS: (Cited, found.citations),
        Intent.FIDELITY: (DocumentShares, found.fidelity),
        Intent.MISSING: (NoText, found.no_text),
        Intent.DECISIONS: (DecisionRow, found.decisions),
        Intent.REVIEW: (Undecided, found.pairs),
        Intent.DEFINITIONS: (Definition, found.definitions),
    }
    if found.understood.intent in whole:
        return whole[found.understood.intent]
    # Quoted words that come from nothing have no edges.
    if found.understood.intent is Intent.ADDITIONS or (found.clauses and not found.edges):
        return ClauseText, found.clauses
    if found.understood.intent in (Intent.CHANGES, Intent.RELATIONS, Intent.SOURCES):
        return Edge, found.edges
    return CoverageRow, (*found.items, *found.others)
