"""The corpus: documents, items, what they cite, who is responsible."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.dependencies import (
    NAME_LENGTH,
    CurrentView,
    DocumentKey,
    ItemId,
    OfDocument,
    OfLevels,
    OfPlace,
    OfRegion,
    Spoken,
    parameter,
)
from api.openapi import UNKNOWN, problems
from lineage.language import Language
from lineage.queries import documents as queries
from lineage.queries import lines, sources
from lineage.queries.answers.coverage import RegionSummaries
from lineage.queries.answers.documents import (
    Agencies,
    Citations,
    DocumentDetail,
    Documents,
    ItemDetail,
)
from lineage.queries.answers.sources import CommonSources, DocumentLines, DocumentSources
from lineage.queries.documents import Sought
from lineage.queries.regions import summaries

router = APIRouter(tags=["documents"])

AgencyName = Annotated[str | None, parameter("Part of an agency's name.", "政务办", NAME_LENGTH)]


def documents_sought(
    place: OfPlace = None,
    region: OfRegion = None,
    level: OfLevels = None,
    year: Annotated[
        int | None, Query(description="Only documents of this year.", examples=[2018])
    ] = None,
    title: Annotated[
        str | None,
        parameter("Only documents whose title or number has this.", "政务公开工作要点"),
    ] = None,
) -> Sought:
    """Which documents are asked for; nothing given means all."""
    return Sought(place, region, tuple(level or ()), year, title)


SoughtDocuments = Annotated[Sought, Depends(documents_sought)]


@router.get(
    "/documents",
    responses=problems(UNKNOWN),
    response_description="Documents and their links.",
)
def documents(view: CurrentView, sought: SoughtDocuments) -> Documents:
    """Documents, those forwarded or implemented but missing, and how they descend from others."""
    return queries.documents(view, sought)


@router.get("/documents/{key}", responses=problems(UNKNOWN), response_description="The document.")
def document(view: CurrentView, key: DocumentKey) -> DocumentDetail:
    """A whole document: facts, sections, items with clauses, citations, loader warnings."""
    return queries.document(view, key)


@router.get(
    "/documents/{key}/sources",
    responses=problems(UNKNOWN),
    response_description="Each clause cut into stretches that name their source.",
)
def document_sources(
    view: CurrentView, key: DocumentKey, lang: Spoken = Language.ZH
) -> DocumentSources:
    """Where the words of a document come from: from above, from beside, unseen, its own."""
    return sources.document_sources(view, key, lang)


@router.get(
    "/documents/{key}/lines",
    responses=problems(UNKNOWN),
    response_description="Source lines with the clauses read from them.",
)
def document_lines(view: CurrentView, key: DocumentKey) -> DocumentLines:
    """The lines of the source file as they were read, and what the loader was unsure of."""
    return lines.document_lines(view, key)


@router.get(
    "/common-sources",
    responses=problems(),
    response_description="Pairs of documents, those that share most first.",
)
def common_sources(view: CurrentView, lang: Spoken = Language.ZH) -> CommonSources:
    """Wording shared by documents side by side that points to a source nobody holds."""
    return sources.common_sources(view, lang)


@router.get("/provinces", responses=problems(), response_description="One entry a province.")
def provinces(view: CurrentView) -> RegionSummaries:
    """Documents by province, with the mean shares of where their words come from."""
    return RegionSummaries(summaries(view))


@router.get("/items/{id}", responses=problems(UNKNOWN), response_description="The item.")
def item(view: CurrentView, id: ItemId) -> ItemDetail:
    """An item with its clauses, agencies, steps and deadlines."""
    return queries.item(view, id)


@router.get(
    "/agencies",
    responses=problems(UNKNOWN),
    response_description="Agencies, the busiest first.",
)
def agencies(view: CurrentView, place: OfPlace = None, name: AgencyName = None) -> Agencies:
    """Who is responsible for what: clauses by agency, place and role."""
    return queries.agencies(view, place, name)


@router.get(
    "/citations", responses=problems(UNKNOWN), response_description="Citations in text order."
)
def citations(view: CurrentView, document: OfDocument = None) -> Citations:
    """Documents that the texts name, with the key of those in the corpus."""
    return queries.citations(view, document)
