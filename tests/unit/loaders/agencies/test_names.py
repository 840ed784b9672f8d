"""Names of agencies, and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.agencies.names import is_agency_line, looks_like_agencies, parts_agencies

NAMES = st.lists(
    st.sampled_from(["市公安局", "省教育委", "县财政办", "市民政局", "省审计局"]),
    min_size=1,
    max_size=6,
)


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
    assert not looks_like_agencies(text)


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
    assert looks_like_agencies(text)


@given(NAMES, st.sampled_from(["应当加强管理", "必须公开", "可以公开", "举办的招聘会", "不得收费"]))
def test_a_sentence_of_agencies_is_no_list(names: list[str], said: str) -> None:
    assert not looks_like_agencies(f"{'、'.join(names)}{said}。")


@pytest.mark.parametrize("words", ["负责", "各自负责", "按职责分工负责"])
def test_a_long_run_of_verbs_is_read_in_no_time(words: str) -> None:
    assert is_agency_line(f"市财政局{words * 3}")
    assert not is_agency_line(f"市财政局{words * 20_000}")
    assert not looks_like_agencies(f"{words * 20_000}甚")


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
    assert parts_agencies(line, following) is apart


def test_where_an_office_is_set_up_is_a_sentence() -> None:
    assert not looks_like_agencies("指挥部下设办公室，办公室设在县环境保护局。")
