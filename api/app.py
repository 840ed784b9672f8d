"""The application: the one place where settings, store, routes and pages are joined."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from operator import attrgetter

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api import pages, routes
from api.blanks import WithoutBlanks
from api.conditional import ConditionalRequests, NotModified, not_modified
from api.errors import handle_errors
from api.openapi import ABOUT, complete
from api.security import SecurityHeaders
from api.settings import Settings
from api.warm import Warm
from lineage.store import open_store

LARGE = 10_000  # bytes that are worth compressing


def create_app(settings: Settings) -> FastAPI:
    """The explorer over the store that `settings` name. Raises ParameterError."""
    warm = Warm(
        open_store(settings.store, settings.data_dir), pages.first_answers, pages.further_answers
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        warm.start()
        yield

    app = FastAPI(
        **ABOUT,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        generate_unique_id_function=attrgetter("name"),
        redirect_slashes=False,
    )
    app.state.warm = warm
    app.state.language = settings.language
    app.add_middleware(ConditionalRequests)
    app.add_middleware(WithoutBlanks)
    app.add_middleware(SecurityHeaders)  # around it: what isn't modified has them, too
    app.add_middleware(GZipMiddleware, minimum_size=LARGE, compresslevel=1)
    app.add_exception_handler(NotModified, not_modified)
    app.state.reviewer = settings.reviewer
    app.include_router(routes.router)
    if settings.reviewer:
        app.include_router(routes.deciding)
    pages.mount(app)
    handle_errors(app, pages.error_page)
    complete(app)
    return app
