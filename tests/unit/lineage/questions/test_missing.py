"""Which documents are missing."""

from __future__ import annotations

import pytest

from lineage.errors import QuestionError
from lineage.queries.answers.coverage import Intent
from lineage.questions.ask import ask
from tests import bundled


@pytest.mark.parametrize(
    "question",
    [
        "哪些地方没有文件",
        "缺哪些文件",
        "哪些文件未见",
        "哪些文件缺失",
        "which documents are missing",
    ],
)
def test_what_is_cited_and_not_in_hand_is_listed(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.MISSING
    assert {each.number or each.title for each in answer.no_text} == {
        each.number or each.title for each in bundled.view().missing()
    }


def test_of_a_place_its_own_is_listed() -> None:
    answer = ask(bundled.view(), "韶关缺哪些文件")
    assert [each.number for each in answer.no_text] == ["韶府办明电〔2018〕180号"]
    assert "乐昌市引用" in answer.answer


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("哪些市没有文件", ["韶关市"]),
        ("which cities have no document", ["韶关市"]),
        ("哪些县没有文件", []),
        ("2018年缺哪些文件", ["韶关市"]),
        ("2022年缺哪些文件", ["国务院", "广东省"]),
        ("广东省哪些市的文件还没有找到", ["韶关市"]),
    ],
)
def test_only_those_of_the_level_the_year_and_the_places_named(
    question: str, places: list[str]
) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.MISSING
    assert [each.place for each in answer.no_text] == places
    assert ("没有这样的文件。" in answer.answer) is (not places)


def test_what_a_document_lacks_is_no_missing_document() -> None:
    with pytest.raises(QuestionError, match="有几条提到“公开”"):
        ask(bundled.view(), "哪些地方没有文件公开的要求")


def test_who_lacks_an_item_lacks_no_document() -> None:
    assert ask(bundled.view(), "哪些市的文件没有（十三）").understood.intent is Intent.COVERAGE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪些文件缺失", "汕头市：汕府办〔2018〕5号：只见通知，未见所印发的方案，不作判断。"),
        (
            "汕头市删去了（十三）吗",
            "汕头市：汕府办〔2018〕5号：只见通知，未见所印发的方案，不作判断。",
        ),
        ("汕头市新增了什么", "汕府办〔2018〕5号：只见通知，未见所印发的方案"),
        (
            "what did 汕头市 add",
            "汕府办〔2018〕5号: its notice is in hand, the plan it issues isn't",
        ),
        ("汕府办〔2018〕5号引用了哪些文件", None),
        ("惠州市新增了什么", None),
    ],
)
def test_of_a_plan_whose_notice_alone_is_in_hand_that_is_said(
    question: str, said: str | None
) -> None:
    answer = ask(bundled.beside_notice(), question)
    notes = [line for line in answer.answer.splitlines() if "通知，未" in line or "isn't" in line]
    assert notes == ([said] if said else [])
