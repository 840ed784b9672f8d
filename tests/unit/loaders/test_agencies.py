from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Role
from loaders import agencies
from loaders.outline import Parsed

LEAD, SUPPORT, ALL = Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE


def roles(cell: str, column: Role = ALL) -> list[tuple[str, Role]]:
    return [(each.agency, each.role) for each in agencies.parse(cell, column).agencies]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("综合处", [("综合处", ALL)]),
        ("市财政局、市审计局负责", [("市财政局", ALL), ("市审计局", ALL)]),
        (
            "市编办牵头，市政府办、各镇（街道、办事处）负责",
            [("市编办", LEAD), ("市政府办", SUPPORT), ("各镇（街道、办事处）", SUPPORT)],
        ),
        (
            "(牵头单位:市行政审批局;责任单位:市工信局、市财政局)",
            [("市行政审批局", LEAD), ("市工信局", ALL), ("市财政局", ALL)],
        ),
        (
            "（责任单位：区市场监督管理局、经济发展局、人民银行某支行）",
            [("区市场监督管理局", ALL), ("区经济发展局", ALL), ("人民银行某支行", ALL)],
        ),
        (
            "（市府办〔市数据局〕牵头，各县〔区〕政府按职责分工负责。以下均需各县〔区〕政府负责，不再列出）",
            [("市府办〔市数据局〕", LEAD), ("各县〔区〕政府", SUPPORT)],
        ),
        (
            "省能源局、省财政厅负责，各市、县级政府配合",
            [("省能源局", ALL), ("省财政厅", ALL), ("各市、县级政府", SUPPORT)],
        ),
        (
            "各县（区）政府负责，市财政局、市审计局配合",
            [("各县（区）政府", ALL), ("市财政局", SUPPORT), ("市审计局", SUPPORT)],
        ),
        ("由省政府办公厅牵头，省财政厅配合", [("省政府办公厅", LEAD), ("省财政厅", SUPPORT)]),
        ("市金融办、市人行分别牵头落实", [("市金融办", LEAD), ("市人行", LEAD)]),
        (
            "区经济局区审批局区直各有关单位",
            [("区经济局", ALL), ("区审批局", ALL), ("区直各有关单位", ALL)],
        ),
        (
            "市发改局（牵头）、市财政局（配合单位）、市商务局",
            [("市发改局", LEAD), ("市财政局", SUPPORT), ("市商务局", SUPPORT)],
        ),
        ("牵头：市发改局；配合：市财政局", [("市发改局", LEAD), ("市财政局", SUPPORT)]),
        ("市公安局、市城管局按职责分工", [("市公安局", ALL), ("市城管局", ALL)]),
        ("各处、中心", [("各处、中心", ALL)]),
        (
            "市经济和信息化局以及各县、区有关部门",
            [("市经济和信息化局", ALL), ("各县、区有关部门", ALL)],
        ),
        (
            "（发展改革委、公安部按照职责分工分别牵头负责，中央编办、民政部参加）",
            [("发展改革委", LEAD), ("公安部", LEAD), ("中央编办", SUPPORT), ("民政部", SUPPORT)],
        ),
        (
            "省发展改革委牵头；省直有关部门，各州、市人民政府按照职责分工负责",
            [("省发展改革委", LEAD), ("省直有关部门", SUPPORT), ("各州、市人民政府", SUPPORT)],
        ),
        ("各省、自治区、直辖市人民政府", [("各省、自治区、直辖市人民政府", ALL)]),
        (
            "〔责任单位：省财政厅、省商务厅负责。各市（州）政府不再列出，下同。〕",
            [("省财政厅", ALL), ("省商务厅", ALL)],
        ),
        ("州委编办及州直有关单位", [("州委编办", ALL), ("州直有关单位", ALL)]),
        (
            "(人力资源社会保障部、省通信管理局等按职责分工负责)",
            [("人力资源社会保障部", ALL), ("省通信管理局", ALL)],
        ),
        ("能源局等省有关部门", [("能源局", ALL), ("省有关部门", ALL)]),
        (
            "（分管副省长、协管副秘书长负责，省国资委牵头。有关部门配合，下同）",
            [("分管副省长", ALL), ("协管副秘书长", ALL), ("省国资委", LEAD)],
        ),
        (
            "（预期性指标，牵头单位：市发改委；责任单位：市统计局，各县市区，以下不再逐一列出）",
            [("市发改委", LEAD), ("市统计局", ALL), ("各县市区", ALL)],
        ),
        (
            "（牵头单位：某开发区、某街道，支撑单位：区规划局，主要责任单位：区经委、某街道）",
            [
                ("某开发区", LEAD),
                ("某街道", LEAD),
                ("区规划局", SUPPORT),
                ("区经委", ALL),
                ("某街道", ALL),
            ],
        ),
        (
            "自治区人社厅、财政厅，各州、市、县人民政府负责",
            [("自治区人社厅", ALL), ("自治区财政厅", ALL), ("各州、市、县人民政府", ALL)],
        ),
        (
            "省发改委、铁路办、某铁路局、相关市、县政府、各市、州、县人民政府负责",
            [
                ("省发改委", ALL),
                ("省铁路办", ALL),
                ("某铁路局", ALL),
                ("相关市、县政府", ALL),
                ("各市、州、县人民政府", ALL),
            ],
        ),
        ("", []),
    ],
)
def test_cells(cell: str, expected: list[tuple[str, Role]]) -> None:
    assert roles(cell) == expected


def test_the_column_gives_the_role_unless_the_cell_does() -> None:
    assert roles("市财政局", SUPPORT) == [("市财政局", SUPPORT)]
    assert roles("牵头单位：市财政局", SUPPORT) == [("市财政局", LEAD)]


def test_a_definition_in_brackets_is_no_agency() -> None:
    assert roles("各县（区）政府（含某开发区、某高新区管委会，下同）") == [("各县（区）政府", ALL)]


def test_who_stands_before_the_comma_before_a_lead_is_unclear() -> None:
    assert agencies.parse("市政府办公室，市财政局牵头，各县政府配合").lead_unclear
    assert not agencies.parse("市政府办公室、市财政局牵头，各县政府配合").lead_unclear
    assert not agencies.parse("分管副市长负责，市财政局牵头").lead_unclear


def test_the_committee_of_a_zone_is_no_body_of_the_province() -> None:
    read = agencies.parse("省直有关部门、民政厅、某某综合实验区管委会")
    assert [each.agency for each in read.agencies][1:] == ["省民政厅", "某某综合实验区管委会"]


def test_what_is_called_by_the_place_has_no_level() -> None:
    read = agencies.parse("省财政厅、商务厅、金融监管总局云南监管局、云南证监局", home="云南")
    assert [each.agency for each in read.agencies] == [
        "省财政厅",
        "省商务厅",
        "金融监管总局云南监管局",
        "云南证监局",
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("及时公开。（市编办牵头落实）", 5),
        ("及时公开。(责任单位:省政府办公厅,其他单位。以下不再列出)", 5),
        ("公开指标。（预期性指标，牵头单位：市发改委；责任单位：市统计局）", 5),
        ("及时公开。[市教育局、各县（市、区）政府，2020年6月底前]", 5),
        ("及时公开。（市教育局牵头，２０２１年６月底前完成）", 5),
        ("及时公开（分管副省长负责，省财政厅牵头）。", 4),
        ("及时公开。（各市、县级政府及《办法》涉及的相关部门负责）", 5),
        ("建立目录（以下简称《目录》）", None),
        ("按时公布（每月底前）。", None),
        ("没有括号。", None),
        ("）", None),
    ],
)
def test_notes_behind_a_sentence(text: str, start: int | None) -> None:
    assert agencies.note_start(text) == start


NAMES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["市", "省", "县"]),
        st.text("公安民政教育财审计", min_size=2, max_size=4),
        st.sampled_from(["局", "办", "委"]),
    ),
    min_size=1,
    max_size=6,
)


@given(
    NAMES,
    st.sampled_from("、，；"),
    st.sampled_from(["", "负责", "。", "分别负责", "按职责分工落实"]),
)
def test_a_list_is_split_at_its_separators(names: list[str], separator: str, end: str) -> None:
    assert roles(separator.join(names) + end) == [(name, ALL) for name in names]


@given(NAMES, NAMES)
def test_leads_and_supports(leads: list[str], supports: list[str]) -> None:
    cell = f"{'、'.join(leads)}牵头，{'、'.join(supports)}配合。"
    assert roles(cell) == [(n, LEAD) for n in leads] + [(n, SUPPORT) for n in supports]


@given(st.text("市局办各处、，；（）()牵头负责配合。“”〔〕单位：由和以及", max_size=60))
def test_any_cell_can_be_read(cell: str) -> None:
    read = agencies.parse(cell)
    assert all(each.agency.endswith(each.printed) for each in read.agencies)
    assert agencies.note_start(cell) is None or cell.rstrip("。").endswith(("）", ")"))


@pytest.mark.parametrize(
    ("cell", "deadline", "count"),
    [
        ("（牵头单位：州财政局；责任单位：州审计局，各县政府，6月底完成）", "6月底完成", 3),
        (
            "〔牵头单位：省财政厅；责任单位：省商务厅；完成时限：2023年12月底前〕",
            "2023年12月底前",
            2,
        ),
        ("（省财政厅、省审计厅按职责分工负责，年底前完成）", "年底前完成", 2),
        ("（责任单位：市财政局；完成时限：２０２１年１２月）", "2021年12月", 1),
        ("市财政局，持续推进", "持续推进", 1),
        ("(国务院各部门分别负责,年内持续推进)", "年内持续推进", 1),
        ("市财政局，6月底前取得阶段性成果", "6月底前取得阶段性成果", 1),
        ("市财政局、市审计局", None, 2),
    ],
)
def test_a_date_among_agencies_is_a_deadline(cell: str, deadline: str | None, count: int) -> None:
    read = agencies.parse(cell)
    assert read.deadline == deadline
    assert len(read.agencies) == count


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "[]", "【】"])
def test_notes_in_any_brackets(brackets: str) -> None:
    opening, closing = tuple(brackets)
    note = f"{opening}责任单位：市财政局，各县（区）政府，6月底前完成{closing}"
    assert agencies.note_start(f"公开预算。{note}") == 5
    assert agencies.note_start(f"公开预算{opening}含“三公”经费{closing}") is None


@pytest.mark.parametrize(
    "text",
    [
        "组织新闻发布会。",
        "召开座谈会",
        "建立工作站、服务队",
        "各类突发公共事件按照其性质、严重程度，一般分为四级:Ⅰ级(特别重大)、Ⅱ级(重大)、Ⅲ级(较大)。",
        "(本文有删减)",
        "公安部门以及其他有关部门、卫生行政部门，在本级政府的领导下，依法做好应急工作。",
        "乡镇人民政府、街道办事处、基层群众性自治组织应当按照职责做好工作。",
        "勘查设计单位、施工单位和工程监理单位，必须持有国家规定的资质证书。",
        "全国建立统一的中华全国总工会。",
        "其中采石场的关闭由所在区人民政府负责。",
        "各级人民政府领导母婴保健工作。",
        "居民委员会、村民委员会、业主委员会应当支持并配合设施改造。",
        "7.2预案解释部门",
    ],
)
def test_a_task_that_ends_like_an_agency_is_none(text: str) -> None:
    assert not agencies.looks_like_agencies(text)


@pytest.mark.parametrize(
    "text",
    [
        "市财政局、自由贸易试验区管委会、海关总署。",
        "由市财政局负责。",
        "各县（区）政府（含某开发区、某高新区管委会，下同）。",
        "市财政局、某街、各镇，6月底前完成",
        "机场建设指挥部、甲地、乙地、丙市政府、省农垦总局负责",
    ],
)
def test_agencies_on_a_line_of_their_own(text: str) -> None:
    assert agencies.looks_like_agencies(text)


@given(NAMES, st.sampled_from(["应当加强管理", "必须公开", "可以公开", "举办的招聘会", "不得收费"]))
def test_a_sentence_of_agencies_is_no_list(names: list[str], said: str) -> None:
    assert not agencies.looks_like_agencies(f"{'、'.join(names)}{said}。")


@given(NAMES, st.sampled_from(["", "。", "；"]))
def test_a_note_is_found_on_either_side_of_the_stop(names: list[str], stop: str) -> None:
    note = f"（{'、'.join(names)}负责）"
    text = f"公开预算{note}。公开决算。{note}{stop}"
    assert [text[start:end] for start, end in agencies.notes_within(text)] == [
        f"{note}。",
        f"{note}{stop}",
    ]


@pytest.mark.parametrize("words", ["负责", "各自负责", "按职责分工负责"])
def test_a_long_run_of_verbs_is_read_in_no_time(words: str) -> None:
    assert agencies.is_agency_line(f"市财政局{words * 3}")
    assert not agencies.is_agency_line(f"市财政局{words * 20_000}")
    assert not agencies.looks_like_agencies(f"{words * 20_000}甚")


@pytest.mark.parametrize(
    ("line", "following", "apart"),
    [
        ("县交通运输局", "各镇人民政府", True),
        ("县财政局牵头", "县审计局、各镇配合", True),
        ("市发展 改革局", "财政局", True),
        ("牵头单位：市财政局", "配合单位：各镇", True),
        ("市人民政府", "办公室", False),
        ("市委", "宣传部", False),
        ("市政府办", "公室", False),
        ("市文化广电", "旅游局", False),
        ("县财政局。", "各镇人民政府", False),
        ("县财政局", "、各镇人民政府", False),
        ("责任", "单位", False),
        ("加强政府网站", "管理和维护工作", False),
        ("", "", False),
    ],
)
def test_a_line_break_between_whole_names_parts_them(
    line: str, following: str, apart: bool
) -> None:
    assert agencies.parts_agencies(line, following) is apart


def test_where_an_office_is_set_up_is_a_sentence() -> None:
    assert not agencies.looks_like_agencies("指挥部下设办公室，办公室设在县环境保护局。")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("领导小组成员单位分工负责", ["领导小组成员单位"]),
        ("负责部门：区党群工作部", ["区党群工作部"]),
        ("省住房城乡建设厅、省自然资源厅接职责分工负责", ["省住房城乡建设厅", "省自然资源厅"]),
    ],
)
def test_how_agencies_share_the_work_is_no_part_of_their_names(cell: str, names: list[str]) -> None:
    assert [each.agency for each in agencies.parse(cell).agencies] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县财政局：负责防汛经费的筹集。", [("县财政局", Role.RESPONSIBLE)]),
        ("县水利局:牵头编制方案。", [("县水利局", Role.LEAD)]),
        ("县气象局：配合做好预警。", [("县气象局", Role.SUPPORT)]),
        (
            "县公安局、司法局：主要负责维护秩序。",
            [("县公安局", Role.RESPONSIBLE), ("县司法局", Role.RESPONSIBLE)],
        ),
        ("县水利局牵头负责水情监测。", [("县水利局", Role.LEAD)]),
        (
            "县水利局负责水情监测；县气象局承担天气预报；做好会商。",
            [("县水利局", Role.RESPONSIBLE), ("县气象局", Role.RESPONSIBLE)],
        ),
        ("县政府负责志书编纂的机构主管此项工作。", []),
        ("各级政府及部门主要负责同志带头落实。", []),
        ("上网电量全部参与市场交易。", []),
        ("办公室主任：负责全面工作。", []),
        ("综合协调组：负责联络。", []),
        ("办公室设在县水利局：负责日常工作。", []),
        ("县财政局：经费已经到位。", []),
        ("职责如下：负责防汛。", []),
    ],
)
def test_a_paragraph_may_open_with_whose_duties_it_states(
    text: str, expected: list[tuple[str, Role]]
) -> None:
    _, read = agencies.of_duties(text)
    assert [(each.agency, each.role) for each in read.agencies] == expected


def test_what_a_note_says_of_a_paragraph_stands_alone(parse_text: Callable[[str], Parsed]) -> None:
    text = "某市防汛方案\n一、监测\n市水利局负责水情监测。每日会商。（市应急局牵头）\n"
    (document,) = parse_text(text).documents
    named = [[each.agency for each in clause.agencies] for clause in document.items[0].clauses]
    assert named == [["市应急局"], ["市应急局"]]
