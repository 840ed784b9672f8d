"""Rows of tables put right before anybody reads them: those that are none, and those cut to pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from loaders.blocks import EMPTY, Block, BlockKind, Extract
from loaders.columns import agency_columns, header_cells, is_column_heading, is_serial_column
from loaders.lines import is_menu_entry, is_short_line
from loaders.numbering import NUMBER_ALONE, label_at

_BROKEN_OVER = 8
_COLONS = ("：", ":")
# How many names of columns a turned table has at least.
_LEAST_KNOWN = 3
_NUMBERED = re.compile(r"\d|[一二三四五六七八九十]+、|[（(]")


def rows_put_right(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, with what is no row of a task table as lines, and its rows as they were meant."""
    lines = tuple(captions_as_lines(tuple(page_data_as_lines(blocks))))
    return tuple(rows_made_whole(tuple(with_one_heading_row(tuple(turned_back(lines))))))


def page_data_as_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the cells of what a page prints of a document in a table as lines."""
    within = False
    for block in blocks:
        is_row = block.kind is BlockKind.ROW
        cells = [cell for cell in block.cells if cell.text.strip()] if is_row else []
        if cells and not within and _is_page_label(cells[0]) and not header_cells(block):
            lines = joined_to_labels(cells)
            yield from (replace(block, kind=BlockKind.LINE, cells=(line,)) for line in lines)
        else:
            within = is_row and (within or bool(cells))
            yield block


def _is_page_label(cell: Extract) -> bool:
    return is_menu_entry(cell.squeeze().text.strip("[]【】：:") + "：")


def joined_to_labels(cells: Sequence[Extract]) -> list[Extract]:
    """The filled cells of what a page says of a document, each behind the label (文号：) it belongs to."""
    lines: list[Extract] = []
    for cell in (each for each in cells if each.text.strip()):
        labelled = bool(lines) and lines[-1].text.rstrip().endswith(_COLONS)
        if labelled and not cell.text.rstrip().endswith(_COLONS):
            lines[-1] += cell
        else:
            lines.append(cell)
    return lines


def captions_as_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a title that fills a row above a table's heading row as a line."""
    rows: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.ROW and not header_cells(block):
            rows.append(block)
            continue
        above = block.kind is BlockKind.ROW and not _holds_table(rows)
        yield from (_as_line(row) if above else row for row in rows)
        rows = []
        yield block
    yield from rows


def turned_back(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with tables whose first column names what is what below a heading row instead.

    What follows the same first name again is another task.
    """
    for named, stretch in groupby(blocks, key=_opens_with_name):
        if not named:
            yield from stretch
            continue
        rows = list(stretch)
        first = rows[0].cells[0].text
        starts = [index for index, row in enumerate(rows) if row.cells[0].text == first]
        for start, end in pairwise([*starts, len(rows)]):
            yield from _upright(rows[start:end]) or rows[start:end]


def _opens_with_name(block: Block) -> bool:
    if block.kind is not BlockKind.ROW or len(block.cells) < 2:
        return False
    name = block.cells[0].squeeze().text
    return bool(name) and is_short_line(name) and not _NUMBERED.match(name)


def _upright(rows: Sequence[Block]) -> list[Block]:
    """The rows of a turned table the right way up; none where these rows are no such table."""
    fields = [field for row in rows for field in _fields(row)]
    names = [field[0].squeeze().text for field in fields]
    values = [cell for field in fields for cell in field[1:] if cell.text.strip()]
    known = sum(map(is_column_heading, names))
    if not agency_columns(names) or known < _LEAST_KNOWN or known * 2 < len(names):
        return []
    if not values or any(_is_heading(cell) for cell in values):
        return []
    columns = zip_longest(*fields, fillvalue=EMPTY)
    filled = (cells for cells in columns if any(cell.text.strip() for cell in cells))
    return [Block(BlockKind.ROW, rows[0].line, cells) for cells in filled]


def _fields(row: Block) -> list[tuple[Extract, ...]]:
    """A name and what it names; two of either where a row holds them."""
    filled = tuple(cell for cell in row.cells if cell.text.strip())
    if len(filled) == 4 and _is_heading(filled[2]) and not _is_heading(filled[1]):
        return [filled[:2], filled[2:]]
    return [row.cells]


def _is_heading(cell: Extract) -> bool:
    return is_column_heading(cell.squeeze().text)


def with_one_heading_row(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the two rows of a heading whose cells span columns as one."""
    following = iter([*blocks[1:], None])
    joined = False
    for block in blocks:
        below = next(following)
        if joined:
            joined = False
            continue
        whole = below and _both_rows(block, below)
        joined = bool(whole)
        yield whole or block


def _both_rows(upper: Block, lower: Block) -> Block | None:
    """The heading row that two rows make, where the lower one fills what the upper one spans."""
    rows = upper.kind is BlockKind.ROW and lower.kind is BlockKind.ROW
    if not rows or len(upper.cells) != len(lower.cells):
        return None
    covered = {index for group in _spans(upper) for index in group}
    filled = {index for index, cell in enumerate(lower.cells) if cell.text.strip()}
    if not covered or covered != filled:
        return None
    cells = tuple(a + b for a, b in zip(upper.cells, lower.cells, strict=True))
    whole = replace(upper, cells=cells)
    return whole if header_cells(whole) else None


def _spans(row: Block) -> Iterator[range]:
    """The columns that each cell covers that covers several."""
    starts = [index for index, cell in enumerate(row.cells) if cell.text.strip()]
    for start, end in pairwise([*starts, len(row.cells)]):
        if end - start > 1:
            yield range(start, end)


def rows_made_whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with numbered rows whose cells are broken over lines put together again."""
    width, index = 0, 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is BlockKind.ROW and (heading := header_cells(block)):
            width = len(heading) if is_serial_column(heading[0].text) else 0
        count, whole = _whole_row(blocks[index : index + _BROKEN_OVER], width)
        yield whole
        index += count


def _whole_row(blocks: Sequence[Block], width: int) -> tuple[int, Block]:
    """A numbered row of so many cells with the lines that carry it on, and their number."""
    row = blocks[0]
    if not 0 < len(row.cells) < width or not NUMBER_ALONE.match(row.cells[0].text):
        return 1, row
    cells = list(row.cells)
    for count, block in enumerate(blocks[1:], start=1):
        if len(cells) >= width or block.kind is BlockKind.RULE:
            break
        if NUMBER_ALONE.match(block.cells[0].text) or label_at(block.content.text):
            break
        cells[-1:] = [cells[-1] + block.cells[0], *block.cells[1:]]
        if len(cells) == width:
            return count + 1, replace(row, cells=tuple(cells))
    return 1, row


def _holds_table(rows: Sequence[Block]) -> bool:
    """Whether rows are more than the titles above a table."""
    return any(sum(bool(cell.text.strip()) for cell in row.cells) != 1 for row in rows)


def _as_line(row: Block) -> Block:
    return replace(row, kind=BlockKind.LINE, cells=(Extract.join(row.cells),))
