"""The body of a document and its annexes: lines and rows become headings, tasks, closing paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from lineage.text import fold
from loaders import numbering
from loaders.agencies.names import is_label
from loaders.blocks import EMPTY, Block, BlockKind, Extract
from loaders.body.prose import ProseReader, number_on, ranks_of
from loaders.body.tables import TableReader
from loaders.columns import header_cells, is_serial_column
from loaders.drafts import Draft, Heading, Notes
from loaders.frame.promulgation import promulgation
from loaders.frame.titles import PLAN_TITLE, is_bare_title, opens_act
from loaders.lines import Frame, frame_of, is_labelled
from loaders.numbering import Label, Rank

_PLAN_TITLE = "plan title"
_ANNEX_TITLE = "attachment title"
# What may name a table that comes next; 附件：某表 may stand for its title.
_OPEN_TABLES = (_ANNEX_TITLE, Frame.ATTACHMENT)
_ANNEX = re.compile(r"\s*附[件表]\s*\d*\s*[：:]\s*(?=\S)")
_LEAD_IN = re.compile(r"^[\u4e00-\u9fff]{2,6}[：:]$")
# Who leads in person is no task, in a line of its own as in a column.
_LEADER = re.compile(
    r"(?:(?:牵头|责任|分管|负责|主管|包抓|联系)(?:[省市州县区])?){1,2}领导[：:][^，。]{2,30}。?$"
)
# A table on its next page: 续表, （续上表）, 附表2（续）.
_CONTINUES = re.compile(r"[（(]?[接续]上?表\d*[)）]?$|附?表\d+[（(]续[)）]$")
_CAPTION = re.compile(r"表\d+(?:[-—.]\d+)?[^。；]{2,60}$")
# Not what is in it: 专栏1所列工程.
_BOX = re.compile(r"专栏\d+(?![所中内的])[^，。；：]{2,40}$")
# What stands behind a body.
TAIL = {Frame.DISCLOSURE, Frame.COPIES, Frame.PRINTED, Frame.FORM, Frame.ATTACHMENT}


def read_body(blocks: Sequence[Block], notes: Notes, plans: Set[str] = frozenset()) -> list[Draft]:
    """Headings, tasks and closing paragraphs of a body and its annexes, in reading order.

    `plans` are the titles that the covering notice names, folded.
    """
    drafts: list[Draft] = []
    for start, end in pairwise([0, *_annexes(blocks, plans), len(blocks)]):
        if start:
            title = blocks[start]
            drafts.append(
                Heading(Rank.SECTION, None, EMPTY, title.content, title.line, opens_annex=True)
            )
        _read_part(blocks[start + bool(start) : end], notes, drafts, plans, annex=start > 0)
    return drafts


def _annexes(blocks: Sequence[Block], plans: Set[str]) -> Iterator[int]:
    """Where an annex with a text of its own begins: with a title behind 附件 and text below it."""
    attached = False
    for index, block in enumerate(blocks):
        text = block.squeezed
        if frame_of(text) in TAIL:
            attached = True
        elif is_serial_column(text):
            attached = False
        elif attached and is_bare_title(block) and _opens_text(blocks[index + 1 :]):
            if fold(text).text not in plans:
                yield index
            attached = False


def _opens_text(blocks: Sequence[Block]) -> bool:
    """Whether a label or a sentence comes next."""
    return bool(blocks) and (is_labelled(blocks[0]) or "。" in blocks[0].content.text)


def _read_part(
    blocks: Sequence[Block], notes: Notes, drafts: list[Draft], plans: Set[str], annex: bool
) -> None:
    """Add the headings and tasks of a body or of an annex to the drafts."""
    labels = [numbering.label_of(block) for block in blocks]
    prose = ProseReader(notes, drafts, ranks_of(labels), annex, number_on(labels))
    reader = _PartReader(notes, drafts, plans, TableReader(notes, drafts), prose)
    if annex and isinstance(title := drafts[-1], Heading):
        reader.table.open(title)
    for index, (block, label) in enumerate(zip(blocks, _following(labels), strict=True)):
        if block.kind is BlockKind.ROW:
            reader.table.row(block)
        else:
            reader.line(block, blocks[index + 1 :], label)
    prose.close()


@dataclass(slots=True)
class _PartReader:
    """Reads the lines of a body or of an annex one by one; `table` its rows, `prose` its paragraphs.

    `plans` as for `read_body`. `attached` says that 附件 has been named, `in_cells` that a table of it
    stands here which prints each cell on a line of its own.
    """

    notes: Notes
    drafts: list[Draft]
    plans: Set[str]
    table: TableReader
    prose: ProseReader
    attached: bool = False
    in_cells: bool = False

    def line(self, block: Block, below: Sequence[Block], following: Label | None) -> None:
        """Take one line; `below` are the blocks behind it, `following` is the next label there."""
        text = block.squeezed
        opens_cells = self.in_cells or (self.attached and is_serial_column(text))
        self.in_cells = opens_cells and frame_of(text) not in TAIL
        if self.in_cells:
            self.notes.set_aside_table(block)
        elif header_cells(block):
            self.notes.set_aside("table heading", block.content)
            what = "此行以下各栏无法分开。", "Columns that can't be told apart below here."
            self.notes.warn("columns-lost", what, block.line)
        elif kind := self._kind(block, below):
            self._apart(block, kind, _opens_table(below))
        elif text and (
            opened := self.prose.paragraph(block, following, after_table=self.table.is_open)
        ):
            self.table.open(opened)

    def _kind(self, block: Block, below: Sequence[Block]) -> str:
        """What a line is that is no text of the body; '' for text."""
        if self.table.headings:
            # Below rows a line may be their text, carried over a page, if nothing marks it.
            titled = block.heading and _opens_table(_without_headings(below))
        else:
            # What is called a table or a division of labour needs no 附件 before it.
            called = PLAN_TITLE.match(block.squeezed) is not None
            titled = self.attached or (called and _opens_table(below))
        if kind := _kind_of_line(block, self.table, self.plans, titled):
            return kind
        # Another act can begin only where one has begun.
        if self.prose.heading and opens_act(block, below):
            return _PLAN_TITLE
        return "table caption" if _is_caption(block, below) else ""

    def _apart(self, block: Block, kind: str, opens_table: bool) -> None:
        """Take a line that is no text: as the title of what follows, or set aside."""
        if kind == _PLAN_TITLE:
            what = "另一方案由此开始，序号重新编起。", "Another plan begins: its labels start anew."
            self.notes.warn("second-plan", what, block.line)
        if kind == _PLAN_TITLE or (kind in _OPEN_TABLES and opens_table):
            heading = Heading(Rank.SECTION, None, *_annex_title(block.content), block.line)
            self.drafts.append(heading)
            self.table.open(heading)
            return
        self.notes.set_aside(kind, block.content)
        if kind in TAIL:
            self.table.close()
            self.attached = True


def _following(labels: Sequence[Label | None]) -> list[Label | None]:
    """For each place the label that comes next behind it."""
    found: list[Label | None] = []
    following = None
    for label in reversed(labels):
        found.append(following)
        following = label or following
    return found[::-1]


def _opens_table(blocks: Sequence[Block]) -> bool:
    """Whether a heading row comes next, and a row with a label or two filled cells below it."""
    rows = [each for each in blocks[:2] if each.kind is BlockKind.ROW]
    if len(rows) < 2 or not header_cells(rows[0]):
        return False
    filled = [cell for cell in rows[1].cells if cell.text.strip()]
    return len(filled) > 1 or any(numbering.label_at(cell.text) for cell in filled)


def _without_headings(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks behind the headings that come first."""
    return [*dropwhile(lambda block: block.heading, blocks)]


def _kind_of_line(block: Block, table: TableReader, plans: Set[str], titled: bool) -> str:
    """What a line within a body is that is no text of it; '' for text. `titled`: a title is due."""
    text = block.squeezed
    if frame := frame_of(text):
        return frame.value
    if _CONTINUES.match(text) or (table.headings and _repeats(text, table.section)):
        return "reprinted heading"
    if _LEAD_IN.match(text) and not is_label(text):
        return "lead-in"
    if (leads := _LEADER.match(text)) or promulgation(text):
        return "leader" if leads else "promulgation"
    is_title = is_bare_title(block)
    if is_title and plans and fold(text).text in plans:
        return _PLAN_TITLE
    return _ANNEX_TITLE if titled and is_title else ""


def _is_caption(line: Block, below: Sequence[Block]) -> bool:
    """Whether a line names the table or the box that stands below it: 表1 主要指标, 专栏1 工程."""
    text = line.squeezed
    heads_rows = bool(below) and below[0].kind is BlockKind.ROW
    return _BOX.match(text) is not None or (heads_rows and _CAPTION.match(text) is not None)


def _annex_title(line: Extract) -> tuple[Extract, Extract]:
    """The 附件： that a title stands behind, empty where none does, and the title."""
    called = _ANNEX.match(line.text)
    start = called.end() if called else 0
    return line[:start], line[start:]


def _repeats(text: str, section: Heading | None) -> bool:
    printed = (section.label + section.title).squeeze().text if section else ""
    return bool(printed) and text.rstrip("。") == printed.rstrip("。")
