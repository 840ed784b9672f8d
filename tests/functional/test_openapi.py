"""Whatever a client sends, the answer is as the OpenAPI description says, and never a crash."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.app import create_app
from api.settings import Settings

Check = schemathesis.CheckFunction
PATHS = list(create_app(Settings()).openapi()["paths"])


NO_CRASH = not_a_server_error
ACCEPTED = positive_data_acceptance


def exercise(
    app: FastAPI, path: str, mode: GenerationMode, examples: int, *excluded: Check
) -> None:
    """Send generated requests, acceptable ones or not, and check each answer."""
    description = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)

    @settings(max_examples=examples, database=None, suppress_health_check=list(HealthCheck))
    @given(case=description[path]["GET"].as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(excluded_checks=list(excluded))

    check()


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
@pytest.mark.parametrize("path", PATHS)
def test_answers_follow_the_description(app: FastAPI, path: str, mode: GenerationMode) -> None:
    if mode is GenerationMode.POSITIVE or "{" in path or takes_parameters(app, path):
        # Not every text is a question, and the description can't say which is.
        exercise(app, path, mode, 15, *[ACCEPTED] * path.endswith(("/ask", "/ask.csv")))


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_before_anything_is_built(tmp_path: Path, path: str) -> None:
    exercise(create_app(Settings(tmp_path)), path, GenerationMode.POSITIVE, 3, NO_CRASH)


def takes_parameters(app: FastAPI, path: str) -> bool:
    return bool(app.openapi()["paths"][path]["get"].get("parameters"))
