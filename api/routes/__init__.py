"""The routes under /api/v1; each asks one query and returns its answer, or an answer as a table.

`deciding`, which writes, is for a server that has a reviewer.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.conditional import tagged
from api.dependencies import known_parameters
from api.openapi import UNCHANGED
from api.routes import coverage, decide, documents, exports, lineage, questions, service, tables

_API = "/api/v1"

router = APIRouter(prefix=_API, dependencies=[Depends(known_parameters)], responses=UNCHANGED)
for part in (tables, documents, coverage, lineage, questions, exports):
    router.include_router(part.router, dependencies=[Depends(tagged)])
router.include_router(service.router)

deciding = APIRouter(prefix=_API, dependencies=[Depends(known_parameters)])
deciding.include_router(decide.router)
