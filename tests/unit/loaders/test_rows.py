from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.outline import Parsed


@pytest.mark.parametrize("colon", ["：", ""])
def test_what_a_page_prints_of_a_document_in_a_table(
    parse_text: Callable[[str], Parsed], colon: str
) -> None:
    title = "某县人民政府办公室关于做好公开工作的通知"
    grid = (
        f"索 引 号{colon}\t1234/2020-00{'1' * 20}\t主题分类{colon}\t综合政务\n"
        f"发文机关{colon}\t某县人民政府办公室\t成文日期{colon}\t2020年3月5日\n"
        f"标　　题{colon}\t{title}\n"
        f"主 题 词{colon}\t\n"
    )
    text = f"{grid}{title}\n某政办发〔2020〕3号\n各乡镇人民政府：\n一、公开预算。\n"
    (document,) = parse_text(text).documents
    assert (document.title, document.number) == (title, "某政办发〔2020〕3号")
    assert document.date == "2020-03-05"
    assert [c.text for i in document.items for c in i.clauses] == ["公开预算。"]


def test_what_a_page_prints_of_a_document_in_a_table_below_its_menu(
    parse_text: Callable[[str], Parsed],
) -> None:
    page = (
        "| 首页 | > 政府信息公开 |\n\n"
        "| 索 引 号 | 014/2022-57 | 分 类 | 重点工作 |\n| 发文日期 | 2022-03-09 |\n"
        "| 文 号 | 某市监〔2022〕1号 | 主 题 词 |  |\n\n"
    )
    text = "2022年主要任务分工方案\n一、深化改革\n1．激发活力。（登记处负责）\n"
    (document,) = parse_text(page + text).documents
    assert (document.number, document.date) == ("某市监〔2022〕1号", "2022-03-09")


def test_a_numbered_row_whose_cell_is_broken_over_lines(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = """任务分解表
序号\t工作任务\t责任单位\t完成时限
1\t公开规划。\t市发改委\t6月底前
2\t公开评估
结果，
定期更新。\t市规划局\t持续推进
3\t公开预算。\t市财政局
各县政府\t年底前
"""
    parsed = parse_text(text)
    (document,) = parsed.documents
    assert [
        (c.label, c.text, c.agencies_printed, c.deadline)
        for item in document.items
        for c in item.clauses
    ] == [
        ("1", "公开规划。", "市发改委", "6月底前"),
        ("2", "公开评估结果，定期更新。", "市规划局", "持续推进"),
        ("3", "公开预算。", "市财政局各县政府", "年底前"),
    ]
    assert parsed.ledger.unplaced() == ()


def test_a_title_in_a_row_above_the_heading_row(parse_text: Callable[[str], Parsed]) -> None:
    text = "某市2019年任务分解表\t\t\n工作任务\t具体要求\t责任单位\n公开\t1.公开规划。\t市发改委\n"
    (document,) = parse_text(text).documents
    assert document.title == "某市2019年任务分解表"
    (item,) = document.items
    assert [(c.label, c.text, c.agencies_printed) for c in item.clauses] == [
        ("1.", "公开规划。", "市发改委")
    ]
