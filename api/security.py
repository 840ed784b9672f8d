"""Headers of all responses: they keep scripts in documents from running, requests from leaving."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# vis-network, Swagger UI and the report bring their styles in <style> elements; scripts stay strict.
STYLED = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
STYLED_PATHS = ("/graph", "/docs", "/api/v1/reports/coverage.html")

# What a machine calls itself.
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class SecurityHeaders:
    """Adds the headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with headers added to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in headers_for(scope["path"]).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def headers_for(path: str) -> dict[str, str]:
    """The headers of a response at that path.

    >>> "unsafe-inline" in headers_for("/")["Content-Security-Policy"]
    False
    """
    headers = {
        "Content-Security-Policy": STYLED if path in STYLED_PATHS else STRICT,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
    if not path.startswith(("/api/", "/static/")):
        headers["Vary"] = "Accept-Language"  # see api.pages.language
    return headers
