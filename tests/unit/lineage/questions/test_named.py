from __future__ import annotations

import pytest

from lineage.model import Level, Lineage, Place
from lineage.questions.marked import marked
from lineage.store.sqlite import IndexedView
from tests import bundled
from tests.small import document


def named(view: IndexedView, question: str) -> list[str]:
    return [each.place for each in marked(view, question).named if each.place]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("国家的（十三）", ["国务院"]),
        ("国家文件删去了哪些", ["国务院"]),
        ("the national notice", ["国务院"]),
        ("国家税务总局负责什么", []),
        ("哪些市删去了国家标准", []),
    ],
)
def test_the_nation_is_named_where_it_is_no_part_of_a_name(
    question: str, places: list[str]
) -> None:
    assert named(bundled.view(), question) == places


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
    assert named(namesakes("上海市宝山区"), question) == ["上海市宝山区"]


def test_namesakes_are_told_apart_by_the_place_above() -> None:
    view = namesakes("上海市宝山区", "双鸭山市宝山区")
    assert named(view, "宝山区") == []
    assert named(view, "双鸭山市宝山区") == ["双鸭山市宝山区"]


def test_a_county_may_be_led_by_the_places_above_it() -> None:
    """Also by one that no document is of."""
    view = placed("鹤城区", above="怀化市")
    for question in ("怀化市鹤城区", "湖南省怀化市的鹤城区", "怀化鹤城"):
        found = marked(view, question)
        assert (len(found.text), [each.place for each in found.named]) == (1, ["鹤城区"])


def placed(place: str, above: str) -> IndexedView:
    listed = (
        Place("国务院", Level.NATIONAL, None, ""),
        Place("湖南省", Level.PROVINCE, "国务院", "43"),
        Place(above, Level.PREFECTURE, "湖南省", "4312"),
        Place(place, Level.COUNTY, above, "431202"),
    )
    return IndexedView(Lineage((document("a", "甲", place=place),), places=listed))
