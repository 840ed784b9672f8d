"""Cells of agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Role
from loaders.agencies.cell import read_cell
from loaders.agencies.notes import note_start

LEAD, SUPPORT, ALL = Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE


def roles(cell: str, column: Role = ALL) -> list[tuple[str, Role]]:
    return [(each.agency, each.role) for each in read_cell(cell, column).agencies]


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
    assert read_cell("市政府办公室，市财政局牵头，各县政府配合").lead_unclear
    assert not read_cell("市政府办公室、市财政局牵头，各县政府配合").lead_unclear
    assert not read_cell("分管副市长负责，市财政局牵头").lead_unclear


def test_the_committee_of_a_zone_is_no_body_of_the_province() -> None:
    read = read_cell("省直有关部门、民政厅、某某综合实验区管委会")
    assert [each.agency for each in read.agencies][1:] == ["省民政厅", "某某综合实验区管委会"]


def test_what_is_called_by_the_place_has_no_level() -> None:
    read = read_cell("省财政厅、商务厅、金融监管总局云南监管局、云南证监局", home="云南")
    assert [each.agency for each in read.agencies] == [
        "省财政厅",
        "省商务厅",
        "金融监管总局云南监管局",
        "云南证监局",
    ]


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
    read = read_cell(cell)
    assert all(each.agency.endswith(each.printed) for each in read.agencies)
    assert note_start(cell) is None or cell.rstrip("。").endswith(("）", ")"))


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
    read = read_cell(cell)
    assert read.deadline == deadline
    assert len(read.agencies) == count


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("领导小组成员单位分工负责", ["领导小组成员单位"]),
        ("负责部门：区党群工作部", ["区党群工作部"]),
        ("省住房城乡建设厅、省自然资源厅接职责分工负责", ["省住房城乡建设厅", "省自然资源厅"]),
    ],
)
def test_how_agencies_share_the_work_is_no_part_of_their_names(cell: str, names: list[str]) -> None:
    assert [each.agency for each in read_cell(cell).agencies] == names
