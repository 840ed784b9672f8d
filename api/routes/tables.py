"""The views as CSV: the same queries and parameters as the JSON beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from fastapi import APIRouter, Response

from api.dependencies import (
    Above,
    AgencyName,
    AnswerLanguage,
    Below,
    ConcerningPairs,
    CurrentAnswers,
    CurrentView,
    DocumentKey,
    First,
    ItemId,
    Limit,
    Looked,
    Most,
    OfDocument,
    OfKind,
    OfPlace,
    Question,
    SearchWords,
    Second,
    SoughtDocuments,
    Spoken,
    Upstream,
    Wanted,
    Windowed,
    changed_of,
    network_of,
    unsure_of,
)
from api.openapi import UNKNOWN, UNREADABLE, problems
from api.tables import Table
from lineage.language import Language
from lineage.model import Relation
from lineage.queries import comparison, descent, documents, lines, sources
from lineage.queries.answers.clauses import (
    Change,
    ClauseText,
    Comparison,
    Difference,
    Edge,
    NumberingRow,
    PartComparison,
    SearchHit,
    SharedPassage,
)
from lineage.queries.answers.coverage import Charge, CoverageRow, Intent, NoText, RegionSummary
from lineage.queries.answers.decisions import DecisionRow, Undecided
from lineage.queries.answers.documents import AgencyRow
from lineage.queries.answers.network import NetworkLink
from lineage.queries.answers.questions import Cited, Definition, DocumentFact, DocumentShares
from lineage.queries.answers.sources import SourceLine, SourceStretch
from lineage.queries.clauses import clause_matrix
from lineage.queries.coverage import item_coverage
from lineage.queries.decisions import decisions, to_review
from lineage.queries.drifts import with_changes
from lineage.queries.network import MAX_NODES
from lineage.queries.regions import summaries
from lineage.questions import ask as asking
from lineage.store.base import Card
from lineage.worksheet import TO_FILL

CSV: dict[int | str, dict[str, Any]] = {
    200: {"description": "The table.", "content": {"text/csv": {"schema": {"type": "string"}}}}
}

router = APIRouter(
    tags=["exports"],
    default_response_class=Response,
    responses=CSV,
)


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


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of an unseen source, with the two documents that share it."""

    a: str
    b: str
    weight: float
    passage: SharedPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedStretch(SourceStretch):
    """A stretch with the id of the clause that it is cut from."""

    unit: str


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


@router.get("/documents.csv", name="documents", responses=problems(UNKNOWN))
def all_documents(view: CurrentView, sought: SoughtDocuments) -> Table:
    """Documents, a row each."""
    return Table(Card, documents.documents(view, sought).items, "documents")


@router.get("/documents/{key}/sources.csv", responses=problems(UNKNOWN))
def document_sources(view: CurrentView, key: DocumentKey, lang: Spoken = Language.ZH) -> Table:
    """A document's stretches of text, each of its clause `unit`, with where they come from."""
    found = sources.document_sources(view, key, lang)
    rows = (
        SourcedStretch(**asdict(each), unit=of.clause.id)
        for of in found.items
        for each in of.stretches
    )
    return Table(SourcedStretch, rows, "document")


@router.get("/documents/{key}/lines.csv", responses=problems(UNKNOWN))
def document_lines(view: CurrentView, key: DocumentKey) -> Table:
    """A document's source lines with the clauses read from them."""
    return Table(SourceLine, lines.document_lines(view, key).items, "lines")


@router.get("/items/{id}/coverage.csv", name="item_coverage", responses=problems(UNKNOWN))
def coverage(view: CurrentView, id: ItemId, wanted: Wanted, lang: Spoken = Language.ZH) -> Table:
    """What each document did with an item, a row each."""
    return Table(CoverageRow, item_coverage(view, id, wanted, lang).items, "item")


@router.get("/coverage/clauses.csv", responses=problems(UNKNOWN))
def clauses(view: CurrentView, upstream: Upstream = None) -> Table:
    """Clause × document, a row a cell."""
    found = clause_matrix(view, upstream or None)
    rows = (
        ClauseFate(
            row.clause,
            each.document,
            each.relation,
            each.carried,
            each.unit,
            each.addressed,
            each.attached,
        )
        for row in found.items
        for each in row.cells
    )
    return Table(ClauseFate, rows, "clauses")


@router.get("/network.csv", responses=problems(UNKNOWN))
def lineage_network(answers: CurrentAnswers, look: Looked, most: Most = MAX_NODES) -> Table:
    """The links of the graph, a row each."""
    return Table(NetworkLink, network_of(answers, look, most).items, "network")


@router.get("/provinces.csv", responses=problems())
def provinces(view: CurrentView) -> Table:
    """Documents by province, with the mean shares of where their words come from."""
    return Table(RegionSummary, summaries(view), "provinces", without=("shares.document",))


@router.get("/agencies.csv", responses=problems(UNKNOWN))
def agencies(view: CurrentView, place: OfPlace = None, name: AgencyName = None) -> Table:
    """Who is responsible for what."""
    return Table(AgencyRow, documents.agencies(view, place or None, name or None).items, "agencies")


@router.get("/numbering.csv", responses=problems(UNKNOWN))
def numbering(view: CurrentView, upstream: Above, downstream: Below) -> Table:
    """Where each upstream item stands downstream."""
    return Table(NumberingRow, descent.numbering(view, upstream, downstream).items, "numbering")


@router.get("/compare.csv", responses=problems(UNKNOWN))
def compare(view: CurrentView, a: First, b: Second, lang: Spoken = Language.ZH) -> Table:
    """The pieces in which two clauses differ, or the edges between two items or documents.

    Of documents side by side, pairs of clauses with what they have in common.
    """
    found = comparison.compare(view, a, b, lang)
    if isinstance(found, Comparison):
        return Table(Difference, found.items, "clauses")
    if found.beside:
        return Table(InCommon, _in_common(found), "common")
    return Table(Edge, found.items, "edges")


def _in_common(found: PartComparison) -> Iterator[InCommon]:
    for edge in found.items:
        yield InCommon(edge.upstream, edge.unit, relation=edge.relation)
    for each in found.common:
        for one, other in product(each.a, each.b):
            yield InCommon(one.unit, other.unit, upstream=each.upstream)
    for passage in found.shared:
        yield InCommon(passage.a, passage.b, wording=passage.wording)


@dataclass(frozen=True, slots=True)
class Drifted:
    """One change, with the clauses in which it is found."""

    change: Change
    unit: ClauseText
    upstream: ClauseText


@router.get("/drifts.csv", responses=problems(UNKNOWN))
def all_drifts(
    answers: CurrentAnswers,
    window: Windowed,
    document: OfDocument = None,
    kind: OfKind = None,
    lang: Spoken = Language.ZH,
) -> Table:
    """Inherited clauses in which a deadline, a number, the duty or the scope changed; a row a change."""
    edges = changed_of(answers, document, kind)
    found = with_changes(answers.view, edges, lang, window).items
    rows = (Drifted(each, edge.unit, edge.upstream) for edge in found for each in edge.drifts)
    return Table(Drifted, (each for each in rows if kind in (None, each.change.kind)), "drifts")


@router.get("/review.csv", responses=problems(UNKNOWN))
def to_decide(answers: CurrentAnswers, window: Windowed, wanted: ConcerningPairs) -> Table:
    """Pairs for a person to decide, the least certain first; the first two columns are to fill in.

    The command `lineage review --answers` takes the sheet back.
    """
    found = to_review(answers.view, unsure_of(answers, wanted), window)
    return Table(Undecided, found.items, "review", to_fill=TO_FILL)


@router.get("/decisions.csv", responses=problems(UNKNOWN))
def decided(
    view: CurrentView, window: Windowed, wanted: ConcerningPairs, lang: Spoken = Language.ZH
) -> Table:
    """What people decided about pairs of clauses."""
    return Table(DecisionRow, decisions(view, wanted, lang, window).items, "decisions")


@router.get("/common-sources.csv", responses=problems())
def common_sources(view: CurrentView, lang: Spoken = Language.ZH) -> Table:
    """Wording of unseen sources, a row a passage."""
    found = sources.common_sources(view, lang).items
    rows = (Found(s.a.key, s.b.key, s.weight, each) for s in found for each in s.passages)
    return Table(Found, rows, "sources")


@router.get("/search.csv", responses=problems())
def search(view: CurrentView, q: SearchWords, limit: Limit = documents.MAX_HITS) -> Table:
    """Clauses that contain all the words."""
    return Table(SearchHit, documents.search(view, q, limit).items, "search")


@router.get("/ask.csv", responses=problems(UNKNOWN, UNREADABLE))
def ask(view: CurrentView, q: Question, lang: AnswerLanguage = None) -> Table:
    """What answers a question, in the rows of its kind.

    Coverage rows (comparisons, too), edges (changes, relations, sources), clauses (additions),
    duties, facts, citations, shares, missing documents, decisions, pairs to decide or definitions.
    """
    found = asking.ask(view, q, lang)
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
        return Table(*whole[found.understood.intent], "answer")
    # Quoted words that come from nothing have no edges.
    if found.understood.intent is Intent.ADDITIONS or (found.clauses and not found.edges):
        return Table(ClauseText, found.clauses, "answer")
    if found.understood.intent in (Intent.CHANGES, Intent.RELATIONS, Intent.SOURCES):
        return Table(Edge, found.edges, "answer")
    return Table(CoverageRow, (*found.items, *found.others), "answer")
