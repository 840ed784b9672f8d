from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language import Language
from lineage.model import Level, Lineage, Place
from lineage.questions.asked import Asked
from lineage.questions.named import Words, take_place, take_source
from lineage.store.sqlite import IndexedView
from tests import bundled
from tests.small import document


@given(st.text(alphabet="甲乙丙 ", max_size=12), st.text(alphabet="甲乙", min_size=1, max_size=3))
def test_what_is_taken_is_left_no_longer(question: str, sought: str) -> None:
    words, pattern = Words(question), re.compile(sought)
    before = words.left
    match = words.take(pattern)
    assert bool(match) is (sought in before)
    assert not words.find(pattern)
    assert words.left.replace(" ", "") == before.replace(sought, "").replace(" ", "")
    assert words.whole == before


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("国家的（十三）", bundled.NATION),
        ("国家文件删去了哪些", bundled.NATION),
        ("the national notice", bundled.NATION),
        ("国家税务总局负责什么", None),
        ("哪些市删去了国家标准", None),
    ],
)
def test_the_nation_is_named_where_it_is_no_part_of_a_name(
    question: str, named: str | None
) -> None:
    view, asked = bundled.view(), Asked(question, Language.ZH)
    assert take_place(view, asked, Words(question), whence=False) == (named, None)


def test_a_source_is_taken_out_and_nothing_else() -> None:
    words = Words("江门市哪些条款来自广东省文件")
    assert take_source(bundled.view(), words) == bundled.PROVINCE
    assert words.left == "江门市哪些条款 "


def namesakes(*places: str) -> IndexedView:
    """A corpus with a document for each of these counties, which are listed with what is above."""
    listed = [
        Place("上海市", Level.PROVINCE, None, "31"),
        Place("双鸭山市", Level.PREFECTURE, None, "2305"),
    ]
    listed += [Place(each, Level.COUNTY, each[:-3], "") for each in places]
    made = (document(f"d{number}", "甲", place=each) for number, each in enumerate(places))
    above = document("sh", "甲", place="上海市")
    return IndexedView(Lineage(documents=(above, *made), places=tuple(listed)))


@pytest.mark.parametrize("question", ["宝山区删去了什么", "宝山怎么样", "上海市宝山区删去了什么"])
def test_a_county_listed_with_the_place_above_is_known_without_it(question: str) -> None:
    named = take_place(
        namesakes("上海市宝山区"), Asked(question, Language.ZH), Words(question), whence=False
    )
    assert named == (None, "上海市宝山区")


def test_namesakes_are_told_apart_by_the_place_above() -> None:
    view = namesakes("上海市宝山区", "双鸭山市宝山区")
    for question, place in (("宝山区", None), ("双鸭山市宝山区", "双鸭山市宝山区")):
        found = take_place(view, Asked(question, Language.ZH), Words(question), whence=False)
        assert found == (None, place)
