"""Figures that a page's text has on lines of their own belong to the sentence around them."""

from __future__ import annotations

from collections.abc import Callable

from lineage.model import ItemKind
from loaders.blocks import Block, BlockKind, Extract
from loaders.layout.shreds import pieced_together
from loaders.outline import Parsed

SHREDS = """某市工信局关于印发
2021
年春节期间方案的通知
某工信〔
2021
〕
3
号
各单位：
依据《通知》（某工信〔
2020
〕
2
号），现将《某市
2021
年方案》印发给你们。
某市工信局
2021
年
2
月
2
日
一、实施背景
2018~2020
年，全市用户超过
1000
万，满足了
70%
以上的需求。
二、实施方式
（
1
）到
2025
年，建成
20
个项目。
（
2
）开展评估。
"""


def pieces(*lines: str) -> list[str]:
    start, blocks = 0, []
    for number, line in enumerate(lines, start=1):
        extract = Extract(line, ((start, start + len(line)),))
        blocks.append(Block(BlockKind.LINE, number, (extract,)))
        start += len(line) + 1
    return [block.content.text for block in pieced_together(blocks)]


def test_a_text_in_pieces_is_read_as_it_stood(parse_text: Callable[[str], Parsed]) -> None:
    parsed = parse_text(SHREDS)
    (document,) = parsed.documents
    assert document.title == "某市工信局关于印发2021年春节期间方案的通知"
    assert (document.number, document.date) == ("某工信〔2021〕3号", "2021-02-02")
    items = [item for item in document.items if item.kind is ItemKind.ITEM]
    assert [(item.title, [(c.label, c.text) for c in item.clauses]) for item in items] == [
        ("实施背景", [("", "2018~2020年，全市用户超过1000万，满足了70%以上的需求。")]),
        ("实施方式", [("（1）", "到2025年，建成20个项目。"), ("（2）", "开展评估。")]),
    ]
    assert not parsed.ledger.unplaced()


def test_figures_that_stand_in_a_table_or_number_pages_are_left() -> None:
    lines = ("任务", "1", "公开规划", "2", "公开预算", "3", "做好解读。", "- 4 -", "第二页")
    assert pieces(*lines) == [*lines]


def test_figures_that_follow_each_other_are_cells_and_a_label_begins_a_line() -> None:
    cells = ("产值", "100", "110", "一、说明")
    lines = ("到", "2021", "年，完成", "50", "%，覆盖", "12", "（一）到", "20", "21", "年。")
    whole = ("到2021年，完成50%，覆盖12", "（一）到2021年。")
    assert pieces(*cells, *lines) == [*cells, *whole]


def test_few_figures_apart_are_left() -> None:
    lines = ("到", "2025", "年，建成项目。", "2", "公开预算。")
    assert pieces(*lines) == [*lines]


def test_a_heading_is_whole_and_a_stop_ends_a_line() -> None:
    lines = ("一、目标", "2021", "年，完成", "50", "%。", "3", "．加强公开")
    assert pieces(*lines) == ["一、目标", "2021年，完成50%。", "3．加强公开"]


def test_a_labelled_line_that_waits_for_its_figure_goes_on() -> None:
    lines = ("（一）到", "2021", "年，完成", "50", "%。", "3", "．加强公开")
    assert pieces(*lines) == ["（一）到2021年，完成50%。", "3．加强公开"]
