from __future__ import annotations

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
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("data")
    found: dict[str, Any] = create_app(Settings(folder)).openapi()["components"]["schemas"]
    return found


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
    schemas: dict[str, Any], field: str, kind: type[StrEnum]
) -> None:
    schema, _, name = field.partition(".")
    described = schemas[schema]["properties"][name]["$ref"].rpartition("/")[2]
    assert schemas[described]["enum"] == list(kind)
