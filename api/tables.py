"""Any list of answers as a CSV table: a row a value, a column a field, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from fastapi import Response

from lineage.report.sheet import safe

MEDIA_TYPE = "text/csv; charset=utf-8"
_BOM = "\ufeff"


class Table(Response):
    """A response with the rows as CSV, with a byte order mark for Excel."""

    media_type = MEDIA_TYPE

    def __init__(self, rows: Iterable[object], name: str) -> None:
        disposition = {"Content-Disposition": f'attachment; filename="lineage-{name}.csv"'}
        super().__init__(table(rows), headers=disposition)


def table(rows: Iterable[object]) -> str:
    """Values of dataclasses as a table; no cell is taken for a formula."""
    flattened = [flat(each) for each in rows]
    columns = list(dict.fromkeys(name for row in flattened for name in row))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([safe(row.get(name, "")) for name in columns] for row in flattened)
    return _BOM + text.getvalue()


def flat(value: Any, prefix: str = "") -> dict[str, str]:
    """The fields of a value as texts; those of values inside it have its field's name before.

    Lists of words are joined by 、; lists of larger values are left out.
    """
    result: dict[str, str] = {}
    for each in fields(value):
        name, inside = f"{prefix}{each.name}", getattr(value, each.name)
        if is_dataclass(inside):
            result.update(flat(inside, f"{name}."))
        elif isinstance(inside, tuple):
            if not any(is_dataclass(part) for part in inside):
                result[name] = "、".join(map(str, inside))
        else:
            result[name] = "" if inside is None else str(inside)
    return result
