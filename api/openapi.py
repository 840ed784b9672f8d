"""What the OpenAPI description says beyond the routes: the whole, the groups, the problems."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

from api.errors import HTTP_KINDS, INTERNAL, KINDS, MEDIA_TYPE, VALIDATION, Kind, Problem
from lineage.errors import NoGraphError, QuestionError, UnknownReference

ABOUT: dict[str, Any] = {
    "title": "政策谱系 · Policy lineage explorer",
    "version": version("policy-lineage"),
    "summary": "What became of each item of a policy document, place by place, with the text.",
    "description": (
        "Lists stand under `items`. Ids are readable and stable: document"
        " `state-council-2018-23`, item `state-council-2018-23:13`, clause"
        " `state-council-2018-23:13.2`. Errors are problem details (RFC 9457) with a stable"
        " `type`. HEAD is served; answers have an ETag, and 304 for the client that has it. A"
        " parameter that a route doesn't know is an error, but for `lang`; so is one left blank,"
        " and one of a single value given twice."
        " `lang` is the language of errors, too, and may be named everywhere. Deciding about pairs"
        " (`POST /api/v1/decisions`) is there where the server was told who does (`lineage serve"
        " --by`), and described there. The answers are those of the command `lineage … --json`."
    ),
    "license_info": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "openapi_tags": [
        {"name": "documents", "description": "The corpus: documents, items, what they cite."},
        {"name": "coverage", "description": "What became of upstream items, place by place."},
        {"name": "lineage", "description": "Single clauses: sources, heirs, differences."},
        {"name": "questions", "description": "Full text, and questions in plain words."},
        {"name": "exports", "description": "Everything in exchange formats; reports."},
        {"name": "service", "description": "Whether the explorer is ready."},
    ],
}

# Answers of the bundled corpus by path and media type, problems by their type;
# tests/functional/examples.py writes them.
EXAMPLES = Path(__file__).with_name("examples.json")
_EXAMPLES: dict[str, dict[str, Any]] = json.loads(EXAMPLES.read_text(encoding="utf-8"))

Responses = dict[int | str, dict[str, Any]]


def problems(*kinds: Kind) -> Responses:
    """The error responses of a route.

    That a parameter is wrong, or nothing is built, can happen to every one.
    """
    grouped: dict[int, list[Kind]] = {}
    for kind in (*kinds, VALIDATION, KINDS[NoGraphError]):
        grouped.setdefault(kind.status, []).append(kind)
    return {status: _response(of) for status, of in grouped.items()}


UNCHANGED: Responses = {
    304: {"description": "The client has the answer: `If-None-Match` names its ETag."}
}
UNKNOWN = KINDS[UnknownReference]
UNREADABLE = KINDS[QuestionError]


def complete(app: FastAPI) -> None:
    """Add the schema of problems and the examples to what FastAPI describes; made once.

    Who looks for the description where it mostly stands is led to it.
    """
    described = app.openapi

    @cache
    def openapi() -> dict[str, Any]:
        schema = described()
        own = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"].update(own.pop("$defs"), Problem=own)
        _show_examples(schema["paths"])
        return schema

    app.openapi = openapi  # type: ignore[method-assign]

    @app.get("/openapi.json", include_in_schema=False)
    def description() -> RedirectResponse:
        return RedirectResponse(str(app.openapi_url))


def _show_examples(paths: dict[str, Any]) -> None:
    for path in paths.keys() & _EXAMPLES.keys():
        content = paths[path]["get"]["responses"]["200"]["content"]
        for media, example in _EXAMPLES[path].items():
            content[media]["example"] = example


def _response(kinds: list[Kind]) -> dict[str, Any]:
    examples = {
        each.slug: {"summary": each.title, "value": _EXAMPLES[each.type][MEDIA_TYPE]}
        for each in kinds
        if each.type in _EXAMPLES
    }
    return {
        "description": "; ".join(dict.fromkeys(each.title for each in kinds)) + ".",
        "content": {
            MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples}
        },
    }


ALL_KINDS = (*KINDS.values(), *HTTP_KINDS.values(), INTERNAL)
