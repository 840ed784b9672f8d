"""Questions in plain words, with the view that proves the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import QUESTION_LENGTH, CurrentAnswers
from api.pages.problem import known
from api.pages.render import Page
from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language
from lineage.queries.answers.coverage import AskAnswer, CoverageRow
from lineage.queries.places import place_names
from lineage.queries.verdict import Verdict, verdict
from lineage.questions import ask as asking
from lineage.questions.suggestions import suggestions

router = APIRouter()

MOST = 60  # of each kind of answer


@router.get("/ask")
def ask(
    request: Request,
    answers: CurrentAnswers,
    q: Annotated[str, Query(max_length=QUESTION_LENGTH)] = "",
    lang: Annotated[Language | None, Query(max_length=2)] = None,
) -> HTMLResponse:
    """The answer to a question, or what can be asked; in the question's language unless one is chosen."""
    question = q.strip()
    page = Page(request, lang, asking.language_of(question) if question else None)
    answer, error = None, None
    try:
        answer = asking.ask(answers.view, question, page.language) if question else None
    except (QuestionError, UnknownReference) as problem:
        error = problem
    return page.render(
        "ask.html",
        422 if isinstance(error, QuestionError) else 404 if error else 200,
        question=question,
        answer=answer,
        reply=_reply(answer) if answer else "",
        **_apart(answer.items if answer and not answer.understood.documents else ()),
        error=error,
        known=known(page, error),
        chosen=lang.value if lang else "",
        places=place_names(answers.view),
        files={card.key: card.source_file for card in answers.view.cards()},
        most=MOST,
        examples=answers.once(suggestions, page.language),
    )


def _reply(answer: AskAnswer) -> str:
    """The answer in words, less what the page says by itself: how it was read, what isn't in hand."""
    missing = tuple(each.reason for each in answer.no_text)
    lines = answer.answer.split("\n")
    return "\n".join(
        line for line in lines if line not in answer.understood.text and not line.endswith(missing)
    )


def _apart(rows: Sequence[CoverageRow]) -> dict[str, list[CoverageRow]]:
    """The rows asked for, those of documents that only attach the item's text apart."""
    apart: dict[str, list[CoverageRow]] = {"found": [], "attached": []}
    for row in rows:
        told = verdict(row.status, row.qualifiers)
        apart["attached" if told is Verdict.ATTACHED else "found"].append(row)
    return apart
