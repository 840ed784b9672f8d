"""Texts taken from a page piece by piece: figures and signs within a sentence have lines of their own.

A page sets figures apart from the words around them (<span>2021</span>年); who takes its text with a
line a piece leaves 2021 and 年 on two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from loaders.blocks import Block, BlockKind, Extract
from loaders.lines import is_labelled, is_short_line

_FIGURE = re.compile(r"\d[\d.,:：/%％~～—-]*")
_OPENS = re.compile(r"[（(〔\[《“]")
# What begins no line of its own; so do labels that have lost their number.
_GOES_ON = re.compile(r"[年月日号〔〕）)》”%％，。、；：．.,;:]")
_STOPS = ("。", "；", "：", "！", "？", ";", ":")
# A heading is whole, a sentence waits for its figure: 到|2025|年.
_AWAITS = re.compile(r"[到在为至过于达第约共每年，、和及与]$")
# So many figures apart from what can't begin a line are no chance.
_LEAST = 3


def pieced_together(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, where figures stand apart from their sentences with these in one line again."""
    texts = [block.squeezed if block.kind is BlockKind.LINE else "" for block in blocks]
    for start, end in _cells(texts):
        texts[start:end] = [""] * (end - start)
    apart = sum(
        _FIGURE.fullmatch(one) is not None and _GOES_ON.match(other) is not None
        for one, other in pairwise(texts)
    )
    return tuple(_joined(blocks, texts)) if apart >= _LEAST else blocks


def _cells(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where figures follow each other and no sentence goes on behind them: cells of a table."""
    start = 0
    for figures, run in groupby(texts, lambda text: _FIGURE.fullmatch(text) is not None):
        end = start + len(list(run))
        goes_on = end < len(texts) and _GOES_ON.match(texts[end])
        if figures and end - start > 1 and not goes_on:
            yield start, end
        start = end


def _joined(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[Block]:
    pieces: list[Block] = []
    whole = ""
    for block, text in zip(blocks, texts, strict=True):
        if pieces and not (text and _carries_on(pieces, whole, block, text)):
            yield _whole(pieces)
            pieces, whole = [], ""
        if block.kind is BlockKind.LINE:
            pieces.append(block)
            whole += text
        else:
            yield block
    if pieces:
        yield _whole(pieces)


def _carries_on(pieces: Sequence[Block], whole: str, piece: Block, text: str) -> bool:
    """Whether a piece that says `text` goes on with those before it, which say `whole`."""
    last = pieces[-1].squeezed
    if _GOES_ON.match(text) or _OPENS.fullmatch(last):
        return True
    if _FIGURE.fullmatch(last):
        # A figure that begins a line may be a cell; one within a sentence is followed by more.
        return len(pieces) > 1 and not is_labelled(piece)
    if not (_FIGURE.fullmatch(text) or _OPENS.fullmatch(text)) or whole.endswith(_STOPS):
        return False
    heading = is_labelled(pieces[0]) and is_short_line(whole) and not _AWAITS.search(whole)
    return not heading


def _whole(pieces: Sequence[Block]) -> Block:
    if len(pieces) == 1:
        return pieces[0]
    return replace(pieces[0], cells=(Extract.join(piece.content for piece in pieces),))
