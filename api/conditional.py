"""Conditional requests (RFC 9110): who has an answer already isn't sent it again; HEAD is served."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.dependencies import CurrentAnswers


class NotModified(Exception):  # noqa: N818 (reads as what it is)
    """The client has the answer of this ETag."""


class ConditionalRequests:
    """Gives each answer an ETag, and answers 304 where the client names it.

    The ETag is the one that the route has set (see `tagged`), else a digest of the body; a streamed
    answer whose route sets none has none. ETags are weak, because an answer may be sent compressed.
    HEAD is answered like GET: the server leaves out the body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at what comes back before it is sent."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        asked = {**scope, "method": "GET", "state": {**scope.get("state", {})}}
        begun: list[Message] = []  # the head of the answer, held back until its body is seen

        async def send_validated(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if begun:
                start = begun.pop()
                if start["status"] == 200:
                    _validate(start, message, Request(asked))
                await send(start)
            await send(message)

        await self.app(asked, receive, send_validated)


async def tagged(request: Request, answers: CurrentAnswers) -> None:
    """Set the ETag of an answer that depends only on the graph, the address and the day (of a report).

    Raises NotModified if the client names it, before the answer is worked out.
    """
    asked = f"{answers.state} {date.today()} {request.url.path}?{request.url.query}"
    request.state.tag = tag = _tag(asked.encode())
    if tag in _known(request):
        raise NotModified(tag)


async def not_modified(_: Request, error: Exception) -> Response:
    """The answer to who has it."""
    return Response(status_code=304, headers={"ETag": str(error)})


def _validate(start: Message, first: Message, request: Request) -> None:
    """Give an answer its ETag; if that is among those known, leave out all else."""
    headers, whole = MutableHeaders(scope=start), not first.get("more_body")
    tag = getattr(request.state, "tag", None) or (_tag(first["body"]) if whole else None)
    if tag is None:
        return
    headers.setdefault("ETag", tag)
    if whole and {tag, "*"} & _known(request):
        start["status"], first["body"] = 304, b""
        del headers["Content-Length"], headers["Content-Type"]


def _known(request: Request) -> set[str]:
    """The ETags that the client names, all as weak ones; `*` stands for any."""
    named = (each.strip() for each in request.headers.get("If-None-Match", "").split(","))
    return {f"W/{each}" if each.startswith('"') else each for each in named}


def _tag(content: bytes) -> str:
    return f'W/"{blake2b(content, digest_size=16).hexdigest()}"'
