"""HTML tables within a text, as converters of PDF and Word leave them in Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.blocks import EMPTY, Block, BlockKind, Extract
from loaders.readers.spans import Grid

_OPENS = re.compile(r"<table\b[^<>]*>", re.IGNORECASE)
_CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(?P<name>/?[a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_BREAK = re.compile("\n")


def find(text: str) -> list[tuple[int, int]]:
    """Where tables stand, as half-open ranges of offsets."""
    found = []
    end = 0
    while (first := _OPENS.search(text, end)) and (last := _CLOSES.search(text, first.end())):
        end = last.end()
        found.append((first.start(), end))
    return found


def blocks(text: str, start: int, end: int) -> Iterator[tuple[Block | None, tuple[Extract, ...]]]:
    """The rows of the table at this range, a caption as a line, each with the tags before it.

    Breaks within a cell stay in it.
    Tags that no block follows come last, with None.
    """
    table = _OpenTable()
    lines = _LineNumbers.of(text, start, end)
    position = start
    for tag in _TAG.finditer(text, start, end):
        name = tag["name"].lower()
        if name == "br" and table.cell is not None:
            continue
        piece = Extract(text[position : tag.start()], ((position, tag.start()),))
        position = tag.end()
        if table.cell is not None:
            table.cell.append(piece)
        elif piece.text.strip():
            yield Block(BlockKind.LINE, lines.at(piece), (piece,)), table.take_marks()
        table.marks.append(Extract(tag.group(), (tag.span(),)))
        if name in ("td", "th"):
            table.open_cell(tag.group())
        elif name in ("/td", "/th"):
            table.close_cell()
        elif name in ("tr", "/tr", "/table") and (cells := table.close_row()):
            first = next((cell for cell in cells if cell.runs), table.marks[0])
            yield Block(BlockKind.ROW, lines.at(first), cells), table.take_marks()
    yield None, table.take_marks()


@dataclass(frozen=True, slots=True)
class _LineNumbers:
    """The lines of a stretch of text."""

    first: int
    breaks: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _LineNumbers:
        """Those between two offsets."""
        breaks = [match.start() for match in _BREAK.finditer(text, start, end)]
        return cls(text.count("\n", 0, start) + 1, breaks)

    def at(self, extract: Extract) -> int:
        """1-based line of the first character that is no white space."""
        blank = len(extract.text) - len(extract.text.lstrip())
        return self.first + bisect_left(self.breaks, extract.runs[0][0] + blank)


@dataclass(slots=True)
class _OpenTable:
    """A table while it is read, with the pieces of the cell that is open."""

    grid: Grid[Extract] = field(default_factory=lambda: Grid(EMPTY))
    cell: list[Extract] | None = None
    spans: dict[str, int] = field(default_factory=dict)
    marks: list[Extract] = field(default_factory=list)

    def open_cell(self, tag: str) -> None:
        """Open a cell."""
        self.close_cell()
        self.cell = []
        self.spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(tag)}

    def close_cell(self) -> None:
        """Add the open cell."""
        if self.cell is not None:
            cell = Extract.join(self.cell)
            self.grid.add(cell, self.spans.get("col", 1), self.spans.get("row", 1))
        self.cell = None

    def close_row(self) -> tuple[Extract, ...]:
        """The cells of the row that ends; none where no row was open."""
        self.close_cell()
        return self.grid.close() if self.grid else ()

    def take_marks(self) -> tuple[Extract, ...]:
        """The tags met since the last block."""
        marks, self.marks = tuple(self.marks), []
        return marks
