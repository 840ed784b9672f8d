"""What a document did with what stands above it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.model.value import Value


class Status(StrEnum):
    """What a document's own text did with an upstream item."""

    KEPT = "kept"
    PARTIAL = "partial"
    MERGED = "merged"
    TOPICAL = "topical"
    DROPPED = "dropped"


class Qualifier(StrEnum):
    """What has to be said beside a status so that it isn't misread.

    `nothing_carried`: the document carries no item of the notice, so that it may answer others.
    """

    TRANSMITTED = "transmitted"
    NOT_ADDRESSED = "not_addressed"
    NEVER_REACHED = "never_reached"
    OUTSIDE_REMIT = "outside_remit"
    NOTHING_CARRIED = "nothing_carried"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Coverage(Value):
    """What one document's own text did with one upstream item, with the clauses that prove it.

    `carried` and `dropped` are upstream clause ids (a heading run in with the text that isn't
    carried is in neither), `carried_by` unit ids, `look_alikes` units on the same subject without
    descent, `doubts` other units that may carry what isn't carried, which nobody has decided.
    `not_addressed` are the dropped clauses that speak to other bodies. `merged_into` is
    the upstream item that the carrying local item, or the task with a number of its own, stands
    for. `before` and `after` are the units between which a dropped item would stand in the
    document's own order, so that its absence can be checked; only one of them where that order is
    another one. `share` is the share of the item's characters carried.

    How the clauses lie in the document: `split` are upstream clauses with several heirs,
    `joined` units that also carry other upstream clauses, `moved` units under a local item
    that stands for another upstream item, `renumbered` the local number where it differs, behind
    its chapter where numbers restart in each.
    """

    item: str
    document: str
    status: Status
    qualifiers: tuple[Qualifier, ...] = ()
    carried: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    not_addressed: tuple[str, ...] = ()
    carried_by: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    merged_into: str | None = None
    before: str | None = None
    after: str | None = None
    share: float = 0.0
    split: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    renumbered: str | None = None


@dataclass(frozen=True, slots=True)
class Fidelity(Value):
    """Shares of a document's characters by where they come from; they add up to 1."""

    document: str
    verbatim: float
    edited: float
    adapted: float
    borrowed: float
    common: float
    new: float
