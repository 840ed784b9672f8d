from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language
from lineage.queries.asked import Asked
from lineage.queries.reading import Reading, Words, read
from tests import bundled

CITY = "huizhou-2018"


def reading(question: str) -> Reading:
    return read(bundled.view(), Asked(question, Language.ZH))


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
    ("question", "upstream", "doer", "place"),
    [
        (f"{CITY}:13.1怎么样了", CITY, None, None),
        ("粤府办〔2018〕19号删去了哪些", None, "guangdong-2018-19", None),
        ("哪些市删去了粤府办〔2018〕19号的条款", "guangdong-2018-19", None, None),
        ("粤府办〔2018〕19号第六条怎么样了", "guangdong-2018-19", None, None),
        (f"{CITY}删去了哪些", None, CITY, None),
        ("惠州市文件的（十三）怎么样了", CITY, None, None),
        ("惠州市的文字来自哪里", CITY, None, None),
        ("惠州市删去了哪些", None, None, "惠州市"),
        ("国务院的（十三）惠州市删了吗", bundled.NATION, None, "惠州市"),
        ("哪些市删去了（十三）", None, None, None),
    ],
)
def test_whose_items_are_meant_and_who_is_asked(
    question: str, upstream: str | None, doer: str | None, place: str | None
) -> None:
    found = reading(question)
    assert (found.document, found.doer, found.place) == (upstream, doer, place)


def test_a_place_may_be_named_twice() -> None:
    assert reading("江门市怎样处理（十三），江门市删去了吗") == reading(
        "江门市怎样处理（十三），删去了吗"
    )


@given(st.text(alphabet="哪些市删去了（十三）江门市广东省的来源 13:.-item〔〕号", max_size=20))
def test_any_question_is_read_or_refused(question: str) -> None:
    with suppress(QuestionError, UnknownReference):
        reading(question)
