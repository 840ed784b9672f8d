"""What people decided about pairs of clauses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.model.value import Value


class Judgement(StrEnum):
    """What a person decided about a unit and a clause; `withdrawn` takes back what was."""

    DESCENDS = "descends"
    TOPICAL = "topical"
    UNRELATED = "unrelated"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """What a decision counts for now.

    `lost`: the corpus lacks one of the clauses; `stale`: a text isn't the one that was decided on;
    `idle`: the clause's document doesn't stand above the unit's, and no wording is there to borrow.
    """

    IN_FORCE = "in_force"
    LOST = "lost"
    STALE = "stale"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Decision(Value):
    """What a person decided about a unit and an upstream clause, by id, on these texts.

    `author` and `reason` are theirs, `time` is ISO 8601. It overrides what the wording says.
    """

    unit: str
    upstream: str
    judgement: Judgement
    author: str
    time: str
    reason: str
    unit_text: str
    upstream_text: str
    standing: Standing = Standing.IN_FORCE

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of unit and clause."""
        return self.unit, self.upstream
