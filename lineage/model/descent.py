"""Which clause a unit descends from: the edge, its evidence, and pairs that come near to one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.model.decisions import Decision
from lineage.model.documents import Level
from lineage.model.value import Value


class Relation(StrEnum):
    """How much of the upstream wording a unit keeps (see data/gold/README.md)."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    ADAPTED = "adapted"


class DriftKind(StrEnum):
    """What kind of change an inherited clause underwent."""

    DEADLINE_LOST = "deadline_lost"
    DEADLINE_CHANGED = "deadline_changed"
    DEADLINE_ADDED = "deadline_added"
    NUMBER_CHANGED = "number_changed"
    NUMBER_LOST = "number_lost"
    DUTY_WEAKENED = "duty_weakened"
    SCOPE_NARROWED = "scope_narrowed"


@dataclass(frozen=True, slots=True)
class Span(Value):
    """A stretch of wording that stands on both sides, as offsets into the raw texts."""

    unit_start: int
    unit_end: int
    upstream_start: int
    upstream_end: int

    def turned(self) -> Span:
        """The same with the sides exchanged."""
        return Span(self.upstream_start, self.upstream_end, self.unit_start, self.unit_end)


@dataclass(frozen=True, slots=True)
class Slot(Value):
    """A local replacement inside otherwise equal text, such as 全省 → 全市."""

    upstream: str
    unit: str


@dataclass(frozen=True, slots=True)
class Drift(Value):
    """A change that matters: the upstream wording and the unit's ('' where there is none).

    `set_for` is the level of the bodies that alone a lost deadline or number was set for, where that
    lies above the document's.
    """

    kind: DriftKind
    upstream: str
    unit: str
    set_for: Level | None = None


@dataclass(frozen=True, slots=True)
class Evidence(Value):
    """What speaks for an edge, in numbers that a sentence can be made of.

    `characters` are shared, in `runs` stretches, `longest` is the longest of them. `shared`
    is what the runs tell (nats, formulas discounted), `own` the part of it that no better
    upstream clause explains. `words`: how far both use the same words, 0 to 1.
    `same_title`: the items' titles are alike; `near`: clauses beside it are carried by
    units beside, or by the unit.
    """

    characters: int
    runs: int
    longest: str
    shared: float
    own: float
    words: float
    same_title: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Inherits(Value):
    """The edge unit → upstream clause.

    `score` is between 0 and 1, whatever was decided; `carried` is the share of the upstream clause's characters
    found in the unit, `explained` the share of the unit's characters found upstream. `via`
    is the document through which the wording came, if it shows there too. `borrowed`: the
    upstream document isn't above the unit's but beside it. `decision` is that of a person that
    the unit descends from the clause.
    """

    unit: str
    upstream: str
    relation: Relation
    score: float
    carried: float
    explained: float
    spans: tuple[Span, ...]
    evidence: Evidence
    slots: tuple[Slot, ...] = ()
    drifts: tuple[Drift, ...] = ()
    via: str | None = None
    borrowed: bool = False
    decision: Decision | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of unit and clause."""
        return self.unit, self.upstream


@dataclass(frozen=True, slots=True)
class Doubt(Value):
    """A unit and an upstream clause that may be descent, too little likely for an edge.

    `score` says how likely, 0 to 1 (`lineage.align.weighing.doubt`). For a person to decide: a
    possible link of record linkage (Fellegi, Sunter 1969).
    """

    unit: str
    upstream: str
    score: float


@dataclass(frozen=True, slots=True)
class LookAlike(Value):
    """A unit and an upstream clause on the same subject whose wording shows no descent.

    `words` are the character pairs they share that no other upstream item uses.
    """

    unit: str
    upstream: str
    words: tuple[str, ...]
