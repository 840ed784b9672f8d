"""Which wording two clauses share, and where: runs of equal characters, in any order.

Longest common subsequence first, then again over what is left, so that transposed
stretches are found too (the idea of greedy string tiling, M. Wise 1993, with an exact
alignment in each round).
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

MIN_RUN = 2
_ROUNDS = 3
_TAKEN_LEFT, _TAKEN_RIGHT = "\x00", "\x01"


@dataclass(frozen=True, slots=True)
class Run:
    """Equal characters: unit[unit_start:unit_start+length] == upstream[upstream_start:…]."""

    unit_start: int
    upstream_start: int
    length: int

    @property
    def unit_end(self) -> int:
        """End in the unit, exclusive."""
        return self.unit_start + self.length

    @property
    def upstream_end(self) -> int:
        """End in the upstream clause, exclusive."""
        return self.upstream_start + self.length

    def turned(self) -> Run:
        """The same run with the sides exchanged."""
        return Run(self.upstream_start, self.unit_start, self.length)


def shared_runs(unit: str, upstream: str, shortest: int = MIN_RUN) -> tuple[Run, ...]:
    """Runs of at least `shortest` equal characters, none overlapping, in unit order.

    >>> shared_runs("甲乙丙一二三", "一二三甲乙丙")
    (Run(unit_start=0, upstream_start=3, length=3), Run(unit_start=3, upstream_start=0, length=3))
    """
    if unit == upstream:
        return (Run(0, 0, len(unit)),) if unit else ()
    runs: list[Run] = []
    left, right = unit, upstream
    for _ in range(_ROUNDS):
        found = [
            Run(block.src_start, block.dest_start, block.src_end - block.src_start)
            for block in Indel.opcodes(left, right)
            if block.tag == "equal" and block.src_end - block.src_start >= shortest
        ]
        if not found:
            break
        runs.extend(found)
        for run in found:
            left = _masked(left, run.unit_start, run.unit_end, _TAKEN_LEFT)
            right = _masked(right, run.upstream_start, run.upstream_end, _TAKEN_RIGHT)
    return tuple(sorted(_grown(runs, unit, upstream, shortest), key=lambda run: run.unit_start))


def _grown(runs: list[Run], unit: str, upstream: str, shortest: int) -> list[Run]:
    """Runs grown as far as the texts agree, the longest first; what they cover, others lose.

    A longest common subsequence may split a stretch to gain a character elsewhere; a reader
    sees the whole stretch.
    """
    grown: list[Run] = []
    for run in sorted(runs, key=lambda each: -each.length):
        free = _free_part(run, grown, shortest)
        if free:
            grown.append(_extended(free, grown, unit, upstream))
    return grown


def _free_part(run: Run, taken: list[Run], shortest: int) -> Run | None:
    """The longest part of a run that no taken run overlaps on either side."""
    parts = [(0, run.length)]
    for other in taken:
        for start, end in (
            (other.unit_start - run.unit_start, other.unit_end - run.unit_start),
            (other.upstream_start - run.upstream_start, other.upstream_end - run.upstream_start),
        ):
            parts = [
                piece
                for a, b in parts
                for piece in ((a, min(b, start)), (max(a, end), b))
                if piece[1] - piece[0] >= shortest
            ]
    if not parts:
        return None
    start, end = max(parts, key=lambda part: part[1] - part[0])
    return Run(run.unit_start + start, run.upstream_start + start, end - start)


def _extended(run: Run, taken: list[Run], unit: str, upstream: str) -> Run:
    left_unit = max((t.unit_end for t in taken if t.unit_end <= run.unit_start), default=0)
    left_up = max(
        (t.upstream_end for t in taken if t.upstream_end <= run.upstream_start), default=0
    )
    start, begin = run.unit_start, run.upstream_start
    while start > left_unit and begin > left_up and unit[start - 1] == upstream[begin - 1]:
        start, begin = start - 1, begin - 1
    right_unit = min(
        (t.unit_start for t in taken if t.unit_start >= run.unit_end), default=len(unit)
    )
    right_up = min(
        (t.upstream_start for t in taken if t.upstream_start >= run.upstream_end),
        default=len(upstream),
    )
    end, stop = run.unit_end, run.upstream_end
    while end < right_unit and stop < right_up and unit[end] == upstream[stop]:
        end, stop = end + 1, stop + 1
    return Run(start, begin, end - start)


def _masked(text: str, start: int, end: int, mark: str) -> str:
    return text[:start] + mark * (end - start) + text[end:]
