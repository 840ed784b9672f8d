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
    return tuple(sorted(runs, key=lambda run: run.unit_start))


def _masked(text: str, start: int, end: int, mark: str) -> str:
    return text[:start] + mark * (end - start) + text[end:]
