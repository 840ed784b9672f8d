"""What became of upstream items, place by place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.dependencies import (
    NAME_LENGTH,
    CurrentView,
    ItemId,
    OfDocument,
    OfLevels,
    OfPlace,
    Spoken,
    Upstream,
    Windowed,
    parameter,
)
from api.openapi import UNKNOWN, problems
from lineage.language import Language
from lineage.model import Status
from lineage.queries import coverage as queries
from lineage.queries.answers.clauses import Additions, Numbering
from lineage.queries.answers.coverage import ClauseMatrix, CoverageAnswer, Matrix, RegionMatrix
from lineage.queries.clauses import clause_matrix
from lineage.queries.coverage import Filter
from lineage.queries.descent import numbering as numbering_of
from lineage.queries.documents import additions as additions_of
from lineage.queries.levels import city, levels
from lineage.queries.regions import region_matrix

router = APIRouter(tags=["coverage"], responses=problems(UNKNOWN))

Above = Annotated[
    str,
    parameter("The upstream document, by key, number, title or place.", "state-council-2018-23"),
]

Below = Annotated[str, parameter("The document below it, named likewise.", "huizhou-2018")]


def coverage_filter(
    view: CurrentView,
    status: Annotated[
        list[Status] | None,
        Query(description="Only rows of this status; may be repeated.", examples=[["dropped"]]),
    ] = None,
    level: OfLevels = None,
    place: OfPlace = None,
    document: OfDocument = None,
) -> Filter:
    """Which coverage rows are asked for; nothing given means all."""
    among = city(view, level or ())
    return Filter(tuple(status or ()), levels(level or ()), place, document, among)


Wanted = Annotated[Filter, Depends(coverage_filter)]


@router.get(
    "/items/{id}/coverage",
    response_description="Rows asked for under `items`, the rest of the documents under `others`.",
)
def item_coverage(
    view: CurrentView, id: ItemId, wanted: Wanted, lang: Spoken = Language.ZH
) -> CoverageAnswer:
    """What each document below did with an item: status, reason, and the texts that prove it."""
    return queries.item_coverage(view, id, wanted, lang)


@router.get("/coverage", response_description="One row an item, one cell a document.")
def matrix(
    view: CurrentView,
    upstream: Upstream = None,
    lang: Spoken = Language.ZH,
) -> Matrix:
    """The matrix item × document: what every document below did with every item of one."""
    return queries.matrix(view, upstream, lang)


@router.get("/coverage/clauses", response_description="One row a clause, one cell a document.")
def clauses(view: CurrentView, upstream: Upstream = None) -> ClauseMatrix:
    """Clause × document: the relation in which each document carries each clause of one."""
    return clause_matrix(view, upstream)


@router.get("/coverage/regions", response_description="One row an item, one cell a region.")
def regions(
    view: CurrentView,
    upstream: Upstream = None,
    place: Annotated[
        str | None,
        parameter(
            "The place whose parts are the regions; without it, the provinces.",
            "广东省",
            NAME_LENGTH,
        ),
    ] = None,
) -> RegionMatrix:
    """Item × region: how many documents of each province, or part of a place, did what."""
    return region_matrix(view, upstream, place)


@router.get("/numbering", response_description="One row an upstream item.")
def numbering(view: CurrentView, upstream: Above, downstream: Below) -> Numbering:
    """Where each upstream item stands downstream, joined by text, and what its number means there."""
    return numbering_of(view, upstream, downstream)


@router.get("/additions", response_description="Clauses in document order.")
def additions(
    view: CurrentView,
    window: Windowed,
    document: OfDocument = None,
) -> Additions:
    """Clauses of one document, or of every document below another, that descend from nothing."""
    return additions_of(view, [document] if document else None, window)
