from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from api.tables import table


@dataclass
class Inner:
    id: str


@dataclass
class Row:
    name: str | None
    part: Inner
    words: tuple[str, ...]
    parts: tuple[Inner, ...]


def test_fields_are_columns() -> None:
    text = table(
        [
            Row("a", Inner("1"), ("x", "y"), (Inner("2"),)),
            Row(None, Inner("=1+1"), (), (Inner("3"),)),
        ]
    )
    assert text.startswith("\ufeff")
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert first == {"name": "a", "part.id": "1", "words": "x、y"}
    assert (second["name"], second["part.id"]) == ("", "'=1+1")


def test_no_rows() -> None:
    assert table([]).strip() == "\ufeff"
