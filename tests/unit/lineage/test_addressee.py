"""Whom a clause speaks to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.addressee import addressee, is_for_its_own, set_for
from lineage.build import BUNDLED, places_of
from lineage.chain import Chain, first_of_name
from lineage.model import Level

BODIES = Chain((), first_of_name(places_of(BUNDLED))).bodies
NATION, PROVINCE = Level.NATIONAL, Level.PROVINCE


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("国家发展改革委、国家能源局加强对试点的指导，及时评估成效。", NATION),
        ("国家能源局派出机构应加强对相关项目事中事后监管。", NATION),
        ("国家能源局各派出机构会同有关部门加强市场监管。", NATION),
        ("财政部各地监管局要对资金开展评估评价，监督地方落实整改措施。", NATION),
        ("中央财政在分配转移支付资金时，对成效突出的地区给予奖励支持。", NATION),
        ("在领导小组领导下，住房和城乡建设部、国家发展改革委等部门加强协作。", NATION),
        ("省级能源主管部门应加强统筹规划。", PROVINCE),
        ("各省、自治区、直辖市人民政府要制定方案。", PROVINCE),
        ("各省、市、县要制定方案。", None),
        ("国家能源局和各地能源主管部门要加强监管。", None),
        ("国家发展改革委会同各省级价格主管部门制定办法。", None),
        ("财政部、各级财政部门要加强监管。", None),
        ("国务院部门和直属机构要加强监管。", NATION),
        ("国务院有关部门和地方有关部门要加强监管。", None),
        ("财政部各地监管局和各级财政部门要加强监管。", None),
        ("财政部门要加强监管。", None),
        ("语言文字工作由国务院语言文字工作部门负责规划指导。", NATION),
        ("日常监管由各地和国务院有关部门负责。", None),
        ("公安部署开展检查。", None),
        ("财政部的要求要逐项落实。", None),
        ("财政部印发的办法要逐项落实。", None),
        ("国家能源局《监管办法》要逐项落实。", None),
        ("落实财政部要求，加强监管。", None),
    ],
)
def test_whom_a_clause_speaks_to(text: str, level: Level | None) -> None:
    assert addressee(text, BODIES) is level


@pytest.mark.parametrize("body", sorted(BODIES))
def test_each_of_the_nations_bodies(body: str) -> None:
    assert addressee(f"{body}要加强指导。", BODIES) is NATION
    assert addressee(f"{body}和地方各级政府要加强指导。", BODIES) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("推进改造，省级政府、国务院部门要在年内完成。", PROVINCE),
        ("国务院部门要加强指导，各地要在年内完成。", None),
        ("国务院部门要加强指导；尚未完成的要在年内完成。", NATION),
    ],
)
def test_whom_a_deadline_is_set_for(text: str, level: Level | None) -> None:
    assert set_for(text, text.index("年内"), Level.COUNTY) is level


@pytest.mark.parametrize(
    ("text", "place", "alone"),
    [
        ("市教育部门应当会同相关部门对各区申报的项目进行认定。", "上海市", True),
        ("市教委会同市财政、文物等相关部门，将要求纳入合同。", "上海市", True),
        ("市应急局、市教委等行业主管部门指导人员转移。", "上海市", True),
        ("省教育厅和省财政厅要加强指导。", "广东省", True),
        ("自治区教育厅要加强指导。", "广西壮族自治区", True),
        ("市级有关部门要加强指导。", "江门市", True),
        ("市教委会同各区政府加强指导。", "上海市", False),
        ("市教委加强指导，各区抓好落实。", "上海市", False),
        ("市教委加强统筹；各相关行业管理部门抓好落实。", "上海市", False),
        ("市教委要指导各区完成改造。", "上海市", False),
        ("市教委会同市财政局、相关区政府加快改造。", "上海市", False),
        ("市、区教育部门要加强指导。", "上海市", False),
        ("市教委和区政府要加强指导。", "上海市", False),
        ("市教育部门的要求要逐项落实。", "上海市", False),
        ("市场监管部门要加强检查。", "上海市", False),
        ("市区教育部门要加强指导。", "上海市", False),
        ("市政部门要加强养护。", "上海市", False),
        ("市教委要加强指导。", "广东省", False),
        ("市财政资金委托银行发放。", "上海市", False),
        ("教育部门要加强指导。", "上海市", False),
        ("省教育厅要加强指导。", "国务院", False),
    ],
)
def test_what_speaks_to_bodies_of_its_own_place(text: str, place: str, alone: bool) -> None:
    assert is_for_its_own(text, place) is alone


@given(st.text("国务院各省级政府部门财政部要的、和，。；在下", max_size=60), st.data())
def test_any_text_can_be_asked(text: str, data: st.DataObject) -> None:
    assert addressee(text, BODIES) in (NATION, PROVINCE, None)
    assert is_for_its_own(text, "某省") in (True, False)
    place = data.draw(st.integers(0, len(text)))
    assert set_for(text, place, Level.PREFECTURE) in (NATION, PROVINCE, None)
