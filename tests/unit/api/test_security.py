from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.security import headers_for
from api.settings import Settings


@pytest.mark.parametrize("path", ["/", "/graph", "/docs", "/api/v1/reports/coverage.html"])
def test_no_inline_script_anywhere(path: str) -> None:
    policy = headers_for(path)["Content-Security-Policy"]
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert "http" not in policy


def test_the_headers_as_a_whole() -> None:
    strict = {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
        " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
    assert headers_for("/api/v1/documents") == strict
    assert headers_for("/").items() >= strict.items()
    assert headers_for("/graph")["Content-Security-Policy"] == strict[
        "Content-Security-Policy"
    ].replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


@pytest.mark.parametrize("path", ["/raises", "/api/v1/raises"])
def test_errors_of_ours_carry_the_headers(tmp_path: Path, path: str) -> None:
    app = create_app(Settings(tmp_path))

    @app.get(path)
    def raises() -> None:
        raise RuntimeError

    response = TestClient(app, raise_server_exceptions=False).get(path)
    assert response.status_code == 500
    wanted = headers_for(path)
    assert {name: response.headers.get(name) for name in wanted} == wanted
