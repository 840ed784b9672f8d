from __future__ import annotations

import pytest

from api.security import headers_for


@pytest.mark.parametrize("path", ["/", "/graph", "/docs", "/api/v1/reports/coverage.html"])
def test_no_inline_script_anywhere(path: str) -> None:
    policy = headers_for(path)["Content-Security-Policy"]
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert "http" not in policy
