"""Whether the explorer is ready."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from api.dependencies import ViewAtOnce
from api.errors import KINDS
from api.openapi import problems
from lineage.errors import LoadingError

router = APIRouter(tags=["service"])


@dataclass(frozen=True, slots=True)
class Health:
    """The explorer is ready: `status` is `ok`, `documents` says how many it knows."""

    status: str
    documents: int


@router.get(
    "/health",
    responses=problems(KINDS[LoadingError]),
    response_description="Ready.",
)
def health(view: ViewAtOnce) -> Health:
    """Whether a graph has been built and is read; 503 if not, with `loading` while it is read."""
    return Health("ok", len(view.cards()))
