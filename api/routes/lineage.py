"""Single clauses: where they come from, what became of them, how two differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import ClauseId, CurrentView, Looked, Spoken
from api.memo import once
from api.openapi import UNKNOWN, problems
from api.routes.tables import CSV
from api.tables import Table
from lineage.model import DriftKind
from lineage.queries import comparison, descent
from lineage.queries.answers import (
    Change,
    ClauseText,
    Comparison,
    Drifts,
    Language,
    LineageAnswer,
    Network,
    PartComparison,
)
from lineage.queries.drifts import drifts
from lineage.queries.network import MAX_NODES, network
from lineage.store.base import Direction

router = APIRouter(tags=["lineage"], responses=problems(UNKNOWN))


@router.get("/clauses/{id}/lineage", response_description="Edges under `items`, with both texts.")
def clause_lineage(
    view: CurrentView,
    id: ClauseId,
    direction: Annotated[
        Direction, Query(description="Up to the sources, down to the heirs, or both.")
    ] = Direction.BOTH,
    depth: Annotated[
        int,
        Query(description="How many steps to follow.", ge=1, le=descent.MAX_DEPTH, examples=[2]),
    ] = 1,
    lang: Spoken = Language.ZH,
) -> LineageAnswer:
    """The edges met from a clause, each with both texts, the shared wording and a reason."""
    return descent.clause_lineage(view, id, direction, depth, lang)


Changed = Annotated[
    str | None,
    Query(description="Only this document, by its key.", examples=["huizhou-2018"], max_length=200),
]
OfKind = Annotated[DriftKind | None, Query(description="Only changes of this kind.")]


@router.get("/drifts", response_description="Edges, each with its `drifts` and both texts.")
def all_drifts(
    view: CurrentView,
    document: Changed = None,
    kind: OfKind = None,
    lang: Spoken = Language.ZH,
) -> Drifts:
    """Inherited clauses in which a deadline, a number, the duty or the scope changed."""
    return drifts(view, document or None, kind, lang)


@dataclass(frozen=True, slots=True)
class Drifted:
    """One change, with the clauses in which it is found."""

    change: Change
    unit: ClauseText
    upstream: ClauseText


@router.get("/drifts.csv", response_class=Response, responses=CSV, tags=["exports"])
def drifts_table(
    view: CurrentView,
    document: Changed = None,
    kind: OfKind = None,
    lang: Spoken = Language.ZH,
) -> Table:
    """The same, a row a change."""
    found = drifts(view, document or None, kind, lang).items
    rows = (Drifted(each, edge.unit, edge.upstream) for edge in found for each in edge.drifts)
    return Table((each for each in rows if kind in (None, each.change.kind)), "drifts")


Most = Annotated[
    int,
    Query(
        description="Gather the nodes by province and level if there are more than so many.",
        ge=1,
        le=20 * MAX_NODES,
    ),
]


@router.get("/network", response_description="Links under `items`, and the nodes at their ends.")
def lineage_network(view: CurrentView, look: Looked, most: Most = MAX_NODES) -> Network:
    """The graph: documents, items or clauses as nodes, and what each descends from."""
    return once(view, network, look, most)


@router.get(
    "/compare",
    response_description="Of two clauses the pieces that are equal, removed or added; of items"
    " and documents the edges between them, or of those side by side what both descend from or"
    " share; and what has none.",
)
def compare(
    view: CurrentView,
    a: Annotated[
        str,
        Query(
            description="Id of the first clause or item, or a document by key, number, title or place.",
            examples=["state-council-2018-23:13.3"],
            max_length=200,
        ),
    ],
    b: Annotated[
        str,
        Query(description="Id of the second one.", examples=["huizhou-2018:13.1"], max_length=200),
    ],
    lang: Spoken = Language.ZH,
) -> Comparison | PartComparison:
    """Two clauses character by character; two items or documents clause by clause."""
    return comparison.compare(view, a, b, lang)
