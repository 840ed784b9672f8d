"""Columns of a task table: which row is their headings, and what each holds by its wording and order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from lineage.model import Role
from loaders.blocks import Block, BlockKind, Extract
from loaders.numbering import label_at

_LONGEST_HEADING, _LONGEST_HEADING_ROW = 40, 80
# What a column of agencies has in its heading: most blocks have none of it.
_AGENCY = re.compile("单位|部门|处室|科室|股室|(?:责任|承办|实施)(?:主体|机构)|责任人")
_AGENCY_COLUMN = re.compile(
    r"^(?!各).{0,8}(?:(?<!计[税量价])单位|部门|处室|科室|股室|(?:责任|承办|实施)(?:主体|机构)|责任人)(?:及.{1,6})?$"
)
_COLUMN_WORD = re.compile(
    r"^(?:序号|编号|.{0,6}(?:任务|事项|内容|要求|措施|目标|举措|项目|步骤|类别|指标|时限|时间|期限|进度|备注|单位|部门|处室|科室|名称|分工|情况|领导))$"
)
_STEPS = re.compile(r"步骤|推进计划|阶段安排")
_DEADLINE = re.compile(r"时限|时间|期限|进度")
_SUPPORTING = re.compile("配合|协|参[与加]|支[持撑]")
# What stands beside a task: who oversees it, what it rests on, how it is measured.
_BESIDE = re.compile(
    r"备注|^追责|领导$|联[系络][人员]$|(?:完成|落实|进展|推进)情况|(?:依据|来源|位置|对象|属性|分值|权重|投资|投资额|资金|程序)$|是否|"
    r"^单位$|(?:启动|开始|开工)时间$|季度$|(?:19|20)\d\d年$"
)


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


AGENCY_ROLES = {
    Column.LEAD: Role.LEAD,
    Column.SUPPORT: Role.SUPPORT,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
}


def header_cells(block: Block) -> tuple[Extract, ...]:
    """The cells of a table's heading row, whether tabbed or only spaced; () for other blocks."""
    if not _AGENCY.search(block.squeezed):
        return ()
    if block.kind is BlockKind.ROW and all(len(c.text) <= _LONGEST_HEADING for c in block.cells):
        cells = tuple(cell.squeeze() for cell in block.cells)
    elif block.kind is BlockKind.LINE and len(block.cells[0].text) <= _LONGEST_HEADING_ROW:
        cells = tuple(_words(block.content))
    else:
        return ()
    words = [cell.text for cell in cells if cell]
    known = sum(is_column_heading(word) or is_agency_column(word) for word in words)
    agencies = bool(agency_columns(words))
    task = any("。" in word or label_at(word) for word in words)
    # 2.2 预案解释部门 is the heading of a section.
    numbered = bool(words) and words[0].replace(".", "").isdecimal()
    heads = len(words) >= 2 and agencies and known * 2 >= len(words) and not (task or numbered)
    return cells if heads else ()


def _words(line: Extract) -> list[Extract]:
    return [line[match.start() : match.end()] for match in re.finditer(r"\S+", line.text)]


def is_column_heading(word: str) -> bool:
    """Whether a word without white space may head a column of a task table."""
    return bool(_COLUMN_WORD.match(word))


def is_serial_column(heading: str) -> bool:
    """Whether a column with this heading holds the numbers of the rows."""
    return heading in ("序号", "编号")


def agency_columns(headings: Sequence[str]) -> list[int]:
    """Which columns under these headings hold agencies; beside indicators 单位 is what they count in.

    >>> agency_columns(["指标", "单位", "责任单位"]), agency_columns(["任务", "单位"])
    ([2], [1])
    """
    counted = any("指标" in heading for heading in headings)
    return [
        index
        for index, heading in enumerate(headings)
        if is_agency_column(heading) and not (counted and heading == "单位")
    ]


def is_agency_column(heading: str) -> bool:
    """Whether a column with this heading holds agencies."""
    return bool(_AGENCY_COLUMN.match(heading)) and "名称" not in heading


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """What each column holds, from the wording and order of the headings.

    Before the first agency column the last one is the task's text, the one before it the
    item, one more the section.
    """
    agencies = agency_columns(headings)
    columns = [
        _role(heading) if index in agencies else _named(heading)
        for index, heading in enumerate(headings)
    ]
    if len(agencies) == 1:
        columns[agencies[0]] = Column.RESPONSIBLE
    first = agencies[0] if agencies and agencies[0] > 0 else len(columns)
    free = [i for i, column in enumerate(columns) if column is None]
    before = [i for i in free if i < first] or free[:1]
    for index, column in zip(
        reversed(before), (Column.TEXT, Column.ITEM, Column.SECTION), strict=False
    ):
        columns[index] = column
    return tuple(
        column
        if column and (column in AGENCY_ROLES or column not in columns[:index])
        else Column.OTHER
        for index, column in enumerate(columns)
    )


def _role(heading: str) -> Column:
    if _SUPPORTING.search(heading):
        return Column.SUPPORT
    return Column.LEAD if "牵头" in heading or "主" in heading else Column.RESPONSIBLE


def _named(heading: str) -> Column | None:
    if is_serial_column(heading):
        return Column.SERIAL
    if _BESIDE.search(heading):
        return Column.OTHER
    if _STEPS.search(heading):
        return Column.STEPS
    return Column.DEADLINE if _DEADLINE.search(heading) else None
