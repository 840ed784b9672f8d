"""A source that isn't text in its file: the lines and rows that a reader found, written as text.

Lines of a document are then lines of this text, a row's cells set apart by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from lineage.errors import SourceError
from lineage.text import simplified
from loaders.agencies.names import parts_agencies
from loaders.blocks import Block, BlockKind, Extract, Source
from loaders.readers.text import HAN, is_traditional

Part = str | tuple[str, ...]


class Link(str):
    """A line that is nothing but links to other pages."""

    __slots__ = ()


class Running(str):
    """A line at the head or the foot of a page: what each page prints there, or its number."""

    __slots__ = ()


class Heading(str):
    """A line that the file itself marks as a heading."""

    __slots__ = ()


_GAP = re.compile(r"\s+")


def source_of(path: Path, parts: Iterable[Part]) -> Source:
    """The source of these lines and rows. Raises SourceError where none holds Chinese text."""
    return source_of_lines(path, ([part] for part in map(_plain, parts) if any(part)))


def source_of_lines(path: Path, lines: Iterable[Sequence[Part]]) -> Source:
    """The source of lines of text that hold one part, several or none.

    Raises SourceError where none holds Chinese text.
    """
    found = [[part for part in map(_plain, line) if any(part)] for line in lines]
    text = "\n".join("\t".join(map(_joined, line)) for line in found)
    if not HAN.search(text):
        what = "其中没有中文。", "There is no Chinese text in it."
        zh, en = "若是扫描件，请先识别文字。", "If it is a scan, have its text recognised first."
        raise SourceError(path, what, (zh, en))
    traditional = is_traditional(text)
    read = simplified(text) if traditional else text
    blocks = []
    start = 0
    for number, line in enumerate(found, start=1):
        for part in line:
            end = start + len(_joined(part))
            blocks.append(_block(part, number, start, read))
            start = end + 1
        start += not line
    return Source.of(path, text, blocks, simplified=traditional)


def _joined(part: Part) -> str:
    return part if isinstance(part, str) else "\t".join(part)


def _block(part: Part, number: int, start: int, text: str) -> Block:
    """The block of a part that begins at this place of a text."""
    extracts = []
    for cell in (part,) if isinstance(part, str) else part:
        end = start + len(cell)
        extracts.append(Extract(text[start:end], ((start, end),) if cell else ()))
        start = end + 1
    kind = BlockKind.LINE if isinstance(part, str) else BlockKind.ROW
    return Block(
        kind,
        number,
        tuple(extracts),
        heading=isinstance(part, Heading),
        is_link=isinstance(part, Link),
        is_running=isinstance(part, Running),
    )


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
