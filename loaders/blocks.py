"""What readers hand to the parser: a source text and its blocks, every character with its place.

An `Extract` is a piece of text that remembers where each of its characters stands in the
source. Parsing only ever slices, joins and squeezes extracts, so the place of every field
and clause is known without being written down by hand, and `loaders.ledger` can check that
no character was lost or used twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from lineage.model import CorpusWarning, Lines

# White space, but for the first sign of it between Latin words.
_GAP = re.compile(r"\s(?:(?<![A-Za-z]\s)|(?!\s*[A-Za-z]))\s*")


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
        if start == 0 and stop == len(self.text):
            return self
        if len(self.runs) == 1 and start < stop:
            first = self.runs[0][0]
            return Extract(self.text[start:stop], ((first + start, first + stop),))
        return next(self.pieces([(start, stop)]))

    def pieces(self, bounds: Iterable[tuple[int, int]]) -> Iterator[Extract]:
        """The slices between these bounds, which ascend and don't overlap; one pass for all."""
        runs = iter(self.runs)
        run, base = next(runs, (0, 0)), 0
        for start, stop in bounds:
            taken = []
            while start < stop:
                end = base + run[1] - run[0]
                low, high = max(start, base), min(stop, end)
                if low < high:
                    taken.append((run[0] + low - base, run[0] + high - base))
                if stop <= end:
                    break
                following = next(runs, None)
                if following is None:
                    break
                run, base = following, end
            yield Extract(self.text[start:stop], tuple(taken))

    def strip(self) -> Extract:
        """Without white space at both ends."""
        kept = self.text.strip()
        if kept == self.text:
            return self
        start = self.text.find(kept)
        return self[start : start + len(kept)]

    def squeeze(self) -> Extract:
        """Without white space, but for single spaces between Latin words."""
        return (
            self
            if "".join(self.text.split()) == self.text
            else self._beside(_marks(_GAP, self.text))
        )

    def without(self, pattern: re.Pattern[str]) -> tuple[Extract, tuple[Extract, ...]]:
        """What is left when every match of `pattern` is taken out, and what was taken out."""
        marks = _marks(pattern, self.text)
        return self._beside(marks), tuple(self.pieces(marks))

    def _beside(self, marks: Sequence[tuple[int, int]]) -> Extract:
        """What is left without these stretches, which ascend and don't overlap."""
        if not marks:
            return self
        ends = [0, *(end for _, end in marks)]
        starts = [*(start for start, _ in marks), len(self.text)]
        return Extract.join(self.pieces(zip(ends, starts, strict=True)))

    def split(self, separator: str) -> Iterator[Extract]:
        """The parts between occurrences of a single character."""
        ends = [match.start() for match in re.finditer(re.escape(separator), self.text)]
        starts = [0, *(end + 1 for end in ends)]
        return self.pieces(zip(starts, [*ends, len(self.text)], strict=True))

    @staticmethod
    def join(parts: Iterable[Extract]) -> Extract:
        """All parts, one behind the other, nothing between."""
        whole = tuple(parts)
        if len(whole) == 1:
            return whole[0]
        return Extract(
            "".join(part.text for part in whole), tuple(run for part in whole for run in part.runs)
        )


def _marks(pattern: re.Pattern[str], text: str) -> Sequence[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


EMPTY = Extract("", ())


class BlockKind(StrEnum):
    """A line of running text, a table row, or a drawn rule."""

    LINE = "line"
    ROW = "row"
    RULE = "rule"


@dataclass(frozen=True)
class Block:
    """A line (one cell), a table row (its cells, empty ones included) or a rule (no cell).

    `line` is where it starts. `heading` says that the source marks it as a heading;
    `page_start` that it opens a page; `depth` how many numbers the decimal label has that it
    begins with (1.1: two), 0 for none; `is_link` that it is nothing but links to other pages; `is_running` that
    each page has it at its head or foot.
    """

    kind: BlockKind
    line: int
    cells: tuple[Extract, ...] = ()
    heading: bool = False
    page_start: bool = False
    depth: int = 0
    is_link: bool = False
    is_running: bool = False

    @cached_property
    def content(self) -> Extract:
        """The text of all cells."""
        return Extract.join(self.cells)

    @cached_property
    def squeezed(self) -> str:
        """Its text without white space, but for single spaces between Latin words."""
        return _GAP.sub("", self.content.text)


@dataclass(frozen=True, slots=True)
class Source:
    """A source file as text with its blocks.

    `path` is the path as it was given. `markup` are the characters that only format
    (#, **, <p>), as extracts. `simplified` says that the blocks give the text in simplified
    glyphs, character for character, where the file has traditional ones. `warnings` say what the
    reader left out.
    """

    path: Path
    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Extract, ...] = ()
    simplified: bool = False
    warnings: tuple[CorpusWarning, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(
        cls,
        path: Path,
        text: str,
        blocks: Iterable[Block],
        markup: Iterable[Extract] = (),
        simplified: bool = False,
    ) -> Source:
        """Build a source, with its line index."""
        starts = (0, *(match.end() for match in re.finditer("\n", text)))
        return cls(path, text, tuple(blocks), tuple(markup), simplified, _starts=starts)

    def line_of(self, offset: int) -> int:
        """1-based line of an offset."""
        return bisect_right(self._starts, offset)

    def lines_of(self, extract: Extract, otherwise: int = 1) -> Lines:
        """First and last line of an extract; `otherwise` for an empty one."""
        if not extract.runs:
            return Lines(otherwise, otherwise)
        first, last = min(extract.runs)[0], max(extract.runs)[1] - 1
        return Lines(self.line_of(first), self.line_of(last))
