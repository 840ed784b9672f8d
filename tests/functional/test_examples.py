"""The OpenAPI description shows real answers of the bundled corpus, every field of them."""

from __future__ import annotations

import jsonschema_rs
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.functional.examples import examples, shown

PATHS = create_app(Settings()).openapi()["paths"]


def test_examples_are_what_the_explorer_answers(client: TestClient) -> None:
    """When an answer has changed on purpose: python -m tests.functional.examples."""
    assert examples(client) == shown()


@pytest.mark.parametrize("path", PATHS)
def test_every_route_shows_an_answer(path: str) -> None:
    content = PATHS[path]["get"]["responses"]["200"]["content"]
    texts = {media for media in content if "openxml" not in media and "zip" not in media}
    assert any("example" in content[media] for media in texts)


@pytest.mark.parametrize("path", PATHS)
def test_examples_follow_their_schemas(app: FastAPI, path: str) -> None:
    description = app.openapi()
    content = description["paths"][path]["get"]["responses"]["200"]["content"]
    for media, described in content.items():
        if "example" in described and "schema" in described:
            schema = {**described["schema"], "components": description["components"]}
            jsonschema_rs.validate(schema, described["example"])
            assert media in shown()[path]
