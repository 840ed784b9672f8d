"""Task tables: from rows to headings and tasks, whatever the number of columns.

The heading row says which column is what. Merged cells print once and stay empty below,
or are printed again on a new page; a row cut by a page break goes on behind the repeated
heading row; a row with fewer cells than columns lacks its first ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineage.model import Role
from lineage.numerals import from_han
from loaders import numbering
from loaders.agencies.names import looks_like_agencies, parts_agencies
from loaders.blocks import EMPTY, Block, Extract
from loaders.columns import AGENCY_ROLES, Column, columns_of, header_cells
from loaders.drafts import Draft, Heading, Notes, Task
from loaders.lines import Frame, frame_of
from loaders.numbering import NUMBER_ALONE, STEP, Rank

_HAN_ALONE = re.compile(r"^(?P<item>[（(])?(?P<number>[一二三四五六七八九十]{1,3})[）)、]?$")
_TOTAL = re.compile("合计|总计|小计|共计")
_NO_GAP = re.compile(r"\s")
_CARRIES_ON = tuple("，,、：:")
_TERMINAL = ("。", "；", ";", "！")
_GOES_ON = (
    "部分栏重印，其下视为条目的延续。",
    "Below a reprinted section cell the item is taken to go on.",
)
_HEADING_RANKS = {Column.SECTION: Rank.SECTION, Column.ITEM: Rank.ITEM}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells, told apart by what their columns hold."""

    line: int
    cells: tuple[tuple[Column, Extract], ...]

    def first(self, column: Column) -> Extract:
        """The first filled cell that holds this."""
        for held, cell in self.cells:
            if held is column and cell:
                return cell
        return EMPTY

    def agencies(self) -> list[tuple[Role, Extract]]:
        """The filled agency cells with the roles that their headings give."""
        return [
            (AGENCY_ROLES[column], cell)
            for column, cell in self.cells
            if column in AGENCY_ROLES and cell
        ]


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
    last_number: int = 0
    agencies_seen: bool = False
    interrupted: bool = False
    own: list[Heading] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether rows came last, and no heading of running text behind them."""
        return bool(self.headings) and not self.interrupted

    def row(self, block: Block) -> None:
        """Take one row. Without a heading row above it nobody can say which cell is what."""
        filled = [cell for cell in block.cells if cell.text.strip()]
        if heading := header_cells(block):
            self._open(block, heading)
        elif not filled:
            return
        elif not self.columns:
            self.notes.set_aside_table(block)
        elif _is_total(filled):
            self.notes.set_aside("total", block.content)
        elif numbered := _numbered_heading(filled, block.line):
            self._new_heading(numbered)
        elif len(filled) == 1 and frame_of(block.squeezed) is Frame.REMARK:
            self.notes.set_aside(Frame.REMARK.value, block.content)
        elif len(filled) == 1 and (rank := _heading_rank(filled[0])):
            self._heading(rank, filled[0], block.line)
        else:
            self._full(self._aligned(block))

    def close(self) -> None:
        """Forget the table: what follows needs a heading row of its own."""
        self.columns, self.headings = (), ()

    def _open(self, block: Block, heading: tuple[Extract, ...]) -> None:
        words = tuple(cell.text for cell in heading)
        self.notes.set_aside("table heading", block.content)
        same = words == self.headings
        self.after_break = same and not self.interrupted
        self.interrupted = False
        if not same:
            self.headings, self.columns = words, columns_of(words)

    def _aligned(self, block: Block) -> _Row:
        """The row's cells; where the first ones are missing, it is set against the right edge."""
        cells = self._set_right(self._with_merged(block.cells))
        missing = len(self.columns) - len(cells)
        for extra in cells[len(self.columns) :]:
            if extra.text.strip():
                self.notes.set_aside("extra cell", extra)
                what = "单元格多于栏数。", "More cells than columns."
                self.notes.warn("extra-cell", what, block.line)
        pairs = zip(self.columns[max(missing, 0) :], cells, strict=False)
        named = ((_by_content(column, cell), cell.strip()) for column, cell in pairs)
        return _Row(block.line, tuple(named))

    def _with_merged(self, cells: tuple[Extract, ...]) -> tuple[Extract, ...]:
        """A numbered row that lacks its merged cells, with empty ones for them where they belong.

        They do before the others, and behind them where no agencies would stand in their column else.
        """
        missing = len(self.columns) - len(cells)
        if self.columns[0] is not Column.SERIAL or not NUMBER_ALONE.match(cells[0].text):
            return cells
        for behind in range(missing + 1):
            row = (cells[0], *(EMPTY,) * (missing - behind), *cells[1:], *(EMPTY,) * behind)
            pairs = zip(self.columns, (cell.squeeze().text for cell in row), strict=True)
            named = (looks_like_agencies(c) for kind, c in pairs if kind in AGENCY_ROLES and c)
            if all(named):
                return row
        return cells

    def _set_right(self, cells: tuple[Extract, ...]) -> tuple[Extract, ...]:
        """The cells of a row; one that lacks its merged first cells may be filled up behind."""
        filled = [index for index, cell in enumerate(cells) if cell.text.strip()]
        shift = len(self.columns) - 1 - filled[-1]
        if shift <= 0 or len(filled) < 2 or len(cells) < len(self.columns):
            return cells
        shifted = (EMPTY,) * shift + cells[: filled[-1] + 1]
        return shifted if self._shows_agencies(shifted) > self._shows_agencies(cells) else cells

    def _shows_agencies(self, cells: Sequence[Extract]) -> bool:
        pairs = zip(self.columns, cells, strict=False)
        return any(
            column in AGENCY_ROLES and looks_like_agencies(cell.squeeze().text)
            for column, cell in pairs
            if cell
        )

    def _full(self, row: _Row) -> None:
        item = self.item
        row = _with_numbered_item(row, within=bool(item and item.number))
        goes_on = self._continued(row)
        self.after_break = False
        for column, rank in _HEADING_RANKS.items():
            if cell := row.first(column):
                self._heading(_heading_rank(cell) or rank, cell, row.line)
        if goes_on:
            self._continue(goes_on, row)
        elif row.first(Column.TEXT):
            self._check_place(row, item)
            self._task(row)
        else:
            for column, cell in row.cells:
                if column not in _HEADING_RANKS:
                    self.notes.set_aside("cell without task", cell)

    def _check_place(self, row: _Row, item: Heading | None) -> None:
        """Warn where an empty item cell may mean two things; `item` stood open above the row."""
        if row.first(Column.ITEM) or Column.ITEM not in self.columns:
            return
        if item and item is self.item and row.first(Column.SECTION):
            self.notes.warn("item-goes-on", _GOES_ON, row.line)
        elif self.item is None and self.drafts and self.drafts[-1] is self.section:
            what = "这一部分有任务不属于任何条目。", "The section has tasks under no item."
            self.notes.warn("no-item", what, row.line)

    def _continued(self, row: _Row) -> Task | None:
        """The task that the row carries on over a page break, None if it is one of its own."""
        last = next((draft for draft in reversed(self.drafts) if isinstance(draft, Task)), None)
        text = row.first(Column.TEXT)
        if last is None or (text and not self.after_break):
            return None
        if not text:
            others = row.first(Column.STEPS) or row.first(Column.DEADLINE) or row.agencies()
            goes_on = bool(others)
        elif last.label and Column.SERIAL in self.columns:
            unfinished = not last.text.text.endswith(_TERMINAL)
            goes_on = unfinished and not row.first(Column.SERIAL)
        elif self.last_number:
            label = numbering.label_at(text.text)
            goes_on = label is None or label.rank is not Rank.TASK
        else:
            fresh = row.first(Column.DEADLINE) or row.agencies()
            goes_on = not fresh and not last.text.text.endswith(_TERMINAL)
        return last if goes_on else None

    def _continue(self, task: Task, row: _Row) -> None:
        task.text += row.first(Column.TEXT)
        task.steps += row.first(Column.STEPS)
        task.deadline += row.first(Column.DEADLINE)
        for role, cell in row.agencies():
            _add_agencies(task, role, cell)
        for column, cell in row.cells:
            if column in (Column.SERIAL, Column.OTHER):
                self.notes.set_aside("other column", cell)
        what = "被分页断开的一行已拼接。", "A row cut by a page break was joined."
        self.notes.warn("joined-over-page", what, row.line)

    def _heading(self, rank: Rank, cell: Extract, line: int) -> None:
        label = numbering.label_at(cell.text)
        current = self.section if rank is Rank.SECTION else self.item
        grows = any(current is each for each in self.own)
        if label is None and current is not None and current.number is not None and grows:
            current.title += cell
            rest = cell.text.strip()
            what = f"“{rest}”已拼接到标题上。", f"“{rest}” was joined to a title."
            self.notes.warn("joined-title", what, line)
            return
        printed, title = numbering.cut(cell, label) if label else (EMPTY, cell)
        self._new_heading(Heading(rank, label.number if label else None, printed, title, line))

    def _new_heading(self, heading: Heading) -> None:
        current = self.section if heading.rank is Rank.SECTION else self.item
        if current and _same(current, heading):
            self.notes.set_aside("reprinted heading", heading.label + heading.title)
            return
        self._enter(heading)
        self.own.append(heading)
        self.drafts.append(heading)

    def open(self, heading: Heading) -> None:
        """Take a heading of running text as the one under which the next rows stand."""
        self._enter(heading)
        self.interrupted = True

    def _enter(self, heading: Heading) -> None:
        if heading.rank is Rank.SECTION:
            self.section, self.item = heading, None
        else:
            self.item = heading

    def _task(self, row: _Row) -> None:
        printed, text = self._label(row)
        agencies = row.agencies()
        self.drafts.append(
            Task(
                text,
                row.line,
                row.first(Column.SERIAL) + printed,
                agencies,
                agencies_inherited=self.agencies_seen and not agencies,
                steps=row.first(Column.STEPS),
                deadline=row.first(Column.DEADLINE),
            )
        )
        self.agencies_seen = self.agencies_seen or bool(agencies)
        for column, cell in row.cells:
            if column is Column.OTHER:
                self.notes.set_aside("other column", cell)

    def _label(self, row: _Row) -> tuple[Extract, Extract]:
        """The number that opens a task's text, and the text behind it."""
        text = row.first(Column.TEXT)
        label = numbering.label_at(text.text)
        if label is None and self.last_number:
            label = numbering.bare_task_at(text.text, self.last_number + 1)
            if label and label.printed.isdigit():
                number = label.number
                what = f"任务序号 {number} 后缺点号。", f"Task number {number} has no dot."
                self.notes.warn("label-without-dot", what, row.line)
        if label is None or label.rank is not Rank.TASK:
            return EMPTY, text
        if row.first(Column.SERIAL) or (label.number == 1 and _is_list(text.text)):
            return EMPTY, text
        self.last_number = label.number
        return numbering.cut(text, label)


def _with_numbered_item(row: _Row, within: bool) -> _Row:
    """The row, with the number in its item's column as its own.

    Where it stands `within` an item that is numbered, or its text carries on the words behind that
    number, these are a part of the text.
    """
    item = row.first(Column.ITEM)
    label = numbering.label_at(item.text)
    if label is None or label.rank is not Rank.TASK:
        return row
    text = row.first(Column.TEXT)
    others = [(c, cell) for c, cell in row.cells if c is not Column.ITEM]
    if within or not text or row.first(Column.SERIAL) or item.text.rstrip().endswith(_CARRIES_ON):
        others = [(c, cell) for c, cell in others if c is not Column.TEXT]
        return _Row(row.line, ((Column.TEXT, item + text), *others))
    printed, title = numbering.cut(item, label)
    return _Row(row.line, ((Column.SERIAL, printed), (Column.ITEM, title), *others))


def _is_total(cells: Sequence[Extract]) -> bool:
    """Whether a row adds up figures: 合计 that nobody is responsible for."""
    first, *others = (cell.squeeze().text for cell in cells)
    return _TOTAL.fullmatch(first) is not None and not any(map(looks_like_agencies, others))


def _is_list(text: str) -> bool:
    """Whether a text that begins with 1. has a 2. behind it: it is a list, and no task 1."""
    return any(mark.group(1) == "2" for mark in STEP.finditer(_NO_GAP.sub("", text)))


def _add_agencies(task: Task, role: Role, cell: Extract) -> None:
    """Add agencies to a task; a name that a page has cut in two is put together."""
    before = next((i for i, (each, _) in enumerate(task.agencies) if each is role), None)
    if before is None or parts_agencies(task.agencies[before][1].text, cell.text):
        task.agencies.append((role, cell))
    else:
        task.agencies[before] = (role, task.agencies[before][1] + cell)


def _by_content(column: Column, cell: Extract) -> Column:
    """The column, but for a number alone, which names no section and no item."""
    if column in _HEADING_RANKS and NUMBER_ALONE.match(cell.text):
        return Column.SERIAL
    return column


def _heading_rank(cell: Extract) -> Rank | None:
    """The rank of a heading that fills a row of its own."""
    label = numbering.label_at(cell.text)
    if label is None or label.rank not in (Rank.CHAPTER, Rank.DIVISION, Rank.SECTION, Rank.ITEM):
        return None
    return Rank.ITEM if label.rank is Rank.ITEM else Rank.SECTION


def _numbered_heading(cells: Sequence[Extract], line: int) -> Heading | None:
    """The heading of a row that holds nothing but a number (一 or （一）) and a title."""
    if len(cells) != 2 or (match := _HAN_ALONE.match(cells[0].squeeze().text)) is None:
        return None
    rank = Rank.ITEM if match["item"] else Rank.SECTION
    return Heading(rank, from_han(match["number"]), cells[0], cells[1], line)


def _same(one: Heading, other: Heading) -> bool:
    return (one.number, _plain(one.title)) == (other.number, _plain(other.title))


def _plain(extract: Extract) -> str:
    return extract.squeeze().text.rstrip("。")
