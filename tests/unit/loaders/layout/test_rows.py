from __future__ import annotations

from collections.abc import Callable

import pytest

from lineage.model import Document
from loaders.outline import Parsed

Clauses = list[tuple[str, str, list[tuple[str, str]], str | None]]


def clauses(document: Document) -> Clauses:
    """Labels, texts, agencies with the first letter of their role, and deadlines."""
    return [
        (c.label, c.text, [(a.role.value[0], a.agency) for a in c.agencies], c.deadline)
        for item in document.items
        for c in item.clauses
    ]


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


def test_a_heading_of_two_rows(parse_text: Callable[[str], Parsed]) -> None:
    text = """某市任务分工
序号\t任务\t责任分工\t\t时限
\t\t牵头单位\t配合单位\t
1\t公开预算。\t市财政局\t各区政府\t12月底
"""
    parsed = parse_text(text)
    (document,) = parsed.documents
    agencies = [("l", "市财政局"), ("s", "各区政府")]
    assert clauses(document) == [("1", "公开预算。", agencies, "12月底")]
    assert parsed.ledger.unplaced() == ()


def test_a_row_that_fills_other_columns_than_the_heading_spans_is_a_task(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "某市任务分工\n任务\t\t责任单位\n公开\t公开预算。\t市财政局\n"
    (document,) = parse_text(text).documents
    assert [(item.title, item.clauses[0].text) for item in document.items] == [
        ("公开", "公开预算。")
    ]


TURNED = """某市整改清单
一、公开不足
整改目标\t按时公开。
整改措施\t1.公开预算。2.公开决算。
责任单位\t市财政局\t配合单位\t各区政府
整改时限\t12月底
二、解读不足
整改目标\t同步解读。
整改措施\t加强培训。
责任单位\t市政府办公室
整改时限\t6月底
"""


def test_a_table_whose_first_column_names_what_is_what(parse_text: Callable[[str], Parsed]) -> None:
    parsed = parse_text(TURNED)
    (document,) = parsed.documents
    assert [(item.title, item.section) for item in document.items] == [
        ("按时公开", "一"),
        ("同步解读", "二"),
    ]
    agencies = [("r", "市财政局"), ("s", "各区政府")]
    assert clauses(document) == [
        ("", "1.公开预算。2.公开决算。", agencies, "12月底"),
        ("", "加强培训。", [("r", "市政府办公室")], "6月底"),
    ]
    assert parsed.ledger.unplaced() == ()


def test_a_turned_table_may_give_one_task_beside_or_below_the_other(
    parse_text: Callable[[str], Parsed],
) -> None:
    beside = "任务\t公开。\t解读。\n责任单位\t市财政局\t市司法局\n时限\t5月\t6月\n"
    below = (
        "任务\t公开。\n责任单位\t市财政局\n时限\t5月\n任务\t解读。\n责任单位\t市司法局\n时限\t6月\n"
    )
    expected = [
        ("", "公开。", [("r", "市财政局")], "5月"),
        ("", "解读。", [("r", "市司法局")], "6月"),
    ]
    for table in (beside, below):
        (document,) = parse_text("某市任务清单\n" + table).documents
        assert clauses(document) == expected


def test_what_a_page_prints_of_a_document_may_have_its_labels_in_brackets(
    parse_text: Callable[[str], Parsed],
) -> None:
    page = (
        "[ 索引号 ]\t11/2024-2\t[ 发文字号 ]\t某府办发〔2024〕6号\n[ 体裁 ]\t公文\t[ 有效性 ]\t\n"
    )
    text = "某区办公室关于做好公开工作的通知\n各镇人民政府：\n一、公开预算。\n"
    (document,) = parse_text(page + text).documents
    assert document.number == "某府办发〔2024〕6号"
