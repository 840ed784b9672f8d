"""What is said of a finished document."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.outline import parse
from loaders.readers import text


@pytest.mark.parametrize(("name", "said"), [("plan.md", False), ("plan.txt", True)])
def test_signs_that_only_format_are_no_news_in_markdown(name: str, said: bool) -> None:
    source = text.read(Path(name), "# 某市工作要点\n\n一、加强公开\n\n**公开**规划。\n".encode())
    (document,) = parse(source, lambda _: ["plan"]).documents
    assert ("markup" in {warning.code for warning in document.warnings}) is said
    assert document.items[0].clauses[0].text == "公开规划。"


def _gaps(printed: str) -> list[str]:
    source = text.read(Path("plan.txt"), printed.encode())
    (document,) = parse(source, lambda _: ["plan"]).documents
    return [each.message for each in document.warnings if each.code.endswith("-gap")]


def test_divisions_within_chapters_have_numbers_of_their_own() -> None:
    chapter = (
        "第{}章 信息公开\n第{}节 一般规定\n第{}条 公开规划。\n第{}节 特别规定\n第{}条 公开预算。\n"
    )
    law = "".join(
        chapter.format(number, "一", first, "二", second)
        for number, first, second in (("一", "一", "二"), ("二", "三", "四"), ("三", "五", "六"))
    )
    assert _gaps(f"某市公开条例\n{law}第五章 附则\n第七条 自公布之日起施行。\n") == [
        "五 follows 2."
    ]


def test_decimal_labels_are_counted_by_their_last_number() -> None:
    body = "加强部门协同，及时报告汛情和险情，做好值班值守和群众转移安置等各项工作，确保安全度汛。"
    labels = ("1 总则", "1.1 目的", "1.2 范围", "2 体系", "3 预警", "3.1 监测", "3.2 发布")
    points = ("3.2.1 分级", "3.2.2 解除", "3.2.3 总结")
    plan = "".join(f"{label}\n{body}\n" for label in (*labels, *points))
    assert _gaps(f"某市防汛应急预案\n{plan}") == []


def test_a_gap_between_articles_is_told_once() -> None:
    articles = "第一条 公开规划。\n第二条 公开预算。\n第四条 公开决算。\n"
    assert _gaps(f"某市公开条例\n{articles}") == ["第四条 follows 2."]


@pytest.mark.parametrize("above", ["• 无障碍\n• 长辈版", "\u200b首页"])
def test_signs_that_format_the_page_around_a_text_are_no_news(above: str) -> None:
    printed = f"{above}\n某市公开条例\n第一条 公开规划。\n第二条 公开\u200b预算。\n"
    source = text.read(Path("plan.txt"), printed.encode())
    (document,) = parse(source, lambda _: ["plan"]).documents
    assert "markup" not in {warning.code for warning in document.warnings}


@pytest.mark.parametrize(
    ("copies", "cut"),
    [
        ("县政府办、县林业局", False),
        ("县政府办，办公室", False),
        ("县政府办，综合处", False),
        ("局领导、各处室", False),
        ("各县（市、区）人民政府", False),
        ("县政府办，县林", True),
        ("省政协办公厅，省", True),
    ],
)
def test_a_list_of_copies_that_ends_with_an_office_has_lost_no_more_than_its_stop(
    copies: str, cut: bool
) -> None:
    printed = f"某县公开方案\n一、加强公开。公开规划。\n抄送：{copies}\n"
    source = text.read(Path("plan.txt"), printed.encode())
    (document,) = parse(source, lambda _: ["plan"]).documents
    assert ("cut-line" in {warning.code for warning in document.warnings}) is cut
