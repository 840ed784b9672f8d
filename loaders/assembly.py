"""From headings and tasks to a document with ids, agencies, citations and warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lineage.model import (
    Citation,
    Clause,
    Document,
    Item,
    ItemKind,
    Lines,
    Responsibility,
    Role,
    Section,
)
from loaders import agencies, citations
from loaders.blocks import Block, Extract, Source
from loaders.drafts import Closing, Draft, Heading, Notes, Task
from loaders.frame import FrameParts
from loaders.headings import YEAR
from loaders.numbering import Rank, to_han
from loaders.prose import sentences

_STEP = re.compile(r"(?:(?<=^)|(?<=[。；;：:]))(\d{1,2})\s*[.．、]+(?!\d)")
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;](?=[\u4e00-\u9fff])")


@dataclass(slots=True)
class _OpenItem:
    """An item while its tasks are collected."""

    section: Heading | None
    heading: Heading | None
    tasks: list[Task]


def assemble(
    key: str,
    drafts: Sequence[Draft],
    frame: FrameParts,
    notes: Notes,
    stretches: Sequence[Sequence[Block]],
) -> Document:
    """The document of these drafts under this key."""
    sections, open_items = _grouped(drafts)
    by_section = _restarts(open_items)
    maker = _Maker(key, notes)
    items = [
        maker.item(each, _item_name(each, by_section, index))
        for index, each in enumerate(open_items)
    ]
    closing = [draft for draft in drafts if isinstance(draft, Closing)]
    parts = (
        maker.loose(ItemKind.NOTICE, [block.content for block in frame.notice]),
        maker.loose(ItemKind.PREAMBLE, [block.content for block in frame.preamble]),
        *items,
        maker.loose(ItemKind.CLOSING, [draft.text for draft in closing]),
    )
    whole = tuple(part for part in parts if part is not None)
    facts = tuple(frame.facts.values())
    title = frame.value("title") or frame.value("plan_title") or key
    document = Document(
        key=key,
        title=title,
        plan_title=frame.value("plan_title"),
        number=_standard_number(frame.value("number")),
        issuer=frame.value("issuer"),
        place=None,
        level=None,
        date=frame.value("date"),
        year=_year(frame),
        source_file=notes.source.path.name,
        source_lines=_line_ranges(notes.source, stretches),
        sections=tuple(maker.section(section) for section in sections),
        items=_unique(whole),
        facts=facts,
        citations=(),
    )
    document = replace(document, citations=tuple(_citations(document)))
    _check(document, frame, notes)
    return replace(document, residue=tuple(notes.residue), warnings=tuple(notes.warnings))


def _grouped(drafts: Sequence[Draft]) -> tuple[list[Heading], list[_OpenItem]]:
    sections: list[Heading] = []
    items: list[_OpenItem] = []
    section: Heading | None = None
    for draft in drafts:
        if isinstance(draft, Heading) and draft.rank is Rank.SECTION:
            section = draft
            sections.append(draft)
            items.append(_OpenItem(section, None, []))
        elif isinstance(draft, Heading):
            items.append(_OpenItem(section, draft, []))
        elif isinstance(draft, Task):
            if not items:
                items.append(_OpenItem(None, None, []))
            items[-1].tasks.append(draft)
    return sections, [item for item in items if item.heading or item.tasks]


def _restarts(items: Sequence[_OpenItem]) -> bool:
    """Whether item numbers restart in each section, or some sections have no items at all."""
    numbers = [item.heading.number for item in items if item.heading]
    bare = any(item.heading is None for item in items)
    return len(set(numbers)) < len(numbers) or (bare and bool(numbers))


def _item_name(item: _OpenItem, by_section: bool, index: int) -> str:
    section = item.section.number if item.section else None
    if item.heading is None:
        return str(section if section is not None else index + 1)
    number = item.heading.number if item.heading.number is not None else index + 1
    return f"{section}-{number}" if by_section and section is not None else str(number)


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items with a letter added to an id that occurs before (a label printed twice)."""
    seen: dict[str, int] = {}
    result = []
    for item in items:
        count = seen.get(item.id, 0)
        seen[item.id] = count + 1
        if count:
            new = f"{item.id}{chr(ord('a') + count)}"
            clauses = tuple(replace(c, id=c.id.replace(item.id, new, 1)) for c in item.clauses)
            item = replace(item, id=new, clauses=clauses)
        result.append(item)
    return tuple(result)


@dataclass(slots=True)
class _Maker:
    """Turns drafts into sections, items and clauses, entering every character as used."""

    key: str
    notes: Notes
    last_cell: Clause | None = None

    @property
    def source(self) -> Source:
        return self.notes.source

    def section(self, heading: Heading) -> Section:
        label = to_han(heading.number) if heading.number else ""
        return Section(label, self._title(heading, ""), self._heading_lines(heading))

    def item(self, item: _OpenItem, name: str) -> Item:
        heading = item.heading or item.section
        section = to_han(item.section.number) if item.section and item.section.number else None
        item_id = f"{self.key}:{name}"
        if not item.tasks and item.heading:
            item.tasks.append(Task(item.heading.title, item.heading.line))
            item.heading.title = item.heading.title[:0]
        clauses = tuple(
            self._clause(task, f"{item_id}.{n}") for n, task in enumerate(item.tasks, start=1)
        )
        clauses = _with_notes_behind(item.tasks, clauses)
        number = heading.number if heading else None
        title = (
            self._title(heading, item_id) if item.heading else self._section_title(item)
        ) or None
        label = to_han(number) if number else None
        if item.heading and label:
            label = f"（{label}）"
        starts = [self._heading_lines(heading)] if heading else []
        lines = _hull([*starts, *(clause.lines for clause in clauses)])
        return Item(item_id, ItemKind.ITEM, label, number, title, section, lines, clauses)

    def loose(self, kind: ItemKind, paragraphs: Sequence[Extract]) -> Item | None:
        """A notice, preamble or closing: its sentences."""
        item_id = f"{self.key}:{kind.value}"
        parts = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
        clauses = tuple(
            self._clause(Task(part, self.source.lines_of(part).first), f"{item_id}.{n}")
            for n, part in enumerate(parts, start=1)
        )
        if not clauses:
            return None
        lines = _hull(clause.lines for clause in clauses)
        return Item(item_id, kind, None, None, None, None, lines, clauses)

    def _section_title(self, item: _OpenItem) -> str:
        return _plain_title(item.section.title) if item.section else ""

    def _title(self, heading: Heading | None, owner: str) -> str:
        if heading is None:
            return ""
        self.notes.ledger.enter(heading.label.strip(), "label", owner)
        self.notes.ledger.enter(heading.title.squeeze(), "title", owner)
        return _plain_title(heading.title)

    def _heading_lines(self, heading: Heading) -> Lines:
        return self.source.lines_of(heading.label + heading.title, heading.line)

    def _clause(self, task: Task, clause_id: str) -> Clause:
        enter = self.notes.ledger.enter
        text = enter(task.text.squeeze(), "text", clause_id)
        label = enter(task.label.squeeze(), "label", clause_id)
        cells = [
            (role, enter(cell.squeeze(), "agencies", clause_id)) for role, cell in task.agencies
        ]
        steps = enter(task.steps.squeeze(), "steps", clause_id)
        deadline = enter(task.deadline.squeeze(), "deadline", clause_id)
        found, unclear = self._agencies(cells, clause_id)
        clause = Clause(
            id=clause_id,
            label=label.text,
            text=text.text,
            lines=self.source.lines_of(text, task.line),
            agencies=found,
            agencies_printed="；".join(cell.text for _, cell in cells),
            agencies_lines=self.source.lines_of(Extract.join(c for _, c in cells), task.line)
            if cells
            else None,
            steps=tuple(self._steps(steps.text)),
            deadline=deadline.text or None,
        )
        if unclear:
            line = clause.agencies_lines.first if clause.agencies_lines else task.line
            self.notes.warn(
                "lead-unclear", f"Who leads is unclear: {clause.agencies_printed}", line
            )
        if cells:
            self.last_cell = clause
        elif task.agencies_inherited and self.last_cell:
            clause = self._inherit(clause, self.last_cell, task.line)
        return clause

    def _agencies(
        self, cells: Sequence[tuple[Role, Extract]], clause_id: str
    ) -> tuple[tuple[Responsibility, ...], bool]:
        found: list[Responsibility] = []
        unclear = False
        for role, cell in cells:
            read = agencies.parse(cell.text, role)
            found.extend(read.agencies)
            unclear = unclear or read.lead_unclear
        return tuple(found), unclear

    def _inherit(self, clause: Clause, source: Clause, line: int) -> Clause:
        crosses = source.id.rpartition(".")[0] != clause.id.rpartition(".")[0]
        code = "agencies-inherited-over-item" if crosses else "agencies-inherited"
        self.notes.warn(code, f"Empty agency cell: taken over from {source.id}.", line)
        return replace(clause, agencies=source.agencies, inherited_from=source.id)

    @staticmethod
    def _steps(text: str) -> Iterator[str]:
        """The numbered steps of a cell without their numbers; one step where none is numbered."""
        marks = [mark for mark in _STEP.finditer(text)]
        due, starts = 1, []
        for mark in marks:
            if int(mark.group(1)) == due:
                starts.append(mark)
                due += 1
        if not starts or starts[0].start() != 0:
            starts = []
        if not starts:
            if text:
                yield text
            return
        for mark, following in zip(starts, [*starts[1:], None], strict=True):
            yield text[mark.end() : following.start() if following else len(text)]


def _with_notes_behind(tasks: Sequence[Task], clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, those before a paragraph's closing note with the agencies it names."""
    result: list[Clause] = []
    following: Clause | None = None
    for task, clause in reversed(list(zip(tasks, clauses, strict=True))):
        if task.agencies_follow and following:
            clause = replace(clause, agencies=following.agencies, inherited_from=following.id)
        else:
            following = clause
        result.append(clause)
    return tuple(reversed(result))


def _plain_title(title: Extract) -> str:
    return title.squeeze().text.rstrip("。")


def _hull(lines: Iterable[Lines]) -> Lines:
    known = list(lines)
    return Lines(min(each.first for each in known), max(each.last for each in known))


def _standard_number(number: str | None) -> str | None:
    return citations.plain_number(number) if number else None


def _year(frame: FrameParts) -> int | None:
    date = frame.value("date")
    if date:
        return int(date[:4])
    for name in ("title", "plan_title"):
        if match := YEAR.search(frame.value(name) or ""):
            return int(match.group(1))
    return None


def _line_ranges(source: Source, stretches: Sequence[Sequence[Block]]) -> tuple[Lines, ...]:
    """First and last source line of each stretch of blocks that belongs to the document."""
    return tuple(
        _hull(source.lines_of(block.content, block.line) for block in stretch)
        for stretch in stretches
        if stretch
    )


def _citations(document: Document) -> Iterator[Citation]:
    own = _own_titles(document)
    texts = [
        (item.kind is ItemKind.NOTICE, clause, text)
        for item in document.items
        for clause in item.clauses
        for text in (clause.text, *clause.steps)
    ]
    short = {name for _, _, text in texts for name in citations.short_names(text)}
    found: dict[tuple[str | None, str | None], Citation] = {}
    for in_notice, clause, text in texts:
        for mention in citations.find(text, in_notice=in_notice, own_titles=own):
            same = (mention.title, mention.number)
            if same in found or mention.title in short or _named_already(mention, found.values()):
                continue
            target = document.key if mention.title in own else None
            found[same] = Citation(
                mention.role, mention.title, mention.number, clause.lines, target
            )
    return iter(found.values())


def _own_titles(document: Document) -> tuple[str, ...]:
    """The titles under which a document may speak of itself, or of what it issues."""
    issued = re.findall(r"印发[《〈<]([^》〉>]+)[》〉>]", document.title)
    plans = [title for title in (document.plan_title, document.title) if title]
    quoted = [title.replace("《", "〈").replace("》", "〉") for title in plans]
    return tuple(dict.fromkeys((*plans, *quoted, *issued)))


def _named_already(mention: citations.Mention, found: Iterable[Citation]) -> bool:
    return any(
        (mention.number and mention.number == each.number)
        or (mention.title and not mention.number and mention.title == each.title)
        for each in found
    )


def _check(document: Document, frame: FrameParts, notes: Notes) -> None:
    """Warnings about what the finished document lacks or shows."""
    for name in ("number", "date", "issuer"):
        if frame.value(name) is None:
            notes.warn(f"no-{name}", f"No {name} is printed in this document.")
    if frame.value("date_kind") == "printed":
        line = frame.facts["date"].lines
        notes.warn(
            "printing-date",
            "No signature date: the printing date (印发) is used.",
            line.first if line else None,
        )
    _check_numbers(document, notes)
    for item in document.items:
        for clause in item.clauses:
            if odd := _half_width_or_foreign(clause.text):
                notes.warn("odd-glyphs", f"{clause.id}: {odd}", clause.lines.first)


def _check_numbers(document: Document, notes: Notes) -> None:
    labels = [
        (int(match.group()), clause)
        for item in document.items
        for clause in item.clauses
        if (match := re.match(r"\d+", clause.label))
    ]
    for (before, _), (number, clause) in zip(labels, labels[1:], strict=False):
        if number not in (before + 1, 1):
            notes.warn("label-gap", f"{clause.label} follows {before}.", clause.lines.first)
    numbers = [(i.number, i) for i in document.items if i.kind is ItemKind.ITEM and i.number]
    for (before_number, _), (number, item) in zip(numbers, numbers[1:], strict=False):
        if number not in (before_number + 1, 1):
            notes.warn("item-gap", f"{item.label} follows {before_number}.", item.lines.first)


def _half_width_or_foreign(text: str) -> str:
    try:
        text.encode("gb2312")
        foreign = ""
    except UnicodeEncodeError:
        foreign = "".join(
            dict.fromkeys(c for c in text if "\u4e00" <= c <= "\u9fff" and not _in_gb2312(c))
        )
    half = "half-width punctuation" if _HALF_WIDTH.search(text) else ""
    return "; ".join(part for part in (f"not GB 2312: {foreign}" if foreign else "", half) if part)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
