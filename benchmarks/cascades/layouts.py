"""Writing a plan as a source file, in the layouts that real notices have.

`prose` and `noted` are running text (in `noted` paragraphs end with the agencies in brackets);
`numbered` has a numbered paragraph for each task; `rows3`, `rows4` and `rows5` are tab tables
with a row a line; `cells` has a cell a line; `pipes` is a Markdown table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from benchmarks.cascades.plans import Item, Plan, Unit
from lineage.model import Level
from lineage.numerals import to_han

PROSE = ("prose", "noted")
LAYOUTS = (*PROSE, "numbered", "rows3", "rows4", "rows5", "cells", "pipes")

_LONGEST_LINE = 55
_RECIPIENTS = {
    Level.NATIONAL: "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
    Level.PROVINCE: "各市、县（区）人民政府，省政府各部门、各直属机构：",
    Level.PREFECTURE: "各县（市、区）人民政府，市政府各部门、各直属机构：",
    Level.COUNTY: "各镇人民政府、街道办事处，县政府各部门、各直属机构：",
}
_TAIL = ("", "公开方式：主动公开", "")


def takes_several_sentences(layout: str) -> bool:
    """Whether a unit may have several sentences: in running text each is a unit of its own."""
    return layout not in PROSE


def name_parts(plan: Plan) -> None:
    """Give every item and unit the id that the loaders will give it."""
    number = 0
    for place, section in enumerate(plan.sections, start=1):
        for index, item in enumerate(section.items, start=1):
            number += 1
            name = f"{place}-{index}" if _numbers_restart(plan) else str(number)
            item.id = f"{plan.key}:{name}"
            for count, unit in enumerate(item.units, start=1):
                unit.id = f"{item.id}.{count}"
    for count, unit in enumerate(plan.closing, start=1):
        unit.id = f"{plan.key}:closing.{count}"


def source_text(plan: Plan) -> str:
    """The whole text of a plan's source file."""
    return "\n".join((*_head(plan), *_BODIES[plan.layout](plan), *_TAIL)) + "\n"


def _numbers_restart(plan: Plan) -> bool:
    return plan.restarts and sum(len(section.items) > 0 for section in plan.sections) > 1


def _head(plan: Plan) -> Iterator[str]:
    issuer = plan.government.office
    yield from (f"# {issuer}文件", "", plan.number, "")
    if len(plan.title) > _LONGEST_LINE:
        yield from (issuer, plan.title.removeprefix(issuer))
    else:
        yield f"## {plan.title}"
    yield from ("", _RECIPIENTS[plan.government.level], "")
    if plan.parent:
        above = plan.parent
        place = "国务院" if above.parent is None else above.government.name
        yield (
            f"为贯彻落实《{above.title}》（{above.number}）精神，经{plan.government.name}人民政府同意，"
            f"现将《{plan.plan_title}》印发给你们，请结合{place}要求认真贯彻执行。"
        )
    else:
        yield f"《{plan.plan_title}》已经国务院同意，现印发给你们，请认真贯彻执行。"
    day = date.fromisoformat(plan.date)
    yield from ("", issuer, "", f"{day.year}年{day.month}月{day.day}日", "", plan.plan_title, "")


def _sections(plan: Plan) -> Iterator[tuple[str, list[tuple[str, Item]]]]:
    """Labelled section titles, each with its items and their labelled titles."""
    number = 0
    for place, section in enumerate(plan.sections, start=1):
        items = []
        for index, item in enumerate(section.items, start=1):
            number += 1
            label = to_han(index if _numbers_restart(plan) else number)
            items.append((f"（{label}）{item.title}", item))
        yield f"{to_han(place)}、{section.title}", items


def _prose(plan: Plan) -> Iterator[str]:
    for heading, items in _sections(plan):
        yield from (f"## {heading}", "")
        for title, item in items:
            note = f"（{_cell(item.units[0])}）" if plan.layout == "noted" else ""
            yield from (f"{title}。" + "".join(unit.text for unit in item.units) + note, "")
    if plan.closing:
        yield from ("".join(unit.text for unit in plan.closing), "")


def _numbered(plan: Plan) -> Iterator[str]:
    number = 0
    for heading, items in _sections(plan):
        yield from (heading, "")
        for title, item in items:
            yield from (title, "")
            for unit in item.units:
                number += 1
                yield from (f"{number}. {unit.text}（{_cell(unit)}）", "")


def _rows(plan: Plan, heading: tuple[str, ...], line: Callable[[list[str]], str]) -> Iterator[str]:
    """A table: its heading, a row for each section and for each unit."""
    yield line(list(heading))
    number = 0
    for section, items in _sections(plan):
        yield line([section, *[""] * (len(heading) - 1)])
        for title, item in items:
            for index, unit in enumerate(item.units):
                number += 1
                cells = [title if index == 0 else "", *_unit_cells(unit, heading[1:], number)]
                yield line(cells)


def _unit_cells(unit: Unit, columns: tuple[str, ...], number: int) -> Iterator[str]:
    for column in columns:
        if column == "牵头单位":
            yield unit.agencies[0]
        elif column == "配合单位":
            yield "、".join(unit.agencies[1:])
        elif "单位" in column:
            yield _cell(unit)
        elif column == "实施步骤":
            yield "1.制定工作台账。2.按季度报送进展。"
        elif column == "完成时限":
            yield "2019年12月"
        else:
            yield f"{number}. {unit.text}" if len(columns) == 4 else unit.text


def _tabbed(cells: list[str]) -> str:
    return "\t".join(cells)


def _piped(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _stacked(plan: Plan) -> Iterator[str]:
    heading = ("工作任务", "具体要求", "责任单位")
    yield from (*(f"\t{cell}" for cell in heading), "")
    for section, items in _sections(plan):
        yield from (f"\t{section}", "")
        for title, item in items:
            for index, unit in enumerate(item.units):
                yield from (f"\t{title if index == 0 else ''}", f"\t{unit.text}")
                yield from (f"\t{_cell(unit)}。", "")


def _pipes(plan: Plan) -> Iterator[str]:
    rows = _rows(plan, ("工作任务", "具体要求", "责任单位"), _piped)
    yield next(rows)
    yield "| --- | --- | --- |"
    yield from rows


def _cell(unit: Unit) -> str:
    lead, *support = unit.agencies
    return f"{lead}牵头，{'、'.join(support)}配合" if support else f"{lead}负责"


_BODIES: dict[str, Callable[[Plan], Iterator[str]]] = {
    "prose": _prose,
    "noted": _prose,
    "numbered": _numbered,
    "rows3": lambda plan: _rows(plan, ("工作任务", "具体要求", "责任单位"), _tabbed),
    "rows4": lambda plan: _rows(plan, ("工作任务", "具体要求", "牵头单位", "配合单位"), _tabbed),
    "rows5": lambda plan: _rows(
        plan, ("工作事项", "具体任务", "责任单位", "实施步骤", "完成时限"), _tabbed
    ),
    "cells": _stacked,
    "pipes": _pipes,
}
