"""The answers that the OpenAPI description shows, taken from the bundled corpus, problems too.

`python -m tests.functional.examples` writes them again after an answer has changed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app
from api.errors import MEDIA_TYPE
from api.openapi import EXAMPLES
from api.settings import Settings
from lineage.store import SqliteStore
from tests import bundled

MOST = 2  # entries of a list
LINES = 6  # of a text
TODAY = "2018-08-01"  # stands for the day on which a report is made
TEXTS = ("text/", "application/xml", "application/graphml+xml", "application/json")

PROBLEMS = (
    "/api/v1/documents/nowhere",
    "/api/v1/ask?q=谁负责",
    "/api/v1/clauses/huizhou-2018:13.1/lineage?depth=99",
)

Examples = dict[str, dict[str, Any]]


def examples(client: TestClient) -> Examples:
    """For each path and media type the answer to the parameters that the description shows.

    Problems stand under their types.
    """
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    found: Examples = {}
    for path, operations in paths.items():
        for address, query in addresses(path, operations["get"].get("parameters", ())):
            response = client.get(address, params=query)
            assert response.status_code == 200, f"{address}: {response.text[:300]}"
            media = response.headers["content-type"].partition(";")[0]
            if media.startswith(TEXTS) or media.endswith(("+json", "+xml")):
                shown = found.setdefault(path, {})
                shown[media] = cut(response.json() if "json" in media else response.text)
    for problem in (client.get(address).json() for address in PROBLEMS):
        found[problem["type"]] = {MEDIA_TYPE: cut(problem)}
    with tempfile.TemporaryDirectory() as folder:
        unbuilt = TestClient(create_app(Settings(Path(folder)))).get("/api/v1/documents")
    problem = json.loads(unbuilt.text.replace(folder, "var"))
    found[problem["type"]] = {MEDIA_TYPE: problem}
    return found


def addresses(path: str, parameters: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The path with its example, or with each value it can have, and the examples of a query."""
    query = {each["name"]: example(each) for each in parameters if needed(each, path)}
    formats = [each for each in parameters if each["in"] == "path" and "enum" in each["schema"]]
    filled = path
    for each in parameters:
        if each["in"] == "path" and each not in formats:
            filled = filled.replace(f"{{{each['name']}}}", example(each))
    for value in formats[0]["schema"]["enum"] if formats else [""]:
        yield filled.replace("{format}", value), query


def needed(parameter: dict[str, Any], path: str) -> bool:
    """What must be given, and what keeps an answer short enough to be read."""
    asked = parameter["required"] or (path.endswith("/agencies") and parameter["name"] == "place")
    return bool(parameter["in"] == "query" and asked)


def example(parameter: dict[str, Any]) -> str:
    """The value that the description shows for a parameter."""
    shown = parameter["schema"].get("examples") or parameter["schema"].get("anyOf", [{}])[0].get(
        "examples"
    )
    return str(shown[0])


def cut(value: Any) -> Any:
    """The value with the first entries of every list, the first lines of a text."""
    match value:
        case dict():
            return {name: cut(part) for name, part in value.items()}
        case list():
            return [cut(part) for part in value[:MOST]]
        case str() if value.count("\n") >= LINES:
            return "\n".join([*value.splitlines()[:LINES], "…"]).replace(str(date.today()), TODAY)
        case _:
            return value


def shown() -> Mapping[str, Any]:
    """The examples as they are stored."""
    stored: Mapping[str, Any] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return stored


def main() -> None:
    """Write them."""
    with tempfile.TemporaryDirectory() as folder:
        SqliteStore(Path(folder)).replace(bundled.change(bundled.lineage()))
        found = examples(TestClient(create_app(Settings(Path(folder)))))
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
    EXAMPLES.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
