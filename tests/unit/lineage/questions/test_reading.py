from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language, pick
from lineage.questions.ask import ask
from lineage.questions.asked import Asked
from lineage.questions.marked import marked
from lineage.questions.reading import Reading, read
from lineage.questions.whom import whom
from tests import bundled

CITY = "huizhou-2018"


def reading(question: str) -> Reading:
    view = bundled.view()
    asked = Asked(view, question, Language.ZH)
    return read(asked, whom(asked, marked(view, question)))


@pytest.mark.parametrize(
    ("question", "upstream", "doer"),
    [
        ("粤府办〔2018〕19号删去了哪些", None, bundled.PROVINCE),
        ("哪些市删去了粤府办〔2018〕19号的条款", bundled.PROVINCE, None),
        ("粤府办〔2018〕19号第六条怎么样了", bundled.PROVINCE, None),
        ("惠州市的文字来自哪里", CITY, None),
        (f"{CITY}的（十三）来自哪里", CITY, None),
    ],
)
def test_a_document_below_others_alone_is_asked_what_it_did(
    question: str, upstream: str | None, doer: str | None
) -> None:
    found = reading(question)
    assert (found.who.upstream, found.who.doer) == (upstream, doer)


@pytest.mark.parametrize(
    ("question", "source", "document"),
    [
        ("哪些条款来自广东省", bundled.PROVINCE, None),
        ("江门市哪些条款来自粤府办〔2018〕19号", bundled.PROVINCE, "jiangmen-2018-14"),
        ("江门市哪些内容来自国家文件", bundled.NATION, "jiangmen-2018-14"),
        ("which clauses of Jiangmen come from Guangdong", bundled.PROVINCE, "jiangmen-2018-14"),
        ("江门市的文字来自哪里", None, "jiangmen-2018-14"),
        ("where did Jiangmen get it from", None, "jiangmen-2018-14"),
    ],
)
def test_what_stands_behind_from_is_the_source(
    question: str, source: str | None, document: str | None
) -> None:
    found = reading(question)
    assert (found.who.source, found.who.upstream) == (source, document)


def test_words_of_an_item_are_sought_in_the_document_whose_sources_are_asked() -> None:
    assert reading(f"{CITY}的政务热线来自哪里").who.part == f"{CITY}:10"
    assert reading("惠州市文件的政务热线来自哪里").who.part == f"{CITY}:10"
    with pytest.raises(QuestionError, match=r"江府办.*政务热线"):
        reading("江门市政务热线来自哪里")


def test_a_place_may_be_named_twice() -> None:
    assert reading("江门市怎样处理（十三），江门市删去了吗") == reading(
        "江门市怎样处理（十三），删去了吗"
    )


@given(st.text(alphabet="哪些市删去了（十三）江门市广东省的来源 13:.-item〔〕号", max_size=20))
def test_any_question_is_read_or_refused(question: str) -> None:
    with suppress(QuestionError, UnknownReference):
        reading(question)


def test_items_whose_numbers_restart_are_told_by_their_chapters() -> None:
    view = bundled.renumbered("（二）", "（一）")
    with pytest.raises(
        QuestionError, match=r"一、（一）围绕建设法治政府.*，一、（一）围绕重点领域"
    ):
        ask(view, "公开怎么样了")
    with pytest.raises(UnknownReference) as error:
        ask(view, "（十九）怎么样了")
    assert "可选的有：一、（一），（三）" in pick(error.value.fix, Language.ZH)
