"""The JSON routes under /api/v1; each asks one query and returns its answer."""

from __future__ import annotations

from fastapi import APIRouter

from api.routes import coverage, documents, exports, lineage, questions, service, tables

router = APIRouter(prefix="/api/v1")
for part in (tables, documents, coverage, lineage, questions, exports, service):
    router.include_router(part.router)
