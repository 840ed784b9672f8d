"""Task tables of which a page or a word processor has left each cell on a line of its own.

The heading row is a run of lines that name columns. Below 序号 a row opens with the number that is
due. Where a row has too many lines, its task has several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from loaders.agencies.names import looks_like_agencies, may_be_agencies
from loaders.blocks import Block, BlockKind, Extract
from loaders.columns import AGENCY_ROLES, Column, columns_of, is_column_heading, is_serial_column
from loaders.numbering import NUMBER_ALONE, Rank, label_at

_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
# How many lines a row has at most, and how many more than columns the last one.
_REACH = 40
_MORE = 5


def unstacked(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with such tables as rows."""
    index = 0
    while index < len(blocks):
        heading = _heading(blocks, index)
        rows = list(_rows(blocks, index, heading)) if heading else []
        while rows and len(rows[-1][0].cells) == 1:
            # A heading behind the last row is one of running text.
            rows.pop()
        if sum(len(row.cells) > 1 for row, _ in rows) < _LEAST_ROWS:
            yield blocks[index]
            index += 1
            continue
        yield _row(heading)
        yield from (row for row, _ in rows)
        index += len(heading) + sum(count for _, count in rows)


def _heading(blocks: Sequence[Block], start: int) -> Sequence[Block]:
    """The lines from here on that name columns; none where they head no task table.

    Those below 序号 are no heading without it.
    """
    if start and is_serial_column(blocks[start - 1].squeezed):
        return ()
    lines = tuple(takewhile(_names_column, blocks[start : start + _REACH]))
    held = columns_of([line.squeezed for line in lines])
    agencies = any(column in AGENCY_ROLES for column in held)
    return lines if len(lines) >= _LEAST_COLUMNS and agencies and Column.TEXT in held else ()


def _names_column(block: Block) -> bool:
    return block.kind is BlockKind.LINE and is_column_heading(block.squeezed)


def _rows(
    blocks: Sequence[Block], start: int, heading: Sequence[Block]
) -> Iterator[tuple[Block, int]]:
    """The rows below the heading that starts here, as far as they can be told, with their lines' number."""
    columns = columns_of([line.squeezed for line in heading])
    words = [line.squeezed for line in heading]
    number, index = 0, start + len(heading)
    while index < len(blocks) and blocks[index].kind is BlockKind.LINE:
        lines = blocks[index : index + len(heading)]
        count, cells = _task(blocks[index : index + _REACH], columns, number + 1)
        if cells:
            number += 1
            yield Block(BlockKind.ROW, lines[0].line, cells), count
        elif [line.squeezed for line in lines] == words:
            count = len(lines)
            yield _row(lines), count
        elif _is_heading(blocks[index]):
            count = 1
            yield _row(lines[:1]), count
        else:
            return
        index += count


def _task(
    blocks: Sequence[Block], columns: Sequence[Column], number: int
) -> tuple[int, tuple[Extract, ...]]:
    """How many of these lines the row of a task has, and its cells; 0 where they are none.

    Where rows are numbered it opens with `number`; where they aren't, agencies must be told by
    their wording.
    """
    numbered = columns[0] is Column.SERIAL
    if numbered and not _is_number(blocks[0], number):
        return 0, ()
    width = len(columns)
    # A heading above an unnumbered row is no line of its task.
    more = 1 if _is_heading(blocks[0]) else _MORE
    ends = _ends(blocks, number + 1, width) if numbered else range(width, width + more)
    is_agencies = may_be_agencies if numbered else looks_like_agencies
    rows = ((end, _cells(blocks[:end], columns, is_agencies)) for end in ends)
    return next((row for row in rows if row[1]), (0, ()))


def _is_number(block: Block, number: int) -> bool:
    alone = NUMBER_ALONE.match(block.content.text)
    return alone is not None and block.squeezed.rstrip(".．、") == str(number)


def _is_heading(block: Block) -> bool:
    label = label_at(block.content.text)
    return label is not None and label.rank in (Rank.SECTION, Rank.ITEM)


def _ends(blocks: Sequence[Block], number: int, width: int) -> Iterable[int]:
    """Where a row may end: before the next number or heading; the last row has few lines more."""
    following = (
        index
        for index in range(1, len(blocks))
        if _is_number(blocks[index], number)
        or _is_heading(blocks[index])
        or is_serial_column(blocks[index].squeezed)
    )
    end = next(following, None)
    return range(width, width + _MORE) if end is None else (end,)


def _cells(
    lines: Sequence[Block], columns: Sequence[Column], is_agencies: Callable[[str], bool]
) -> tuple[Extract, ...]:
    """The cells of a row; none where agencies would stand in the wrong column."""
    text = columns.index(Column.TEXT)
    behind = len(columns) - text - 1
    task = lines[text : len(lines) - behind]
    if len(lines) < len(columns) or any(looks_like_agencies(each.squeezed) for each in task[1:]):
        return ()
    whole = Extract.join(line.content for line in task)
    rest = lines[len(lines) - behind :]
    cells = (*(line.content for line in lines[:text]), whole, *(line.content for line in rest))
    named = zip(columns, cells, strict=True)
    agencies = [cell.squeeze().text for column, cell in named if column in AGENCY_ROLES]
    return cells if all(map(is_agencies, agencies)) else ()


def _row(lines: Sequence[Block]) -> Block:
    return Block(BlockKind.ROW, lines[0].line, tuple(line.content for line in lines))
