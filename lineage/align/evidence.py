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


def shared_runs(unit: str, upstream: str) -> tuple[Run, ...]:
    """Runs of at least two equal characters, none overlapping, in unit order.

    >>> shared_runs("甲乙丙一二三", "一二三甲乙丙")
    (Run(unit_start=0, upstream_start=3, length=3), Run(unit_start=3, upstream_start=0, length=3))
    """
    if unit == upstream:
        return (Run(0, 0, len(unit)),) if len(unit) >= MIN_RUN else ()
    runs: list[Run] = []
    left, right = unit, upstream
    for _ in range(_ROUNDS):
        blocks = Indel.editops(left, right).as_matching_blocks()
        found = [Run(block.a, block.b, block.size) for block in blocks if block.size >= MIN_RUN]
        if not found:
            break
        runs.extend(found)
        for run in found:
            left = _masked(left, run.unit_start, run.unit_end, _TAKEN_LEFT)
            right = _masked(right, run.upstream_start, run.upstream_end, _TAKEN_RIGHT)
    return tuple(sorted(_grown(runs, unit, upstream), key=lambda run: run.unit_start))


def _grown(runs: list[Run], unit: str, upstream: str) -> list[Run]:
    """Runs grown as far as the texts agree, the longest first; what they cover, others lose.

    A longest common subsequence may split a stretch to gain a character elsewhere; a reader
    sees the whole stretch.
    """
    taken_unit, taken_upstream = bytearray(len(unit)), bytearray(len(upstream))
    grown: list[Run] = []
    for run in sorted(runs, key=lambda each: -each.length):
        free = _free(run, taken_unit, taken_upstream)
        if free is None:
            continue
        start, begin, end, stop = (
            free.unit_start,
            free.upstream_start,
            free.unit_end,
            free.upstream_end,
        )
        while (
            start
            and begin
            and unit[start - 1] == upstream[begin - 1]
            and not (taken_unit[start - 1] or taken_upstream[begin - 1])
        ):
            start, begin = start - 1, begin - 1
        while (
            end < len(unit)
            and stop < len(upstream)
            and unit[end] == upstream[stop]
            and not (taken_unit[end] or taken_upstream[stop])
        ):
            end, stop = end + 1, stop + 1
        taken_unit[start:end] = taken_upstream[begin:stop] = b"\1" * (end - start)
        grown.append(Run(start, begin, end - start))
    return grown


def _free(run: Run, taken_unit: bytearray, taken_upstream: bytearray) -> Run | None:
    """The longest part of a run that nothing longer covers on either side."""
    left = taken_unit[run.unit_start : run.unit_end]
    right = taken_upstream[run.upstream_start : run.upstream_end]
    if not (any(left) or any(right)):
        return run
    best = (0, 0)
    start = 0
    for position in range(run.length + 1):
        if position == run.length or left[position] or right[position]:
            best = max(best, (position - start, start))
            start = position + 1
    length, start = best
    if length < MIN_RUN:
        return None
    return Run(run.unit_start + start, run.upstream_start + start, length)


def _masked(text: str, start: int, end: int, mark: str) -> str:
    return text[:start] + mark * (end - start) + text[end:]
