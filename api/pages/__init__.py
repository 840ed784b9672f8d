"""The browser pages, in the reader's language or that of ?lang=; every view is a URL."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.memo import Answers
from api.pages import agencies, ask, compare, docs, graph, item, overview, parts, reading, tools
from api.pages.problem import error_page
from lineage.language import Language

__all__ = ["error_page", "first_answers", "further_answers", "mount"]

STATIC = Path(__file__).parent / "static"


def mount(app: FastAPI) -> None:
    """Add the pages, their fragments and the static files."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for part in (overview, item, reading, graph, ask, compare, agencies, tools, parts, docs):
        app.include_router(part.router, include_in_schema=False)


def first_answers(answers: Answers) -> None:
    """Work out what the first page needs, for all who ask for it."""
    overview.prepare(answers, Language.ZH)


def further_answers(answers: Answers) -> None:
    """Work out what the other pages over the whole corpus need."""
    overview.prepare(answers, Language.EN)
    for part in (graph, agencies, tools):
        part.prepare(answers)
