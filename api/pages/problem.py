"""Errors as a page: what happened, and what there is instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError

from api.dependencies import answers_of
from api.errors import Problem
from api.pages.marks import called
from api.pages.render import Page
from lineage.errors import LineageError, LoadingError, QuestionError, UnknownReference
from lineage.language import Language, listed, pick
from lineage.model import is_document
from lineage.store.base import Card

AGAIN_SECONDS = 2
MOST_KNOWN = 40
_VALUES = re.compile(r"'([^']*)'")


def error_page(request: Request, problem: Problem, error: Exception) -> Response:
    """The page for an error, in the language the address asks for, if there is such a one."""
    named = request.query_params.get("lang")
    page = Page(request, next((each for each in Language if each.value == named), None))
    slug = problem.type.rpartition("/")[2]
    response = page.render(
        "problem.html",
        problem.status,
        problem=problem,
        wrong=_wrong(page, error) if isinstance(error, RequestValidationError) else {},
        what=_what(page, slug, problem, error),
        known=known(page, error),
        examples=[(each, page.link("/ask", q=each)) for each in problem.examples or ()],
    )
    if isinstance(error, LoadingError):
        response.headers["Refresh"] = str(AGAIN_SECONDS)
    return response


def known(page: Page, error: Exception | None) -> list[tuple[str, str | None]]:
    """What there is instead of something unknown, each with its address, if it has one."""
    if not isinstance(error, UnknownReference):
        return []
    cards: Mapping[str, Card] = {}
    if error.kind.endswith("document"):
        cards = answers_of(page.request).view.cards_by_key()
    return [
        (_name(cards.get(each)) or each, _address(page, error.kind, each))
        for each in error.known[:MOST_KNOWN]
    ]


def _name(card: Card | None) -> str:
    """What a reader knows a document by."""
    return f"{card.place or ''} {called(card)}".strip() if card else ""


def _address(page: Page, kind: str, named: str) -> str | None:
    """A document's or an item's page; an item is named by its id, perhaps with more behind it."""
    kind, part = kind.removeprefix("single "), named.partition(" ")[0]
    if kind == "document" or (kind == "item" and not is_document(part)):
        return page.link(f"/{kind}s/{part}")
    return None


def _what(page: Page, slug: str, problem: Problem, error: Exception) -> str:
    if isinstance(error, UnknownReference | QuestionError):
        return page.words.what(error)  # what there is instead stands below
    if isinstance(error, LineageError) and not isinstance(error, LoadingError):
        return pick(error.said, page.language)
    return page.words.get(f"problem.{slug}") or problem.detail


def _wrong(page: Page, error: RequestValidationError) -> dict[str, str]:
    """What is wrong with each parameter, said once though it has several forms."""
    found: dict[str, str] = {}
    for each in error.errors():
        name = str(each["loc"][:2][-1])
        reason = _reason(page, each["type"], each.get("ctx") or {})
        if reason or name not in found:
            found[name] = reason or page.words("wrong")
    return found


def _reason(page: Page, kind: str, given: Mapping[str, object]) -> str | None:
    """Why a value isn't acceptable, if there are words for it; that it may be empty says nothing."""
    values = [each for each in _VALUES.findall(str(given.get("expected", ""))) if each]
    if values:
        return page.words("wrong.expected", values=listed(values, page.language))
    return page.words(f"wrong.{kind}", **given) if page.words.get(f"wrong.{kind}") else None
