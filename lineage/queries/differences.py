"""What two texts share and what differs: one way to tell it, for all who mark it.

A figure is one word: 60% and 30% have no digit in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel

from lineage.model import Span
from lineage.queries.answers.clauses import Difference, DifferenceKind, Edge

_FIGURE = re.compile(r"\d+(?:\.\d+)?[%％]?")
_WORD = re.compile(rf"{_FIGURE.pattern}|.", re.DOTALL)
_READABLE = 2  # characters that a run between two changes has at least
_OURS, _THEIRS = "\x00", "\x01"  # for what the other side hasn't: equal to nothing there


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `shared` is whether the other side has it too."""

    text: str
    shared: bool


def sides(edge: Edge) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The upstream text and the unit's, each cut into what the other has and what it hasn't."""
    upstream = [(span.upstream_start, span.upstream_end) for span in edge.spans]
    unit = [(span.unit_start, span.unit_end) for span in edge.spans]
    return pieces(edge.upstream.text, upstream), pieces(edge.unit.text, unit)


def pieces(text: str, shared: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """A text cut at half-open ranges, which may overlap; a mark goes with the words beside it.

    >>> [(piece.text, piece.shared) for piece in pieces("全省、全市政府，网站", [(5, 7), (8, 10)])]
    [('全省、全市', False), ('政府，网站', True)]
    >>> [(piece.text, piece.shared) for piece in pieces("不低于60%，占", [(0, 3), (4, 5), (7, 8)])]
    [('不低于', True), ('60%', False), ('，占', True)]
    """
    marks = [not letter.isalnum() for letter in text]
    for start, end in shared:
        marks[start:end] = [True] * (end - start)
    for figure in _FIGURE.finditer(text):
        start, end = figure.span()
        marks[start:end] = [all(marks[start:end])] * (end - start)
    words = [place for place, letter in enumerate(text) if letter.isalnum()]
    for left, right in pairwise(words):
        if not marks[left] and not marks[right]:
            marks[left:right] = [False] * (right - left)
    return _runs(text, marks)


def shared_sides(
    unit: str, upstream: str, spans: Sequence[Span]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The unit's text and the upstream one, cut where wording that both have begins and ends."""
    return (
        cut(unit, [(span.unit_start, span.unit_end) for span in spans]),
        cut(upstream, [(span.upstream_start, span.upstream_end) for span in spans]),
    )


def cut(text: str, shared: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """A text cut at half-open ranges, which may overlap, and nowhere else.

    >>> [(piece.text, piece.shared) for piece in cut("全省、全市政府，网站", [(5, 7), (8, 10)])]
    [('全省、全市', False), ('政府', True), ('，', False), ('网站', True)]
    """
    marks = [False] * len(text)
    for start, end in shared:
        marks[start:end] = [True] * (end - start)
    return _runs(text, marks)


def _runs(text: str, marks: Sequence[bool]) -> tuple[Piece, ...]:
    runs = groupby(zip(text, marks, strict=True), key=lambda each: each[1])
    return tuple(Piece("".join(letter for letter, _ in run), mark) for mark, run in runs)


def edge_differences(edge: Edge, back: bool = False) -> tuple[Difference, ...]:
    """From the upstream text to the unit's (or `back`), by the wording that links them."""
    upstream, unit = sides(edge)
    return _told(unit, upstream) if back else _told(upstream, unit)


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """What was removed from `old` and added in `new`; equal runs under two characters merged.

    >>> [(d.kind.value, d.text) for d in differences("全省政府网站", "全市政府网站")]
    [('equal', '全'), ('removed', '省'), ('added', '市'), ('equal', '政府网站')]
    >>> [(d.kind.value, d.text) for d in differences("不低于60%", "不低于30%")]
    [('equal', '不低于'), ('removed', '60%'), ('added', '30%')]
    """
    return _told([Piece(old, True)], [Piece(new, True)])


def _told(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Difference, ...]:
    """Both texts as one sequence; only what both share can be equal."""
    left, right = _words(old), _words(new)
    blocks = list(
        Indel.opcodes(
            [word if shared else _OURS for word, shared in left],
            [word if shared else _THEIRS for word, shared in right],
        )
    )

    def kept(index: int) -> bool:
        block, outer = blocks[index], index in (0, len(blocks) - 1)
        read = sum(len(word) for word, _ in left[block.src_start : block.src_end])
        return block.tag == "equal" and (outer or read >= _READABLE)

    found: list[Difference] = []
    for equal, run in groupby(range(len(blocks)), key=kept):
        part = [blocks[index] for index in run]
        was = "".join(word for word, _ in left[part[0].src_start : part[-1].src_end])
        now = "".join(word for word, _ in right[part[0].dest_start : part[-1].dest_end])
        if equal:
            found.append(Difference(DifferenceKind.EQUAL, was))
        else:
            found += [Difference(DifferenceKind.REMOVED, was)] * bool(was)
            found += [Difference(DifferenceKind.ADDED, now)] * bool(now)
    return tuple(found)


def _words(side: Iterable[Piece]) -> list[tuple[str, bool]]:
    return [(word, piece.shared) for piece in side for word in _WORD.findall(piece.text)]
