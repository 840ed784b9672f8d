"""The JSON routes under /api/v1; each asks one query and returns its answer."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.conditional import tagged
from api.dependencies import known_parameters
from api.routes import coverage, documents, exports, lineage, questions, service, tables

router = APIRouter(prefix="/api/v1", dependencies=[Depends(known_parameters)])
for part in (tables, documents, coverage, lineage, questions, exports):
    router.include_router(part.router, dependencies=[Depends(tagged)])
router.include_router(service.router)
