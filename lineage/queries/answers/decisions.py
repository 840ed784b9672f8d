"""What people decided, and what is left for them to decide."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.model import Judgement, Span, Standing
from lineage.queries.answers.clauses import ClauseText


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision on a pair; a clause is None where the corpus lacks it.

    `text` is one line on who decided what and whether it is in force; `time` is ISO 8601.
    """

    unit_id: str
    upstream_id: str
    judgement: Judgement
    author: str
    time: str
    reason: str
    standing: Standing
    text: str
    unit: ClauseText | None
    upstream: ClauseText | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions, in the order of their file; `total` in all."""

    items: tuple[DecisionRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Undecided:
    """A pair of which wording alone doesn't settle whether it is descent.

    `score` says how likely it is, 0 to 1; `inherits` whether it counts as descent until somebody
    decides: where wording proves it. `spans` are where both have the same wording.
    """

    unit: ClauseText
    upstream: ClauseText
    score: float
    inherits: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Pairs for a person to decide, the least certain first; `total` in all.

    `next` is the place (`after`) behind which there are more, whatever is decided meanwhile.
    """

    items: tuple[Undecided, ...]
    total: int
    next: str | None
