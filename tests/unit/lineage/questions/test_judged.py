from __future__ import annotations

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.model import key_of
from lineage.queries.answers.coverage import Intent
from lineage.queries.decisions import Concerning, decisions, unsure
from lineage.questions.ask import ask
from lineage.store.sqlite import IndexedView
from tests import bundled

VIEW = IndexedView(bundled.judged())
CITY = "huizhou-2018"


@pytest.mark.parametrize(
    "question",
    [
        "谁判定的",
        "哪些是人工判定的",
        "人工判定过几对",
        "who decided this",
        "which pairs were decided",
        "which decisions did people make",
    ],
)
def test_what_people_decided_is_told(question: str) -> None:
    answer = ask(VIEW, question)
    assert answer.understood.intent is Intent.DECISIONS
    assert [each.author for each in answer.decisions] == [e.author for e in decisions(VIEW).items]
    assert "甲" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "哪些条款对还没有判定",
        "还有多少待判定",
        "哪些结论存疑",
        "哪些条款拿不准",
        "which pairs are undecided",
        "which results are doubtful",
    ],
)
def test_what_is_left_to_decide_is_told(question: str) -> None:
    answer = ask(VIEW, question)
    assert answer.understood.intent is Intent.REVIEW
    first, second = unsure(VIEW)[:2]
    assert [(e.unit.id, e.upstream.id) for e in answer.pairs[:2]] == [
        (first.unit, first.upstream),
        (second.unit, second.upstream),
    ]
    assert str(len(unsure(VIEW))) in answer.understood.text
    assert "lineage review" in answer.answer


def test_it_can_be_asked_of_a_place_of_a_pair_of_places_and_of_an_item() -> None:
    of_city = ask(VIEW, "惠州有哪些存疑").pairs
    of_both = ask(VIEW, "惠州和广东之间有哪些待判定").pairs
    of_item = ask(VIEW, "第二条有没有疑问").pairs
    assert {key_of(each.unit.id) for each in of_city} == {CITY}
    assert {key_of(each.upstream.id) for each in of_both} <= {bundled.PROVINCE}
    assert f"{bundled.NATION}:2" in {each.upstream.item for each in of_item}
    own = {each.unit_id for each in decisions(VIEW, Concerning(CITY)).items}
    assert own <= {row.unit_id for row in ask(VIEW, "惠州有哪些人工判定").decisions}


def test_an_item_is_called_by_its_number_and_what_there_is_none_of_has_no_order() -> None:
    told = ask(VIEW, "（十三）有哪些结论存疑")
    assert told.understood.text == "（十三）待人工判定：0 对"
    assert told.understood.item == f"{bundled.NATION}:13"


def test_a_place_that_is_not_there_is_told() -> None:
    with pytest.raises(UnknownReference, match="桂政办发"):
        ask(VIEW, "桂政办发〔2018〕9号有哪些待判定")


@pytest.mark.parametrize("question", ["哪些市删去了未判定的事项", "隐患判定标准怎么样了"])
def test_an_items_own_words_are_not_about_judging(question: str) -> None:
    with pytest.raises(QuestionError):
        ask(VIEW, question)
