"""Documents as they are read: sections, items and clauses, with all that is printed around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lineage.language import Said
from lineage.model.value import Lines, Value


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
    """A document named in the text. `target` is its key when it is in the corpus.

    `notice_only` says that only its covering notice is, and not what that issues.
    """

    role: CitationRole
    title: str | None
    number: str | None
    lines: Lines
    target: str | None = None
    notice_only: bool = False


@dataclass(frozen=True, slots=True)
class Residue(Value):
    """Text that belongs to no field or clause, kept under a named kind."""

    kind: str
    text: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Document(Value):
    """One official text. `attaches` is the key of a document whose whole text it carries.

    `notice_only` says that it has no units: all its text is a notice.
    """

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
    notice_only: bool = False

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
class MissingDocument(Value):
    """A document that is cited as a source but not in the corpus; never guessed at.

    `notice` is the key of its covering notice where that alone is in the corpus, cited or not.
    """

    key: str
    title: str | None
    number: str | None
    place: str | None
    level: Level | None
    year: int | None
    cited_by: tuple[str, ...]
    notice: str | None = None


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
