"""Paragraphs to clauses: notes on agencies within a paragraph, half-width stops, bare items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lineage.model import Document, Item
from loaders.blocks import Extract
from loaders.body.prose import sentences
from loaders.outline import Parsed


def split(text: str) -> list[str]:
    return [part.text for part in sentences(Extract(text, ((0, len(text)),)))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("公开规划。定期更新。", ["公开规划。", "定期更新。"]),
        ("公开规划.定期更新.", ["公开规划.", "定期更新."]),
        ("按《办法》.落实到位!", ["按《办法》.", "落实到位!"]),
        ("增长5.5万户，见www.gov.cn网站。", ["增长5.5万户，见www.gov.cn网站。"]),
        ("落实（含预算。决算。）工作。", ["落实（含预算。决算。）工作。"]),
        ("其他区域。）公开规划。", ["其他区域。）", "公开规划。"]),
    ],
)
def test_sentences_end_with_a_full_or_half_width_stop(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def plan(parse_text: Callable[[str], Parsed], *lines: str) -> Document:
    return parse_text("\n".join(["某市2019年工作要点", "一、加强公开", *lines])).documents[0]


def first(document: Document) -> Item:
    return next(item for item in document.items if item.kind.value == "item")


def agencies_of(item: Item) -> list[list[str]]:
    return [[each.agency for each in clause.agencies] for clause in item.clauses]


def test_a_note_within_a_paragraph_holds_for_the_sentences_before_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    item = first(
        plan(
            parse_text,
            "（一）公开信息。公开规划。公开方案。（市发改委负责）公开预算。（市财政局负责，年底前完成）",
        )
    )
    assert [clause.text for clause in item.clauses] == ["公开规划。", "公开方案。", "公开预算。"]
    assert agencies_of(item) == [["市发改委"], ["市发改委"], ["市财政局"]]
    assert [clause.deadline for clause in item.clauses] == [None, None, "年底前完成"]


@pytest.mark.parametrize(
    "fields",
    [
        "责任单位：市局、市委办",
        "责任单位：市局、市委办。",
        "责任单位：市局、市委办。完成时限：2021年6月。",
        "完成时限：2021年6月。责任单位：市局、市委办",
    ],
)
def test_fields_at_the_end_of_a_paragraph_are_no_text(
    parse_text: Callable[[str], Parsed], fields: str
) -> None:
    item = first(plan(parse_text, f"1.压缩时间。减少材料。{fields}"))
    assert [clause.text for clause in item.clauses] == ["压缩时间。减少材料。"]
    assert agencies_of(item) == [["市局", "市委办"]]
    assert item.clauses[0].deadline == ("2021年6月" if "时限" in fields else None)


def test_a_last_sentence_that_says_who_acts_is_text(parse_text: Callable[[str], Parsed]) -> None:
    item = first(plan(parse_text, "1.压缩时间。各区负责落实。"))
    assert [clause.text for clause in item.clauses] == ["压缩时间。各区负责落实。"]


def test_a_note_before_the_stop_holds_up_to_the_note_before_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某省工作方案\n（一）深化改革。完善机制。推进改革（省国资委牵头）。"
        "推进便利化（分管副省长负责，省工商局牵头）。加强宣传。\n"
    )
    (document,) = parse_text(text).documents
    assert [(c.text, [a.agency for a in c.agencies]) for c in document.items[0].clauses] == [
        ("完善机制。", ["省国资委"]),
        ("推进改革", ["省国资委"]),
        ("推进便利化", ["分管副省长", "省工商局"]),
        ("加强宣传。", []),
    ]


def test_a_note_before_a_semicolon_holds_for_its_part_of_the_sentence(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "公开规划（市发改委负责）；公开预算（市财政局牵头，各县政府配合）；公开决算（市审计局负责）。"
    item = first(plan(parse_text, f"（一）公开信息。{text}"))
    assert [clause.text for clause in item.clauses] == ["公开规划", "公开预算", "公开决算"]
    assert agencies_of(item) == [["市发改委"], ["市财政局", "各县政府"], ["市审计局"]]
    task = first(plan(parse_text, "（一）公开信息。", f"1.{text}"))
    assert agencies_of(task) == [["市发改委", "市财政局", "各县政府", "市审计局"]]


def test_agencies_of_an_item_and_of_its_paragraph_hold_both(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某市工作方案\n（一）建设产业基地。（牵头单位：市经贸委）\n"
        "推进石化基地建设。抓好项目。（牵头单位：市科技局）\n"
    )
    (document,) = parse_text(text).documents
    assert [[a.agency for a in c.agencies] for c in document.items[0].clauses] == [
        ["市经贸委", "市科技局"],
        ["市科技局"],
    ]


def test_a_body_has_one_name_in_a_document(parse_text: Callable[[str], Parsed]) -> None:
    text = (
        "四川省工作方案\n（一）甲。公开预算。（经济和信息化厅、财政厅，四川证监局负责）\n"
        "（二）乙。公开决算。（省财政厅、经济和信息化厅负责）\n"
    )
    (document,) = parse_text(text).documents
    assert [[a.agency for a in i.clauses[0].agencies] for i in document.items] == [
        ["省经济和信息化厅", "省财政厅", "四川证监局"],
        ["省财政厅", "省经济和信息化厅"],
    ]


def test_a_sentence_of_agencies_is_a_clause(parse_text: Callable[[str], Parsed]) -> None:
    said = "乡镇人民政府、街道办事处应当按照职责做好保障工作。"
    (document,) = parse_text(f"某市规定\n第一条　加强保障。\n{said}\n第二条　好。\n").documents
    assert [c.text for c in document.items[0].clauses] == ["加强保障。", said]


def test_a_numbered_task_stays_one_clause_with_the_agencies_of_all_its_notes(
    parse_text: Callable[[str], Parsed],
) -> None:
    item = first(
        plan(
            parse_text,
            "（一）公开信息",
            "1.公开规划。定期更新。（市发改委负责）公开预算。（市财政局负责）",
            "2.公开决算。",
        )
    )
    assert [clause.text for clause in item.clauses] == [
        "公开规划。定期更新。公开预算。",
        "公开决算。",
    ]
    assert agencies_of(item) == [["市发改委", "市财政局"], []]


def test_an_item_of_one_sentence_keeps_its_agencies(parse_text: Callable[[str], Parsed]) -> None:
    item = first(plan(parse_text, "（一）推进预算公开。（责任单位：市财政局）", "（二）做好解读。"))
    assert item.title is None
    assert [clause.text for clause in item.clauses] == ["推进预算公开。"]
    assert agencies_of(item) == [["市财政局"]]


def test_half_width_stops_end_headings_too(parse_text: Callable[[str], Parsed]) -> None:
    item = first(plan(parse_text, "(一) 做好公开.及时公开规划.定期更新.(责任单位: 市发改委)"))
    assert item.title == "做好公开"
    assert [clause.text for clause in item.clauses] == ["及时公开规划.", "定期更新."]
    assert agencies_of(item) == [["市发改委"], ["市发改委"]]


def test_a_deadline_on_a_line_behind_the_agencies(parse_text: Callable[[str], Parsed]) -> None:
    item = first(
        plan(parse_text, "（一）公开信息", "1.公开规划。", "市发改委、各县政府", "12月底前")
    )
    assert [clause.text for clause in item.clauses] == ["公开规划。"]
    assert agencies_of(item) == [["市发改委", "各县政府"]]
    assert item.clauses[0].deadline == "12月底前"


def test_agencies_on_a_line_of_their_own_hold_for_the_paragraph_above(
    parse_text: Callable[[str], Parsed],
) -> None:
    lines = (
        "（一）公开信息。公开规划。公开预算。",
        "牵头单位：市发改委",
        "配合单位：",
        "市财政局、各县政府",
        "完成时限：2020年12月底",
    )
    item = first(plan(parse_text, *lines))
    assert agencies_of(item) == [["市发改委", "市财政局", "各县政府"]] * 2
    assert {clause.deadline for clause in item.clauses} == {"2020年12月底"}
    assert item.clauses[0].inherited_from == item.clauses[1].id


def test_names_on_lines_of_their_own_are_said_to_do_nothing(
    parse_text: Callable[[str], Parsed],
) -> None:
    lines = "（一）成员单位。公开名单如下。", "市财政局", "市教育局", "（二）解读。及时解读。"
    item = first(plan(parse_text, *lines))
    assert agencies_of(item) == [[], [], []]


def test_a_word_that_announces_a_list_is_no_clause(parse_text: Callable[[str], Parsed]) -> None:
    document = plan(parse_text, "目标：公开信息。", "措施：", "1.公开规划。", "2.公开预算。")
    assert [clause.text for clause in first(document).clauses] == [
        "目标：公开信息。",
        "公开规划。",
        "公开预算。",
    ]
    assert ("lead-in", "措施：") in {(each.kind, each.text) for each in document.residue}


@pytest.mark.parametrize("stop", ["", "。", "\n"])
def test_agencies_behind_a_heading_hold_for_the_text_below_it(
    parse_text: Callable[[str], Parsed], stop: str
) -> None:
    heading = f"（一）公开信息{stop}（牵头单位：市发改委；6月底前完成）"
    item = first(plan(parse_text, heading, "公开规划。公开预算。", "（二）做好解读。"))
    assert item.title == "公开信息"
    assert [clause.text for clause in item.clauses] == ["公开规划。", "公开预算。"]
    assert agencies_of(item) == [["市发改委"], ["市发改委"]]
    assert {clause.deadline for clause in item.clauses} == {"6月底前完成"}


def test_agencies_behind_the_heading_of_a_section_with_items_are_kept_aside(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "工作方案\n一、加强公开（市政府办公室牵头）\n（一）公开规划。及时公开。（市发改委负责）\n"
    )
    parsed = parse_text(text)
    (document,) = parsed.documents
    assert document.sections[0].title == "加强公开"
    assert agencies_of(first(document)) == [["市发改委"]]
    assert ("agencies of a heading", "（市政府办公室牵头）") in {
        (each.kind, each.text) for each in document.residue
    }
    assert parsed.ledger.unplaced() == ()


@pytest.mark.parametrize("own", ["", "提高认识。\n"])
def test_agencies_behind_the_heading_of_a_section_hold_for_items_that_name_none(
    parse_text: Callable[[str], Parsed], own: str
) -> None:
    text = (
        f"工作方案\n一、加强公开（市政府办公室牵头，市司法局配合）\n{own}"
        "（一）公开规划。及时公开。全面公开。\n（二）公开预算。及时公开。（市财政局负责）\n"
        "二、做好解读\n（三）解读政策。及时解读。\n"
    )
    parsed = parse_text(text)
    (document,) = parsed.documents
    found = {item.title: agencies_of(item) for item in document.items}
    above = ["市政府办公室", "市司法局"]
    assert found["公开规划"] == [above, above]
    assert (found["公开预算"], found["解读政策"]) == ([["市财政局"]], [[]])
    assert parsed.ledger.unplaced() == ()


def test_a_list_of_agencies_in_brackets_behind_a_full_stop(
    parse_text: Callable[[str], Parsed],
) -> None:
    item = first(
        plan(parse_text, "（一）公开信息。公开规划。（市发改委、各县政府）", "（二）做好解读。")
    )
    assert agencies_of(item) == [["市发改委", "各县政府"]]
    kept = first(
        plan(parse_text, "（一）公开信息。公开规划（含专项规划、区域规划）。", "（二）解读。")
    )
    assert [clause.text for clause in kept.clauses] == ["公开规划（含专项规划、区域规划）。"]


def clauses_of(document: Document) -> dict[str, list[str]]:
    """The texts of each item, by its name."""
    return {i.id.partition(":")[2]: [c.text for c in i.clauses] for i in document.items}


def test_a_sentence_that_heads_nothing_is_the_text_of_its_item(
    parse_text: Callable[[str], Parsed],
) -> None:
    document = parse_text(
        "某市关于做好公开的通知\n一、每年三月底前公开预算。\n二、按季度公开决算执行情况。\n"
        "（一）公开规划。\n三、十月底前公开审计结果。\n特此通知。"
    ).documents[0]
    texts = clauses_of(document)
    assert texts["1"] == ["每年三月底前公开预算。"]
    assert texts["3"] == ["十月底前公开审计结果。"]
    assert [item.title for item in document.items] == [None, None, None]
    assert ("closing formula", "特此通知。") in {(r.kind, r.text) for r in document.residue}


def test_loose_text_behind_items_of_one_sentence_closes(
    parse_text: Callable[[str], Parsed],
) -> None:
    lines = ("一、元旦：1月1日放假。", "二、春节：2月1日放假。", "节假日期间，各地区要安排好值班。")
    texts = clauses_of(parse_text("\n".join(("某市关于放假的通知", *lines))).documents[0])
    assert texts == {
        "1": ["元旦：1月1日放假。"],
        "2": ["春节：2月1日放假。"],
        "closing": ["节假日期间，各地区要安排好值班。"],
    }


TASKS = (
    "一、重点任务",
    "（一）更新设备",
    "1.淘汰旧设备。",
    "2.换新设备。",
    "（二）建设平台",
    "1.建平台。",
)


def test_loose_text_closes_where_headings_of_numbered_tasks_are_the_most(
    parse_text: Callable[[str], Parsed],
) -> None:
    last = ("二、保障措施", "（一）加强领导。成立专班。", "各地区牵头负责本地区工作。")
    lines = "\n".join(("某省关于更新设备的通知", *TASKS, *last))
    texts = clauses_of(parse_text(lines).documents[0])
    assert texts["2-1"] == ["成立专班。"]
    assert texts["closing"] == ["各地区牵头负责本地区工作。"]


def test_text_below_a_last_heading_that_stands_alone_is_its_own(
    parse_text: Callable[[str], Parsed],
) -> None:
    last = (
        "二、保障措施",
        "（一）加强领导。成立专班。",
        "（二）加强监测",
        "定期监测。",
        "及时上报。",
    )
    lines = "\n".join(("某省关于更新设备的通知", *TASKS, *last))
    texts = clauses_of(parse_text(lines).documents[0])
    assert texts["2-2"] == ["定期监测。", "及时上报。"]
    assert "closing" not in texts


def test_the_last_article_may_have_several_paragraphs(
    parse_text: Callable[[str], Parsed],
) -> None:
    articles = "第一条为了管理，制定本办法。\n第二条本办法自发布之日起施行。\n原办法同时废止。"
    texts = clauses_of(parse_text(f"某市管理办法\n{articles}").documents[0])
    assert texts["2"] == ["本办法自发布之日起施行。", "原办法同时废止。"]
    assert "closing" not in texts


@pytest.mark.parametrize(
    ("sentence", "is_title"),
    [
        ("加强组织领导，落实工作责任。", True),
        ("充分认识公开的重要意义。", True),
        ("积极回应社会关切。", True),
        ("各县要在三月底前公开预算。", False),
        ("市财政局应当公开预算。", False),
        ("公开的信息不得擅自更改。", False),
    ],
)
def test_a_first_sentence_that_says_who_must_do_it_is_no_title(
    parse_text: Callable[[str], Parsed], sentence: str, is_title: bool
) -> None:
    item = first(plan(parse_text, f"（一）{sentence}具体办法另行制定。"))
    assert (item.title == sentence.rstrip("。")) is is_title
    assert len(item.clauses) == 2 - is_title


def test_what_follows_the_points_of_an_article_is_the_articles(
    parse_text: Callable[[str], Parsed],
) -> None:
    document = parse_text(
        "某市奖励办法\n第一条奖励按照以下标准：\n（一）十万元以下的，奖励一千元；\n"
        "附有证据的，奖励两千元。\n（二）十万元以上的，奖励一万元。\n多个部门查处的，不得重复计算。\n"
        "第二条本办法自发布之日起施行。"
    ).documents[0]
    assert clauses_of(document)["1"] == [
        "奖励按照以下标准：",
        "十万元以下的，奖励一千元；附有证据的，奖励两千元。",
        "十万元以上的，奖励一万元。",
        "多个部门查处的，不得重复计算。",
    ]
    assert [item.label for item in document.items] == ["第一条", "第二条"]


@pytest.mark.parametrize("between", ["", " ", "\n", " \n\n"])
@pytest.mark.parametrize("caption", ["目的和依据", "新建场（库）配建要求", "码头、仓库的设置"])
def test_what_an_article_is_about_is_its_title(
    parse_text: Callable[[str], Parsed], caption: str, between: str
) -> None:
    text = f"某市消防管理办法\n第一章 总则\n第一条（{caption}）{between}为了加强管理，制定本办法。\n第二条 施行。\n"
    parsed = parse_text(text)
    first = parsed.documents[0].items[0]
    assert (first.label, first.title) == ("第一条", caption)
    assert [clause.text for clause in first.clauses] == ["为了加强管理，制定本办法。"]
    assert not parsed.ledger.unplaced()


@pytest.mark.parametrize("text", ["（一）公开规划；", "（市级）、（县级）机关公开信息。"])
def test_not_all_brackets_behind_an_article_say_what_it_is_about(
    parse_text: Callable[[str], Parsed], text: str
) -> None:
    (document,) = parse_text(f"某市办法\n第一条{text}\n第二条 公布。\n").documents
    assert document.items[0].title is None
    assert document.items[0].clauses[0].text == text


def test_a_line_with_the_label_says_what_the_article_below_is_about(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某市办法\n第一条 目的和依据\n为了加强管理，制定本办法。\n第二条 公开下列信息：\n（一）规划；\n"
        "第三条 主管部门\n责任单位：市财政局\n第四条 本办法自公布之日起施行\n"
    )
    items = parse_text(text).documents[0].items
    assert [item.title for item in items] == ["目的和依据", None, None, None]
    assert [clause.text for clause in items[0].clauses] == ["为了加强管理，制定本办法。"]
    assert [item.clauses[0].text for item in items[1:]] == [
        "公开下列信息：",
        "主管部门",
        "本办法自公布之日起施行",
    ]


@pytest.mark.parametrize("below", ["依据\n为了加强管理，制定本办法。", "|公开|规划|市局|"])
def test_an_article_has_one_title_and_no_row_is_it(
    parse_text: Callable[[str], Parsed], below: str
) -> None:
    parsed = parse_text(f"某市办法\n第一条 范围\n{below}\n另行规定。\n第二条 施行。\n")
    assert not parsed.ledger.unplaced()


@pytest.mark.parametrize("reference", ["（目录见附件1）", "(详见附表)", "（名单附后）"])
def test_where_more_stands_is_part_of_the_sentence(reference: str) -> None:
    assert split(f"28件文件予以废止。{reference}做好衔接。") == [
        f"28件文件予以废止。{reference}",
        "做好衔接。",
    ]
    assert split("予以废止。（一）做好衔接。") == ["予以废止。", "（一）做好衔接。"]


def test_a_point_of_a_list_is_no_title(parse_text: Callable[[str], Parsed]) -> None:
    item = first(plan(parse_text, "（一）营业执照；", "仍在有效期内的无需提供。", "（二）许可证。"))
    assert item.title is None
    assert [clause.text for clause in item.clauses] == ["营业执照；", "仍在有效期内的无需提供。"]


def test_points_of_an_article_may_be_numbered_like_sections(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某市管理规定\n第一章 总则\n第一条 规范管理。\n第二条 管理由以下机构负责。\n"
        "一、 领导机构。\n领导小组负责领导工作。\n二、 日常机构。\n（一） 重大工程组。\n第三条 本规定施行。\n"
    )
    (document,) = parse_text(text).documents
    assert [(item.label, len(item.clauses)) for item in document.items] == [
        ("第一条", 1),
        ("第二条", 4),
        ("第三条", 1),
    ]


def test_whose_duties_a_paragraph_states(parse_text: Callable[[str], Parsed]) -> None:
    text = (
        "某县防汛工作方案\n一、职责分工\n（一）县财政局：负责防汛经费的筹集、拨付和监督使用。\n"
        "（二）成员单位职责\n县教育局：负责组织指导学校做好防汛安全工作。\n县公安局：配合做好人员转移工作。\n"
    )
    (document,) = parse_text(text).documents
    clauses = [clause for item in document.items for clause in item.clauses]
    assert [clause.agencies_printed for clause in clauses] == ["县财政局", "县教育局", "县公安局"]
    assert clauses[0].text == "县财政局：负责防汛经费的筹集、拨付和监督使用。"
    assert clauses[2].agencies_lines == clauses[2].lines


def test_a_heading_may_say_whose_duties_stand_below_it(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某区停车工作方案\n一、主要任务\n（一）政务服务中心\n错时开放停车场。\n"
        "二、职责分工\n（一）区交通委\n1.制定流程。\n2.会同区公安局开展调研。\n3.区财政局配合做好保障。\n（二）相关街镇\n组织实施。\n"
    )
    (document,) = parse_text(text).documents
    printed = [clause.agencies_printed for item in document.items for clause in item.clauses]
    assert printed == ["", "区交通委", "区交通委", "", ""]
    lines = {each.agencies_lines.first for each in document.items[1].clauses if each.agencies_lines}
    assert lines == {document.items[1].lines.first}


def test_sections_numbered_on_over_chapters_are_articles(
    parse_text: Callable[[str], Parsed],
) -> None:
    rules = "某县人民政府工作规则\n第一章 总则\n一、为规范工作，制定本规则。\n第二章 职能\n二、县政府实行县长负责制。县长主持工作。\n"
    (document,) = parse_text(rules).documents
    assert [clause.text for clause in document.items[1].clauses] == [
        "县政府实行县长负责制。",
        "县长主持工作。",
    ]
    plan = rules.replace("二、", "一、")
    (document,) = parse_text(plan).documents
    assert document.items[1].title == "县政府实行县长负责制"


def test_whose_duties_are_stated_is_no_sentence_of_its_own(
    parse_text: Callable[[str], Parsed],
) -> None:
    duties = "县交通局、公路局。负责国道两侧的巡查。及时劝阻。\n县公安局。加强巡查。\n"
    (document,) = parse_text(
        f"某县工作方案\n一、职责分工\n{duties}二、工作要求。压实责任。\n"
    ).documents
    clauses = document.items[0].clauses
    assert [clause.text for clause in clauses] == [
        "县交通局、公路局。负责国道两侧的巡查。",
        "及时劝阻。",
        "县公安局。",
        "加强巡查。",
    ]
    assert [each.agency for each in clauses[0].agencies] == ["县交通局", "县公路局"]


def test_a_heading_that_says_what_it_names_is_the_text_of_its_item(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "某市交通管制方案\n一、管制时间：5月19日16时至23时\n二、管制措施：\n1、禁止进入；\n2、请绕行。\n"
    (document,) = parse_text(text).documents
    clauses = [(item.label, clause.text) for item, clause in document.units()]
    assert clauses == [
        ("一", "管制时间：5月19日16时至23时"),
        ("二", "禁止进入；"),
        ("二", "请绕行。"),
    ]


@pytest.mark.parametrize("heading", ["二、清理规范性文件", "第二条　备案规范性文件"])
def test_a_heading_on_documents_is_no_letterhead(
    parse_text: Callable[[str], Parsed], heading: str
) -> None:
    first = heading.replace("二", "一")
    (document,) = parse_text(
        f"某市备案办法\n{first}\n公开目录。\n{heading}\n公开文件。\n"
    ).documents
    assert len(document.sections) == 2
    assert not document.residue


def test_articles_beyond_the_thousandth(parse_text: Callable[[str], Parsed]) -> None:
    text = "某法典\n第九百九十九条　公开规划。\n第一千条　公开预算。\n第一千零一十条　公开决算。\n"
    (document,) = parse_text(text).documents
    assert [item.label for item in document.items] == [
        "第九百九十九条",
        "第一千条",
        "第一千零一十条",
    ]


def test_who_leads_in_person_is_no_clause_on_a_line_of_its_own(
    parse_text: Callable[[str], Parsed],
) -> None:
    fields = "牵头负责领导：刘某。\n牵头责任单位：省商务厅。\n协同责任单位：省财政厅、省税务局。\n"
    text = (
        f"某省重点工作\n一、主要目标\n1﹒消费增长9%左右。\n{fields}2﹒投资增长10%以上。\n{fields}"
    )
    (document,) = parse_text(text).documents
    clauses = [clause for _, clause in document.units()]
    assert [clause.label for clause in clauses] == ["1﹒", "2﹒"]
    agencies = ["省商务厅", "省财政厅", "省税务局"]
    assert [[each.agency for each in clause.agencies] for clause in clauses] == [agencies] * 2
