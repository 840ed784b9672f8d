"""Whom a clause speaks to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.addressee import addressee, set_for
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


@given(st.text("国务院各省级政府部门财政部要的、和，。；在下", max_size=60), st.data())
def test_any_text_can_be_asked(text: str, data: st.DataObject) -> None:
    assert addressee(text, BODIES) in (NATION, PROVINCE, None)
    place = data.draw(st.integers(0, len(text)))
    assert set_for(text, place, Level.PREFECTURE) in (NATION, PROVINCE, None)
