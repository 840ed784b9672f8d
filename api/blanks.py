"""On pages, parameters left blank count as not given: forms send every field, filled in or not.

The API takes none: a filter left blank by mistake would let all pass.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import API


class WithoutBlanks:
    """Takes the blank parameters out of what pages are asked, as FastAPI does with a form's in the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on without them."""
        if scope["type"] == "http" and not scope["path"].startswith(API):
            scope = {**scope, "query_string": filled(scope["query_string"])}
        await self.app(scope, receive, send)


def filled(query: bytes) -> bytes:
    """The parameters of a query that have a value.

    >>> filled(b"document=&place=%E6%83%A0%E5%B7%9E&level")
    b'place=%E6%83%A0%E5%B7%9E'
    """
    return b"&".join(each for each in query.split(b"&") if each.partition(b"=")[2])
