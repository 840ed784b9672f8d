"""Whether the explorer is ready."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from api.dependencies import CurrentView
from api.openapi import problems

router = APIRouter(tags=["service"])


@dataclass(frozen=True, slots=True)
class Health:
    """The explorer is ready: `status` is `ok`, `documents` says how many it knows."""

    status: str
    documents: int


@router.get("/health", responses=problems(), response_description="Ready.")
def health(view: CurrentView) -> Health:
    """Whether a graph has been built and can be read; 503 if not."""
    return Health("ok", len(view.cards()))
