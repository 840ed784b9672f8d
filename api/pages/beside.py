"""A document's parts beside the source lines they were read from, row by row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Literal

from lineage.queries.answers.sources import SourceLine


@dataclass(frozen=True, slots=True)
class Part:
    """A heading or a clause to read, and the lines (both included) where it stands."""

    kind: Literal["section", "item", "clause"]
    shown: Any
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """Parts and the lines beside them; one of the two may be empty."""

    parts: tuple[Part, ...]
    lines: tuple[SourceLine, ...] = ()


def rows(parts: Sequence[Part], lines: Sequence[SourceLine]) -> list[Row]:
    """All parts and all lines, in their order, cut wherever no part goes on.

    Lines of no part have rows of their own; blank ones end the row before.
    """
    numbers = [line.number for line in lines]
    done = 0
    result: list[Row] = []
    for group in _groups(parts):
        start = bisect_left(numbers, min(part.first for part in group), done)
        end = bisect_right(numbers, max(part.last for part in group), start)
        _apart(result, lines[done:start])
        result.append(Row(tuple(group), tuple(lines[start:end])))
        done = end
    _apart(result, lines[done:])
    return result


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts cut where all before end above all that follow."""
    ends = accumulate((part.last for part in parts), max)
    starts = list(accumulate((part.first for part in reversed(parts)), min))[::-1]
    group: list[Part] = []
    for index, (part, end) in enumerate(zip(parts, ends, strict=True), start=1):
        group.append(part)
        if index == len(parts) or end < starts[index]:
            yield group
            group = []


def _apart(result: list[Row], lines: Sequence[SourceLine]) -> None:
    if result and not any(line.text.strip() for line in lines):
        result[-1] = replace(result[-1], lines=(*result[-1].lines, *lines))
    elif lines:
        result.append(Row((), tuple(lines)))
