"""What was changed in a clause, with a few words around it: a long clause hides a short change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from lineage.queries.answers.clauses import Edge
from lineage.queries.differences import Piece

AROUND = 30  # characters shown on either side of what was changed
_NEAR = AROUND // 3  # of these, as many are always shown
_STOP = re.compile("[，。；]")
_HIDDEN, _SHOWN, _CHANGED = range(3)
_LEAST = 6  # characters worth leaving out
_BETWEEN = "、"  # words of one change

_Range = tuple[int, int]


def excerpts(edge: Edge) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The upstream text and the unit's around what was changed, which isn't `shared`.

    Where one side has no word for a change, what stands there in the other's place is shown.
    """
    above, below = edge.upstream.text, edge.unit.text
    down = [(s.upstream_start, s.upstream_end, s.unit_start, s.unit_end) for s in edge.spans]
    up = [(c, d, a, b) for a, b, c, d in down]
    changed: tuple[list[_Range], list[_Range]] = [], []
    beside: tuple[list[_Range], list[_Range]] = [], []
    for drift in edge.drifts:
        lost, added = _places(above, drift.upstream), _places(below, drift.unit)
        changed[0].extend(lost)
        changed[1].extend(added)
        if not lost:
            beside[0].extend(_across(each, up) for each in added)
        if not added:
            beside[1].extend(_across(each, down) for each in lost)
    return _cut(above, changed[0], beside[0]), _cut(below, changed[1], beside[1])


def _places(text: str, words: str) -> list[_Range]:
    """Where any of the words stands, no figure inside another."""
    return [
        match.span()
        for word in filter(None, words.split(_BETWEEN))
        for match in re.finditer(rf"(?<!\d){re.escape(word)}", text)
    ]


def _across(place: _Range, spans: Iterable[Sequence[int]]) -> _Range:
    """The point of the other side that a range lies at, by the nearest wording that links them."""
    start, end = place
    nearest = min(spans, key=lambda each: max(each[0] - end, start - each[1]), default=(0, 0, 0, 0))
    here, until, there, last = nearest
    point = there if end <= here else last if start >= until else min(there + start - here, last)
    return point, point


def _within(text: str, start: int, end: int) -> _Range:
    """What is shown of a text around a range: from one stop to another, where some are near."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    opening = _STOP.search(text, first, max(first, start - _NEAR)) if first else None
    closing = _STOP.search(text, min(end + _NEAR, last), last)
    return opening.end() if opening else first, closing.end() if closing else last


def _cut(text: str, changed: Iterable[_Range], beside: Iterable[_Range]) -> tuple[Piece, ...]:
    """The text around these ranges, with … for what is left out.

    >>> _cut("甲" * 40 + "鼓励" + "乙" * 20, [(40, 42)], []) == (
    ...     Piece("…" + "甲" * 30, True),
    ...     Piece("鼓励", False),
    ...     Piece("乙" * 20, True),
    ... )
    True
    """
    marks = [_HIDDEN] * len(text)
    for start, end in (*changed, *beside):
        first, last = _within(text, start, end)
        marks[first:last] = [_SHOWN] * (last - first)
    for start, end in changed:
        marks[start:end] = [_CHANGED] * (end - start)
    told: list[tuple[str, bool]] = []
    for mark, run in groupby(zip(text, marks, strict=True), key=lambda each: each[1]):
        words = "".join(letter for letter, _ in run)
        told.append(("…" if mark == _HIDDEN and len(words) > _LEAST else words, mark != _CHANGED))
    joined = groupby(told, key=lambda each: each[1])
    return tuple(Piece("".join(words for words, _ in run), shared) for shared, run in joined)
