from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from lineage.errors import SourceError
from lineage.model import ItemKind, Origin
from loaders.outline import Parsed

PIECES = st.sampled_from(
    [
        *"一二三十、（）()《》“”〔〕。；：，\t\n #|*-　",
        *"公开政务市局各办牵头单位附件抄送",
        "\n\n",
        "\n\t",
        "\n一、",
        "\n（一）",
        "\n1.",
        "\n第一条",
        "\n第一条之一",
        "\n1 总则",
        "\n1.1 目的",
        "\n1.2 依据",
        "\n1.2.1 范围",
        "\n目录",
        "\n附件",
        "<p>",
        "</p>",
        "<br>",
        "[公开](/a)",
        "**",
        "市人民政府办公室",
        "关于印发",
        "的通知",
        "工作要点",
        "〔2018〕23号",
        "2018年4月8日",
        "2018年4月8日印发",
        "抄送：",
        "附件：1.",
        "\n附件：\n1.任务表\n",
        "\n附件1\n序号\n名称\n",
        "（目的和依据）",
        "特此通知。",
        "\n2018年4月8日某市人民政府令第5号公布\n",
        "某市财政局\n某市公安局\n2018年4月8日\n",
        "---\n文号: 某府〔2018〕5号\n发布单位: 某市财政局\n---\n> 摘自网站。\n",
        "责任单位",
        "工作任务",
        "具体要求",
        "（市财政局牵头落实）",
        "各县（区）人民政府：",
        "及时公开政府信息。",
        "\n---\n",
        "\n* * *\n",
        "\n┌──┬──┐\n│任务│责任单位│\n├──┤  │\n│公开│市局│\n└──┴──┘\n",
        "\n1. [首页](/a)\n",
        "政务服务丨",
        "微信 微博 QQ空间 ",
        "\n|a|b|c|\n",
        "|",
        "|\n",
        "\n|\n",
        "|||\n",
        "动(dòng)",
        "<table><tr><td>任务<td rowspan=2>责任单位</tr>",
        "<tr><td>公开</td></tr></table>",
        "\u200b",
        "\n- ",
        "工作任务 | 责任单位 |\n",
        "此件公开发布",
        "ab cd",
        "12",
    ]
)
GARBLED = st.lists(PIECES, max_size=80).map("".join)


def misplaced(parsed: Parsed) -> tuple[list[str], list[str]]:
    """Characters that nothing holds, and characters held twice."""
    text = parsed.ledger.source.text
    twice = [
        text[i] for i, n in enumerate(parsed.ledger.counts()) if n > 1 and not text[i].isspace()
    ]
    return [stretch.text for stretch in parsed.ledger.unplaced()], twice


@given(GARBLED)
def test_no_character_is_lost_or_used_twice(parse_text: Callable[[str], Parsed], text: str) -> None:
    with suppress(SourceError):
        assert misplaced(parse_text(text)) == ([], [])


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_clearly(
    parse_text: Callable[[str], Parsed], text: str
) -> None:
    with suppress(SourceError):
        assert misplaced(parse_text("一、公开\n" + text)) == ([], [])


NOTICE = """某市人民政府办公室关于印发某市2019年政务公开工作要点的通知
某府办〔2019〕7号

各县（区）人民政府：

《某市2019年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻落实。

某市人民政府办公室
2019年5月6日
（此件公开发布）

某市2019年政务公开工作要点

为做好工作，制定本要点。

一、加强公开

（一）公开规划。及时公开规划。定期更新。（责任单位：市发展改革委，各县区政府）

（二）公开预算。年底前公开。（市财政局牵头，市审计局配合）

二、强化解读

（三）做好解读。第一时间解读。
"""


def test_a_notice_with_its_plan(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(NOTICE).documents
    assert document.title == "某市人民政府办公室关于印发某市2019年政务公开工作要点的通知"
    assert document.plan_title == "某市2019年政务公开工作要点"
    assert (document.number, document.date) == ("某府办〔2019〕7号", "2019-05-06")
    assert document.issuer == "某市人民政府办公室"
    kinds = [item.kind for item in document.items]
    assert kinds == [ItemKind.NOTICE, ItemKind.PREAMBLE, *[ItemKind.ITEM] * 3]
    assert [item.title for item in document.items[2:]] == ["公开规划", "公开预算", "做好解读"]
    assert {(c.role.value, c.title) for c in document.citations} == {
        ("issues", "某市2019年政务公开工作要点")
    }


def test_a_note_on_agencies_holds_for_its_whole_paragraph(
    parse_text: Callable[[str], Parsed],
) -> None:
    (document,) = parse_text(NOTICE).documents
    first, second = document.items[2].clauses
    assert [clause.text for clause in (first, second)] == ["及时公开规划。", "定期更新。"]
    assert [each.agency for each in first.agencies] == ["市发展改革委", "各县区政府"]
    assert first.agencies == second.agencies
    assert first.inherited_from == second.id
    assert second.inherited_from is None


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_make_no_difference(parse_text: Callable[[str], Parsed], ends: str) -> None:
    assert parse_text(NOTICE.replace("\n", ends)).documents == parse_text(NOTICE).documents


def test_half_width_punctuation_makes_no_difference_to_the_outline(
    parse_text: Callable[[str], Parsed],
) -> None:
    narrow = NOTICE.translate(str.maketrans("，：（）；", ",:();"))
    (document,) = parse_text(narrow).documents
    (wide,) = parse_text(NOTICE).documents
    assert [i.id for i in document.items] == [i.id for i in wide.items]
    assert [c.agencies for i in document.items for c in i.clauses] == [
        c.agencies for i in wide.items for c in i.clauses
    ]


def test_what_a_web_page_puts_around_a_document(parse_text: Callable[[str], Parsed]) -> None:
    page = "首页 > 信息公开\n某某新闻网\n" + NOTICE.replace(
        "各县", "来源：某网 浏览次数：7\n\n各县", 1
    )
    (document,) = parse_text(page).documents
    (plain,) = parse_text(NOTICE).documents
    assert document.title == plain.title
    assert [i.title for i in document.items] == [i.title for i in plain.items]
    assert {r.kind for r in document.residue} == {"web_page", "above the title"}


def test_a_sentence_of_the_body_is_nothing_of_a_web_page(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = NOTICE.replace(
        "（三）做好解读。第一时间解读。",
        "（三）做好解读。\n打印政策汇编。\n无障碍环境建设情况及时公开。",
    )
    (document,) = parse_text(text).documents
    assert [clause.text for clause in document.items[-1].clauses] == [
        "打印政策汇编。",
        "无障碍环境建设情况及时公开。",
    ]


def test_a_title_printed_again_in_other_lines(parse_text: Callable[[str], Parsed]) -> None:
    again = "某市人民政府办公室\n关于印发某市2019年政务\n公开工作要点的通知"
    first, rest = NOTICE.split("\n", 1)
    (document,) = parse_text("\n".join([first, "文章正文", again, rest])).documents
    (plain,) = parse_text(NOTICE).documents
    for field in ("title", "plan_title", "number", "issuer", "date"):
        assert getattr(document, field) == getattr(plain, field)
    assert document.residue[1].kind == "second title"


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (
            "国务院关于落实分工的意见\n中国政府网\n国务院关于落实分工的意见",
            "国务院关于落实分工的意见",
            "国务院",
        ),
        (
            "某县人民政府\n县人民政府关于印发规则的通知",
            "县人民政府关于印发规则的通知",
            "县人民政府",
        ),
        (
            "某市人民政府办公室关于印发某市人民政府办公室进一步加强和改进政府信息公开工作并推动基层政务公开"
            "标准化规范化建设三年行动实施方案的通知",
            "某市人民政府办公室关于印发某市人民政府办公室进一步加强和改进政府信息公开工作并推动基层政务公开"
            "标准化规范化建设三年行动实施方案的通知",
            "某市人民政府办公室",
        ),
    ],
)
def test_where_a_title_begins_and_ends(
    parse_text: Callable[[str], Parsed], head: str, title: str, issuer: str
) -> None:
    (document,) = parse_text(f"{head}\n一、加强公开\n（一）公开规划。及时公开。\n").documents
    assert (document.title, document.issuer) == (title, issuer)


def test_a_line_above_the_recipients_is_no_signature(parse_text: Callable[[str], Parsed]) -> None:
    text = (
        "国务院办公厅关于印发分工的通知\n发布时间:2016-04-06 发文单位:国务院办公厅\n国务院有关部门：\n"
        "为抓好落实，现将有关事项通知如下：\n一、加强公开\n（一）公开规划。及时公开。\n国务院办公厅\n"
        "2016年4月5日\n"
    )
    (document,) = parse_text(text).documents
    facts = {fact.name: fact.value for fact in document.facts}
    assert (facts["signature"], document.date) == ("国务院办公厅", "2016-04-05")
    assert [item.kind for item in document.items] == [ItemKind.NOTICE, ItemKind.ITEM]


def test_who_signs_is_named_in_full_where_the_title_does_not(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "市人民政府关于印发方案的通知\n一、加强公开\n（一）公开。及时公开。\n某市人民政府\n2020年1月1日\n"
    (document,) = parse_text(text).documents
    assert document.issuer == "某市人民政府"


def test_a_plan_title_in_two_lines_and_other_brackets(parse_text: Callable[[str], Parsed]) -> None:
    text = NOTICE.replace(
        "《某市2019年政务公开工作要点》", "《某市公开规划（2016—2020年）》"
    ).replace("\n某市2019年政务公开工作要点\n", "\n某市公开规划\n(2016-2020年)\n")
    (document,) = parse_text(text).documents
    assert document.plan_title == "某市公开规划(2016-2020年)"


@pytest.mark.parametrize("between", [" ", ""])
def test_flattened_text_is_read_like_its_lines(
    parse_text: Callable[[str], Parsed], between: str
) -> None:
    flat = between.join(line for line in NOTICE.split("\n") if line)
    (document,) = parse_text(flat).documents
    (plain,) = parse_text(NOTICE).documents
    for field in ("title", "plan_title", "number", "issuer", "date", "year"):
        assert getattr(document, field) == getattr(plain, field)
    assert [(s.label, s.title) for s in document.sections] == [
        (s.label, s.title) for s in plain.sections
    ]
    assert [(i.id, i.title, [c.text for c in i.clauses]) for i in document.items] == [
        (i.id, i.title, [c.text for c in i.clauses]) for i in plain.items
    ]


@pytest.mark.parametrize(
    "printed", ["二○一九年五月六日", "二〇一九年五月六日", "二0一九年五月六日", "2019 年 5月6 日"]
)
def test_a_date_in_any_numerals(parse_text: Callable[[str], Parsed], printed: str) -> None:
    (document,) = parse_text(NOTICE.replace("2019年5月6日", printed)).documents
    assert document.date == "2019-05-06"


def test_a_date_that_is_none_is_kept_as_residue(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(NOTICE.replace("2019年5月6日", "2019年15月6日")).documents
    assert document.date is None
    assert "2019年15月6日" in {residue.text for residue in document.residue}
    said = {warning.code: warning.line for warning in document.warnings}
    assert said["odd-date"] == 9
    assert "no-date" not in said


def test_a_notice_without_title_is_named_after_what_it_issues(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "各单位：\n现将《2022年工作任务分解表》印发给你们，请组织实施。\n一、加强公开\n1.公开规划。"
    )
    (document,) = parse_text(text).documents
    assert document.title == "2022年工作任务分解表"
    assert document.year == 2022


def test_traditional_glyphs_are_read_like_simplified_ones(
    parse_text: Callable[[str], Parsed],
) -> None:
    printed = OpenCC("s2t").convert(NOTICE)
    parsed = parse_text(printed)
    (document,) = parsed.documents
    assert document.warnings[0].code == "traditional"
    assert replace(document, warnings=()) == replace(parse_text(NOTICE).documents[0], warnings=())
    assert parsed.ledger.source.text == printed
    assert misplaced(parsed) == ([], [])


def test_an_attached_text_is_a_document_of_its_own(parse_text: Callable[[str], Parsed]) -> None:
    outer = "某县人民政府办公室转发某市人民政府办公室关于印发某市2019年政务公开工作要点的通知\n"
    outer += "某县府办〔2019〕3号\n各镇：\n现将《某市2019年政务公开工作要点》转发给你们，请贯彻执行。\n\n"
    first, second = parse_text(outer + NOTICE).documents
    assert (first.number, second.number) == ("某县府办〔2019〕3号", "某府办〔2019〕7号")
    assert [warning.code for warning in first.warnings][:2] == ["stacked", "no-items"]
    assert first.attaches == second.key


def test_a_plan_that_names_the_offices_that_issue_it_is_no_document_of_its_own(
    parse_text: Callable[[str], Parsed],
) -> None:
    plan = "某市人民政府 某市中级人民法院\n关于完善机制的意见"
    name = plan.replace("\n", "")
    approved = "已经市政府第61次常务会议审议通过，并经市委第94次常委会会议审议通过，现印发给你们。"
    text = (
        f"某市人民政府 某市中级人民法院印发\n关于完善机制的意见的通知\n各县：\n《{name}》{approved}\n"
        f"2025年4月30日\n{plan}\n为完善机制，制定本意见。\n一、目标\n建立机制。"
    )
    (document,) = parse_text(text).documents
    assert document.plan_title == "".join(plan.split())
    assert [citation.role.value for citation in document.citations] == ["issues"]


def test_articles(parse_text: Callable[[str], Parsed]) -> None:
    text = "第一章 总则\n第一条 为了公开，制定本条例。\n第二条 本条例适用于机关。机关应当公开。"
    (document,) = parse_text(text).documents
    assert [section.title for section in document.sections] == ["总则"]
    assert [(i.number, len(i.clauses)) for i in document.items] == [(1, 1), (2, 2)]


@pytest.mark.parametrize("chapter", ["", "第一章 总则\n"])
def test_articles_that_a_revision_inserted(
    parse_text: Callable[[str], Parsed], chapter: str
) -> None:
    inserted = "第二条之一 公开预算。\n第二条之二 违反第二条之一规定的，责令改正。\n"
    text = f"某市公开办法\n{chapter}第一条 制定本办法。\n第二条 公开规划。\n{inserted}第三条 自发布之日起施行。"
    (document,) = parse_text(text).documents
    assert [(item.id, item.label, item.number) for item in document.items] == [
        ("plan:1", "第一条", 1),
        ("plan:2", "第二条", 2),
        ("plan:2b", "第二条之一", 2),
        ("plan:2c", "第二条之二", 2),
        ("plan:3", "第三条", 3),
    ]
    assert "item-gap" not in {warning.code for warning in document.warnings}


def test_an_item_has_the_label_that_is_printed(parse_text: Callable[[str], Parsed]) -> None:
    text = "某县工作规则\n第一章 总则\n一、根据法律，制定本规则。\n二、忠于职守。\n第二章 公开\n三、公开规划。"
    (document,) = parse_text(text).documents
    assert [(item.label, item.section) for item in document.items] == [
        ("一", "一"),
        ("二", "一"),
        ("三", "二"),
    ]


def test_the_lines_of_a_list_of_attachments_are_no_tasks(
    parse_text: Callable[[str], Parsed],
) -> None:
    (document,) = parse_text(NOTICE + "\n附件：1.任务分解表\n2.领域表\n").documents
    assert document.residue[-1].text == "附件：1.任务分解表2.领域表"
    assert len(document.items[-1].clauses) == 1


def test_a_document_without_items_is_refused(parse_text: Callable[[str], Parsed]) -> None:
    with pytest.raises(SourceError) as refused:
        parse_text("各单位：\n请认真落实。")
    assert refused.value.line == 1
    assert refused.value.path == "plan.txt"
    assert all("一、" in fix for fix in refused.value.fix)


def test_a_notice_with_points_of_its_own_is_signed_before_its_plan(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = """各单位：
现将《某市2021年任务分解方案》印发给你们，请认真组织实施。
一、各单位要细化职责分工。
二、各单位要主动接受社会监督。
某市人民政府办公室
2021年7月6日
（此件公开发布）
某市2021年任务分解方案
一、加强公开
（一）公开规划。及时公开规划。
"""
    (document,) = parse_text(text).documents
    assert (document.issuer, document.date) == ("某市人民政府办公室", "2021-07-06")
    assert all(not clause.agencies for item in document.items for clause in item.clauses)
    assert "second-plan" in {warning.code for warning in document.warnings}


def test_what_a_notice_has_made_it_may_issue_in_a_sentence_of_its_own(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = """各单位：
为做好公开，我委编制了《某市关于落实<公开规划>的实施意见》。现印发给你们，请贯彻执行。
某市数据委员会
2022年5月26日
某市关于落实《公开规划》的实施意见
近年来，公开取得成效。
一、加强公开
及时公开规划。
"""
    (document,) = parse_text(text).documents
    assert document.issuer == "某市数据委员会"
    assert [clause.text for clause in document.items[-1].clauses] == ["及时公开规划。"]


def test_a_number_within_what_a_web_page_says_of_a_document(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "发布机构 某市政府 文  号 某府发〔2013〕62号\n" + NOTICE.replace(
        "某府办〔2019〕7号\n", ""
    )
    (document,) = parse_text(text).documents
    assert document.number == "某府发〔2013〕62号"


@pytest.mark.parametrize(
    "printed", ["（此件主动公开）", "(信息公开形式：主动公开)", "公开方式：主动公开"]
)
def test_how_a_document_is_disclosed(parse_text: Callable[[str], Parsed], printed: str) -> None:
    (document,) = parse_text(NOTICE.replace("（此件公开发布）", printed)).documents
    facts = {fact.name: fact.value for fact in document.facts}
    assert facts["disclosure"] == printed.strip("（）()")


def test_a_number_whose_last_signs_a_page_has_lost(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(NOTICE.replace("某府办〔2019〕7号", "某府办〔20197")).documents
    (plain,) = parse_text(NOTICE).documents
    assert document.number == "某府办〔2019〕7号"
    assert [item.id for item in document.items] == [item.id for item in plain.items]
    assert "number-restored" in {warning.code for warning in document.warnings}


def codes(parsed: Parsed) -> list[str]:
    return [warning.code for warning in parsed.documents[0].warnings]


def test_half_width_punctuation_throughout_is_said_once(
    parse_text: Callable[[str], Parsed],
) -> None:
    narrow = NOTICE.replace("。", ",公开,解读。")
    assert codes(parse_text(narrow)).count("half-width") == 1
    assert "odd-glyphs" not in codes(parse_text(narrow))
    once = NOTICE.replace("做好解读。第一时间", "做好解读。第一,时间")
    assert [c for c in codes(parse_text(once)) if c in ("half-width", "odd-glyphs")] == [
        "odd-glyphs"
    ]


def test_numbers_of_sections_and_items_are_followed_apart(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "工作方案\n一、原则\n（一）甲。做好。\n（二）乙。做好。\n二、目标\n达到目标。\n三、任务\n（一）丙。做好。\n"
    assert "item-gap" not in codes(parse_text(text))
    assert codes(parse_text(text.replace("三、", "四、"))).count("item-gap") == 1
    assert codes(parse_text(text.replace("（二）", "（三）"))).count("item-gap") == 1


def test_a_document_that_prints_no_title_says_so(parse_text: Callable[[str], Parsed]) -> None:
    parsed = parse_text("为做好工作，现提出任务。\n一、公开\n1.公开规划。")
    assert parsed.documents[0].title == "plan"
    assert "no-title" in codes(parsed)


def test_a_notice_without_title_that_forwards_another(parse_text: Callable[[str], Parsed]) -> None:
    outer = "各街道办事处：\n为做好公开工作，现将《某市人民政府办公室关于印发某市2019年政务公开工作要点的通知》"
    outer += "（某府办〔2019〕7号）转发给你们，请认真贯彻落实。\n"
    first, second = parse_text(outer + NOTICE).documents
    (plain,) = parse_text(NOTICE).documents
    assert first.attaches == second.key
    assert [citation.number for citation in first.citations] == ["某府办〔2019〕7号"]
    assert (second.title, second.number, second.date) == (plain.title, plain.number, plain.date)
    _, unnumbered = parse_text(outer + NOTICE.replace("某府办〔2019〕7号\n", "")).documents
    assert unnumbered.number == "某府办〔2019〕7号"
    assert unnumbered.facts[-1].origin is Origin.INFERRED


def test_two_plans_in_one_notice(parse_text: Callable[[str], Parsed]) -> None:
    text = """某省人民政府办公厅关于印发《某省2023年服务要点》和《某省2023年公开要点》的通知
某政办发〔2023〕11号
各市人民政府：
《某省2023年服务要点》和《某省2023年公开要点》已经省政府同意，现印发给你们。
某省人民政府办公厅
2023年3月6日
某省2023年服务要点
为做好服务，制定本要点。
一、做好服务
（一）推进服务。推动应用。（省公安厅牵头）
某省2023年公开要点
为做好公开，制定本要点。
一、加强公开
（一）公开规划。及时公开规划。
"""
    (document,) = parse_text(text).documents
    assert [(item.title, [clause.text for clause in item.clauses]) for item in document.items][
        2:
    ] == [
        ("推进服务", ["推动应用。"]),
        ("某省2023年公开要点", ["为做好公开，制定本要点。"]),
        ("公开规划", ["及时公开规划。"]),
    ]
    assert len({item.id for item in document.items}) == len(document.items)
    assert [w.line for w in document.warnings if w.code == "second-plan"] == [11]


CHAPTERS = """某市社会信用体系建设规划

第一章　总体思路

一、发展现状
（一）信用建设持续开展。出台了工作方案。
二、基本原则
（一）政府推动。发挥引导作用。

第二章　诚信建设
第一节　重点领域

一、加快推进政务诚信建设
（一）全面推进政务公开。依法公开信用信息。完善共享机制。
（二）加强公务员诚信管理。开展信用记录工作。
"""


def test_below_chapters_the_lowest_headings_are_the_items(
    parse_text: Callable[[str], Parsed],
) -> None:
    (document,) = parse_text(CHAPTERS).documents
    items = [item for item in document.items if item.kind is ItemKind.ITEM]
    assert [(item.title, len(item.clauses)) for item in items] == [
        ("信用建设持续开展", 1),
        ("政府推动", 1),
        ("全面推进政务公开", 2),
        ("加强公务员诚信管理", 1),
    ]
    sections = [document.section_of(item) for item in items]
    assert [section.title for section in sections if section] == [
        "发展现状",
        "基本原则",
        "加快推进政务诚信建设",
        "加快推进政务诚信建设",
    ]
    assert len({item.id for item in items}) == 4


def test_below_articles_nothing_is_a_heading(parse_text: Callable[[str], Parsed]) -> None:
    text = "某市信用管理办法\n\n第一章 总则\n\n第一条 为了规范管理，制定本办法。\n\n第二条 有下列情形之一的，列入名单：\n（一）提供虚假材料；\n（二）拒不履行义务。\n"
    (document,) = parse_text(text).documents
    items = [item for item in document.items if item.kind is ItemKind.ITEM]
    assert [item.number for item in items] == [1, 2]


ANNEXED = (
    "某市关于做好公开的通知\n各县政府：\n一、重点任务\n（一）公开预算。每年公开。\n"
    "（二）公开决算。按时公开。\n某市人民政府办公室\n2021年3月8日\n附件1\n公开考核办法\n"
    "一、考核对象\n考核对象为各县。\n（一）县级部门。包括财政部门。\n附件2\n资金办法\n"
    "第一条为规范资金，制定本办法。\n第二条专款专用。"
)


def test_an_annex_with_a_text_of_its_own_counts_anew(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(ANNEXED).documents
    names = [item.id.partition(":")[2] for item in document.items]
    assert names == ["1", "2", "a1-1", "a1-1-1", "a2-1", "a2-2"]
    assert {"公开考核办法", "资金办法"} <= {section.title for section in document.sections}
    assert document.date == "2021-03-08"


def test_the_text_of_an_annex_above_its_first_number_opens_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某省人民政府关于推进换新的通知\n各市人民政府：\n一、加强领导\n各市要落实责任。\n附件\n换新实施方案\n"
        "为落实要求，根据《换新行动方案》，制定本方案。\n一、总体要求\n力争换新一万辆。\n"
    )
    (document,) = parse_text(text).documents
    names = [(item.id.partition(":")[2], item.kind.value) for item in document.items]
    assert names == [("1", "item"), ("a1-preamble", "preamble"), ("a1-1", "item")]
    assert [each.role.value for each in document.citations] == ["implements"]


def test_the_text_itself_is_read_as_if_it_had_no_annex(parse_text: Callable[[str], Parsed]) -> None:
    alone, whole = (
        parse_text(text).documents[0] for text in (ANNEXED.partition("附件1")[0], ANNEXED)
    )
    assert [(i.label, i.title, i.section, [c.text for c in i.clauses]) for i in alone.items] == [
        (i.label, i.title, i.section, [c.text for c in i.clauses]) for i in whole.items[:2]
    ]


def test_a_table_of_contents_may_spell_its_labels_otherwise(
    parse_text: Callable[[str], Parsed],
) -> None:
    entries = "1 总则\n1.1 编制目的\n1.2 编制依据\n2 附则\n2.1 预案管理\n"
    text = "为了保障人民群众的生命财产安全，预防和减少事故造成的损害，维护公共安全和社会稳定，制定本预案。"
    body = f"1.总则\n1.1编制目的\n{text}\n1.2编制依据\n{text}\n2.附则\n2.1预案管理\n{text}\n"
    (document,) = parse_text(f"某县应急预案目录\n{entries}{body}").documents
    assert [item.title for item in document.items] == ["编制目的", "编制依据", "预案管理"]
    assert [residue.kind for residue in document.residue] == ["contents"] * 5


def test_an_entry_of_a_table_of_contents_may_be_worded_otherwise_below(
    parse_text: Callable[[str], Parsed],
) -> None:
    entries = (
        "1 总则\n1.1 编制目的\n1.2 编制依据\n2 应急响应\n2.1 分级响应机制\n3 附则\n3.1 预案解释\n"
    )
    text = "为了保障人民群众的生命财产安全，预防和减少事故造成的损害，维护公共安全和社会稳定，制定本预案。"
    body = f"1 总则\n1.1 编制目的\n{text}\n1.2 编制依据\n{text}\n2 响应\n2.1 分级响应\n{text}\n3 附则\n3.1 解释\n{text}\n"
    title = "某县突发水污染事件应急预案\n"
    (document,) = parse_text(f"{title}目　录\n{entries}{title}{body}").documents
    assert [item.title for item in document.items] == ["编制目的", "编制依据", "分级响应", "解释"]
    assert [residue.kind for residue in document.residue].count("contents") == 8


@pytest.mark.parametrize("leader", ["", "………3", "......12", " 4"])
def test_a_table_of_contents_is_set_aside(parse_text: Callable[[str], Parsed], leader: str) -> None:
    headings = ["一、总体要求", "二、重点任务", "（一）公开预算"]
    entries = "\n".join(each + leader for each in headings)
    text = f"某市2021年公开方案\n目　录\n{entries}\n一、总体要求\n坚持公开。\n二、重点任务\n（一）公开预算。每年公开。"
    (document,) = parse_text(text).documents
    assert [section.title for section in document.sections] == ["总体要求", "重点任务"]
    assert [item.title for item in document.items] == ["总体要求", "公开预算"]
    assert [r.kind for r in document.residue] == ["contents"] * 4


def test_a_table_with_a_title_is_an_annex_even_if_nothing_says_so(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某市人民政府办公室关于印发分工的通知\n为抓好落实，现将有关事项通知如下：\n"
        "一、加强领导。各部门要落实责任。\n二、加强督查。市政府办公室将加强督办。\n"
        "某市人民政府办公室\n2016年4月5日\n2016年量化指标任务分工\n"
        "序号\t工作任务\t牵头部门\n1\t物价涨幅3%左右\t市发展改革委\n2\t新增就业10万人\t市人社局\n"
    )
    (document,) = parse_text(text).documents
    *_, points, table = document.items
    assert [clause.text for clause in points.clauses] == ["市政府办公室将加强督办。"]
    assert table.title == "2016年量化指标任务分工"
    assert len(table.clauses) == 2


def test_headings_without_items_are_said(parse_text: Callable[[str], Parsed]) -> None:
    table = "| 工作任务 | 责任单位 |\n| --- | --- |\n| 一、深化公开 | |\n| | |\n"
    (document,) = parse_text(f"任务分解表\n{table}").documents
    assert "only-headings" in {warning.code for warning in document.warnings}


def test_a_sentence_that_says_what_somebody_will_do_is_no_title(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "某县工作方案\n一、加强督查\n（一）县政府将加强督办，定期通报。对进展缓慢的予以约谈。\n"
    (document,) = parse_text(text).documents
    (item,) = document.items
    assert (item.title, len(item.clauses)) == (None, 2)


RULES = (
    "某市人民政府关于印发《某市工作规则》的通知\n某政发〔2018〕21号\n各区县人民政府：\n现将《某市工作规则》印发"
    "给你们。\n某市人民政府\n2018年6月25日\n某市工作规则\n一、总则\n（一）公开。及时公开规划。\n"
)


@pytest.mark.parametrize("above", ["第一篇：某市人民政府文件", "第十一条 第二十一条\n通知"])
def test_a_label_above_the_title_opens_no_body(
    parse_text: Callable[[str], Parsed], above: str
) -> None:
    (document,) = parse_text(f"{above}\n{RULES}").documents
    (plain,) = parse_text(RULES).documents
    for field in ("title", "plan_title", "number", "issuer", "date"):
        assert getattr(document, field) == getattr(plain, field)
    assert [item.id for item in document.items] == [item.id for item in plain.items]


@pytest.mark.parametrize("headline", ["某市政府印发《某市工作规则》", "某市印发工作规则"])
def test_what_reports_of_a_document_is_none_itself(
    parse_text: Callable[[str], Parsed], headline: str
) -> None:
    news = f"2024年04月26日\n{headline}\n某市政府决定对《某市工作规则》予以修订，并公布实施。\n"
    (document,) = parse_text(news + RULES).documents
    (plain,) = parse_text(RULES).documents
    for field in ("title", "plan_title", "number", "issuer", "date"):
        assert getattr(document, field) == getattr(plain, field)
    assert len(document.items) == len(plain.items)
    assert {each.kind for each in document.residue} == {"above the title"}


@pytest.mark.parametrize(
    ("head", "tail", "date"),
    [
        ("成文日期：\n2014年2月23日\n发布日期：\n2014年3月10日\n", "", "2014-02-23"),
        ("发布日期：\n2014年3月10日\n成文日期：\n2014年2月23日\n", "", "2014-02-23"),
        ("2014年3月10日\n", "某市人民政府\n2014年2月23日\n", "2014-02-23"),
        ("2014年3月10日\n", "", "2014-03-10"),
        (
            "2014年3月10日\n",
            "某市人民政府\n2014年2月23日\n附件：1.清单\n清单\n（一）公开。\n",
            "2014-02-23",
        ),
    ],
)
def test_the_day_of_a_document_and_that_of_its_page(
    parse_text: Callable[[str], Parsed], head: str, tail: str, date: str
) -> None:
    text = f"{head}某市人民政府关于公开的意见\n一、加强公开\n（一）公开。及时公开规划。\n{tail}"
    (document,) = parse_text(text).documents
    assert document.date == date


REPLY = """某市人民政府办公厅关于同意调整收费标准的通知

某府办〔2022〕52号

市绿化市容局：

某绿容〔2022〕341号文收悉。经市政府研究，同意调整收费标准。

附件：

收费标准目录

某市人民政府办公厅

2022年12月29日

（此件公开发布）

附件

收费标准目录

序号

某地块

东至某路，南至某路。
"""


def test_a_reply_in_plain_prose_is_a_document_without_items(
    parse_text: Callable[[str], Parsed],
) -> None:
    parsed = parse_text(REPLY)
    (document,) = parsed.documents
    known = (document.number, document.plan_title, document.date)
    assert known == ("某府办〔2022〕52号", None, "2022-12-29")
    assert {fact.name for fact in document.facts} >= {"recipients", "signature", "disclosure"}
    (notice,) = document.items
    assert document.notice_only
    assert notice.kind is ItemKind.NOTICE
    assert [clause.text for clause in notice.clauses] == [
        "某绿容〔2022〕341号文收悉。",
        "经市政府研究，同意调整收费标准。",
    ]
    assert [(each.number, each.role.value) for each in document.citations] == [
        ("某绿容〔2022〕341号", "cites")
    ]
    assert [warning.code for warning in document.warnings] == ["no-items"]
    assert not parsed.ledger.unplaced()


@pytest.mark.parametrize(
    "text",
    [
        "这里没有任何条目。\n",
        "某市2020年重点工作任务表\n保持增长，稳定就业。\n",
        f"{REPLY}责任单位\n市财政局\n",
    ],
)
def test_what_has_no_head_or_lost_the_columns_of_its_tasks_is_refused(
    parse_text: Callable[[str], Parsed], text: str
) -> None:
    with pytest.raises(SourceError):
        parse_text(text)


def test_a_table_of_an_annex_printed_a_cell_a_line_is_no_text(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某市生态环境局关于规范管理的通知\n各区：\n现通知如下：\n一、落实责任\n企业应当承担责任。\n附件：1.处置清单\n"
        "2.管理办法\n某市生态环境局\n2023年5月11日\n附件1\n处置清单\n序号\n名称\n说明\n1\n食品废物\n"
        "加工过程中产生的废物。\n2\n皮革废物\n使用过程中产生的皮革。\n附件2\n管理办法\n第一条 加强管理。\n第二条 施行。\n"
    )
    parsed = parse_text(text)
    (document,) = parsed.documents
    texts = [clause.text for _, clause in document.units()]
    assert texts == ["企业应当承担责任。", "加强管理。", "施行。"]
    assert "other-table" in {warning.code for warning in document.warnings}
    assert not parsed.ledger.unplaced()


def test_what_a_page_prints_below_the_last_paragraph_closes_nothing(
    parse_text: Callable[[str], Parsed],
) -> None:
    foot = "责任编辑：某某\n您访问的链接即将离开本网站，是否继续？\n继续访问\n"
    text = "某市工作要点\n一、保障措施\n（一）加强领导。健全机制。\n（二）加强考核。定期通报。\n"
    (document,) = parse_text(f"{text}各地区要抓好落实。\n{foot}").documents
    assert [clause.text for clause in document.items[-1].clauses] == ["各地区要抓好落实。"]


def test_a_title_that_a_page_prints_with_its_number_opens_no_second_document(
    parse_text: Callable[[str], Parsed],
) -> None:
    page = "打开微信，点击底部的“发现”，\n使用“扫一扫”即可将网页分享至朋友圈。\n本站原创。\n"
    title = "关于2025年加力支持设备更新的通知"
    text = f"{title}(某发改环资〔2025〕13号)\n{page}某市发展改革委 某市财政局\n{title}\n各区人民政府：\n"
    (document,) = parse_text(f"{text}现通知如下。\n一、加强公开\n（一）公开规划。\n").documents
    assert document.title == f"某市发展改革委某市财政局{title}"
    assert document.issuer == "某市发展改革委、某市财政局"


def test_a_notice_whose_recipients_stand_in_a_line_of_the_page_may_cover_another(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "某省人民政府办公厅关于印发某省若干措施的通知"
    page = "时间：2023-02-22 微信 微博 各片区管理局，区直各单位，各区属国企：\n"
    head = (
        f"{page}现将《{title}》转发给你们，请认真贯彻落实。\n某区办公室\n2023年1月18日\n{title}\n"
    )
    outer, inner = parse_text(f"{head}各市人民政府：\n一、加强公开\n（一）公开规划。\n").documents
    assert outer.attaches == inner.key


def test_links_that_a_page_lists_below_a_text_are_none_of_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    links = [
        "- [政务咨询](https://example.org/1)",
        "[1.某省财政厅关于印发《某某办法》的通知。](/2) | [网站地图](/3)",
        "## [某省人民政府关于加强管理的通知](https://example.org/4 '通知')",
    ]
    text = "某市2024年工作要点\n一、加强公开\n（一）公开规划。及时公开，见[规划](/0)。\n排行榜\n"
    (document,) = parse_text(text + "\n".join(links).replace("'", '"')).documents
    assert [clause.text for clause in document.items[-1].clauses] == ["及时公开，见规划。"]
    assert [each.kind for each in document.residue].count("web_page") == len(links)


MENUS = (
    ("1. 首页\n2. 信息公开\n3. 政策法规\n4. 县规范性文...\n\n", ""),
    ("1. 当前位置：\n2. [首页](https://a.gov.cn/)\n3.  / 公开\n\n", "(发布日期：2025年03月10日)"),
    (
        "- [首页](https://a.gov.cn/)\n1. [政策文件](https://a.gov.cn/b)\n"
        "2. [政策解读](https://a.gov.cn/c)\n\n|     |     |\n| --- | --- |\n"
        "| [首页](https://a.gov.cn/) | > [公开](https://a.gov.cn/d) |\n\n",
        "",
    ),
)


@pytest.mark.parametrize(("menu", "beside"), MENUS)
def test_the_numbered_menu_of_a_page_is_no_body(
    parse_text: Callable[[str], Parsed], menu: str, beside: str
) -> None:
    title = "某市商务局关于印发《抽查方案》的通知"
    text = "各县商务局：\n\n现将《抽查方案》印发给你们。\n\n一、抽查时间\n5月1日至11月30日。\n"
    (document,) = parse_text(f"{menu}{title}{beside}\n\n{text}").documents
    assert document.title == title
    assert [(item.kind.value, item.title) for item in document.items] == [
        ("notice", None),
        ("item", "抽查时间"),
    ]


@pytest.mark.parametrize(
    "items",
    [
        ["（一）时间：2024年3月", "（二）地点：市会议中心", "（三）人员：各部门负责人"],
        ["1.首页改版，突出服务", "2.政务公开栏目调整", "3.办事指南更新"],
        ["1.打印", "2.登录", "3.收藏"],
    ],
)
def test_items_worded_as_a_menu_is_are_text(
    parse_text: Callable[[str], Parsed], items: list[str]
) -> None:
    lines = "\n".join(items)
    (document,) = parse_text(f"某市方案\n一、要求\n做好服务。\n二、安排\n{lines}\n").documents
    read = [clause.text for item in document.items for clause in item.clauses]
    assert read[-len(items) :] == [re.sub(r"^(?:（.）|\d\.)", "", item) for item in items]


def test_a_number_right_before_the_title_is_none_of_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某政发【2023】7号关于印发某县突发事件总体应急预案的通知\n各乡镇：\n一、总则\n规范应对。\n"
    )
    (document,) = parse_text(text).documents
    assert (document.number, document.title) == (
        "某政发〔2023〕7号",
        "关于印发某县突发事件总体应急预案的通知",
    )


@pytest.mark.parametrize("last", ["主任：刘某", "副组长：杨某、蔡某", "成员单位：各乡镇人民政府"])
def test_who_is_in_a_group_belongs_to_the_text(
    parse_text: Callable[[str], Parsed], last: str
) -> None:
    (document,) = parse_text(
        f"某县关于调整机构的通知\n一、调整机构\n1、绿化委员会\n{last}\n"
    ).documents
    (item,) = document.items
    assert item.clauses[-1].text == f"绿化委员会{last}"


def test_a_list_of_related_pages_and_a_code_to_share_it_end_the_text(
    parse_text: Callable[[str], Parsed],
) -> None:
    foot = "相关稿件\n（注：1.只接收咨询；2.请注明名称）\n1. 微信扫一扫：分享\n"
    (document,) = parse_text(f"某市通知\n一、基本材料\n1.营业执照。\n{foot}").documents
    (item,) = document.items
    assert [clause.text for clause in item.clauses] == ["营业执照。"]


def test_a_page_says_whom_to_ask_and_names_no_plan(parse_text: Callable[[str], Parsed]) -> None:
    head = (
        "主题分类：\n综合政务 / 公民 / 通知\n标题：\n某区关于印发任务分解表的通知\n政策咨询电话：\n"
    )
    text = "各乡镇：\n现将《任务分解表》印发给你们。\n一、压实责任\n各乡镇要落实责任。\n"
    (document,) = parse_text(head + text).documents
    assert document.plan_title is None
    assert [item.kind.value for item in document.items] == ["notice", "item"]
    assert len(document.items[0].clauses) == 1


def test_a_reply_and_policies_have_titles(parse_text: Callable[[str], Parsed]) -> None:
    reply = "国务院关于同意某省\n\n撤销某地区的批覆\n\n国函〔1999〕141号\n\n某省人民政府：\n\n一、同意撤销。\n"
    policies = "您当前的位置：\n加快推进工业发展若干政策\n为贯彻要求，制定本政策。\n一、深入实施\n加快建设。\n"
    titles = [parse_text(text).documents[0].title for text in (reply, policies)]
    assert titles == ["国务院关于同意某省撤销某地区的批覆", "加快推进工业发展若干政策"]


def test_a_page_may_print_no_title_but_to_whom_it_goes(parse_text: Callable[[str], Parsed]) -> None:
    text = "各市人民政府：\n经清理，决定宣布一批文件失效。\n某省人民政府\n2018年2月23日\n"
    (document,) = parse_text(text).documents
    assert [clause.text for clause in document.items[0].clauses] == [
        "经清理，决定宣布一批文件失效。"
    ]
    with pytest.raises(SourceError):
        parse_text("各市农业局：\n现将通知转发给你们。\n")


def test_a_pages_remarks_between_a_title_and_its_second_print_are_no_body(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "某县人民政府关于公布文物名单的通知"
    remarks = "1. 下载文档前请鉴别内容。\n2. 如侵犯您的权益，请联系客服。\n"
    text = f"{title}\n{remarks}{title}\n(某政发〔2010〕2号)\n各乡人民政府：\n现公布文物名单。\n二○一○年一月八日。\n"
    (document,) = parse_text(text).documents
    assert [clause.text for item in document.items for clause in item.clauses] == [
        "现公布文物名单。"
    ]
    assert (document.number, document.date) == ("某政发〔2010〕2号", "2010-01-08")


def test_contents_may_be_headed_by_the_title_of_what_they_list(
    parse_text: Callable[[str], Parsed],
) -> None:
    notice = "关于印发《某市预案》的通知\n各区：\n现将《某市预案》印发给你们。\n某市人民政府\n2014年12月25日\n"
    entries = "1.总则\n1.1目的\n2.职责\n2.1机构\n"
    body = "1.总则\n1.1目的\n做好应急。\n2.职责\n2.1机构\n成立机构。\n"
    (document,) = parse_text(f"{notice}某市预案目录\n{entries}{body}").documents
    assert "目录" not in document.title + (document.plan_title or "")
    assert "某市预案目录" in {each.text for each in document.residue if each.kind == "contents"}


ACT = "某省公共数据{0}管理办法\n{1}第一章 总则\n第一条 规范{0}工作。\n第二条 本办法自印发之日起施行。\n"
PASSED = "（2021年7月2日某省人民政府令第51号公布）\n"


@pytest.mark.parametrize("note", ["", PASSED, f"{PASSED}目录\n"])
def test_an_act_behind_another_is_a_document_of_its_own(
    parse_text: Callable[[str], Parsed], note: str
) -> None:
    parsed = parse_text(ACT.format("登记", "") + ACT.format("运营", note))
    assert [document.title for document in parsed.documents] == [
        "某省公共数据登记管理办法",
        "某省公共数据运营管理办法",
    ]
    assert [document.items[0].clauses[0].text for document in parsed.documents] == [
        "规范登记工作。",
        "规范运营工作。",
    ]
    assert not parsed.ledger.unplaced()


@pytest.mark.parametrize("above", ["", "附件\n"])
def test_an_act_behind_that_of_a_notice_is_the_notices(
    parse_text: Callable[[str], Parsed], above: str
) -> None:
    notice = (
        "各市：\n现将《某省公共数据登记管理办法》等办法印发给你们。\n某省数据局\n2021年7月2日\n"
    )
    text = notice + ACT.format("登记", "") + above + ACT.format("运营", "")
    (document,) = parse_text(text).documents
    assert document.issuer == "某省数据局"
    clauses = [clause.text for item in document.items for clause in item.clauses]
    assert clauses[-2:] == ["规范运营工作。", "本办法自印发之日起施行。"]


def test_imprints_behind_several_attached_texts_all_go_back(
    parse_text: Callable[[str], Parsed],
) -> None:
    outer, inner, other = "某市政府办公室", "某省政府办公厅", "某省司法厅"
    plan = "各市：\n现印发给你们。\n一、加强公开。公开规划。\n二、加强解读。做好解读。\n"
    parsed = parse_text(
        f"{outer}关于转发方案的通知\n某办〔2018〕1号\n{plan}"
        f"{inner}关于印发方案的通知\n某省办〔2018〕3号\n{plan}{outer}秘书科\n"
        f"{other}关于印发细则的通知\n某司〔2018〕4号\n{plan}{outer}秘书科\n2018年5月9日印发\n"
    )
    assert [document.date for document in parsed.documents] == ["2018-05-09", None, None]
    assert not parsed.ledger.unplaced()
