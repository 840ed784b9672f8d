"""Comparing Chinese official wording: folding that keeps offsets, and n-grams.

Folded text has simplified glyphs and no punctuation, white space or width variants, so
that two prints of the same words are equal. Every folded character knows its raw offset.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the offset in the raw text."""

    text: str
    offsets: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the raw text that folded characters `start` to `end` cover."""
        if start >= end:
            return (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Simplified glyphs, NFKC, letters and digits only, lower case.

    >>> fold("政府公報（IPv６）。").text
    '政府公报ipv6'
    """
    letters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for letter in _fold_character(character):
            letters.append(letter)
            offsets.append(offset)
    return Folded("".join(letters), offsets)


def grams(text: str, size: int) -> list[str]:
    """All runs of `size` characters, in order.

    >>> grams("政务公开", 2)
    ['政务', '务公', '公开']
    """
    return [text[start : start + size] for start in range(len(text) - size + 1)]


@cache
def _fold_character(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character)
    if "\u4e00" <= normal <= "\u9fff":
        normal = _simplifier().convert(normal)
    return "".join(each for each in normal.lower() if each.isalnum())


@cache
def _simplifier() -> OpenCC:
    return OpenCC("tw2s")
