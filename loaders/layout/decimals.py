"""Decimal outlines, as emergency plans have them: 1 总则, 1.1 编制目的, 4.2.1 信息报告.

A line that begins with figures may as well be cut text (3.5万人, 46.8月底前). It is a heading
only where its number is the one that is due, and only in a document where several are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.blocks import Block, BlockKind
from loaders.lines import is_short_line

_FIGURES = re.compile(r"\s*(\d{1,2}(?:[.．]\d{1,2}){0,3})[.．、]?\s*(?=[\u4e00-\u9fff《“])")
# A label within a line that once was several, and the heading that white space ends behind it.
_WITHIN = re.compile(
    r"(?:^|(?<=[。；）)\s]))(?P<number>\d{1,2}(?:[.．]\d{1,2}){0,3})(?![\d.．]*\d)[.．、]?"
    r"(?!\s*(?:[百千]?[万亿]|[倍米元吨个年月日]|公里|公斤|公顷|平方|小时|千[米瓦克]))\s*"
    r"(?P<title>(?:[总附]\s+则|[\u4e00-\u9fff“”（）()、]{2,30})(?=\s|$))?(?=[\u4e00-\u9fff《“\s]|$)"
)
_LONGEST_TITLE = 30
_LEAST = 3

_Number = tuple[int, ...]


def cut_decimals(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with lines that hold several sections (1 总则 1.1 目的 为了…。 1.2 依据) cut."""
    last: _Number = ()
    cuts: list[list[int]] = []
    deep = 0
    for block in blocks:
        cuts.append([])
        is_line = block.kind is BlockKind.LINE
        for label in _WITHIN.finditer(block.content.text if is_line else ""):
            number = _figures(label["number"])
            if not _is_due(number, last) or not (len(number) > 1 or label["title"]):
                continue
            last = number
            deep += len(number) > 1
            cuts[-1] += [label.start(), *([label.end()] if label["title"] else [])]
    if deep < _LEAST:
        return tuple(blocks)
    return tuple(piece for each in zip(blocks, cuts, strict=True) for piece in _cut(*each))


def _cut(block: Block, cuts: Sequence[int]) -> Iterator[Block]:
    """A block cut there, if one label at least stands within it."""
    length = len(block.content.text)
    if not any(_FIGURES.match(block.content.text, cut) for cut in cuts if cut):
        yield block
        return
    ends = sorted({0, *cuts, length})
    yield from (
        replace(block, cells=(piece,))
        for piece in block.content.pieces(pairwise(ends))
        if piece.strip()
    )


def with_depths(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the depth of the decimal label that each begins with, 0 for none."""
    depths = list(_depths(blocks))
    if sum(depth > 1 for depth in depths) < _LEAST:
        return tuple(blocks)
    return tuple(
        replace(block, depth=depth) if depth else block
        for block, depth in zip(blocks, depths, strict=True)
    )


def _depths(blocks: Sequence[Block]) -> Iterator[int]:
    last: _Number = ()
    for block in blocks:
        number = _number(block)
        if number and _is_due(number, last):
            last = number
            yield len(number)
        else:
            yield 0


def _number(block: Block) -> _Number:
    """The figures that a line begins with, () where it can't be a heading."""
    if block.kind is not BlockKind.LINE:
        return ()
    text = block.content.text
    match = _FIGURES.match(text)
    if match is None:
        return ()
    number = _figures(match.group(1))
    title = text[match.end() :].strip()
    is_title = is_short_line(title) and len(title) <= _LONGEST_TITLE
    return number if len(number) > 1 or is_title else ()


def _figures(printed: str) -> _Number:
    return tuple(int(part) for part in re.split("[.．]", printed))


def _is_due(number: _Number, last: _Number) -> bool:
    """Whether a number follows another: the next of its depth, the first below it, or 1 again."""
    if number in ((1,), (*last, 1)):
        return True
    above = len(number) - 1
    return above < len(last) and number == (*last[:above], last[above] + 1)
