"""Tables that a page of plain text draws with lines (┌─┬─┐, │ │ │): their cells as rows.

A rule may end some columns only; in the others the cell goes on below it, a merged one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from loaders.blocks import EMPTY, Block, BlockKind, Extract, Source

_DRAWN = re.compile(r"\s*[┌├└│┏┣┗┃].*[┐┤┘│┓┫┛┃]\s*$")
_TOP = re.compile(r"\s*[┌┏]")
_SIGN = re.compile("[─-╿]")
_UPRIGHT = re.compile("[┌┬┐├┼┤└┴┘│┏┳┓┣╋┫┗┻┛┃]")


def unboxed(source: Source) -> Source:
    """The same source with its drawn tables as rows, and their lines among the markup."""
    blocks: list[Block] = []
    signs: list[Extract] = []
    for table in _tables(source.blocks):
        rows = _rows(table)
        blocks.extend(rows or table)
        for block in table if rows else ():
            signs.extend(block.content.without(_SIGN)[1])
    return replace(source, blocks=tuple(blocks), markup=(*source.markup, *signs))


def _tables(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks in stretches: each a drawn table, or what stands between two."""
    tops = 0

    def table(block: Block) -> int:
        nonlocal tops
        if block.kind is not BlockKind.LINE or not _DRAWN.match(block.content.text):
            return 0
        tops += _TOP.match(block.content.text) is not None
        return tops

    return (list(stretch) for _, stretch in groupby(blocks, key=table))


def _rows(table: Sequence[Block]) -> list[Block]:
    """The rows of a drawn table; none for other blocks, or where the columns can't be followed."""
    if not _TOP.match(table[0].content.text):
        return []
    lines = [list(_pieces(block.content)) for block in table]
    width = len(lines[0])
    if any(len(pieces) != width for pieces in lines):
        return []
    grid: list[list[list[Extract]]] = []
    numbers: list[int] = []
    opened = [0] * width
    for block, pieces in zip(table, lines, strict=True):
        ends = [bool(piece) and not _SIGN.sub("", piece.text) for piece in pieces]
        if any(ends):
            grid.append([[] for _ in pieces])
            numbers.append(block.line)
        for column, piece in enumerate(pieces):
            if ends[column]:
                opened[column] = len(grid) - 1
            else:
                grid[opened[column]][column].append(piece)
    rows = ([Extract.join(cell) if cell else EMPTY for cell in row] for row in grid)
    return [
        Block(BlockKind.ROW, line, tuple(cells))
        for line, cells in zip(numbers, rows, strict=True)
        if any(cells)
    ]


def _pieces(line: Extract) -> Iterator[Extract]:
    """What stands between the upright lines, without white space at its ends."""
    cuts = [match.start() for match in _UPRIGHT.finditer(line.text)]
    for start, end in pairwise(cuts):
        yield line[start + 1 : end].strip()
