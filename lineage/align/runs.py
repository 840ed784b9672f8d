"""Which wording two clauses share, and where: runs of equal characters, in any order.

Greedy string tiling (M. Wise 1993): the longest common stretches first, each character used
once, down to four characters; then, over what is left and in order, the shorter ones that a
longest common subsequence finds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from lineage.text import grams

MIN_RUN = 2
SEED = 4
# How often a text may say the same four characters; no clause read so far comes near it.
_OFTEN = 64
# Pairs of texts remembered: documents side by side say much the same.
_REMEMBERED = 10_000
_TAKEN_LEFT, _TAKEN_RIGHT = "\x00", "\x01"


class Run(NamedTuple):
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


def bits(start: int, end: int) -> int:
    """A stretch of a text as a number: one bit for each character.

    >>> bin(bits(1, 4))
    '0b1110'
    """
    return (1 << end) - (1 << start)


def shared_runs(unit: str, upstream: str) -> tuple[Run, ...]:
    """Runs of at least two equal characters, none overlapping, in unit order.

    >>> shared_runs("甲乙丙丁一二三四", "一二三四甲乙丙丁")
    (Run(unit_start=0, upstream_start=4, length=4), Run(unit_start=4, upstream_start=0, length=4))
    """
    return runs_of(unit, upstream, Index([upstream]).stretches(unit).get(upstream, ()))


@lru_cache(_REMEMBERED)
def runs_of(unit: str, upstream: str, stretches: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of two texts that share these stretches, as `Index` finds them."""
    return _filled(unit, upstream, _tiles(unit, upstream, stretches))


def _tiles(unit: str, upstream: str, stretches: Iterable[Run]) -> tuple[Run, ...]:
    """The runs of four characters and more."""
    taken_unit, taken_upstream = bytearray(len(unit)), bytearray(len(upstream))
    found: list[Run] = []
    for run in sorted(stretches, key=lambda each: -each.length):
        free = _free(run, taken_unit, taken_upstream) if found else run
        if free:
            taken_unit[free.unit_start : free.unit_end] = b"\1" * free.length
            taken_upstream[free.upstream_start : free.upstream_end] = b"\1" * free.length
            found.append(free)
    return tuple(sorted(found))


def _filled(unit: str, upstream: str, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with those of two characters and more that are found in order beside them."""
    rest = min(len(unit), len(upstream)) - sum(run.length for run in runs)
    if rest < MIN_RUN:
        return tuple(runs)
    left, right = unit, upstream
    for run in runs:
        left = _masked(left, run.unit_start, run.unit_end, _TAKEN_LEFT)
        right = _masked(right, run.upstream_start, run.upstream_end, _TAKEN_RIGHT)
    blocks = Indel.editops(left, right).as_matching_blocks()
    short = (Run(block.a, block.b, block.size) for block in blocks if block.size >= MIN_RUN)
    return tuple(sorted((*runs, *short)))


class Index:
    """Different texts, laid out in a row: for each run of four characters where it stands.

    What a text says over and over is left out (see `_seeds`).
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._stride = 1 + max(map(len, self._texts), default=0)  # none reaches into the next
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for offset, seed in _seeds(text):
                self._holders[seed].append(number * self._stride + offset)
        self._found: dict[str, dict[str, tuple[Run, ...]]] = {}

    def stretches(self, text: str) -> Mapping[str, tuple[Run, ...]]:
        """All stretches of at least four characters shared with a text that can't be made longer.

        Those of each text that shares any. They are remembered: documents below the same ones say
        much the same.
        """
        if text not in self._found:
            found: dict[int, list[Run]] = defaultdict(list)
            for diagonal, start, length in _joined(text, self._holders):
                number, offset = divmod(diagonal + start, self._stride)
                found[number].append(Run(start, offset, length))
            self._found[text] = {self._texts[each]: tuple(runs) for each, runs in found.items()}
        return self._found[text]


def _seeds(text: str) -> Iterable[tuple[int, str]]:
    """The runs of four characters with their offsets, without those that stand too often.

    What a text says over and over would meet itself at every turn, in a time that grows with the
    square of its length.
    """
    seeds = grams(text, SEED)
    counts = Counter(seeds) if len(seeds) > _OFTEN else {}
    if max(counts.values(), default=0) <= _OFTEN:
        return enumerate(seeds)
    return [(offset, seed) for offset, seed in enumerate(seeds) if counts[seed] <= _OFTEN]


def _joined(text: str, holders: Mapping[str, Sequence[int]]) -> list[tuple[int, int, int]]:
    """The stretches that a text shares with others; `holders` says where each seed stands there.

    Seeds that follow each other on one diagonal (their offset there less their start in the
    text) are one stretch: its diagonal, its start in the text and its length.
    """
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    done: list[tuple[int, int, int]] = []
    for start in range(len(text) - SEED + 1):
        for offset in holders.get(text[start : start + SEED], ()):
            diagonal = offset - start
            if last.get(diagonal) != start - 1:
                if diagonal in last:
                    begin = first[diagonal]
                    done.append((diagonal, begin, last[diagonal] + SEED - begin))
                first[diagonal] = start
            last[diagonal] = start
    done.extend((each, begin, last[each] + SEED - begin) for each, begin in first.items())
    return done


def _free(run: Run, taken_unit: bytearray, taken_upstream: bytearray) -> Run | None:
    """The longest part of a run, four characters at least, that nothing longer covers."""
    left = taken_unit[run.unit_start : run.unit_end]
    right = taken_upstream[run.upstream_start : run.upstream_end]
    if 1 not in left and 1 not in right:
        return run
    best = (0, 0)
    start = 0
    for position in range(run.length + 1):
        if position == run.length or left[position] or right[position]:
            best = max(best, (position - start, start))
            start = position + 1
    length, start = best
    if length < SEED:
        return None
    return Run(run.unit_start + start, run.upstream_start + start, length)


def _masked(text: str, start: int, end: int, mark: str) -> str:
    return text[:start] + mark * (end - start) + text[end:]
