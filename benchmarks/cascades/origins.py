"""Where each character of a cascade was first written, and who first joined words that stand together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.cascades.plans import Plan
from benchmarks.cascades.wording import Piece, Range, Wording
from lineage.model import key_of


@dataclass(slots=True)
class Homes:
    """Where each character was first written: ranges of marks with the clause they stand in."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)
    seams: dict[Range, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, plan: Plan, chain: Collection[str]) -> None:
        """Enter what a plan has written itself; plans come in the order of their marks.

        `chain` are the keys of the plans above it, from which it has the seams they share.
        """
        before = self.ends[-1] if self.ends else 0
        own = sorted(
            (piece.mark, piece.end, unit.id)
            for unit in plan.units()
            for piece in unit.wording.pieces
            if piece.mark >= before
        )
        for start, end, clause in own:
            self.starts.append(start)
            self.ends.append(end)
            self.clauses.append(clause)
        for unit in plan.units():
            for seam in _seams(unit.wording):
                if not any(key_of(clause) in chain for clause in self.seams[seam]):
                    self.seams[seam].append(unit.id)

    def of(self, piece: Piece) -> Iterator[tuple[str, Piece]]:
        """The parts of a piece with the clauses that they were first written in."""
        index = max(0, bisect_right(self.starts, piece.mark) - 1)
        while index < len(self.starts) and self.starts[index] < piece.end:
            low, high = max(piece.mark, self.starts[index]), min(piece.end, self.ends[index])
            if low < high:
                part = Piece(piece.text[low - piece.mark : high - piece.mark], low)
                yield self.clauses[index], part
            index += 1

    def joined_by(self, wording: Wording, chain: Collection[str]) -> set[str]:
        """The clauses that first joined words as they stand joined in this text.

        Two places can make the same cut; it is had from the chain where that made it.
        """
        found = (self.seams[seam] for seam in _seams(wording) if seam in self.seams)
        return {
            next((clause for clause in clauses if key_of(clause) in chain), clauses[0])
            for clauses in found
        }


def _seams(wording: Wording) -> Iterator[Range]:
    """The marks on both sides of places where words stand together that were written apart."""
    ends = [span for piece in wording.pieces if (span := _span(piece))]
    for (_, before), (behind, _) in pairwise(ends):
        if before != behind:
            yield before, behind


def _span(piece: Piece) -> Range | None:
    """The mark of its first letter and the one behind its last, None where it has none."""
    found = [index for index, character in enumerate(piece.text) if character.isalnum()]
    return (piece.mark + found[0], piece.mark + found[-1] + 1) if found else None
