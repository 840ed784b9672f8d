"""Tables that a page export closes with bars, in every layout it gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lineage.model import Document, Role
from loaders.outline import Parsed

HEADING = ["工作任务", "具体要求", "牵头单位", "责任单位"]
ROWS = [
    ["一、加强公开", "", "", ""],
    ["（一）公开规划", "及时公开规划。", "市发改委", "各县（区）政府"],
    ["（二）公开预算", "年底前公开预算。", "市财政局", ""],
]


def a_row_a_line(rows: list[list[str]]) -> str:
    return "".join("".join(f"{cell} | " for cell in row).rstrip() + "\n" for row in rows)


def a_cell_a_line(rows: list[list[str]]) -> str:
    lines = []
    for row in rows:
        lines += [f"{cell} |" for cell in row if cell]
        lines += ["|" * row.count("")] if "" in row else []
    return "\n".join(lines) + "\n"


def a_bar_a_line(rows: list[list[str]]) -> str:
    return "".join(f"{cell}\n|\n" if cell else "|\n" for row in rows for cell in row)


def a_bar_ahead(rows: list[list[str]]) -> str:
    return "".join("\n| ".join(row) + "\n|\n" for row in rows)


@pytest.mark.parametrize("layout", [a_row_a_line, a_cell_a_line, a_bar_a_line])
def test_all_layouts_read_alike(
    parse_text: Callable[[str], Parsed], layout: Callable[[list[list[str]]], str]
) -> None:
    parsed = parse_text("某市2019年任务分解表\n" + layout([HEADING, *ROWS]))
    (document,) = parsed.documents
    assert [(section.label, section.title) for section in document.sections] == [("一", "加强公开")]
    assert [(item.label, item.title) for item in document.items] == [
        ("（一）", "公开规划"),
        ("（二）", "公开预算"),
    ]
    first, second = (clause for item in document.items for clause in item.clauses)
    assert (first.text, second.text) == ("及时公开规划。", "年底前公开预算。")
    assert first.agencies_with(Role.LEAD) == ("市发改委",)
    assert first.agencies_with(Role.RESPONSIBLE) == ("各县（区）政府",)
    assert parsed.ledger.unplaced() == ()


def clauses(document: Document) -> list[tuple[str | None, str, str, str, str | None]]:
    return [
        (item.title, clause.label, clause.text, clause.agencies_printed, clause.deadline)
        for item in document.items
        for clause in item.clauses
    ]


def test_numbers_without_a_heading_tell_where_rows_begin(
    parse_text: Callable[[str], Parsed],
) -> None:
    rows = [
        ["工作任务", "具体要求", "责任科室", "时限要求"],
        ["公开规划", "1", "及时公开规划。", "办公室", "年底前"],
        ["2", "定期更新规划。", "规划科", "持续推进"],
        ["公开预算", "3", "公开预算。", "财务科", "年底前"],
    ]
    (document,) = parse_text("某局2023年任务清单\n" + a_bar_a_line(rows)).documents
    assert clauses(document) == [
        ("公开规划", "1", "及时公开规划。", "办公室", "年底前"),
        ("公开规划", "2", "定期更新规划。", "规划科", "持续推进"),
        ("公开预算", "3", "公开预算。", "财务科", "年底前"),
    ]


def test_a_row_without_its_merged_cell_may_be_filled_up_behind(
    parse_text: Callable[[str], Parsed],
) -> None:
    rows = [
        ["工作任务", "具体要求", "责任部门"],
        ["一、公开规划。", "1.及时公开规划。", "办公室"],
        ["2.定期更新规划。", "各科室", ""],
        ["二、公开预算。", "3.公开预算。", ""],
    ]
    (document,) = parse_text("2021年分工方案\n" + a_row_a_line(rows)).documents
    assert [clause[:4] for clause in clauses(document)] == [
        ("公开规划", "1.", "及时公开规划。", "办公室"),
        ("公开规划", "2.", "定期更新规划。", "各科室"),
        ("公开预算", "3.", "公开预算。", ""),
    ]
    assert [section.label for section in document.sections] == ["一", "二"]


def test_a_row_may_lack_the_cells_that_are_merged_above(
    parse_text: Callable[[str], Parsed],
) -> None:
    rows = [
        ["牵头单位", "目标任务", "责任单位"],
        ["市政\n府办", "公开规划。", "各部门"],
        ["公开预算。", "市财政局"],
        ["市发改委", "公开项目。", "各县政府"],
    ]
    (document,) = parse_text("2021年分工方案\n" + a_bar_ahead(rows)).documents
    assert [clause[2:4] for clause in clauses(document)] == [
        ("公开规划。", "市政府办；各部门"),
        ("公开预算。", "市财政局"),
        ("公开项目。", "市发改委；各县政府"),
    ]


def test_a_numbered_task_in_the_first_column_is_no_item(
    parse_text: Callable[[str], Parsed],
) -> None:
    rows = [
        HEADING,
        ["（一）做好公开", "", "", ""],
        ["1.公开规划，", "在网站集中展示。", "市发改委", "各县政府"],
        ["2.公开预算，", "在批准后20日内。", "市财政局", "各县政府"],
    ]
    (document,) = parse_text("2021年任务分解表\n" + a_bar_a_line(rows)).documents
    assert [clause[:3] for clause in clauses(document)] == [
        ("做好公开", "1.", "公开规划，在网站集中展示。"),
        ("做好公开", "2.", "公开预算，在批准后20日内。"),
    ]


def test_bars_around_what_is_no_table_are_taken_away(parse_text: Callable[[str], Parsed]) -> None:
    text = "某局关于做好公开工作的通知 | ||||\n| ||||\n各科室：\n请做好公开工作。\n一、加强公开。及时公开。\n"
    parsed = parse_text(text)
    (document,) = parsed.documents
    assert document.title == "某局关于做好公开工作的通知"
    assert [item.title for item in document.items if item.label] == ["加强公开"]
    assert parsed.ledger.unplaced() == ()


def test_lines_between_such_bars_stay_lines(parse_text: Callable[[str], Parsed]) -> None:
    text = "某府〔2010〕8号 |\n关于公布名单的通知\n各市：\n现公布名单。\n附件：名单\n某省人民政府 2011年1月19日\n|\n"
    (document,) = parse_text(text).documents
    assert (document.issuer, document.date) == ("某省人民政府", "2011-01-19")


@pytest.mark.parametrize("bar", ["{} |\n", "{}\n|\n"])
def test_a_heading_below_a_serial_number_may_have_any_words(
    parse_text: Callable[[str], Parsed], bar: str
) -> None:
    rows = [
        ["序号", "决策项目", "申报单位", "拟决策时间", "听证与否"],
        ["1", "养老设施\n布局规划", "民政局", "2025年10月", "否"],
        ["2", "妇女发展规划", "妇联", "2025年12月", "是"],
    ]
    table = "".join(bar.format(cell) for row in rows for cell in row)
    (document,) = parse_text("某区决策事项目录\n" + table).documents
    assert [clause[1:] for clause in clauses(document)] == [
        ("1", "养老设施布局规划", "民政局", "2025年10月"),
        ("2", "妇女发展规划", "妇联", "2025年12月"),
    ]


def test_what_bars_set_apart_from_its_label_stands_behind_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    page = (
        "索引号: | 330/2020-69 | 公开范围: | 面向全社会 |\n---|---|---|---|\n"
        "文号: | 某政办〔2020〕3号 | 组配分类: | 决策事项目录 |\n"
    )
    parsed = parse_text(page + "各镇人民政府：\n现将有关事项通知如下。\n一、公开预算。及时公开。\n")
    (document,) = parsed.documents
    assert document.number == "某政办〔2020〕3号"
    assert [item.kind.value for item in document.items] == ["notice", "item"]
    assert document.plan_title is None
    assert parsed.ledger.unplaced() == ()
