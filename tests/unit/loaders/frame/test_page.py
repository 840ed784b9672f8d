"""What a page says of a document beside its text."""

from __future__ import annotations

import pytest

from loaders.blocks import Extract
from loaders.frame.page import said_on_page


def said(*lines: str) -> dict[str, str]:
    extracts = (Extract(line, ((0, len(line)),)) for line in lines)
    return {name: value.text for name, value in said_on_page(extracts).items()}


@pytest.mark.parametrize(
    "lines",
    [
        ("发文机关：某市财政局", "文号：某财〔2018〕3号"),
        ("• 发文机关：", "某市财政局", "• 发文字号：", "某财〔2018〕3号"),
        ("•【制定机关】某市财政局", "•【字号】某财〔2018〕3号"),
        ("【文  号】某财〔2018〕3号 【发文机关】某市财政局 【效  力】有效",),
        ("发布机构: 某市财政局 主题分类: 财政", "文 号: 某财〔2018〕3号 有效性: 有效"),
    ],
)
def test_values_stand_behind_their_labels_or_below(lines: tuple[str, ...]) -> None:
    assert said(*lines) == {"issuer": "某市财政局", "number": "某财〔2018〕3号"}


def test_those_who_issue_together_stay_apart() -> None:
    assert said("发文机关：某省财政厅 某省税务局")["issuer"] == "某省财政厅 某省税务局"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("成文日期：2018年3月2日", "2018年3月2日"),
        ("颁布时间:2010-11-25 10:28:40 发文单位:某市人民政府", "2010-11-25"),
        ("发布日期：2018-03-02", None),
    ],
)
def test_the_day_of_a_document_is_not_that_of_its_page(line: str, day: str | None) -> None:
    assert said(line).get("date") == day
