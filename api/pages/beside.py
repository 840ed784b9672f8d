"""A document's parts beside the source lines they were read from, row by row."""

from __future__ import annotations

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
    left = list(lines)
    result: list[Row] = []
    for group in _groups(parts):
        first = min(part.first for part in group)
        last = max(part.last for part in group)
        _apart(result, _taken(left, first - 1))
        result.append(Row(tuple(group), tuple(_taken(left, last))))
    _apart(result, left)
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


def _taken(lines: list[SourceLine], last: int) -> list[SourceLine]:
    """The lines up to that number, which are taken out of the list."""
    count = sum(line.number <= last for line in lines)
    taken, lines[:] = lines[:count], lines[count:]
    return taken


def _apart(result: list[Row], lines: list[SourceLine]) -> None:
    if result and not any(line.text.strip() for line in lines):
        result[-1] = replace(result[-1], lines=(*result[-1].lines, *lines))
    elif lines:
        result.append(Row((), tuple(lines)))
