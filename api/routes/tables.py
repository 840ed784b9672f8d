"""The views as CSV: what the JSON route beside it answers, to the same parameters, as rows.

Each table depends on the function of that route, and so takes what it takes.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response

from api.dependencies import OfKind
from api.openapi import UNKNOWN, UNREADABLE, problems
from api.routes import coverage, documents, lineage, questions
from api.rows import (
    ClauseFate,
    Drifted,
    Found,
    RegionFate,
    SourcedStretch,
    answered,
    changes,
    clause_fates,
    compared,
    passages,
    region_fates,
    stretches,
)
from api.tables import Table
from lineage.queries.answers.clauses import (
    Additions,
    ClauseText,
    Comparison,
    Drifts,
    Edge,
    LineageAnswer,
    Numbering,
    NumberingRow,
    PartComparison,
    SearchAnswer,
    SearchHit,
)
from lineage.queries.answers.coverage import (
    AskAnswer,
    Cell,
    ClauseMatrix,
    CoverageAnswer,
    CoverageRow,
    Matrix,
    RegionMatrix,
    RegionSummaries,
    RegionSummary,
)
from lineage.queries.answers.decisions import DecisionRow, Decisions, Review, Undecided
from lineage.queries.answers.documents import (
    Agencies,
    AgencyRow,
    Citations,
    CitationText,
    Documents,
)
from lineage.queries.answers.network import Network, NetworkLink
from lineage.queries.answers.sources import (
    CommonSources,
    DocumentLines,
    DocumentSources,
    SourceLine,
)
from lineage.store.base import Card
from lineage.worksheet import TO_FILL

CSV: dict[int | str, dict[str, Any]] = {
    200: {"description": "The table.", "content": {"text/csv": {"schema": {"type": "string"}}}}
}

router = APIRouter(tags=["exports"], default_response_class=Response, responses=CSV)


@router.get("/documents.csv", responses=problems(UNKNOWN))
def documents_csv(found: Annotated[Documents, Depends(documents.documents)]) -> Table:
    """Documents, a row each."""
    return Table(Card, found.items, "documents")


@router.get("/documents/{key}/sources.csv", responses=problems(UNKNOWN))
def document_sources_csv(
    found: Annotated[DocumentSources, Depends(documents.document_sources)],
) -> Table:
    """A document's stretches of text, each of its clause `unit`, with where they come from."""
    return Table(SourcedStretch, stretches(found), "document")


@router.get("/documents/{key}/lines.csv", responses=problems(UNKNOWN))
def document_lines_csv(found: Annotated[DocumentLines, Depends(documents.document_lines)]) -> Table:
    """A document's source lines with the clauses read from them."""
    return Table(SourceLine, found.items, "lines")


@router.get("/citations.csv", responses=problems(UNKNOWN))
def citations_csv(found: Annotated[Citations, Depends(documents.citations)]) -> Table:
    """Documents that the texts name, a row a citation."""
    return Table(CitationText, found.items, "citations")


@router.get("/agencies.csv", responses=problems(UNKNOWN))
def agencies_csv(found: Annotated[Agencies, Depends(documents.agencies)]) -> Table:
    """Who is responsible for what."""
    return Table(AgencyRow, found.items, "agencies")


@router.get("/common-sources.csv", responses=problems())
def common_sources_csv(found: Annotated[CommonSources, Depends(documents.common_sources)]) -> Table:
    """Wording of unseen sources, a row a passage."""
    return Table(Found, passages(found), "sources")


@router.get("/items/{id}/coverage.csv", responses=problems(UNKNOWN))
def item_coverage_csv(found: Annotated[CoverageAnswer, Depends(coverage.item_coverage)]) -> Table:
    """What each document did with an item, a row each."""
    return Table(CoverageRow, found.items, "item")


@router.get("/coverage.csv", responses=problems(UNKNOWN))
def matrix_csv(found: Annotated[Matrix, Depends(coverage.matrix)]) -> Table:
    """Item × document, a row a cell."""
    return Table(Cell, (each for row in found.items for each in row.cells), "coverage")


@router.get("/coverage/clauses.csv", responses=problems(UNKNOWN))
def clauses_csv(found: Annotated[ClauseMatrix, Depends(coverage.clauses)]) -> Table:
    """Clause × document, a row a cell."""
    return Table(ClauseFate, clause_fates(found), "clauses")


@router.get("/coverage/regions.csv", responses=problems(UNKNOWN))
def regions_csv(found: Annotated[RegionMatrix, Depends(coverage.regions)]) -> Table:
    """Item × region, a row a cell."""
    return Table(RegionFate, region_fates(found), "regions")


@router.get("/provinces.csv", responses=problems())
def provinces_csv(found: Annotated[RegionSummaries, Depends(documents.provinces)]) -> Table:
    """Documents by province, with the mean shares of where their words come from."""
    return Table(RegionSummary, found.items, "provinces", without=("shares.document",))


@router.get("/numbering.csv", responses=problems(UNKNOWN))
def numbering_csv(found: Annotated[Numbering, Depends(coverage.numbering)]) -> Table:
    """Where each upstream item stands downstream."""
    return Table(NumberingRow, found.items, "numbering")


@router.get("/additions.csv", responses=problems(UNKNOWN))
def additions_csv(found: Annotated[Additions, Depends(coverage.additions)]) -> Table:
    """Clauses that descend from nothing."""
    return Table(ClauseText, found.items, "additions")


@router.get("/clauses/{id}/lineage.csv", responses=problems(UNKNOWN))
def clause_lineage_csv(found: Annotated[LineageAnswer, Depends(lineage.clause_lineage)]) -> Table:
    """The edges met from a clause, a row each."""
    return Table(Edge, found.items, "lineage")


@router.get("/network.csv", responses=problems(UNKNOWN))
def lineage_network_csv(found: Annotated[Network, Depends(lineage.lineage_network)]) -> Table:
    """The links of the graph, a row each."""
    return Table(NetworkLink, found.items, "network")


@router.get("/compare.csv", responses=problems(UNKNOWN))
def compare_csv(found: Annotated[Comparison | PartComparison, Depends(lineage.compare)]) -> Table:
    """The pieces in which two clauses differ, or the edges between two items or documents.

    Of documents side by side, pairs of clauses with what they have in common.
    """
    return Table(*compared(found), "comparison")


@router.get("/drifts.csv", responses=problems(UNKNOWN))
def all_drifts_csv(
    found: Annotated[Drifts, Depends(lineage.all_drifts)], kind: OfKind = None
) -> Table:
    """Inherited clauses in which a deadline, a number, the duty or the scope changed; a row a change."""
    return Table(Drifted, changes(found, kind), "drifts")


@router.get("/review.csv", responses=problems(UNKNOWN))
def to_decide_csv(found: Annotated[Review, Depends(lineage.to_decide)]) -> Table:
    """Pairs for a person to decide, the least certain first; the first two columns are to fill in.

    The command `lineage review --answers` takes the sheet back.
    """
    return Table(Undecided, found.items, "review", to_fill=TO_FILL)


@router.get("/decisions.csv", responses=problems(UNKNOWN))
def decided_csv(found: Annotated[Decisions, Depends(lineage.decided)]) -> Table:
    """What people decided about pairs of clauses."""
    return Table(DecisionRow, found.items, "decisions")


@router.get("/search.csv", responses=problems())
def search_csv(found: Annotated[SearchAnswer, Depends(questions.search)]) -> Table:
    """Clauses that contain all the words, a row each."""
    return Table(SearchHit, found.items, "search")


@router.get("/ask.csv", responses=problems(UNKNOWN, UNREADABLE))
def ask_csv(found: Annotated[AskAnswer, Depends(questions.ask)]) -> Table:
    """What answers a question, in the rows of its kind.

    Coverage rows (comparisons, too), edges (changes, relations, sources), clauses (additions),
    duties, facts, citations, shares, missing documents, decisions, pairs to decide or definitions.
    """
    return Table(*answered(found), "answer")
