"""Full-text search, and questions in plain words."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import AnswerLanguage, CurrentView, Limit, Question, SearchWords
from api.openapi import UNKNOWN, UNREADABLE, problems
from lineage.queries.answers.clauses import SearchAnswer
from lineage.queries.answers.coverage import AskAnswer
from lineage.queries.documents import search as search_for
from lineage.questions import ask as asking

router = APIRouter(tags=["questions"])


@router.get(
    "/search", responses=problems(), response_description="Clauses, best first; documents by title."
)
def search(view: CurrentView, q: SearchWords, limit: Limit = 50) -> SearchAnswer:
    """Clauses that contain all the words, in text, steps or the item's title, and documents so titled.

    Words of two characters, or one, are found, too.
    """
    return search_for(view, q, limit)


@router.get(
    "/ask",
    responses=problems(UNKNOWN, UNREADABLE),
    response_description="The answer; `understood` says how the question was read.",
)
def ask(view: CurrentView, q: Question, lang: AnswerLanguage = None) -> AskAnswer:
    """Answer a question in plain words, with the rows, edges, clauses, duties, facts, citations, shares or definitions that prove it."""
    return asking.ask(view, q, lang)
