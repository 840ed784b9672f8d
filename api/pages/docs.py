"""Swagger UI from the vendored files, and the pages that explain the types of problems."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.openapi import ALL_KINDS
from api.pages.render import CurrentPage

router = APIRouter()


@router.get("/docs")
def docs(page: CurrentPage) -> HTMLResponse:
    """The API, to read and to try."""
    return page.render("docs.html")


@router.get("/problems")
@router.get("/problems/{slug}")
def problems(page: CurrentPage, slug: str = "") -> HTMLResponse:
    """All types of problems; the address of one leads to its row."""
    return page.render("problems.html", kinds=ALL_KINDS, slug=slug)
