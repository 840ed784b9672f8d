"""Single clauses: where they come from, what became of them, how two differ."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.dependencies import (
    After,
    ClauseId,
    CurrentAnswers,
    CurrentView,
    Looked,
    OfDocument,
    OfKind,
    OfPlace,
    Spoken,
    Windowed,
    parameter,
)
from api.memo import changed_of, network_of, unsure_of
from api.openapi import UNKNOWN, problems
from lineage.language import Language
from lineage.queries import comparison, descent
from lineage.queries.answers.clauses import Comparison, Drifts, LineageAnswer, PartComparison
from lineage.queries.answers.decisions import Decisions, Review
from lineage.queries.answers.network import Network
from lineage.queries.decisions import Concerning, decisions, to_review
from lineage.queries.drifts import with_changes
from lineage.queries.network import MAX_NODES
from lineage.store.base import Direction

router = APIRouter(tags=["lineage"], responses=problems(UNKNOWN))

First = Annotated[
    str,
    parameter(
        "The first: a document by key, number, title or place, or an item or clause of one.",
        "state-council-2018-23:13.3",
    ),
]

Second = Annotated[str, parameter("The second, named likewise.", "huizhou-2018:13.1")]

Most = Annotated[
    int,
    Query(
        description="Gather the nodes by province and level if there are more than so many.",
        ge=1,
        le=20 * MAX_NODES,
    ),
]


def pairs_concerning(
    document: Annotated[
        str | None,
        parameter("Only units of this document, by key, number, title or place.", "huizhou-2018"),
    ] = None,
    place: OfPlace = None,
    item: Annotated[
        str | None,
        parameter(
            "Only pairs with a clause of this item, on either side: by its id, or as people call it.",
            "state-council-2018-23:13",
        ),
    ] = None,
) -> Concerning:
    """Which pairs are asked for; nothing given means all."""
    return Concerning(document, place, item)


ConcerningPairs = Annotated[Concerning, Depends(pairs_concerning)]


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


@router.get("/drifts", response_description="Edges, each with its `drifts` and both texts.")
def all_drifts(
    answers: CurrentAnswers,
    window: Windowed,
    document: OfDocument = None,
    kind: OfKind = None,
    lang: Spoken = Language.ZH,
) -> Drifts:
    """Inherited clauses in which a deadline, a number, the duty or the scope changed."""
    return with_changes(answers.view, changed_of(answers, document, kind), lang, window)


@router.get("/review", response_description="Pairs with both texts, the least certain first.")
def to_decide(
    answers: CurrentAnswers, window: Windowed, wanted: ConcerningPairs, after: After = None
) -> Review:
    """Pairs of which wording alone doesn't settle whether it is descent, for a person to decide.

    To go through them while they are decided, ask for a few (`limit`), then for those `after` the
    `next` that came with them: what was skipped stays behind, what wasn't seen comes.
    """
    return to_review(answers.view, unsure_of(answers, wanted), window, after)


@router.get("/decisions", response_description="Decisions with both texts, in their order.")
def decided(
    view: CurrentView, window: Windowed, wanted: ConcerningPairs, lang: Spoken = Language.ZH
) -> Decisions:
    """What people decided about pairs, overriding their wording: who, when, why, and if in force."""
    return decisions(view, wanted, lang, window)


@router.get("/network", response_description="Links under `items`, and the nodes at their ends.")
def lineage_network(answers: CurrentAnswers, look: Looked, most: Most = MAX_NODES) -> Network:
    """The graph: documents, items or clauses as nodes, and what each descends from."""
    return network_of(answers, look, most)


@router.get(
    "/compare",
    response_description="Of two clauses the pieces that are equal, removed or added; of items"
    " and documents the edges between them, or of those side by side what both descend from or"
    " share; and what has none.",
)
def compare(
    view: CurrentView, a: First, b: Second, lang: Spoken = Language.ZH
) -> Comparison | PartComparison:
    """Two clauses character by character; two items or documents clause by clause."""
    return comparison.compare(view, a, b, lang)
