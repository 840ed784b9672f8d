from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from lineage.model import CitationRole, ItemKind, Origin
from lineage.provenance import SourceKind
from lineage.queries.answers.clauses import DifferenceKind
from lineage.queries.answers.coverage import Intent
from lineage.queries.answers.documents import DescentKind
from lineage.queries.answers.network import NodeKind
from lineage.store.base import Direction


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("data")
    return create_app(Settings(folder)).openapi()


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("CitationText.role", CitationRole),
        ("Descent.relation", DescentKind),
        ("Difference.kind", DifferenceKind),
        ("FactText.origin", Origin),
        ("ItemDetail.kind", ItemKind),
        ("LineageAnswer.direction", Direction),
        ("Network.grain", NodeKind),
        ("SourceStretch.source", SourceKind),
        ("Understood.intent", Intent),
    ],
)
def test_what_has_few_values_lists_them(
    description: dict[str, Any], field: str, kind: type[StrEnum]
) -> None:
    schemas, (schema, name) = description["components"]["schemas"], field.split(".")
    described = schemas[schema]["properties"][name]["$ref"].rpartition("/")[2]
    assert schemas[described]["enum"] == list(kind)


def test_clients_that_are_generated_have_a_name_for_each_route(description: dict[str, Any]) -> None:
    names = {path: each["get"]["operationId"] for path, each in description["paths"].items()}
    assert len(set(names.values())) == len(names)
    assert all(name.isidentifier() for name in names.values())
    assert names["/api/v1/items/{id}/coverage"] == "item_coverage"
    for path, name in names.items():
        table = names.get(f"{path}.csv", f"{name}_csv")
        assert table == f"{name}_csv"


def test_a_parameter_is_described_alike_wherever_it_is_taken(description: dict[str, Any]) -> None:
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for operations in description["paths"].values():
        for each in operations["get"].get("parameters", ()):
            schema = {**each["schema"], "default": None, "title": None}
            found[each["name"], each["description"]].append(schema)
    assert len(found) > 20
    assert not [of for of in found.values() if any(each != of[0] for each in of)]
