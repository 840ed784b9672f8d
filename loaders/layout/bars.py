"""Tables that a page export prints with bars but not as Markdown: each cell closed by a bar.

Three layouts occur. A row a line without its first bar. A cell a line (or several), its bar
behind it or on a line of its own: there a row ends where its heading row says, it has as many
cells, or as many behind its number, where the numbers have no heading. And a cell a line, its bar
before the next cell: there a bar of its own ends the row. Bars around what is no table (a page
laid out in cells) are only taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.blocks import EMPTY, Block, BlockKind, Extract, Source
from loaders.columns import is_column_heading, is_serial_column
from loaders.layout.rows import joined_to_labels

_REACH = 8
_AHEAD = re.compile(r"\s*\|(?:[|\s]*|[^|]*)$")
_RULE = re.compile(r"\s*(?::?-{2,}:?\s*\|\s*)+")


def unbarred(source: Source) -> Source:
    """The same source with its barred lines as rows, and the bars among the markup."""
    if "|" not in source.text:
        return source
    blocks: list[Block] = []
    bars: list[Extract] = []
    start = 0
    for first, end in _regions(source.blocks):
        region = source.blocks[first:end]
        cells = list(_cells(region, bars))
        blocks.extend(source.blocks[start:first])
        blocks.extend(_rows(cells) or _lines(region))
        start = end
    blocks.extend(source.blocks[start:])
    return replace(source, blocks=tuple(blocks), markup=(*source.markup, *bars))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's text and where it starts; `opens` says that it is the first of its line or row."""

    text: Extract
    line: int
    opens: bool

    def __bool__(self) -> bool:
        return bool(self.text.text.strip())


def _regions(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where lines closed by bars follow each other, lines of their cells between included."""
    start = last = -1
    for index, block in enumerate(blocks):
        if start >= 0 and (block.kind is not BlockKind.LINE or index - last > _REACH):
            yield start, last + 1
            start = -1
        if _is_barred(block):
            if start < 0:
                closes = _closes_above(block) and _is_line(blocks, index - 1)
                start = index - 1 if closes else index
            last = index
    if start >= 0:
        yield start, last + 1


def _is_barred(block: Block) -> bool:
    closed = block.kind is BlockKind.LINE and block.content.text.rstrip().endswith("|")
    return closed or _closes_above(block)


def _is_bar(block: Block) -> bool:
    return not block.content.text.replace("|", "").strip()


def _closes_above(block: Block) -> bool:
    """Whether bars stand alone or one at the head of a line, so that it closes the cell above."""
    return block.kind is BlockKind.LINE and _AHEAD.match(block.content.text) is not None


def _is_line(blocks: Sequence[Block], index: int) -> bool:
    if index < 0 or blocks[index].kind is not BlockKind.LINE:
        return False
    return not (blocks[index].is_link or _is_barred(blocks[index]))


def _cells(blocks: Sequence[Block], bars: list[Extract]) -> Iterator[_Cell]:
    """The cells of a region; the bars are added to `bars`."""
    open_cell = EMPTY
    line = 0
    ahead = any(_closes_above(block) and not _is_bar(block) for block in blocks)
    ended = True
    for block in blocks:
        text = block.content
        if _RULE.fullmatch(text.text):
            bars.append(text)
            continue
        ends = [i for i, character in enumerate(text.text) if character == "|"]
        begin = 0
        for count, end in enumerate(ends):
            opens = ended if ahead else count == 0
            yield _Cell(open_cell + text[begin:end], line or block.line, opens)
            bars.append(text[end : end + 1])
            open_cell, line, begin = EMPTY, 0, end + 1
            ended = _is_bar(block)
        if rest := text[begin:].strip():
            open_cell, line = open_cell + rest, line or block.line
    if open_cell:
        yield _Cell(open_cell, line, False)


def _lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """What stands between bars that make no table, as lines; a value behind its label (文号：)."""
    for block in blocks:
        if not _RULE.fullmatch(block.content.text):
            for piece in joined_to_labels(list(block.content.split("|"))):
                yield replace(block, cells=(piece,))


def _rows(cells: Sequence[_Cell]) -> list[Block]:
    """The rows of a table, none where the cells make none."""
    start, width = _heading(cells)
    cells = cells[start:]
    if width < 2:
        return []
    at_ends = not any(cell.opens for cell in cells[1:width])
    return [*map(_row, _by_line(cells) if at_ends else _by_width(cells, width))]


def _heading(cells: Sequence[_Cell]) -> tuple[int, int]:
    """Where the heading row begins, and how many cells it has: up to the first number below 序号."""
    texts = [cell.text.squeeze().text for cell in cells]
    start = next((i for i, text in enumerate(texts) if text), 0)
    if texts[start : start + 1] and is_serial_column(texts[start]) and "1" in texts:
        return start, texts.index("1") - start
    return 0, next((i for i, text in enumerate(texts) if not is_column_heading(text)), len(texts))


def _row(cells: Sequence[_Cell]) -> Block:
    line = next((cell.line for cell in cells if cell), cells[0].line)
    return Block(BlockKind.ROW, line, tuple(cell.text for cell in cells))


def _by_line(cells: Sequence[_Cell]) -> Iterator[Sequence[_Cell]]:
    starts = [i for i, cell in enumerate(cells) if cell.opens]
    ends = [*starts[1:], len(cells)]
    return (cells[start:end] for start, end in zip(starts, ends, strict=True))


def _by_width(cells: Sequence[_Cell], width: int) -> Iterator[Sequence[_Cell]]:
    """Rows of so many cells, or where tasks are numbered, of so many behind their number."""
    body = cells[width:]
    numbers = _serials(body)
    if not numbers or any(is_serial_column(cell.text.squeeze().text) for cell in cells[:width]):
        for start in range(0, len(cells), width):
            yield cells[start : start + width]
        return
    nothing = _Cell(EMPTY, 0, False)
    yield (nothing, *cells[:width])
    done = 0
    for at in numbers:
        before = [cell for cell in body[done:at] if cell]
        yield from ((cell,) for cell in before[:-1])
        title = before[-1] if before else nothing
        done = at + width
        yield (body[at], title, *body[at + 1 : done])
    yield from ((cell,) for cell in body[done:] if cell)


def _serials(cells: Sequence[_Cell]) -> list[int]:
    """Where cells hold nothing but the number that is due, from 1 on."""
    found: list[int] = []
    for index, cell in enumerate(cells):
        if cell.text.text.strip() == str(len(found) + 1):
            found.append(index)
    return found
