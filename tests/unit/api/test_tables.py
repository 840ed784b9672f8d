from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields

import pytest

from api.tables import table
from lineage.model import Level, Responsibility, Role
from lineage.queries.answers.clauses import Edge
from lineage.queries.answers.coverage import CoverageRow


@dataclass
class Inner:
    id: str


@dataclass
class Row:
    name: str | None
    part: Inner | None
    words: tuple[str, ...]
    parts: tuple[Inner, ...]
    levels: dict[Level, int]
    sure: bool
    charged: tuple[Responsibility, ...]


ROWS = [
    Row("a", Inner("1"), ("x", "y"), (Inner("2"),), {Level.COUNTY: 2}, True, ()),
    Row(None, None, (), (), {}, False, (Responsibility("=1+1", "", Role.LEAD),)),
]


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_fields_are_columns() -> None:
    text = table(Row, ROWS)
    assert text.startswith("\ufeff")
    first, second = read(text)
    assert (first["name"], first["part.id"], first["words"], first["sure"]) == (
        *("a", "1", "x、y"),
        "true",
    )
    assert (second["name"], second["part.id"], second["charged.lead"]) == ("", "", "'=1+1")
    assert [each["levels.county"] for each in (first, second)] == ["2", "0"]
    assert "parts" not in first


@pytest.mark.parametrize("kind", [Row, CoverageRow, Edge])
def test_the_columns_are_those_of_the_kind(kind: type) -> None:
    head = table(kind, []).strip().split(",")
    assert head[0].removeprefix("\ufeff").partition(".")[0] == next(iter(fields(kind))).name
    assert len(head) == len(set(head)) > 10


def test_columns_can_be_left_out() -> None:
    assert "part.id" not in read(table(Row, ROWS, without=("part.id",)))[0]
