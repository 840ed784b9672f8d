"""How far what was found agrees with what is true: counts, precision, recall, F1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was found against what is true: of one document, or of all when `document` is None."""

    right: int
    wrong: int
    missed: int
    document: str | None = None

    @property
    def precision(self) -> float:
        """The share of what was found that is true."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 0.0


def total(agreements: Iterable[Agreement]) -> Agreement:
    """All of them as one."""
    each = list(agreements)
    return Agreement(
        sum(one.right for one in each),
        sum(one.wrong for one in each),
        sum(one.missed for one in each),
    )
