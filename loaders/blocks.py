"""What readers hand to the parser: a source text and its blocks, every character with its place.

An `Extract` is a piece of text that remembers where each of its characters stands in the
source. Parsing only ever slices, joins and squeezes extracts, so the place of every field
and clause is known without being written down by hand, and `loaders.ledger` can check that
no character was lost or used twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from lineage.model import Lines

_SPACES = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Extract:
    """Text and the half-open offset ranges of the source it was taken from, in order.

    The ranges' lengths add up to `len(text)`.
    """

    text: str
    runs: tuple[tuple[int, int], ...]

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: Extract) -> Extract:
        return Extract(self.text + other.text, self.runs + other.runs)

    def __getitem__(self, part: slice) -> Extract:
        start, stop, _ = part.indices(len(self.text))
        runs = []
        position = 0
        for first, last in self.runs:
            length = last - first
            low, high = max(start - position, 0), min(stop - position, length)
            if low < high:
                runs.append((first + low, first + high))
            position += length
        return Extract(self.text[start:stop], tuple(runs))

    def strip(self) -> Extract:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def squeeze(self) -> Extract:
        """Without white space, but for single spaces between Latin words."""
        kept = Extract("", ())
        position = 0
        for gap in _SPACES.finditer(self.text):
            words = _LATIN.match(self.text[gap.start() - 1 : gap.start()]) and _LATIN.match(
                self.text, gap.end()
            )
            end = gap.start() + 1 if words else gap.start()
            kept += self[position:end]
            position = gap.end()
        return kept + self[position:] if position else self

    def without(self, pattern: re.Pattern[str]) -> tuple[Extract, tuple[Extract, ...]]:
        """What is left when every match of `pattern` is taken out, and what was taken out."""
        kept, taken, position = Extract("", ()), [], 0
        for match in pattern.finditer(self.text):
            kept += self[position : match.start()]
            taken.append(self[match.start() : match.end()])
            position = match.end()
        return (kept + self[position:], tuple(taken)) if taken else (self, ())

    @staticmethod
    def join(parts: Iterable[Extract]) -> Extract:
        """All parts, one behind the other, nothing between."""
        whole = Extract("", ())
        for part in parts:
            whole += part
        return whole


class BlockKind(StrEnum):
    """A line of running text, a table row, or a drawn rule."""

    LINE = "line"
    ROW = "row"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """A line (one cell), a table row (its cells, empty ones included) or a rule (no cell).

    `line` is where it starts. `heading` says that the source marks it as a heading;
    `page_start` that it opens a page.
    """

    kind: BlockKind
    line: int
    cells: tuple[Extract, ...] = ()
    heading: bool = False
    page_start: bool = False

    @property
    def content(self) -> Extract:
        """The text of all cells."""
        return self.cells[0] if len(self.cells) == 1 else Extract.join(self.cells)


@dataclass(frozen=True, slots=True)
class Source:
    """A source file as text with its blocks.

    `markup` are the characters that only format (#, **, <p>), as extracts.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Extract, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(
        cls, name: str, text: str, blocks: Iterable[Block], markup: Iterable[Extract] = ()
    ) -> Source:
        """Build a source, with its line index."""
        starts = (0, *(match.end() for match in re.finditer("\n", text)))
        return cls(name, text, tuple(blocks), tuple(markup), starts)

    def line_of(self, offset: int) -> int:
        """1-based line of an offset."""
        return bisect_right(self._starts, offset)

    def lines_of(self, extract: Extract, otherwise: int = 1) -> Lines:
        """First and last line of an extract; `otherwise` for an empty one."""
        if not extract.runs:
            return Lines(otherwise, otherwise)
        return Lines(
            self.line_of(min(run[0] for run in extract.runs)),
            self.line_of(max(run[1] for run in extract.runs) - 1),
        )
