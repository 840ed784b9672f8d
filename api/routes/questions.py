"""Full-text search, and questions in plain words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import CurrentView
from api.openapi import UNKNOWN, UNREADABLE, problems
from lineage.queries import ask as asking
from lineage.queries.answers import AskAnswer, Language, SearchAnswer
from lineage.queries.documents import MAX_HITS
from lineage.queries.documents import search as search_for

router = APIRouter(tags=["questions"])


@router.get("/search", responses=problems(), response_description="Clauses, best first.")
def search(
    view: CurrentView,
    q: Annotated[
        str,
        Query(
            description="One word or more; all must occur.",
            examples=["试点"],
            max_length=200,
            pattern=r"\S",
        ),
    ],
    limit: Annotated[int, Query(description="At most so many clauses.", ge=1, le=MAX_HITS)] = 50,
) -> SearchAnswer:
    """Clauses that contain all the words; words of two characters, or one, are found too."""
    return search_for(view, q, limit)


@router.get(
    "/ask",
    responses=problems(UNKNOWN, UNREADABLE),
    response_description="The answer; `understood` says how the question was read.",
)
def ask(
    view: CurrentView,
    q: Annotated[
        str,
        Query(
            description="A question in Chinese or English.",
            examples=["哪些市删去了（十三）"],
            max_length=500,
        ),
    ],
    lang: Annotated[
        Language | None,
        Query(description="Language of the answer; without it, that of the question."),
    ] = None,
) -> AskAnswer:
    """Answer a question in plain words, with the rows, edges or clauses that prove the answer."""
    return asking.ask(view, q, lang)
