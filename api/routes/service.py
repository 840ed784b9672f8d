"""Whether the explorer is ready."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from fastapi import APIRouter, Request

from api.errors import KINDS
from api.openapi import problems
from api.warm import Warm
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
async def health(request: Request) -> Health:
    """Whether a graph has been built and is read; 503 if not, with `loading` while it is read."""
    # Not in one of the threads of the other routes: they may all be busy.
    return await asyncio.to_thread(_health, request.app.state.warm)


def _health(warm: Warm) -> Health:
    return Health("ok", len(warm.answers(patience=0).view.cards()))
