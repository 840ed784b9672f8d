from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language import Language
from lineage.queries.asked import Asked
from lineage.queries.named import Words, take_place, take_source
from tests import bundled


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
