"""Plain text and Markdown: lines, tab tables with a row a line, tab tables with a cell a line.

Two table layouts occur in texts saved from web pages and PDF viewers. A line with tabs
inside is a whole row. A line that only starts with a tab is one cell; the cells of a row
follow each other, and a blank line ends the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lineage.errors import SourceError
from loaders.blocks import Block, BlockKind, Extract, Source

ENCODINGS = ("utf-8-sig", "gb18030")

_MARKUP = re.compile(r"^\s*#{1,6}(?=\s)|\*\*|</?(?:p|br|div|span|strong|b)\b[^<>\n]*>", re.I)
_HEADING = re.compile(r"^\s*#{1,6}\s")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|—{3,})\s*$")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a text file. Raises SourceError if it isn't Chinese text."""
    text = decode(path, data)
    blocks: list[Block] = []
    markup: list[Extract] = []
    for block, marks in _rows(_lines(text)):
        blocks.append(block)
        markup.extend(marks)
    return Source.of(path, text, blocks, markup)


def decode(path: Path, data: bytes) -> str:
    """UTF-8 or GB 18030 text with line feeds only. Raises SourceError for anything else."""
    if not data.strip():
        raise SourceError(path, "The file is empty.", "Put the document's text into it.")
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise SourceError(path, "This is a binary file, not text.", "Save it as UTF-8 text.", line)
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _HAN.search(text):
            raise SourceError(path, "There is no Chinese text in it.", "Check its encoding.", 1)
        if control := _CONTROL.search(text):
            line = text[: control.start()].count("\n") + 1
            what = f"Control character {control.group()!r}: this is not text."
            raise SourceError(path, what, "Save it as UTF-8 text.", line)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    line = data[: _first_bad_byte(data)].count(b"\n") + 1
    what = "Neither UTF-8 nor GB 18030 text."
    raise SourceError(path, what, "Save it as UTF-8 text.", line)


def _first_bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _lines(text: str) -> Iterator[tuple[int, Extract]]:
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield number, Extract(line, ((offset, offset + len(line)),) if line else ())
        offset += len(line) + 1


def _rows(lines: Iterator[tuple[int, Extract]]) -> Iterator[tuple[Block, tuple[Extract, ...]]]:
    """Blocks with the markup taken out of them; cells on lines of their own joined to rows."""
    cells: list[Extract] = []
    marks: list[Extract] = []
    start = 0
    for number, line in lines:
        in_row = bool(cells)
        if in_row and (not line.text.strip(" \r") or line.text.count("\t") > 1):
            yield Block(BlockKind.ROW, start, tuple(cells)), tuple(marks)
            cells, marks, in_row = [], [], False
        if not line.text.strip(" \r"):
            continue
        if _RULE.match(line.text):
            yield Block(BlockKind.RULE, number), (line,)
            continue
        clean, taken = line.without(_MARKUP)
        if line.text.startswith("\t") and line.text.count("\t") == 1:
            start = start if in_row else number
            cells.append(clean[1:])
            marks.extend(taken)
        elif "\t" in line.text:
            yield Block(BlockKind.ROW, number, tuple(clean.split("\t"))), taken
        elif in_row:
            cells[-1] = cells[-1] + clean
            marks.extend(taken)
        else:
            heading = bool(_HEADING.match(line.text))
            opens_page = line.text.startswith((" ", "\f")) and not heading
            yield Block(BlockKind.LINE, number, (clean,), heading, opens_page), taken
    if cells:
        yield Block(BlockKind.ROW, start, tuple(cells)), tuple(marks)
