"""Task tables: from rows to headings and tasks, whatever the number of columns.

The heading row says which column is what. Merged cells print once and stay empty below,
or are printed again on a new page; a row cut by a page break goes on behind the repeated
heading row; a row with fewer cells than columns lacks its first ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lineage.errors import SourceError
from lineage.model import Role
from loaders import numbering
from loaders.blocks import Block, Extract
from loaders.drafts import EMPTY, Draft, Heading, Notes, Task
from loaders.headings import header_cells, is_agency_column
from loaders.numbering import Rank

_STEPS = re.compile(r"步骤|推进计划|阶段安排")
_DEADLINE = re.compile(r"时限|时间|期限|进度")
_SERIAL = re.compile(r"^(?:序号|编号)$")
_TERMINAL = ("。", "；", ";", "！")
_FORM_CELL = 15


class Column(StrEnum):
    """What a column holds."""

    SECTION = "section"
    ITEM = "item"
    SERIAL = "serial"
    TEXT = "text"
    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    STEPS = "steps"
    DEADLINE = "deadline"
    OTHER = "other"


_AGENCY_ROLES = {
    Column.LEAD: Role.LEAD,
    Column.SUPPORT: Role.SUPPORT,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
}


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """What each column holds, from the wording and order of the headings.

    Before the first agency column the last one is the task's text, the one before it the
    item, one more the section.
    """
    columns: list[Column | None] = [_named(heading) for heading in headings]
    agencies = [i for i, c in enumerate(columns) if c in _AGENCY_ROLES]
    if len(agencies) == 1:
        columns[agencies[0]] = Column.RESPONSIBLE
    first = agencies[0] if agencies and agencies[0] > 0 else len(columns)
    free = [i for i, column in enumerate(columns) if column is None]
    before = [i for i in free if i < first] or free[:1]
    for index, column in zip(
        reversed(before), (Column.TEXT, Column.ITEM, Column.SECTION), strict=False
    ):
        columns[index] = column
    return tuple(column or Column.OTHER for column in columns)


def _named(heading: str) -> Column | None:
    if _SERIAL.match(heading):
        return Column.SERIAL
    if is_agency_column(heading):
        if "配合" in heading or "协" in heading:
            return Column.SUPPORT
        return Column.LEAD if "牵头" in heading or "主" in heading else Column.RESPONSIBLE
    if _STEPS.search(heading):
        return Column.STEPS
    return Column.DEADLINE if _DEADLINE.search(heading) else None


@dataclass(slots=True)
class TableReader:
    """Reads the rows of a document's tables one by one into drafts."""

    notes: Notes
    drafts: list[Draft]
    columns: tuple[Column, ...] = ()
    headings: tuple[str, ...] = ()
    section: Heading | None = None
    item: Heading | None = None
    after_break: bool = False
    numbered: bool = False
    agencies: list[tuple[Role, Extract]] = field(default_factory=list)
    warned_form: bool = False

    def row(self, block: Block) -> None:
        """Take one row. Raises SourceError for a task row when no heading row was seen."""
        heading = header_cells(block)
        if heading:
            self._open(block, heading)
        elif not any(cell.text.strip() for cell in block.cells):
            return
        elif not self.columns:
            self._without_heading(block)
        elif len(cells := [cell for cell in block.cells if cell.text.strip()]) == 1:
            self._single(block, cells[0])
        else:
            self._full(block, self._aligned(block))

    def close(self) -> None:
        """Forget the table: what follows needs a heading row of its own."""
        self.columns, self.headings = (), ()

    def _open(self, block: Block, heading: tuple[Extract, ...]) -> None:
        words = tuple(cell.text for cell in heading)
        self.notes.set_aside("table heading", block.content)
        self.after_break = words == self.headings
        if not self.after_break:
            self.headings, self.columns = words, columns_of(words)

    def _without_heading(self, block: Block) -> None:
        longest = max(len(cell.squeeze().text) for cell in block.cells)
        if longest > _FORM_CELL or "。" in block.content.text:
            raise SourceError(
                self.notes.source.path,
                "A table row without a heading row above it: nobody can say which cell is what.",
                "Add the heading row (for example 工作任务, 具体要求, 责任单位).",
                block.line,
            )
        self.notes.set_aside("blank form", block.content)
        if not self.warned_form:
            self.notes.warn("blank-form", "A blank form, read as no task.", block.line)
            self.warned_form = True

    def _aligned(self, block: Block) -> dict[Column, list[Extract]]:
        """Cells by column; a row that lacks its first cells is set against the right edge."""
        cells = list(block.cells)
        missing = len(self.columns) - len(cells)
        if missing > 0:
            cells = [EMPTY] * missing + cells
        for extra in cells[len(self.columns) :]:
            if extra.text.strip():
                self.notes.set_aside("extra cell", extra)
                self.notes.warn("extra-cell", "More cells than columns.", block.line)
        by_column: dict[Column, list[Extract]] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            by_column.setdefault(column, []).append(cell.strip())
        return by_column

    def _single(self, block: Block, cell: Extract) -> None:
        label = numbering.label_at(cell.text)
        if label and label.rank in (Rank.SECTION, Rank.CHAPTER):
            self._heading(Rank.SECTION, cell, block.line)
        elif label and label.rank is Rank.ITEM:
            self._heading(Rank.ITEM, cell, block.line)
        else:
            self._full(block, self._aligned(block))

    def _full(self, block: Block, row: dict[Column, list[Extract]]) -> None:
        after_break, self.after_break = self.after_break, False
        text = _first(row, Column.TEXT)
        goes_on = self._goes_on(row, after_break)
        for column, rank in ((Column.SECTION, Rank.SECTION), (Column.ITEM, Rank.ITEM)):
            if cell := _first(row, column):
                self._heading(rank, cell, block.line)
        if goes_on:
            self._continue(row, block.line)
        elif text:
            self._task(row, text, block.line)
        else:
            for cells in row.values():
                for cell in cells:
                    if (
                        cell
                        and cell is not _first(row, Column.SECTION)
                        and cell is not _first(row, Column.ITEM)
                    ):
                        self.notes.set_aside("cell without task", cell)

    def _goes_on(self, row: dict[Column, list[Extract]], after_break: bool) -> bool:
        """Whether the row only carries on the row before a page break."""
        last = self._last_task()
        text = _first(row, Column.TEXT)
        if last is None or (not after_break and text):
            return False
        if not text:
            return any(_first(row, c) for c in (Column.STEPS, *_AGENCY_ROLES, Column.DEADLINE))
        label = numbering.label_at(text.text)
        if self.numbered:
            return label is None or label.rank is not Rank.TASK
        fresh = any(_first(row, column) for column in (Column.DEADLINE, *_AGENCY_ROLES))
        return not fresh and not last.text.text.endswith(_TERMINAL)

    def _last_task(self) -> Task | None:
        return next((d for d in reversed(self.drafts) if isinstance(d, Task)), None)

    def _continue(self, row: dict[Column, list[Extract]], line: int) -> None:
        task = self._last_task()
        if task is None:
            return
        task.text += _first(row, Column.TEXT)
        task.steps += _first(row, Column.STEPS)
        task.deadline += _first(row, Column.DEADLINE)
        for column, role in _AGENCY_ROLES.items():
            if cell := _first(row, column):
                task.agencies.append((role, cell))
        self.notes.warn("joined-over-page", "A row cut by a page break was joined.", line)

    def _heading(self, rank: Rank, cell: Extract, line: int) -> None:
        label = numbering.label_at(cell.text)
        current = self.section if rank is Rank.SECTION else self.item
        if label is None and current is not None and current.number is not None:
            current.title += cell
            self.notes.warn("joined-title", f"“{cell.text.strip()}” was joined to a title.", line)
            return
        printed, title = numbering.cut(cell, label) if label else (EMPTY, cell)
        number = label.number if label else None
        if current and (current.number, _plain(current.title)) == (number, _plain(title)):
            self.notes.set_aside("reprinted heading", cell)
            return
        heading = Heading(rank, number, printed, title, line)
        self.drafts.append(heading)
        if rank is Rank.SECTION:
            self.section, self.item = heading, None
        else:
            self.item = heading

    def _task(self, row: dict[Column, list[Extract]], text: Extract, line: int) -> None:
        label = numbering.label_at(text.text)
        if label is None and self.numbered:
            due = 1 + sum(isinstance(draft, Task) for draft in self.drafts)
            label = numbering.bare_task_at(text.text, due)
            if label:
                self.notes.warn("label-without-dot", f"Task number {due} has no dot.", line)
        printed = _first(row, Column.SERIAL)
        if label and label.rank is Rank.TASK:
            self.numbered = True
            more, text = numbering.cut(text, label)
            printed += more
        agencies = [
            (role, cell)
            for column, role in _AGENCY_ROLES.items()
            for cell in row.get(column, ())
            if cell
        ]
        inherited = not agencies and bool(self.agencies)
        if agencies:
            self.agencies = agencies
        for other in row.get(Column.OTHER, ()):
            self.notes.set_aside("other column", other)
        self.drafts.append(
            Task(
                text,
                line,
                printed,
                agencies,
                agencies_inherited=inherited,
                steps=_first(row, Column.STEPS),
                deadline=_first(row, Column.DEADLINE),
            )
        )


def _first(row: dict[Column, list[Extract]], column: Column) -> Extract:
    return next((cell for cell in row.get(column, ()) if cell), EMPTY)


def _plain(extract: Extract) -> str:
    return extract.squeeze().text.rstrip("。")
