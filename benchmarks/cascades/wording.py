"""Text that remembers who wrote each of its characters.

Every character written anywhere in a cascade has a mark, a number of its own; copying keeps
the marks. What two texts share by descent is therefore known exactly, however often the
words were cut, merged and moved on the way, and never guessed from their likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters written together: the n-th of `text` has the mark `mark` + n."""

    text: str
    mark: int

    @property
    def end(self) -> int:
        """The mark behind the last character."""
        return self.mark + len(self.text)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as pieces, in order."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    def __len__(self) -> int:
        return sum(len(piece.text) for piece in self.pieces)

    def __add__(self, other: Wording) -> Wording:
        return Wording(self.pieces + other.pieces)

    def part(self, start: int, end: int) -> Wording:
        """The stretch from `start` to `end` (half open)."""
        return Wording(tuple(self._cut(start, end)))

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        base = 0
        for piece in self.pieces:
            low, high = max(start - base, 0), min(end - base, len(piece.text))
            if low < high:
                yield Piece(piece.text[low:high], piece.mark + low)
            base += len(piece.text)

    def replaced(self, start: int, end: int, by: Wording) -> Wording:
        """With the stretch from `start` to `end` taken out and `by` in its place."""
        return self.part(0, start) + by + self.part(end, len(self))

    def split(self, separators: str) -> list[Wording]:
        """The parts that end behind each of these characters; what follows the last is a part."""
        text = self.text
        ends = [match.end() for match in re.finditer(f"[{separators}]", text)]
        bounds = [0, *ends, *([len(text)] if not ends or ends[-1] < len(text) else [])]
        return [self.part(a, b) for a, b in pairwise(bounds)]


def joined(parts: list[Wording]) -> Wording:
    """All parts, one behind the other."""
    return Wording(tuple(piece for part in parts for piece in part.pieces))


@dataclass(slots=True)
class Pen:
    """Writes new text; hands out marks."""

    next_mark: int = 0

    def write(self, text: str) -> Wording:
        """New wording that descends from nothing."""
        mark, self.next_mark = self.next_mark, self.next_mark + len(text)
        return Wording((Piece(text, mark),)) if text else Wording(())


def letters(text: str) -> int:
    """Number of characters that are no punctuation."""
    return sum(character.isalnum() for character in text)
