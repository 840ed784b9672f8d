"""What stands in the sheets of a workbook, printed as JSON by a process of its own.

`loaders.readers.sheet` runs this file as a program: one merged cell of a few letters can cover
more places than memory has. Given the memory it may take in bytes and, on its input, a workbook, it
prints a list of sheets as `sheet` describes them.
"""

from __future__ import annotations

import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import get_column_letter

from loaders.readers.shown import shown

# Formats of Chinese Excel that a file names by their number alone; openpyxl knows none of them.
_DAY, _MONTH, _MONTH_DAY = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
BUILTIN_FORMATS.update(dict.fromkeys((27, 36, 50, 52, 57), _MONTH))
BUILTIN_FORMATS.update(dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY))
BUILTIN_FORMATS.update({30: "m-d-yy", 31: _DAY, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"'})

Place = tuple[int, int]


def main(memory: int) -> None:
    """Read a workbook from standard input and print its sheets."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    json.dump(sheets(sys.stdin.buffer.read()), sys.stdout)


def sheets(data: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook that hold text, in their order."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    written = openpyxl.load_workbook(BytesIO(data)) if _has_formulas(data) else book
    found = (sheet(a, b) for a, b in zip(book.worksheets, written.worksheets, strict=True))
    return [each for each in found if each["rows"] or each["hidden"] or each["lost"]]


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if "worksheets/" in name]
        return any(b"f>" in archive.read(name) for name in parts)


def sheet(values: Any, formulas: Any) -> dict[str, Any]:
    """A sheet's name and rows; where text is hidden, and what cells have lost their values.

    A row is its number, its cells, whether one cell goes across all columns, and whether an empty
    row stands above. A merged cell's text stands where the cell begins to be seen.
    """
    unseen_rows = {number for number, row in values.row_dimensions.items() if row.hidden}
    unseen_columns = {
        number
        for column in values.column_dimensions.values()
        if column.hidden
        for number in range(column.min, column.max + 1)
    }
    # Not all places up to the last: one cell far out would make them millions.
    cells = {place: cell for place, cell in values._cells.items() if cell.value is not None}
    texts = {
        place: text
        for place, cell in cells.items()
        if cell.data_type != "e" and (text := shown(cell.value, cell.number_format)).strip()
    }
    ends: dict[Place, Place] = {}
    for merged in values.merged_cells.ranges:
        start = merged.min_row, merged.min_col
        if start in texts:
            row = _first_seen(merged.min_row, merged.max_row, unseen_rows)
            column = _first_seen(merged.min_col, merged.max_col, unseen_columns)
            texts[row, column] = texts.pop(start)
            ends[row, column] = merged.max_row, merged.max_col
    whole = values.sheet_state != "visible"
    hidden = [(r, c) for r, c in texts if whole or r in unseen_rows or c in unseen_columns]
    seen = {place: text for place, text in texts.items() if place not in set(hidden)}
    lost = [(*place, str(cell.value)) for place, cell in cells.items() if cell.data_type == "e"]
    lost += [
        (*place, "")
        for place, cell in formulas._cells.items()
        if cell.data_type == "f" and place not in cells
    ]
    return {
        "name": values.title,
        "rows": list(_rows(seen, ends, unseen_rows)),
        "is_hidden": whole,
        "hidden": {
            "rows": sorted({r for r, _ in hidden if r in unseen_rows}),
            "columns": [
                get_column_letter(column)
                for column in sorted({c for r, c in hidden if r not in unseen_rows})
            ],
        }
        if hidden
        else {},
        "lost": [
            (row, f"{get_column_letter(column)}{row}", error) for row, column, error in sorted(lost)
        ],
    }


def _first_seen(first: int, last: int, unseen: set[int]) -> int:
    return next((each for each in range(first, last + 1) if each not in unseen), first)


def _rows(
    texts: dict[Place, str], ends: dict[Place, Place], unseen: set[int]
) -> Iterator[tuple[int, list[str], bool, bool]]:
    """The rows that hold text, without the columns that hold none."""
    columns = sorted({column for _, column in texts})
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(texts.items()):
        by_row.setdefault(row, {})[column] = text
    reach = 0
    for row, filled in by_row.items():
        first = min(filled)
        _, last = ends.get((row, first), (row, first))
        across = first == columns[0] and last >= columns[-1]
        is_apart = any(number not in unseen for number in range(reach + 1, row))
        yield row, [filled.get(column, "") for column in columns], across, is_apart
        reach = max(reach, *(ends.get((row, column), (row, 0))[0] for column in filled))


if __name__ == "__main__":
    main(int(sys.argv[1]))
