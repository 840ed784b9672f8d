"""The words of the domain as frozen values: documents, items, clauses, edges, coverage.

Ids are readable, stable and URL-safe: document `state-council-2018-23`, item
`state-council-2018-23:13`, clause `state-council-2018-23:13.2`, and for items that
restart in each section `shaoguan-2022-103:4-2.3`. Line numbers are 1-based; offsets
count characters of a clause's `text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lineage.language import Said


class Level(StrEnum):
    """Administrative level of the body whose document it is."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    DEPARTMENT = "department"


class Role(StrEnum):
    """What an agency does for a clause."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


class ItemKind(StrEnum):
    """Numbered item, or one of the unnumbered parts around the items."""

    ITEM = "item"
    NOTICE = "notice"
    PREAMBLE = "preamble"
    CLOSING = "closing"


# The kinds whose clauses can inherit or be inherited; the others only introduce.
UNIT_KINDS = (ItemKind.ITEM, ItemKind.CLOSING)


class Origin(StrEnum):
    """Where a fact about a document comes from."""

    READ = "read"
    CATALOGUE = "catalogue"
    INFERRED = "inferred"


class CitationRole(StrEnum):
    """Why a document names another one."""

    TRANSMITS = "transmits"
    IMPLEMENTS = "implements"
    ISSUES = "issues"
    SUPERSEDES = "supersedes"
    CITES = "cites"
    MENTIONS = "mentions"


class Relation(StrEnum):
    """How much of the upstream wording a unit keeps (see data/gold/README.md)."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    ADAPTED = "adapted"


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


class Value:
    """A frozen value: from process to process goes the call that makes it again.

    Frozen dataclasses with slots would go field by field, which takes twice as long.
    """

    __slots__ = ()
    __match_args__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        """The class, and its fields."""
        return type(self), tuple(map(self.__getattribute__, self.__match_args__))


@dataclass(frozen=True, slots=True)
class Lines(Value):
    """A run of source lines, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Place(Value):
    """A place of the administrative tree; `code` is its GB/T 2260 code, `parent` a place name.

    The nation's bodies (财政部) stand for the nation, with its code. `sign` are the characters that
    the numbers of its documents may begin with (鄂), '' where there is no such custom.
    """

    name: str
    level: Level
    parent: str | None
    code: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Fact(Value):
    """One stated property of a document: its value and where that value comes from."""

    name: str
    value: str
    origin: Origin
    lines: Lines | None = None


@dataclass(frozen=True, slots=True)
class CorpusWarning(Value):
    """Something the loader was unsure of; `code` is stable, `line` 1-based or None.

    `message` says it in English, `zh` in Chinese.
    """

    code: str
    zh: str
    message: str
    line: int | None = None

    @property
    def said(self) -> Said:
        """What it says, in both languages."""
        return self.zh, self.message


@dataclass(frozen=True, slots=True)
class Responsibility(Value):
    """An agency of a clause: full name, name as printed, role."""

    agency: str
    printed: str
    role: Role


@dataclass(frozen=True, slots=True)
class Clause(Value):
    """The smallest unit that can be inherited: a task, a table row or a sentence of prose.

    `label` is the number as printed ('' where none is). `inherited_from` is the clause id
    whose agency cell this one takes over, because its own is empty.
    """

    id: str
    label: str
    text: str
    lines: Lines
    agencies: tuple[Responsibility, ...] = ()
    agencies_printed: str = ""
    agencies_lines: Lines | None = None
    inherited_from: str | None = None
    steps: tuple[str, ...] = ()
    deadline: str | None = None

    def agencies_with(self, role: Role) -> tuple[str, ...]:
        """Full names of the agencies in that role, in printed order."""
        return tuple(each.agency for each in self.agencies if each.role is role)


@dataclass(frozen=True, slots=True)
class Item(Value):
    """An item with its clauses, or an unnumbered part (notice, preamble, closing).

    `label` is normalised to （十三） or, where sections carry the clauses, 四, or 第三条; None for
    unnumbered parts. `section` is the label of the section it stands in.
    """

    id: str
    kind: ItemKind
    label: str | None
    number: int | None
    title: str | None
    section: str | None
    lines: Lines
    clauses: tuple[Clause, ...]

    @property
    def heading(self) -> str:
        """Its title, for an unnumbered part its kind; '' for an item that prints no title."""
        return self.title or ("" if self.kind is ItemKind.ITEM else self.kind.value)

    def title_before(self, clause: Clause) -> str | None:
        """Its title, for the clause that it begins with."""
        return self.title if clause is self.clauses[0] else None


@dataclass(frozen=True, slots=True)
class Section(Value):
    """A numbered part of a document; `title` has no final 。."""

    label: str
    title: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Citation(Value):
    """A document named in the text. `target` is its key when it is in the corpus."""

    role: CitationRole
    title: str | None
    number: str | None
    lines: Lines
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Residue(Value):
    """Text that belongs to no field or clause, kept under a named kind."""

    kind: str
    text: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Document(Value):
    """One official text. `attaches` is the key of a document whose whole text it carries."""

    key: str
    title: str
    plan_title: str | None
    number: str | None
    issuer: str | None
    place: str | None
    level: Level | None
    date: str | None
    year: int | None
    source_file: str
    source_lines: tuple[Lines, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    attaches: str | None = None
    residue: tuple[Residue, ...] = ()
    warnings: tuple[CorpusWarning, ...] = ()

    def section_of(self, item: Item) -> Section | None:
        """The section that an item stands in: the last of its label that begins before it."""
        found = (s for s in reversed(self.sections) if s.label == item.section)
        return next((s for s in found if s.lines.first <= item.lines.first), None)

    def units(self) -> Iterator[tuple[Item, Clause]]:
        """Clauses that can inherit or be inherited, with their items, in document order.

        The covering notice and the opening paragraph only introduce; they are left out.
        """
        for item in self.items:
            if item.kind in UNIT_KINDS:
                for clause in item.clauses:
                    yield item, clause


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

    For a person to decide: a possible link of record linkage (Fellegi, Sunter 1969).
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
class MissingDocument(Value):
    """A document that is cited as a source but not in the corpus; never guessed at."""

    key: str
    title: str | None
    number: str | None
    place: str | None
    level: Level | None
    year: int | None
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage(Value):
    """Wording that two clauses of documents side by side share, with its places in both.

    In `spans` the unit is clause `a`, the upstream side clause `b`.
    """

    a: str
    b: str
    spans: tuple[Span, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class CommonSource(Value):
    """An inference: two documents share wording found in nothing above them.

    `weight` is what the passages tell (nats). `odd` are clauses whose shared wording doesn't
    fit their own place (districts where there are none): strong evidence of copying.
    `named` are the numbers or titles of the sources that both declare and the corpus lacks.
    """

    a: str
    b: str
    passages: tuple[Passage, ...]
    weight: float
    odd: tuple[str, ...] = ()
    named: str | None = None


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


@dataclass(frozen=True, slots=True)
class SourceText(Value):
    """A source file as it was read: its name, the keys of the documents in it, its text.

    Lines end in a line feed; the first is line 1.
    """

    file: str
    documents: tuple[str, ...]
    text: str

    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Lineage(Value):
    """Everything the explorer knows of a corpus: the value that a store keeps."""

    documents: tuple[Document, ...]
    places: tuple[Place, ...] = ()
    inherits: tuple[Inherits, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    missing: tuple[MissingDocument, ...] = ()
    common_sources: tuple[CommonSource, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()
    warnings: tuple[CorpusWarning, ...] = ()
    sources: tuple[SourceText, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Parts(Protocol):
    """The parts of a `Lineage` that may be too large to hold at once.

    Edges, look-alikes and coverage come document by document. A part begins anew each time
    that it is asked for.
    """

    @property
    def documents(self) -> Iterable[Document]: ...  # noqa: D102 (see Lineage)
    @property
    def places(self) -> Iterable[Place]: ...  # noqa: D102
    @property
    def inherits(self) -> Iterable[Inherits]: ...  # noqa: D102
    @property
    def look_alikes(self) -> Iterable[LookAlike]: ...  # noqa: D102
    @property
    def coverage(self) -> Iterable[Coverage]: ...  # noqa: D102
    @property
    def missing(self) -> Iterable[MissingDocument]: ...  # noqa: D102
    @property
    def common_sources(self) -> Iterable[CommonSource]: ...  # noqa: D102
    @property
    def fidelity(self) -> Iterable[Fidelity]: ...  # noqa: D102
    @property
    def warnings(self) -> Iterable[CorpusWarning]: ...  # noqa: D102
    @property
    def sources(self) -> Iterable[SourceText]: ...  # noqa: D102
    @property
    def doubts(self) -> Iterable[Doubt]: ...  # noqa: D102
    @property
    def decisions(self) -> Iterable[Decision]: ...  # noqa: D102


def key_of(part_id: str) -> str:
    """The document key at the head of an item's or clause's id.

    >>> key_of("state-council-2018-23:13.2")
    'state-council-2018-23'
    """
    return part_id.partition(":")[0]


def local_id(part_id: str) -> str:
    """The part of an item's or clause's id that its document doesn't share; '' of a document.

    >>> local_id("state-council-2018-23:13.2")
    '13.2'
    """
    return part_id.partition(":")[2]


def item_of(clause_id: str) -> str:
    """The id of the item at the head of a clause's id; '' of anything else.

    >>> item_of("shaoguan-2022-103:4-2.3"), item_of("shaoguan-2022-103:4-2")
    ('shaoguan-2022-103:4-2', '')
    """
    return clause_id.rpartition(".")[0]


def is_document(part: str) -> bool:
    """Whether what is named is a whole document: ids of items and clauses have a colon.

    >>> is_document("state-council-2018-23"), is_document("state-council-2018-23:13")
    (True, False)
    """
    return ":" not in part
