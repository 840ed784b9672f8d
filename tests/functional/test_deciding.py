"""What a reviewer decides through the API; a server without one only reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Reviewer, Settings
from lineage.build import BUNDLED
from lineage.decisions import read_decisions
from lineage.store import SqliteStore
from tests import bundled
from tests.functional.conftest import asked

DECISIONS = "/api/v1/decisions"
REVIEW = "/api/v1/review"
PAIR = {"unit": "huizhou-2018:13.1", "upstream": "state-council-2018-23:13.1"}
VERDICT = {**PAIR, "judgement": "unrelated", "reason": "另一项任务"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("gold", "readings", "unseen")
    return Path(shutil.copytree(BUNDLED, tmp_path / "data", ignore=ignored))


@pytest.fixture
def settled(source: Path, tmp_path: Path) -> Settings:
    """The bundled corpus, built for a reviewer."""
    SqliteStore(tmp_path / "var").replace(bundled.change(bundled.lineage()))
    return Settings(tmp_path / "var", reviewer=Reviewer("王某", source))


@pytest.fixture
def reviewer(settled: Settings) -> Iterator[TestClient]:
    for client in asked(create_app(settled)):
        client.base_url = client.base_url.copy_with(host="127.0.0.1")
        yield client


def heirs(client: TestClient) -> list[str]:
    path = f"/api/v1/clauses/{PAIR['upstream']}/lineage?direction=down"
    return [each["unit"]["id"] for each in client.get(path).json()["items"]]


def test_a_decision_counts_at_once(reviewer: TestClient, source: Path) -> None:
    assert PAIR["unit"] in heirs(reviewer)
    made = reviewer.post(DECISIONS, json=VERDICT, params={"lang": "en"})
    assert made.status_code == 201
    row = made.json()
    assert (row["author"], row["standing"]) == ("王某", "in_force")
    assert row["text"].startswith("Judged unrelated (王某")
    assert PAIR["unit"] not in heirs(reviewer)
    assert [
        each["text"] for each in reviewer.get(DECISIONS, params={"lang": "en"}).json()["items"]
    ] == [row["text"]]
    (written,) = read_decisions(source / "decisions.csv")
    assert (written.pair, written.reason) == (tuple(PAIR.values()), "另一项任务")
    taken = reviewer.post(DECISIONS, json={**PAIR, "judgement": "withdrawn"})
    assert taken.status_code == 201
    assert PAIR["unit"] in heirs(reviewer)


def test_pairs_that_are_decided_meanwhile_hide_none_of_those_behind(reviewer: TestClient) -> None:
    whole = reviewer.get(REVIEW).json()
    first = reviewer.get(REVIEW, params={"limit": 3}).json()
    assert first["items"] == whole["items"][:3]
    for each in first["items"][1:]:  # the first is skipped
        pair = {end: each[end]["id"] for end in ("unit", "upstream")}
        assert reviewer.post(DECISIONS, json={**pair, "judgement": "topical"}).status_code == 201
    then = reviewer.get(REVIEW, params={"limit": 3, "after": first["next"]}).json()
    assert then["items"] == whole["items"][3:6]
    assert then["total"] == whole["total"] - 2
    assert reviewer.get(REVIEW).json()["items"][0] == whole["items"][0]
    last = reviewer.get(REVIEW, params={"after": then["next"]}).json()
    assert (last["items"], last["next"]) == (whole["items"][6:], None)
    assert len(reviewer.get(f"{REVIEW}.csv", params={"after": then["next"]}).text.splitlines()) == (
        1 + len(last["items"])
    )


@pytest.mark.parametrize(
    ("verdict", "status", "kind"),
    [
        ({**VERDICT, "unit": "huizhou-2018:99.1"}, 404, "unknown-reference"),
        ({**VERDICT, "upstream": "huizhou-2018:1.1"}, 422, "input"),
        ({**VERDICT, "judgement": "perhaps"}, 422, "parameter"),
        ({**PAIR, "judgement": "withdrawn"}, 422, "input"),
        ({**VERDICT, "author": "somebody else"}, 422, "parameter"),
        ({**VERDICT, "unit_text": "此前的文字。"}, 422, "input"),
    ],
)
def test_what_is_wrong_is_told_and_not_written(
    reviewer: TestClient, source: Path, verdict: dict[str, str], status: int, kind: str
) -> None:
    refused = reviewer.post(DECISIONS, json=verdict)
    assert (refused.status_code, refused.json()["type"]) == (status, f"/problems/{kind}")
    assert read_decisions(source / "decisions.csv") == ()


@pytest.mark.parametrize(
    ("body", "media", "detail"),
    [
        (
            b'{"unit":\n oops}',
            "application/json",
            "It isn't JSON: Expecting value: line 2 column 2 (char 10).",
        ),
        (b"\xff", "application/json", "There was an error parsing the body"),
        (b"", "application/json", "It isn't a JSON object."),
        (b"[]", "application/json", "It isn't a JSON object."),
        (b"{}", "text/plain", "It isn't a JSON object."),
    ],
)
def test_what_is_no_json_object_is_not_read(
    reviewer: TestClient, body: bytes, media: str, detail: str
) -> None:
    refused = reviewer.post(DECISIONS, content=body, headers={"Content-Type": media})
    assert (refused.status_code, refused.json()["type"]) == (400, "/problems/body")
    assert refused.json()["detail"] == detail
    assert "errors" not in refused.json()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://["},
        {"Origin": "null"},
        {"Host": "elsewhere.example:8000"},
    ],
)
def test_pages_from_elsewhere_decide_nothing(
    reviewer: TestClient, source: Path, headers: dict[str, str]
) -> None:
    refused = reviewer.post(DECISIONS, json=VERDICT, headers=headers)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/elsewhere")
    assert read_decisions(source / "decisions.csv") == ()


def test_under_another_name_the_pages_have_no_buttons(reviewer: TestClient) -> None:
    assert '<button value="descends"' in reviewer.get("/review").text
    foreign = reviewer.get("/review", headers={"Host": "mybox:8000"}).text
    assert '<button value="descends"' not in foreign
    assert "lineage decide" in foreign


def test_a_method_that_is_not_allowed_is_told_those_that_are(reviewer: TestClient) -> None:
    assert reviewer.put(DECISIONS).headers["allow"] == "GET, HEAD, POST"
    assert reviewer.put(REVIEW).headers["allow"] == "GET, HEAD"


def test_own_pages_may(reviewer: TestClient) -> None:
    headers = {"Origin": f"http://{reviewer.base_url.host}"}
    assert reviewer.post(DECISIONS, json=VERDICT, headers=headers).status_code == 201


def test_a_server_without_reviewer_only_reads(client: TestClient) -> None:
    assert client.post(DECISIONS, json=VERDICT).status_code == 405
    assert "post" not in client.get("/api/v1/openapi.json").json()["paths"][DECISIONS]
    assert "<button value=" not in client.get("/review").text


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
def test_answers_follow_the_description(settled: Settings, mode: GenerationMode) -> None:
    app = create_app(settled)
    description = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    local = {"Host": "127.0.0.1"}

    @settings(max_examples=15, database=None, suppress_health_check=list(HealthCheck))
    @given(case=description[DECISIONS]["POST"].as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case[Any]) -> None:
        # Not every text is the id of a clause, and the description can't say which is.
        case.call_and_validate(headers=local, excluded_checks=[positive_data_acceptance])

    check()
