"""A source that isn't text in its file: the lines and rows that a reader found, written as text.

Lines of a document are then lines of this text, a row's cells set apart by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from lineage.errors import SourceError
from lineage.text import simplified
from loaders.agencies import parts_agencies
from loaders.blocks import Block, BlockKind, Extract, Source
from loaders.readers.text import HAN, is_traditional

Part = str | tuple[str, ...]


class Link(str):
    """A line that is nothing but links to other pages."""

    __slots__ = ()


class Running(str):
    """A line at the head or the foot of a page: what each page prints there, or its number."""

    __slots__ = ()


_GAP = re.compile(r"\s+")


def source_of(path: Path, parts: Iterable[Part]) -> Source:
    """The source of these lines and rows. Raises SourceError where none holds Chinese text."""
    found = [part for part in map(_plain, parts) if any(part)]
    text = "\n".join(part if isinstance(part, str) else "\t".join(part) for part in found)
    if not HAN.search(text):
        what = "其中没有中文。", "There is no Chinese text in it."
        zh, en = "若是扫描件，请先识别文字。", "If it is a scan, have its text recognised first."
        raise SourceError(path, what, (zh, en))
    traditional = is_traditional(text)
    read = simplified(text) if traditional else text
    blocks = []
    start = 0
    for number, part in enumerate(found, start=1):
        cells = (part,) if isinstance(part, str) else part
        extracts = []
        for cell in cells:
            end = start + len(cell)
            extracts.append(Extract(read[start:end], ((start, end),) if cell else ()))
            start = end + 1
        kind = BlockKind.LINE if isinstance(part, str) else BlockKind.ROW
        is_link, is_running = isinstance(part, Link), isinstance(part, Running)
        blocks.append(Block(kind, number, tuple(extracts), is_link=is_link, is_running=is_running))
    return Source.of(path, text, blocks, simplified=traditional)


def in_one_cell(parts: Iterable[Part]) -> str:
    """The text of a cell that holds several lines.

    Agencies on lines of their own need nothing else between them on paper; here they get a comma.
    """
    whole = (part if isinstance(part, str) else " ".join(part) for part in parts)
    lines = [line for line in whole if line.strip()]
    text = "".join(lines[:1])
    for line, following in pairwise(lines):
        text += ("、" if parts_agencies(line, following) else " ") + following
    return text


def _plain(part: Part) -> Part:
    """A part with single spaces for all white space: neither line breaks nor tabs within."""
    if isinstance(part, str):
        return type(part)(_GAP.sub(" ", part).strip())
    return tuple(_GAP.sub(" ", cell).strip() for cell in part)
