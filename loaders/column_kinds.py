"""What the columns of a task table hold, told by the wording and the order of its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from lineage.model import Role
from loaders.headings import agency_columns, is_serial_column

_STEPS = re.compile(r"步骤|推进计划|阶段安排")
_DEADLINE = re.compile(r"时限|时间|期限|进度")
_SUPPORTING = re.compile("配合|协|参[与加]|支[持撑]")
# What stands beside a task: who oversees it, what it rests on, how it is measured.
_BESIDE = re.compile(
    r"备注|领导$|联[系络][人员]$|(?:完成|落实|进展|推进)情况|(?:依据|来源|位置|对象|属性|分值|权重|投资|投资额|资金|程序)$|是否|"
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
