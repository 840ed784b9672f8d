"""From headings and tasks to a document with ids, agencies, citations and warnings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from lineage.model import (
    Clause,
    Document,
    Item,
    ItemKind,
    Lines,
    Section,
    item_of,
)
from lineage.text import stem_at_head
from loaders import checks, citations
from loaders.agencies.cell import Cell, lacks_level, read_cell
from loaders.agencies.duties import of_duties, of_heading, speaks_of_others
from loaders.blocks import Block, Extract, Source
from loaders.body.prose import sentences
from loaders.brackets import BRACKETED
from loaders.dates import YEAR
from loaders.deadlines import deadline
from loaders.document_numbers import plain_number, year_of
from loaders.drafts import Closing, Draft, Heading, Notes, Task
from loaders.frame.parts import FrameParts
from loaders.numbering import STEP, Rank, label_at

_OF_A_LEVEL = re.compile("[省市县区州]")
_LETTERS = ("", "", *"bcdefghijklmnopqrstuvwxyz")


@dataclass(slots=True)
class _OpenItem:
    """An item while its tasks are collected; `annex` says in which annex, 0 in the text itself."""

    section: Heading | None
    heading: Heading | None
    tasks: list[Task]
    annex: int = 0
    kind: ItemKind = ItemKind.ITEM


def assemble(
    key: str,
    drafts: Sequence[Draft],
    frame: FrameParts,
    notes: Notes,
    stretches: Sequence[Sequence[Block]],
) -> Document:
    """The document of these drafts under this key."""
    sections, open_items = _grouped(drafts)
    title = frame.value("title") or frame.value("plan_title") or key
    maker = _Maker(key, notes, stem_at_head(frame.value("issuer") or title))
    items = [
        maker.item(each, name) for each, name in zip(open_items, _names(open_items), strict=True)
    ]
    closing = [draft for draft in drafts if isinstance(draft, Closing)]
    parts = (
        maker.loose(ItemKind.NOTICE, [block.content for block in frame.notice]),
        maker.loose(ItemKind.PREAMBLE, [block.content for block in frame.preamble]),
        *items,
        maker.loose(ItemKind.CLOSING, [draft.text for draft in closing]),
    )
    whole = _with_one_name_each([part for part in parts if part is not None], maker.home)
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
        items=tuple(whole),
        facts=tuple(frame.facts.values()),
    )
    document = replace(document, citations=tuple(citations.of(document)))
    checks.warn_of(document, frame, notes)
    return replace(document, residue=tuple(notes.residue), warnings=tuple(notes.warnings))


def _grouped(drafts: Sequence[Draft]) -> tuple[list[Heading], list[_OpenItem]]:
    sections: list[Heading] = []
    items: list[_OpenItem] = []
    section: Heading | None = None
    annex = 0
    for draft in drafts:
        if isinstance(draft, Heading) and draft.rank is Rank.SECTION:
            section = draft
            sections.append(draft)
            annex += draft.opens_annex
            items.append(_OpenItem(section, None, [], annex))
        elif isinstance(draft, Heading):
            items.append(_OpenItem(section, draft, [], annex))
        elif isinstance(draft, Task):
            if not items:
                items.append(_OpenItem(None, None, []))
            items[-1].tasks.append(draft)
    filled = [item for item in items if item.heading or item.tasks]
    for one, following in pairwise(filled):
        if _opens_annex(one) and following.annex == one.annex:
            one.kind = ItemKind.PREAMBLE
    return sections, filled


def _opens_annex(item: _OpenItem) -> bool:
    """Whether this is the text of an annex above its first number."""
    above = item.heading is None and item.section is not None and item.section.opens_annex
    return above and not any(task.label or task.agencies for task in item.tasks)


def _restarts(items: Sequence[_OpenItem]) -> bool:
    """Whether item numbers restart in each section, or some sections have no items at all."""
    numbers = [each.heading.number for each in items if each.heading and not each.heading.inserted]
    bare = any(item.heading is None for item in items)
    return len(set(numbers)) < len(numbers) or (bare and bool(numbers))


def _names(items: Sequence[_OpenItem]) -> Iterator[str]:
    """A name for each item, those of the n-th annex with an n before them (a1-3)."""
    for annex, part in groupby(items, key=lambda item: item.annex):
        group = list(part)
        numbers = _names_of_part([item for item in group if item.kind is ItemKind.ITEM])
        for item in group:
            name = next(numbers) if item.kind is ItemKind.ITEM else item.kind.value
            yield f"a{annex}-{name}" if annex else name


def _names_of_part(items: Sequence[_OpenItem]) -> Iterator[str]:
    """A name for each item, with a letter or number behind one that occurs again."""
    by_section = _restarts(items)
    seen: Counter[str] = Counter()
    for index, item in enumerate(items):
        name = _name(item, by_section, index)
        seen[name] += 1
        again = seen[name]
        yield f"{name}{_LETTERS[again] if again < len(_LETTERS) else f'n{again}'}"


def _name(item: _OpenItem, by_section: bool, index: int) -> str:
    section = item.section.number if item.section else None
    if item.heading is None:
        return str(section if section is not None else index + 1)
    number = item.heading.number if item.heading.number is not None else index + 1
    return f"{section}-{number}" if by_section and section is not None else str(number)


@dataclass(slots=True)
class _Maker:
    """Turns drafts into sections, items and clauses, entering every character as used."""

    key: str
    notes: Notes
    home: str
    last_cell: Clause | None = None

    @property
    def source(self) -> Source:
        return self.notes.source

    def section(self, heading: Heading) -> Section:
        for _, cell in () if heading.handed_down else heading.agencies:
            self.notes.set_aside("agencies of a heading", cell)
        return Section(heading.in_han(), self._title(heading, ""), self._heading_lines(heading))

    def item(self, item: _OpenItem, name: str) -> Item:
        heading = item.heading or item.section
        section = (item.section.in_han() or None) if item.section else None
        item_id = f"{self.key}:{name}"
        if not item.tasks and item.heading:
            item.tasks.append(Task(item.heading.title, item.heading.line))
            item.heading.title = item.heading.title[:0]
        if heading:
            _hand_down(heading, item.tasks)
        clauses = tuple(
            self._clause(task, f"{item_id}.{n}") for n, task in enumerate(item.tasks, start=1)
        )
        clauses = self._as_headed(item, _with_notes_behind(item.tasks, clauses))
        number = heading.number if heading else None
        title = (
            self._title(heading, item_id) if item.heading else self._section_title(item)
        ) or None
        label = _label(heading, item.heading is not None) if heading else None
        starts = [self._heading_lines(heading)] if heading else []
        lines = _hull([*starts, *(clause.lines for clause in clauses)])
        return Item(item_id, item.kind, label, number, title, section, lines, clauses)

    def _as_headed(self, item: _OpenItem, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses, those that name no agency with that of a heading: （二）区交通委."""
        if not (item.heading and item.section):
            return clauses
        title = _plain_title(item.heading.title)
        whose = of_heading(title, _plain_title(item.section.title), self.home).agencies
        lines = self._heading_lines(item.heading)
        if item.section.agencies and not any(clause.agencies for clause in clauses):
            # 一、加强公开（市政府办牵头） holds for all items below that name nobody.
            read = [read_cell(cell.text, role, self.home) for role, cell in item.section.agencies]
            whose = tuple(agency for cell in read for agency in cell.agencies)
            title = "；".join(cell.squeeze().text for _, cell in item.section.agencies)
            lines = self._heading_lines(item.section)
        return tuple(
            each
            if not whose or each.agencies or speaks_of_others(each.text)
            else replace(each, agencies=whose, agencies_printed=title, agencies_lines=lines)
            for each in clauses
        )

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
        read = [read_cell(cell.text, role, self.home) for role, cell in cells]
        printed = "；".join(cell.text for _, cell in cells)
        lines = self.source.lines_of(Extract.join(cell for _, cell in cells), task.line)
        if not (cells or task.agencies_follow):
            printed, duties = of_duties(text.text, self.home)
            read, lines = [duties], self.source.lines_of(text, task.line)
        clause = Clause(
            id=clause_id,
            label=label.text,
            text=text.text,
            lines=self.source.lines_of(text, task.line),
            agencies=tuple(agency for cell in read for agency in cell.agencies),
            agencies_printed=printed,
            agencies_lines=lines if printed else None,
            steps=tuple(_steps(steps.text)),
            deadline=_deadline(deadline.text, read),
        )
        if odd := checks.odd_step_labels(steps.text):
            what = f"步骤序号印作“{odd}”。", f"Step numbers are printed as {odd}."
            self.notes.warn("odd-step-label", what, self.source.lines_of(steps).first)
        if any(cell.lead_unclear for cell in read):
            line = clause.agencies_lines.first if clause.agencies_lines else task.line
            printed = clause.agencies_printed
            what = f"牵头单位不明确：{printed}", f"Who leads is unclear: {printed}"
            self.notes.warn("lead-unclear", what, line)
        if cells:
            self.last_cell = clause
        elif task.agencies_inherited and self.last_cell:
            clause = self._inherit(clause, self.last_cell, task.line)
        return clause

    def _inherit(self, clause: Clause, source: Clause, line: int) -> Clause:
        crosses = item_of(source.id) != item_of(clause.id)
        code = "agencies-inherited-over-item" if crosses else "agencies-inherited"
        zh = f"责任单位栏空，沿用 {source.id} 的责任单位。"
        en = f"Empty agency cell: taken over from {source.id}."
        self.notes.warn(code, (zh, en), line)
        return replace(clause, agencies=source.agencies, inherited_from=source.id)


def _label(heading: Heading, is_item: bool) -> str | None:
    """A heading's label in its standard form: （三）, 三 where sections carry clauses, 第三条, 1.3."""
    if not heading.number:
        return None
    printed = label_at(heading.label.text)
    if printed is None:
        return heading.label.squeeze().text.rstrip(".．、")
    if printed.rank is Rank.ARTICLE:
        return heading.in_han("第{}条")
    return heading.in_han("（{}）" if is_item and printed.rank is not Rank.SECTION else "{}")


def _hand_down(heading: Heading, tasks: Sequence[Task]) -> None:
    """Give the agencies behind a heading to the tasks below it."""
    if not (heading.agencies and tasks):
        return
    bare = not any(task.agencies or task.agencies_follow for task in tasks)
    heir = tasks[-1] if bare else tasks[0]
    heir.agencies.extend(heading.agencies)
    heading.handed_down = True
    for task in tasks[:-1] if bare else ():
        task.agencies_follow = True


def _deadline(printed: str, cells: Sequence[Cell]) -> str | None:
    """The deadline of a column or line without its heading, else one among the agencies."""
    if printed:
        return deadline(printed) or printed
    return next((cell.deadline for cell in cells if cell.deadline), None)


def _steps(text: str) -> Iterator[str]:
    """The numbered steps of a cell without their numbers; one step where none is numbered."""
    starts: list[re.Match[str]] = []
    for mark in STEP.finditer(text):
        if int(mark.group(1)) == len(starts) + 1:
            starts.append(mark)
    if not starts or starts[0].start():
        if text:
            yield text
        return
    ends = [*(mark.start() for mark in starts[1:]), len(text)]
    for mark, end in zip(starts, ends, strict=True):
        yield text[mark.end() : end]


def _with_notes_behind(tasks: Sequence[Task], clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, those before a closing note with the agencies and deadline it names."""
    result: list[Clause] = []
    following: Clause | None = None
    for task, clause in zip(reversed(tasks), reversed(clauses), strict=True):
        if task.agencies_follow and following:
            both = tuple(dict.fromkeys((*clause.agencies, *following.agencies)))
            shared = replace(clause, agencies=both, inherited_from=following.id)
            result.append(replace(shared, deadline=clause.deadline or following.deadline))
        else:
            following = clause
            result.append(clause)
    return tuple(reversed(result))


def _with_one_name_each(items: Sequence[Item], home: str) -> Sequence[Item]:
    """The items, with the bodies that elsewhere have the level before their name called so."""
    bodies = {body.agency for item in items for clause in item.clauses for body in clause.agencies}
    levelled = [name for name in bodies if _OF_A_LEVEL.match(name)]
    levels = Counter(name[1:] for name in levelled)
    whole = {
        name[1:]: name
        for name in levelled
        if name[1:] in bodies and levels[name[1:]] == 1 and lacks_level(name[1:], home)
    }
    if not whole:
        return items
    return [
        replace(item, clauses=tuple(_renamed(clause, whole) for clause in item.clauses))
        for item in items
    ]


def _renamed(clause: Clause, names: Mapping[str, str]) -> Clause:
    named = (replace(each, agency=names.get(each.agency, each.agency)) for each in clause.agencies)
    return replace(clause, agencies=tuple(named))


def _plain_title(title: Extract) -> str:
    plain = title.squeeze().text.rstrip("。.．")
    return plain[1:-1] if BRACKETED.fullmatch(plain) else plain


def _hull(lines: Iterable[Lines]) -> Lines:
    known = list(lines)
    return Lines(min(each.first for each in known), max(each.last for each in known))


def _standard_number(number: str | None) -> str | None:
    return plain_number(number) if number else None


def _year(frame: FrameParts) -> int | None:
    date = frame.value("date")
    if date:
        return int(date[:4])
    for name in ("title", "plan_title"):
        if match := YEAR.search(frame.value(name) or ""):
            return int(match.group(1))
    return year_of(frame.value("number") or "")


def _line_ranges(source: Source, stretches: Sequence[Sequence[Block]]) -> tuple[Lines, ...]:
    """First and last source line of each stretch of blocks that belongs to the document."""
    return tuple(
        _hull(source.lines_of(block.content, block.line) for block in stretch)
        for stretch in stretches
        if stretch
    )
