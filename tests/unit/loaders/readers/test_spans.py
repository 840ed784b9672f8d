from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.blocks import BlockKind, Source
from loaders.readers import text, web
from loaders.readers.spans import MOST_COLUMNS, Grid

Reader = Callable[[Path, str], Source]


def test_cells_stand_behind_those_that_are_covered() -> None:
    grid = Grid("")
    grid.add("甲", rows=2)
    grid.add("乙", columns=2)
    assert grid.close() == ("甲", "乙", "")
    grid.add("丙")
    assert grid.close() == ("", "丙")


def test_a_span_covers_no_more_than_a_table_has_and_no_cell_is_lost() -> None:
    grid = Grid("")
    grid.add("甲", columns=999, rows=2)
    for _ in range(9):
        grid.add("乙", columns=999, rows=999)
    assert grid.close() == ("甲", *[""] * (MOST_COLUMNS - 1), *["乙"] * 9)
    assert grid.close() == ("",) * MOST_COLUMNS


def _page(path: Path, table: str) -> Source:
    return web.read(path, f"<html><body>{table}</body></html>".encode())


def _markdown(path: Path, table: str) -> Source:
    return text.read(path, table.encode())


@pytest.mark.parametrize("read", [_page, _markdown])
def test_spans_without_end_are_laid_out_in_no_time(read: Reader) -> None:
    rows = "<tr><td rowspan=999 colspan=999>公开<td>办公室" * 500
    source = read(Path("a.html"), f"<table>{rows}</table>")
    assert sum(block.kind is BlockKind.ROW for block in source.blocks) == 500
