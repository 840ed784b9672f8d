"""Clauses and what links them: edges, comparisons, numbers, search hits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.model import DriftKind, Judgement, Level, Relation, Responsibility, Slot, Span
from lineage.store.base import Card, Direction


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as proof: its text and where to look it up.

    `source_lines` is like `133-135`; `item` the id of the item it stands in.
    """

    id: str
    document: str
    item: str
    item_label: str | None
    item_title: str | None
    label: str
    text: str
    source_file: str
    source_lines: str


@dataclass(frozen=True, slots=True)
class Change:
    """What changed inside an inherited clause that matters: `kind` as in DriftKind.

    `set_for` is the level of the bodies that alone it was set for, where that lies above the unit's.
    """

    kind: DriftKind
    upstream: str
    unit: str
    text: str
    set_for: Level | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Inheritance between two clauses with both texts, so that it can be checked.

    `carried` is the share of the upstream clause found in the unit, `explained` the share
    of the unit found upstream; `via` the document through which the wording came, and its place;
    `borrowed` says that the upstream document stands beside, not above, `decided` is one line on
    who judged it descent, if anybody did; `agencies` who is to do what the unit says.
    """

    unit: ClauseText
    upstream: ClauseText
    relation: Relation
    score: float
    carried: float
    explained: float
    via: str | None
    via_place: str | None
    reason: str
    spans: tuple[Span, ...]
    slots: tuple[Slot, ...]
    drifts: tuple[Change, ...]
    borrowed: bool
    decided: str | None = None
    agencies: tuple[Responsibility, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about a unit and an upstream clause, by id; `text` says it in one line."""

    unit: str
    upstream: str
    text: str


@dataclass(frozen=True, slots=True)
class DroppedClause:
    """An upstream clause that a document doesn't carry; `addressed` says it speaks to it too."""

    clause: ClauseText
    addressed: bool


@dataclass(frozen=True, slots=True)
class Drifts:
    """Inherited clauses that changed in what matters, each with its `drifts`; `total` in all."""

    items: tuple[Edge, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LineageAnswer:
    """The edges met from a clause, and all clauses they touch, the start among them."""

    clause: ClauseText
    direction: Direction
    depth: int
    clauses: tuple[ClauseText, ...]
    items: tuple[Edge, ...]


class DifferenceKind(StrEnum):
    """Whether both texts have a piece, or only the first or the second one."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece of a character comparison."""

    kind: DifferenceKind
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two clauses side by side; `edge` is what links them, if anything does.

    `judgement` is what a person decided about them, if anybody did; `decided` is one line on who, when
    and why, and whether it is in force.
    """

    a: ClauseText
    b: ClauseText
    edge: Edge | None
    items: tuple[Difference, ...]
    judgement: Judgement | None = None
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class NumberingRow:
    """Where an upstream item's wording stands downstream, and what that number means there.

    `namesake` is the downstream item that bears the upstream item's number, `same` whether
    it is also one that carries it. Labels have their chapter where numbers restart in each.
    """

    upstream: str
    upstream_label: str | None
    upstream_title: str | None
    downstream: tuple[str, ...]
    downstream_labels: tuple[str, ...]
    namesake: str | None
    namesake_label: str | None
    namesake_title: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering of two documents set against each other, joined by text."""

    upstream: str
    downstream: str
    items: tuple[NumberingRow, ...]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Wording that two clauses share and nothing above them has.

    In `spans` the unit is `a`. `odd` are the places of those clauses that it doesn't fit, and
    `odd_words` what in it tells: districts where there are none.
    """

    a: ClauseText
    b: ClauseText
    wording: str
    characters: int
    spans: tuple[Span, ...]
    odd: tuple[str, ...]
    odd_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommonUpstream:
    """An upstream clause that both sides of a comparison descend from, with their edges to it."""

    upstream: ClauseText
    a: tuple[Edge, ...]
    b: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class PartComparison:
    """Two documents or items clause by clause: the edges between them, and what has none.

    `only_…` are the clauses of one side that have nothing to do with the other. `numbering` is there
    for two documents of which one stands above the other. Where none does, they are `beside` each
    other: `upstream` is the first side and `unit` the second, `common` are upstream clauses that
    both descend from, `shared` is wording that both have and nothing above them has. In these `a`
    is the first side.
    """

    upstream: str
    unit: str
    items: tuple[Edge, ...]
    only_upstream: tuple[ClauseText, ...]
    only_unit: tuple[ClauseText, ...]
    numbering: Numbering | None
    beside: bool = False
    common: tuple[CommonUpstream, ...] = ()
    shared: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Additions:
    """Clauses that descend from nothing in the corpus; `total` in all."""

    items: tuple[ClauseText, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A clause that contains the words; the range is that of the first word's first place in its text.

    With a `step`, one of the steps to carry it out (实施步骤), the range is in that; if `titled`, in
    the title of the item that the clause opens.
    """

    clause: ClauseText
    start: int
    end: int
    step: str | None = None
    titled: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Clauses found by full text, and `documents` that have the words in their title or number.

    There are `total` clauses and `titled` documents in all.
    """

    query: str
    items: tuple[SearchHit, ...]
    total: int
    documents: tuple[Card, ...]
    titled: int
