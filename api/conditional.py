"""Conditional requests (RFC 9110): who has an answer already isn't sent it again; HEAD is served."""

from __future__ import annotations

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class ConditionalRequests:
    """Gives every whole answer an ETag, and 304 for one that the client names.

    What is streamed passes as it comes. HEAD is answered like GET: the server leaves out the body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at what comes back before it is sent."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("If-None-Match", "")
        begun: list[Message] = []  # the head of the answer, held back until its body is seen

        async def send_validated(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if begun:
                start = begun.pop()
                if start["status"] == 200 and not message.get("more_body"):
                    _validate(start, message, known)
                await send(start)
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_validated)


def _validate(start: Message, whole: Message, known: str) -> None:
    """Give an answer its ETag; if that is among those known, leave out all else."""
    headers = MutableHeaders(scope=start)
    tag = headers.setdefault("ETag", f'"{blake2b(whole["body"], digest_size=16).hexdigest()}"')
    if known == "*" or tag in (each.strip().removeprefix("W/") for each in known.split(",")):
        start["status"], whole["body"] = 304, b""
        del headers["Content-Length"], headers["Content-Type"]
