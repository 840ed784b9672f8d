"""Full-text search, and questions in plain words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import QUESTION_LENGTH, WORDS_LENGTH, CurrentView, Windowed, parameter
from api.openapi import UNKNOWN, UNREADABLE, problems
from lineage.language import Language
from lineage.queries.answers.clauses import SearchAnswer
from lineage.queries.answers.coverage import AskAnswer
from lineage.queries.documents import search as search_for
from lineage.questions import ask as asking

router = APIRouter(tags=["questions"])

SearchWords = Annotated[
    str,
    Query(
        description="One word or more; all must occur.",
        examples=["试点"],
        max_length=WORDS_LENGTH,
        pattern=r"\S",
    ),
]

Question = Annotated[
    str,
    parameter("A question in Chinese or English.", "哪些市删去了（十三）", QUESTION_LENGTH),
]

AnswerLanguage = Annotated[
    Language | None,
    Query(alias="lang", description="Language of the answer; without it, that of the question."),
]


@router.get(
    "/search", responses=problems(), response_description="Clauses, best first; documents by title."
)
def search(view: CurrentView, q: SearchWords, window: Windowed) -> SearchAnswer:
    """Clauses that contain all the words, in text, steps or the item's title, and documents so titled.

    Words of two characters, or one, are found, too. `limit` and `offset` are of both.
    """
    return search_for(view, q, window)


@router.get(
    "/ask",
    responses=problems(UNKNOWN, UNREADABLE),
    response_description="The answer; `understood` says how the question was read.",
)
def ask(view: CurrentView, q: Question, lang: AnswerLanguage = None) -> AskAnswer:
    """Answer a question in plain words, with the rows, edges, clauses, duties, facts, citations, shares or definitions that prove it.

    What can't be read is 422, with questions that can under `examples`. So is what a page, command
    or route of its own answers, which `detail` names: 200 is only for what was asked.
    """
    return asking.ask(view, q, lang)
