"""Tabs of a text file that part no cells."""

from __future__ import annotations

import pytest

from loaders.readers.tabs import without_stray_tabs


@pytest.mark.parametrize(
    "line",
    [
        "一、\t加强公开",
        "（一）\t公开规划。及时公开。",
        "第二条\t从业人员为十人。",
        "（二）公开预算。\t\t",
        "**第三条** 从业人员\t人，收入为\t万元的，按规定执行。",
    ],
)
def test_a_tab_behind_a_label_or_in_a_line_that_stands_alone_is_white_space(line: str) -> None:
    text = f"某市办法\n\n{line}\n\n各区落实。\n"
    assert without_stray_tabs(text) == text.replace("\t", "\u3000")


@pytest.mark.parametrize(
    "table",
    [
        "1\t公开规划。\t市发改委\n",
        "指标\t单位\t目标\n一、经济\t\t\n产值\t亿元\t10。\n",
        "工作任务\t责任单位\n（一）\t市发改委\n",
        "1\n\t公开规划。\n\n2\n\t公开预算。\n",
    ],
)
def test_tabs_that_part_cells_are_left(table: str) -> None:
    assert without_stray_tabs(table) == table


def test_a_line_below_a_label_with_its_tab_stands_alone() -> None:
    text = "一、\t加强公开\n公开预算。\t\n各区落实。"
    assert without_stray_tabs(text) == text.replace("\t", "\u3000")


def test_the_columns_of_a_table_end_what_is_sought() -> None:
    text = "一、\t公开\n工作任务\t责任单位\n（一）\t市发改委\n"
    assert without_stray_tabs(text) == text.replace("\t", "\u3000", 1)
