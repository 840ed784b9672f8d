from __future__ import annotations

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.model import Qualifier, Status
from lineage.queries.answers import Language
from lineage.queries.ask import EXAMPLES, ask, resolve_item
from tests import bundled

ENGLISH = "which cities dropped item (十三)"
CHINESE = "哪些市删去了（十三）"


@pytest.mark.parametrize(
    "question", [ENGLISH, CHINESE, "哪些城市没有第十三条", "which cities omitted item 13"]
)
def test_the_question_is_answered_alike(question: str) -> None:
    answer = ask(bundled.view(), question)
    plain = [r.document for r in answer.items if Qualifier.TRANSMITTED not in r.qualifiers]
    attached = [r.document for r in answer.items if Qualifier.TRANSMITTED in r.qualifiers]
    assert plain == ["lechang-2018-41", "guangzhou-zwb-2018"]
    assert attached == ["jiangmen-2018-14"]
    others = [("huizhou-2018", Status.PARTIAL), (bundled.PROVINCE, Status.PARTIAL)]
    assert [(r.document, r.status) for r in answer.others] == others
    assert [each.place for each in answer.no_text] == ["韶关市"]
    assert answer.understood.item == f"{bundled.NATION}:13"


def test_the_answer_speaks_the_language_of_the_question() -> None:
    assert "dropped" in ask(bundled.view(), ENGLISH).answer
    assert "删去" in ask(bundled.view(), CHINESE).answer
    assert "dropped" in ask(bundled.view(), CHINESE, Language.EN).answer


def test_the_kept_part_is_proved_by_text_and_lines() -> None:
    (row,) = ask(bundled.view(), "惠州市怎样处理（十三）").items
    (edge,) = row.evidence.carried
    assert edge.unit.source_lines == "161"
    assert edge.upstream.source_lines == "133-135"
    assert "8月底前完成试点验收" in edge.unit.text


def test_a_number_of_another_document_is_read_as_that_documents() -> None:
    answer = ask(bundled.view(), "哪些市删去了粤府办〔2018〕19号第六条")
    assert answer.understood.item == f"{bundled.PROVINCE}:6"


@pytest.mark.parametrize("language", list(Language))
def test_every_example_can_be_asked(language: Language) -> None:
    for question in EXAMPLES[language]:
        assert ask(bundled.view(), question).answer


@pytest.mark.parametrize("question", ["", "hello", "今天天气怎么样", "（十三）"])
def test_what_cannot_be_read_says_what_can_be_asked(question: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), question)
    assert error.value.examples


def test_an_unknown_item_says_which_there_are() -> None:
    with pytest.raises(UnknownReference) as error:
        ask(bundled.view(), "哪些市删去了（三十三）")
    assert "（十六）" in error.value.known


@pytest.mark.parametrize(
    "reference", ["十三", "（十三）", "13", f"{bundled.NATION}:13", "第十三条"]
)
def test_an_item_has_many_names(reference: str) -> None:
    assert resolve_item(bundled.view(), reference) == f"{bundled.NATION}:13"


def test_the_closing_can_be_named() -> None:
    assert resolve_item(bundled.view(), "结尾") == f"{bundled.NATION}:closing"
