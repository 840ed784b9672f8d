"""Rows of tables put right before anybody reads them: those that are none, and those cut to pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.blocks import Block, BlockKind, Extract
from loaders.headings import header_cells, is_menu_entry, is_serial_column
from loaders.numbering import NUMBER_ALONE, label_at

_BROKEN_OVER = 8


def page_data_as_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the cells of what a page prints of a document in a table as lines."""
    within = False
    for block in blocks:
        is_row = block.kind is BlockKind.ROW
        cells = [cell for cell in block.cells if cell.text.strip()] if is_row else []
        if cells and not within and _is_page_label(cells[0]) and not header_cells(block):
            yield from (replace(block, kind=BlockKind.LINE, cells=(cell,)) for cell in cells)
        else:
            within = is_row and (within or bool(cells))
            yield block


def _is_page_label(cell: Extract) -> bool:
    return is_menu_entry(cell.squeeze().text.rstrip("：:") + "：")


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
