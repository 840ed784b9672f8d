"""Errors as a page: what happened, and what there is instead."""

from __future__ import annotations

from fastapi import Request, Response

from api.errors import Problem
from api.pages.render import Page
from lineage.errors import LoadingError, QuestionError, UnknownReference
from lineage.queries.answers import Language

AGAIN_SECONDS = 2


def error_page(request: Request, problem: Problem, error: Exception) -> Response:
    """The page for an error, in the language the address asks for."""
    english = request.query_params.get("lang") == "en"
    page = Page(request, Language.EN if english else Language.ZH)
    slug = problem.type.rpartition("/")[2]
    response = page.render(
        "problem.html",
        problem.status,
        problem=problem,
        what=_what(page, slug, problem, error),
        known=[(each, _address(page, error, each)) for each in (problem.known or ())[:40]],
        examples=[(each, page.link("/ask", q=each)) for each in problem.examples or ()],
    )
    if isinstance(error, LoadingError):
        response.headers["Refresh"] = str(AGAIN_SECONDS)
    return response


def _what(page: Page, slug: str, problem: Problem, error: Exception) -> str:
    if isinstance(error, UnknownReference) and error.reference:
        return page.words("problem.unknown", reference=error.reference)
    if isinstance(error, QuestionError):
        return error.what
    return page.words.get(f"problem.{slug}") or problem.detail


def _address(page: Page, error: Exception, known: str) -> str | None:
    if isinstance(error, UnknownReference) and error.kind in ("document", "item"):
        return (
            page.link(f"/{error.kind}s/{known}") if ":" in known or error.kind[0] == "d" else None
        )
    return None
