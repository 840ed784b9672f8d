"""Titles, issuers, numbers and days around a body, as pages print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lineage.model import ItemKind
from loaders.outline import Parsed

# Its paragraphs are longer than lines broken to one width.
PARAGRAPH = "公开规划、预算和项目，及时更新，" * 6 + "做好解读。"
BODY = f"\n一、加强公开。{PARAGRAPH}\n二、加强解读。{PARAGRAPH}\n"
OPINION = "某省人民政府关于落实《政府工作报告》重点工作分工的意见"


@pytest.mark.parametrize(
    "head",
    [
        f"{OPINION}-某省人民政府门户网站\n{OPINION}",
        f"{OPINION}\n浏览次数：7\n某省人民政府关于\n落实《政府工作报告》重点\n工作分工的意见",
        f"{OPINION}\n浏览次数：7\n某省人民政府\n关于落实《政府工作报告》重点工作分工的意见",
    ],
)
def test_a_title_is_read_once_however_often_it_is_printed(
    parse_text: Callable[[str], Parsed], head: str
) -> None:
    text = f"{head}\n某政发〔2014〕1号\n省直有关单位：\n为做好工作，提出意见如下：{BODY}"
    (document,) = parse_text(text).documents
    assert (document.title, document.plan_title) == (OPINION, None)
    assert document.items[0].kind is ItemKind.NOTICE


def test_an_office_between_two_prints_of_a_title_is_no_part_of_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    reply = "关于同意开展四日游活动的复函"
    text = f"{reply}\n国家旅游局\n{reply}\n国家旅游局\n（1992年6月15日 国家旅游局）\n某省人民政府：\n现函复如下：{BODY}"
    (document,) = parse_text(text).documents
    known = (document.title, document.issuer, document.date)
    assert known == (f"国家旅游局{reply}", "国家旅游局", "1992-06-15")


def test_an_office_below_a_title_issues_and_does_not_sign(
    parse_text: Callable[[str], Parsed],
) -> None:
    rules = "某市人民政府办理人大代表建议和提案工作规则"
    text = (
        f"关于印发{rules}的通知\n某市人民政府办公室\n某政办发〔2010〕15号\n各县（市、区）人民政府：\n"
        f"《{rules}》已经市政府同意，现印发给你们。\n某市人民政府办公室\n2010年4月7日\n"
        f"某市人民政府办理人大代表\n建议和提案工作规则{BODY}"
    )
    (document,) = parse_text(text).documents
    facts = {fact.name: fact.value for fact in document.facts}
    assert facts["issuer"] == facts["signature"] == "某市人民政府办公室"
    assert document.plan_title == rules
    assert document.items[0].kind is ItemKind.NOTICE


def test_offices_below_a_title_issue_together(parse_text: Callable[[str], Parsed]) -> None:
    text = f"关于延续优惠政策问题的通知\n财政部、司法部\n各省财政厅：\n现通知如下：{BODY}"
    (document,) = parse_text(text).documents
    assert document.issuer == "财政部、司法部"


def test_who_issues_by_the_letterhead(parse_text: Callable[[str], Parsed]) -> None:
    """Two offices run together in it, and only one signs."""
    head = "中共某市委办公室某市人民政府办公室文件\n某办〔2018〕3号\n关于印发要点的通知\n各县区：\n现印发给你们。"
    (document,) = parse_text(f"{head}\n某市人民政府办公室\n2018年4月8日{BODY}").documents
    assert document.issuer == "中共某市委办公室、某市人民政府办公室"


@pytest.mark.parametrize(
    "head",
    [
        "2021年县政府重点工作任务（某政发〔2021〕2号）",
        "文号 ：某政发〔2021〕2号\n2021年县政府重点工作任务",
    ],
)
def test_a_number_beside_the_title_of_a_plan(
    parse_text: Callable[[str], Parsed], head: str
) -> None:
    (document,) = parse_text(f"{head}\n各乡镇人民政府：\n现印发给你们。{BODY}").documents
    assert (document.title, document.number) == ("2021年县政府重点工作任务", "某政发〔2021〕2号")


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        ("某市人民政府令\n第23号", "某市人民政府令第23号", "某市人民政府"),
        ("某省人大常委会公告\n第二十八号", "某省人大常委会公告第二十八号", "某省人大常委会"),
        ("某市人民政府令 第十六号", "某市人民政府令第十六号", "某市人民政府"),
        ("某市人民政府\n某府令第 121 号", "某府令第121号", "某市人民政府"),
    ],
)
def test_an_order_has_a_number(
    parse_text: Callable[[str], Parsed], head: str, number: str, issuer: str
) -> None:
    text = f"{head}\n《某市办法》已经通过，现予公布。\n市长\n2020年1月2日\n某市城市管理办法{BODY}"
    (document,) = parse_text(text).documents
    assert (document.number, document.issuer) == (number, issuer)


@pytest.mark.parametrize(
    "kind", ["工作制度", "常务会议纪要", "管理标准（试行）", "政策三十条", "方案解读"]
)
def test_a_line_above_all_text_is_the_title_where_there_is_none_else(
    parse_text: Callable[[str], Parsed], kind: str
) -> None:
    body = "为加强管理，制定本文件。\n一、公开\n各部门要公开。\n二、管理\n由县财政局负责。"
    (document,) = parse_text(f"某县{kind}\n{body}").documents
    assert document.title == f"某县{kind}"
    (document,) = parse_text(f"某县{kind}\n某县公开办法\n{body}").documents
    assert document.title == "某县公开办法"


ANNOUNCED = "\n现就有关事项公告如下：\n一、扩大范围。\n二、本公告自5月1日起施行。\n2022年3月1日"


@pytest.mark.parametrize(
    ("head", "number", "issuer", "title"),
    [
        (
            "财政部 海关总署公告2022年第14号\n关于加大退税力度的公告",
            "财政部海关总署公告2022年第14号",
            "财政部、海关总署",
            "关于加大退税力度的公告",
        ),
        (
            "海关总署公告2022年第7号（关于明确进口货物防控措施的公告）",
            "海关总署公告2022年第7号",
            "海关总署",
            "关于明确进口货物防控措施的公告",
        ),
        (
            "海关总署公告2022年第7号\n（关于明确进口货物防控措施的公告）",
            "海关总署公告2022年第7号",
            "海关总署",
            "关于明确进口货物防控措施的公告",
        ),
        (
            "海关总署公告2022年第7号\n（关于明确防控措施的公告（第一批））",
            "海关总署公告2022年第7号",
            "海关总署",
            "关于明确防控措施的公告（第一批）",
        ),
        (
            "海关总署公告\n2008年第12号",
            "海关总署公告2008年第12号",
            "海关总署",
            "海关总署公告2008年第12号",
        ),
    ],
)
def test_an_announcement_is_counted_by_years(
    parse_text: Callable[[str], Parsed], head: str, number: str, issuer: str, title: str
) -> None:
    parsed = parse_text(head + ANNOUNCED)
    (document,) = parsed.documents
    assert (document.number, document.issuer, document.title) == (number, issuer, title)
    assert [item.label for item in document.items] == [None, "一", "二"]


def test_the_title_of_a_plan_in_several_lines_as_a_report_above_names_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    name = "某区全力打响“服务”品牌加快建设三年行动计划（2018—2020年）"
    lines = "某区全力打响“服务”品牌\n加快建设三年行动计划\n（2018—2020年）"
    text = (
        f"“公开” 中共某区委办公室 某区人民政府办公室印发《{name}》的通知（2018年）\n{lines}{BODY}"
    )
    (document,) = parse_text(text).documents
    assert document.plan_title == name


def test_sentences_beside_the_number_are_the_notices(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = f"某市人民政府关于印发要点的通知\n文号：某政发〔2014〕1号 经研究，现予印发。{BODY}"
    (document,) = parse_text(text).documents
    assert document.number == "某政发〔2014〕1号"
    assert [clause.text for clause in document.items[0].clauses] == ["经研究，现予印发。"]


@pytest.mark.parametrize(
    "line",
    [
        "有效性：有效 发文日期：2020年03月05日",
        "发布日期：2020-03-09 成文日期：2020-03-05",
        "∙【公布日期】2020.03.05",
        "[ 成文日期 ]\n2020-03-05\n[ 发布日期 ]\n2020-03-09",
        "发文日期：\n2020年03月05日 16:40",
    ],
)
def test_the_day_that_a_page_gives_a_document(
    parse_text: Callable[[str], Parsed], line: str
) -> None:
    text = f"{line}\n某市人民政府关于印发要点的通知\n各区人民政府：\n现印发给你们。{BODY}"
    (document,) = parse_text(text).documents
    facts = {fact.name: fact.value for fact in document.facts}
    assert (document.date, facts["date_kind"]) == ("2020-03-05", "page")


def test_the_day_of_a_page_is_not_that_of_a_document(parse_text: Callable[[str], Parsed]) -> None:
    text = f"发布日期：2020-03-09\n某市人民政府关于印发要点的通知\n各区人民政府：\n现印发给你们。{BODY}"
    (document,) = parse_text(text).documents
    assert document.date is None


def test_a_title_printed_again_with_its_office_opens_no_second_document(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "关于加强施工现场管理工作的通知"
    above = "本文由网站提取，以原文为准。"
    text = f"{above}\n{title}\n某建〔2022〕1号\n某市建设委员会\n{title}\n各有关单位：\n现通知如下：{BODY}"
    (document,) = parse_text(text).documents
    assert (document.title, document.issuer) == (title, "某市建设委员会")


@pytest.mark.parametrize("kind", ["标准", "问题清单", "行动2022"])
@pytest.mark.parametrize("printed", ["{}", "《{}》"])
def test_what_the_notice_names_is_the_plan_whatever_its_kind(
    parse_text: Callable[[str], Parsed], kind: str, printed: str
) -> None:
    plan = f"某市消防重点单位界定{kind}"
    head = f"某市消防局关于印发《{plan}》的通知\n各有关单位：\n现印发给你们。\n某市消防局\n2025年1月9日"
    (document,) = parse_text(f"{head}\n{printed.format(plan)}{BODY}").documents
    assert document.plan_title == plan


def test_a_plan_below_a_signature_without_a_day_is_no_document_of_its_own(
    parse_text: Callable[[str], Parsed],
) -> None:
    plan = "关于建立历史风貌区\n风险排查机制的实施意见"
    name = plan.replace("\n", "")
    text = (
        f"某区人民政府办公室印发{name}的通知\n区政府各部门：\n《{name}》已经区政府同意，现印发给你们。\n"
        f"某区人民政府办公室\n{plan}\n为保障安全，制定本意见。{BODY}"
    )
    (document,) = parse_text(text).documents
    assert document.plan_title == name
    assert [item.kind for item in document.items[:2]] == [ItemKind.NOTICE, ItemKind.PREAMBLE]


@pytest.mark.parametrize("contact", ["联系人：张三", "（联系人：张三；联系电话：1234）"])
def test_whom_to_call_hides_no_day(parse_text: Callable[[str], Parsed], contact: str) -> None:
    title = "某市建设委员会关于开展建设工作的通知"
    (document,) = parse_text(f"{title}\n各区：{BODY}2024年2月1日\n{contact}\n").documents
    assert document.date == "2024-02-01"
    assert document.items[-1].kind is not ItemKind.CLOSING


def test_a_rule_in_the_head_is_no_table(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(f"某市消防管理办法\n\n---\n{BODY}").documents
    assert "other-table" not in {warning.code for warning in document.warnings}


def test_a_signature_names_the_place_of_a_government_that_the_title_calls_by_its_rank(
    parse_text: Callable[[str], Parsed],
) -> None:
    head = "市政府关于印发某市设备更新方案的通知\n各区：\n现印发给你们。\n"
    signed = "某市人民政府\n2024年5月18日\n某市设备更新方案"
    (document,) = parse_text(f"{head}{signed}{BODY}").documents
    assert document.issuer == "某市人民政府"


def test_who_issues_with_many_others_in_a_title_of_two_lines(
    parse_text: Callable[[str], Parsed],
) -> None:
    offices = [
        f"某省{name}厅" for name in ["财政", "商务", "教育", "交通", "水利", "民政", "司法", "公安"]
    ]
    offices += [f"某省{name}局" for name in ["体育", "统计", "医保", "林业", "粮食", "能源"]]
    title = "某省财政厅等14部门\n关于印发《某省设备更新方案》的通知\n"
    lines = ["各市：", "现印发给你们。", *offices, "2024年5月31日", "某省设备更新方案"]
    (document,) = parse_text(title + "\n".join(lines) + BODY).documents
    assert document.title == "某省财政厅等14部门关于印发《某省设备更新方案》的通知"
    assert document.issuer == "某省财政厅等14部门"
    signature = next(fact for fact in document.facts if fact.name == "signature")
    assert signature.value.split("、") == offices


@pytest.mark.parametrize("between", ["\n", "\n\n", "        "])
@pytest.mark.parametrize("plan", ["", "某市粮仓建设方案\n"])
def test_offices_that_sign_together_issue_together(
    parse_text: Callable[[str], Parsed], between: str, plan: str
) -> None:
    """One a line or in one line, above the plan or at the end; a short name is one, too."""
    signed = f"某市发展和改革委员会{between}市公安局{between}某市消防救援总队\n2025年2月28日\n"
    head = "关于印发方案的通知\n各区：\n现印发给你们，请认真组织实施。\n"
    text = f"{head}{signed}{plan}{BODY}" if plan else f"{head}{BODY}{signed}"
    (document,) = parse_text(text).documents
    assert document.issuer == "某市发展和改革委员会、市公安局、某市消防救援总队"


@pytest.mark.parametrize(
    ("note", "number", "issuer"),
    [
        (
            "（2021年7月2日某市人民政府令第51号公布　自2021年9月1日起施行）",
            "某市人民政府令第51号",
            "某市人民政府",
        ),
        (
            "2021年7月2日 中华人民共和国国务院令第656号公布\n2023年1月1日 第一次修订",
            "中华人民共和国国务院令第656号",
            "中华人民共和国国务院",
        ),
        (
            "（2021年7月2日某市人民政府发布，根据2022年某市人民政府令第5号修正）",
            None,
            "某市人民政府",
        ),
        (
            "2021年7月2日 某市第十五届人民代表大会常务委员会第二十七次会议通过",
            None,
            "某市人民代表大会常务委员会",
        ),
    ],
)
def test_the_note_below_a_title_says_who_passed_it(
    parse_text: Callable[[str], Parsed], note: str, number: str | None, issuer: str
) -> None:
    parsed = parse_text(
        f"某市消防监督管理办法\n{note}\n第一条　加强管理。\n第二条　自公布之日起施行。\n"
    )
    (document,) = parsed.documents
    known = (document.number, document.issuer, document.date)
    assert known == (number, issuer, "2021-07-02")
    assert not parsed.ledger.unplaced()
    assert [clause.text for _, clause in document.units()] == ["加强管理。", "自公布之日起施行。"]


def test_a_sentence_that_begins_with_a_day_is_no_note_on_who_passed_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    said = "2018年4月8日某市发布《意见》以来，成效明显。"
    (document,) = parse_text(f"某市工作方案\n{said}{BODY}").documents
    assert document.items[0].clauses[0].text == said


HEADER = """---
标题: 关于加强管理的通知
文号: 某房规范〔2025〕7号
发布单位: 某市房屋管理局
发布日期: 2025-12-24
层级: 市级
---

> 本文正文由脚本提取，仅供检索查阅；以《中华人民共和国著作权法》为准。

# {}

"""


def test_what_the_header_of_a_page_says_is_no_text_but_known(
    parse_text: Callable[[str], Parsed],
) -> None:
    parsed = parse_text(f"{HEADER.format('关于加强管理的决定')}为加强管理，决定如下：{BODY}")
    (document,) = parsed.documents
    known = (document.title, document.number, document.issuer, document.date)
    assert known == ("关于加强管理的决定", "某房规范〔2025〕7号", "某市房屋管理局", None)
    assert not document.citations
    assert [clause.text for clause in document.items[0].clauses] == ["为加强管理，决定如下："]
    assert {warning.code for warning in document.warnings} == {"no-date", "markup"}
    assert not parsed.ledger.unplaced()


def test_a_title_that_a_list_cuts_off_is_none(parse_text: Callable[[str], Parsed]) -> None:
    title = "某省能源局关于印发《某省推动虚拟电厂发展工作方案》的通知"
    text = f"{title[:22]} ...\n政策原文\n{title}\n某能字〔2025〕104号\n各市：\n现予以印发。\n"
    (document,) = parse_text(text + BODY).documents
    assert document.title == title


def test_a_header_may_be_nested(parse_text: Callable[[str], Parsed]) -> None:
    header = "---\nissuer:\n- 某厅\nregion:\n  level: 省\n  name: 某省\n---\n"
    (document,) = parse_text(
        f"{header}某市2024年工作方案\n为加强管理，制定本方案。{BODY}"
    ).documents
    assert [clause.text for clause in document.items[0].clauses] == ["为加强管理，制定本方案。"]


@pytest.mark.parametrize(
    ("title", "text", "issuer"),
    [
        (
            "中共某省委办公厅 某省人民政府办公厅关于印发《工作意见》的通知",
            "各市：\n现印发给你们，请贯彻执行。\n工作意见",
            "中共某省委办公厅、某省人民政府办公厅",
        ),
        (
            "中共中央办公厅 国务院办公厅印发《关于全面推进政务公开工作的意见》",
            "新华社北京2月17日电 近日，两办印发了《关于全面推进政务公开工作的意见》，全文如下。",
            "中共中央办公厅、国务院办公厅",
        ),
        ("某省政府信息公开办法", "已经2014年2月11日省人民政府第17次常务会议通过。", None),
    ],
)
def test_the_title_that_a_page_gives_a_text_without_one(
    parse_text: Callable[[str], Parsed], title: str, text: str, issuer: str | None
) -> None:
    (document,) = parse_text(f"标题: {title}\n文号: \n{text}{BODY}").documents
    assert (document.title, document.issuer) == (title.replace(" ", ""), issuer)


def test_what_a_text_prints_goes_before_the_header_of_its_page(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "某市人民政府关于加强管理的通知"
    (document,) = parse_text(f"{HEADER.format(title)}某府〔2025〕8号\n各区：{BODY}").documents
    assert (document.number, document.issuer) == ("某府〔2025〕8号", "某市人民政府")


def test_what_a_notice_closes_with_is_no_clause(parse_text: Callable[[str], Parsed]) -> None:
    head = "关于印发要点的通知\n各县区：\n现印发给你们。\n特此通知。\n某市人民政府办公室\n2018年4月8日\n"
    (document,) = parse_text(f"{head}某市工作要点{BODY}").documents
    assert [clause.text for clause in document.items[0].clauses] == ["现印发给你们。"]


@pytest.mark.parametrize("above", ["某省气象管理规定\n某省人民政府\n某省气象管理规定\n", ""])
def test_what_an_order_says_is_a_notice_whatever_stands_above(
    parse_text: Callable[[str], Parsed], above: str
) -> None:
    order = "《某省气象管理规定》已经省政府常务会议通过，现予公布，自2011年2月1日起施行。"
    text = f"{above}政府令〔2010〕第15号\n{order}\n省长　王某\n2010年12月25日\n"
    (document,) = parse_text(f"{text}某省气象管理规定\n第一条 加强管理。\n").documents
    assert [(item.kind.value, item.clauses[0].text) for item in document.items] == [
        ("notice", order),
        ("item", "加强管理。"),
    ]


def test_who_signs_an_order_may_stand_in_the_line_of_its_day(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "某省人民政府令\n第5号\n《公开办法》已经通过，现予公布。\n主席　陈某　2016年12月6日\n"
    (document,) = parse_text(f"{text}公开办法\n第一条 公开信息。\n").documents
    assert document.date == "2016-12-06"


def test_one_of_those_who_sign_may_stand_in_for_a_seal(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "关于印发行动方案的通知\n各街镇：\n现将《2024年全区专项行动方案》印发给你们，请认真组织实施，按时报送情况。\n某区联席会议办公室\n某区商务委员会（代章）\n2024年4月16日\n一、目标\n查处违法行为。\n"
    (document,) = parse_text(text).documents
    assert document.issuer == "某区联席会议办公室、某区商务委员会"


def test_what_the_file_marks_as_its_heading_is_the_last_to_name_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    (document,) = parse_text(
        "# 补贴操作要求_某区政府\n一、范围\n（一）机具\n补贴机具。\n"
    ).documents
    assert document.title == "补贴操作要求_某区政府"


def test_what_a_page_calls_a_number_is_none_of_it(parse_text: Callable[[str], Parsed]) -> None:
    text = (
        "某区关于印发方案的通知\n文件编号 北区政办发〔2020〕11号\n各街道：\n一、目标\n完成改造。\n"
    )
    (document,) = parse_text(text).documents
    assert document.number == "北区政办发〔2020〕11号"


def test_an_entry_of_a_page_may_have_a_bullet(parse_text: Callable[[str], Parsed]) -> None:
    text = "• 发布机构：县人民政府办公室\n重点工作任务\n各乡镇：\n一、落实责任\n落实到位。\n"
    (document,) = parse_text(text).documents
    assert document.issuer == "县人民政府办公室"


def test_what_an_order_says_above_the_title_is_a_notice(
    parse_text: Callable[[str], Parsed],
) -> None:
    order = "《某省关于废止〈信访规定〉等3件规章的决定》已经省政府常务会议通过，现予公布。"
    title = "某省人民政府关于废止《信访规定》等3件规章的决定"
    text = f"{order}\n省长　郭某\n2016年4月15日\n{title}\n各市人民政府：\n一、废止信访规定。\n"
    (document,) = parse_text(text).documents
    assert document.items[0].clauses[0].text == order
    assert (document.title, document.date) == (title, "2016-04-15")


def test_the_day_may_stand_beside_the_number(parse_text: Callable[[str], Parsed]) -> None:
    text = "某省关于推进发展的意见\n某办发〔2009〕59号 二○○九年十二月八日\n各市人民政府：\n一、加强建设\n完善枢纽。\n"
    (document,) = parse_text(text).documents
    assert document.date == "2009-12-08"


def test_what_a_reply_attaches_is_its_plan(parse_text: Callable[[str], Parsed]) -> None:
    head = "某省人民政府关于同意建立联席会议制度的批复\n省安全监管局：\n同意建立。\n附件：联席会议制度\n2011年5月3日\n附件：\n"
    (document,) = parse_text(
        f"{head}联席会议制度\n为加强协作，建立本制度。\n一、职能\n分析形势。\n"
    ).documents
    assert document.plan_title == "联席会议制度"


def test_what_a_page_lists_for_a_search_is_no_title(parse_text: Callable[[str], Parsed]) -> None:
    head = "| 文 号 | 某府发〔2016〕20号 | 关键词 | 某市 公共服务 推广 实施意见 |\n\n"
    (document,) = parse_text(
        f"{head}各县人民政府：\n为推广合作，提出以下意见。\n一、内涵\n推进合作。\n"
    ).documents
    assert document.plan_title is None
    assert [item.kind.value for item in document.items] == ["notice", "item"]


@pytest.mark.parametrize(
    ("above", "kinds"),
    [
        (
            "4月29日，某市政府网站发布《某市发展实施方案》，其中提到，加快建设。\n全文如下：\n",
            ["preamble", "item"],
        ),
        ("现将《某市发展实施方案》印发给你们，请认真落实。\n", ["notice", "preamble", "item"]),
    ],
)
def test_what_stands_above_the_title_of_a_plan_alone(
    parse_text: Callable[[str], Parsed], above: str, kinds: list[str]
) -> None:
    plan = "某市发展实施方案\n为加快发展，制定本方案。\n一、目标\n完善设施。\n"
    (document,) = parse_text(above + plan).documents
    assert [item.kind.value for item in document.items] == kinds
    assert document.items[-2].clauses[0].text == "为加快发展，制定本方案。"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("20171116", "2017-11-16"),
        ("2019年1123", "2019-11-23"),
        ("202355日", "2023-05-05"),
        ("2018年3月27", "2018-03-27"),
    ],
)
def test_a_day_that_a_page_has_lost_signs_of(
    parse_text: Callable[[str], Parsed], printed: str, day: str
) -> None:
    text = f"某市人民政府关于禁牧的通告\n一、范围\n全市禁牧。\n某市人民政府\n{printed}\n"
    (document,) = parse_text(text).documents
    assert (document.date, document.items[-1].clauses[-1].text) == (day, "全市禁牧。")
    assert "date-restored" in {warning.code for warning in document.warnings}


def test_a_day_that_could_be_several_is_none(parse_text: Callable[[str], Parsed]) -> None:
    text = "某市人民政府关于禁牧的通告\n一、范围\n全市禁牧。\n某市人民政府\n2018111日\n"
    (document,) = parse_text(text).documents
    assert document.date is None


def test_a_day_cut_off_by_a_seal_gives_way_to_that_of_printing(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "某市人民政府关于禁牧的通告\n一、范围\n全市禁牧。\n某市人民政府\n2025年7月2\n2025年7月28日印发\n"
    (document,) = parse_text(text).documents
    assert document.date == "2025-07-28"


def test_whose_page_it_is_signs_nothing(parse_text: Callable[[str], Parsed]) -> None:
    notice = "各乡镇人民政府：\n现将《某县防汛方案》印发给你们。\n"
    sign = "某县人民政府办公室\n2024年7月8日\n"
    plan = "某县防汛方案\n一、总则\n做好防汛。\n"
    (signed,) = parse_text(f"某县人民政府\n{notice}{sign}{plan}").documents
    (unsigned,) = parse_text(f"某县人民政府\n{notice}{plan}").documents
    assert (signed.issuer, unsigned.issuer) == ("某县人民政府办公室", "某县人民政府")


def test_what_a_page_says_above_the_recipients_is_no_notice(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "某市人民政府办公厅关于印发改革方案的通知"
    above = "导读:加强改革,对于我市抓住机遇具有重要意义。\n某政办函〔2017〕103号\n"
    (document,) = parse_text(
        f"{title}\n{above}{title}\n各区人民政府：\n现将方案印发给你们。\n一、落实\n抓好落实。\n"
    ).documents
    assert [clause.text for clause in document.items[0].clauses] == ["现将方案印发给你们。"]


def test_a_plan_is_told_by_the_title_that_issues_it_without_quotes(
    parse_text: Callable[[str], Parsed],
) -> None:
    plan = "2023年区《政府工作报告》目标任务分解方案"
    head = f"某区人民政府办公室关于印发{plan}的通知\n各街道：\n现将方案印发给你们，有关事项通知如下：\n"
    text = f"{head}一、各单位要高度重视。\n二、区考评办要加强考核。\n{plan}\n一、主要目标\n（一）增长7%。\n"
    (document,) = parse_text(text).documents
    assert [section.title for section in document.sections if not section.label] == [plan]
    assert [clause.text for clause in document.items[2].clauses] == ["区考评办要加强考核。"]


def test_a_regulation_without_a_title_is_what_its_order_promulgates(
    parse_text: Callable[[str], Parsed],
) -> None:
    order = "某市人民政府令第244号\n《某市奖励办法》已经市人民政府常务会议审议通过,现予公布。\n"
    (document,) = parse_text(
        f"{order}市长 王某\n2013年11月7日\n第一条 为了奖励,制定本办法。\n"
    ).documents
    assert document.title == "某市奖励办法"


def test_what_a_page_says_above_its_only_recipients_is_no_opening(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "新法规暂无公布,请参考最新条例。\n各县区人民政府：\n现提出意见。\n一、要求\n抓好落实。\n"
    (document,) = parse_text(text).documents
    assert [item.kind for item in document.items] == [ItemKind.NOTICE, ItemKind.ITEM]


def test_the_day_may_stand_in_brackets_below_the_title(parse_text: Callable[[str], Parsed]) -> None:
    head = "主题词：\n某市人民政府\n关于做好就业工作的意见\n(2006年5月15日)\n某府〔2006〕78号\n"
    (document,) = parse_text(f"{head}现提出意见。\n一、任务\n促进就业。\n").documents
    assert (document.title, document.date) == ("某市人民政府关于做好就业工作的意见", "2006-05-15")
    assert document.number == "某府〔2006〕78号"


def test_what_leads_in_the_items_of_a_plan_leaves_its_opening(
    parse_text: Callable[[str], Parsed],
) -> None:
    opening = "为做好示范工作，制定本方案。"
    text = f"某市示范方案\n{opening}\n各项任务分工：\n一、要求\n抓好落实。\n"
    (document,) = parse_text(text).documents
    assert document.items[0].clauses[0].text == opening


@pytest.mark.parametrize("title", ["中华人民共和国种源保护法", "公共数据登记实施规范（试行）"])
def test_an_act_is_called_what_stands_alone_above_its_articles(
    parse_text: Callable[[str], Parsed], title: str
) -> None:
    (document,) = parse_text(f"{title}\n第一章\n\u3000\n总 则\n第一条 制定本法。\n").documents
    assert document.title == title
    assert [section.title for section in document.sections] == ["总则"]


def test_ways_of_doing_something_are_no_title(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(f"某市监管执法\n创新工作做法{BODY}").documents
    assert document.plan_title is None


def test_the_way_to_a_text_on_its_page_is_no_title(parse_text: Callable[[str], Parsed]) -> None:
    page = "某平台 法规首页 某市消防条例\n某市消防条例\n资料仅供学习。\n某市消防条例"
    (document,) = parse_text(f"{page}\n第一条 制定本条例。\n第二条 适用本条例。\n").documents
    assert document.title == "某市消防条例"
    assert [item.kind for item in document.items] == [ItemKind.ITEM, ItemKind.ITEM]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("(78)交公路字412号", "（78）交公路字412号"),
        ("〔80〕国发字12号", "（80）国发字12号"),
        ("中华人民共和国主席令\n（九届第37号）", "中华人民共和国主席令（九届第37号）"),
    ],
)
def test_numbers_as_they_were(
    parse_text: Callable[[str], Parsed], printed: str, number: str
) -> None:
    text = f"交通部关于加强公路养护的通知\n{printed}\n各省、自治区交通局：\n现通知如下：{BODY}"
    (document,) = parse_text(text).documents
    assert document.number == number
    assert "number-restored" not in {warning.code for warning in document.warnings}


def test_what_a_page_prints_around_a_title_is_none(parse_text: Callable[[str], Parsed]) -> None:
    title = "某部关于建立价格机制的通知"
    page = f"{title}(某价〔2025〕65号)\n2025/01/20 价格司\n信息公开形式 公开目录\n相关办事指南"
    text = f"{page}\n{title}\n某价〔2025〕65号\n各省、自治区：\n现通知如下：{BODY}"
    (document,) = parse_text(text).documents
    assert (document.title, document.plan_title) == (title, None)
    assert "disclosure" not in {fact.name for fact in document.facts}


def test_a_form_that_offices_send_out_names_no_one_place(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = f"民政部关于救济款使用的通知\n××省民政局：\n现通知如下：{BODY}"
    (document,) = parse_text(text).documents
    assert [f.value for f in document.facts if f.name == "recipients"] == ["××省民政局："]


def test_a_reply_names_the_number_that_it_answers_and_has_none_of_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    said = "你院某法字〔1988〕第294号请示报告收悉。经研究，答复如下："
    text = f"某省法院关于索赔期问题的复函\n1988年12月8日,某省法院、某省司法厅\n某市中级法院:\n{said}{BODY}"
    (document,) = parse_text(text).documents
    facts = {fact.name: fact.value for fact in document.facts}
    assert document.number is None
    assert (document.date, facts["recipients"]) == ("1988-12-08", "某市中级法院:")
    assert document.items[0].clauses[0].text == "你院某法字〔1988〕第294号请示报告收悉。"
    assert [cited.number for cited in document.citations] == ["某法字〔1988〕294号"]


def test_a_title_whose_label_a_page_spaces_out_is_known(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "某市某区人民政府办公室关于印发重点工作任务表的通知"
    text = f"标 题: {title}\n各街道办事处：\n现将《某区重点工作任务表》印发给你们。{BODY}"
    (document,) = parse_text(text).documents
    assert (document.title, document.issuer) == (title, "某市某区人民政府办公室")


def test_the_chairman_of_a_region_signs_with_the_day(parse_text: Callable[[str], Parsed]) -> None:
    head = "某办法\n《某办法》已经通过，现予发布。\n自治区主席 陈 某 2016年12月6日"
    (document,) = parse_text(f"{head}\n某办法{BODY}").documents
    assert document.date == "2016-12-06"


def test_what_a_page_says_of_a_document_below_its_text(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = f"某区重点工作方案{BODY}发文机关：某区人民政府办公室\n成文日期：2019年3月2日\n"
    (document,) = parse_text(text).documents
    assert (document.issuer, document.date) == ("某区人民政府办公室", "2019-03-02")


def test_whom_to_ask_printed_twice_is_no_plan(parse_text: Callable[[str], Parsed]) -> None:
    asked = "联系电话：\n83608057；\n"
    text = f"某市关于印发方案的通知\n各区：\n现将方案印发给你们。\n某市政府\n2021年2月2日\n{asked}{asked}某市节水工作方案{BODY}"
    (document,) = parse_text(text).documents
    assert document.plan_title == "某市节水工作方案"


def test_those_that_a_page_says_issue_together_stand_apart(
    parse_text: Callable[[str], Parsed],
) -> None:
    (document,) = parse_text(f"某省公开办法{BODY}发文机关：某省财政厅 某省税务局\n").documents
    assert document.issuer == "某省财政厅、某省税务局"


@pytest.mark.parametrize("office", ["财政部", "财 政 部", "国务院", "审计署"])
def test_the_nations_offices_sign_by_names_of_three_signs(
    parse_text: Callable[[str], Parsed], office: str
) -> None:
    (document,) = parse_text(f"关于公开预算的通知\n各省：{BODY}{office}\n2019年7月26日\n").documents
    assert document.issuer == office.replace(" ", "")


@pytest.mark.parametrize("foot", ["本文标签: ,车辆 ,人员", "相关推荐", "猜你喜欢"])
def test_lists_of_links_below_a_notice_in_plain_prose_are_none_of_it(
    parse_text: Callable[[str], Parsed], foot: str
) -> None:
    text = (
        f"某区关于交通管制的通告\n现对某路实行管制，请绕行。\n某区公安局\n2021年10月9日\n{foot}\n"
    )
    (document,) = parse_text(text).documents
    assert [clause.text for item in document.items for clause in item.clauses] == [
        "现对某路实行管制，请绕行。"
    ]


@pytest.mark.parametrize(
    "title",
    ["中华人民共和国公司法", "中华人民共和国民法典", "某国宪法修正案（1988年）"],
)
def test_what_laws_are_called(parse_text: Callable[[str], Parsed], title: str) -> None:
    (document,) = parse_text(f"{title}\n第一条　公开规划。\n第二条　公开预算。\n").documents
    assert document.title == title


def test_a_title_printed_once_more_with_a_number_is_no_item(
    parse_text: Callable[[str], Parsed],
) -> None:
    title = "某省预算外资金管理条例"
    (document,) = parse_text(f"{title}\n2024-05-15\n1. {title}\n第一条 公开规划。\n").documents
    assert [item.label for item in document.items] == ["第一条"]


def test_labels_of_a_page_without_values_are_no_text(
    parse_text: Callable[[str], Parsed],
) -> None:
    head = "失效/废止日期:\n发布文号:\n实施日期: 2018-09-01"
    (document,) = parse_text(f"某省立法条例\n{head}\n第一条 公开规划。\n").documents
    assert [item.label for item in document.items] == ["第一条"]
