from __future__ import annotations

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from api.blanks import WithoutBlanks, filled


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (b"", b""),
        (b"q=", b""),
        (b"q", b""),
        (b"&&", b""),
        (b"level=county&level=&place=%20", b"level=county&place=%20"),
        (b"q=a=b&open=%E6%83%A0", b"q=a=b&open=%E6%83%A0"),
    ],
)
def test_what_has_no_value_is_left_out(query: bytes, left: bytes) -> None:
    assert filled(query) == left


def test_programs_are_taken_at_their_word() -> None:
    app = FastAPI()
    app.add_middleware(WithoutBlanks)

    @app.get("/page")
    @app.get("/api/v1/page")
    def asked(request: Request) -> str:
        return request.url.query

    client = TestClient(app)
    assert client.get("/page?a=&b=1").json() == "b=1"
    assert client.get("/api/v1/page?a=&b=1").json() == "a=&b=1"
