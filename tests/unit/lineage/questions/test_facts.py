from __future__ import annotations

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.queries.answers.coverage import Intent
from lineage.questions.ask import ask
from tests import bundled

RECIPIENTS = "各市（区）人民政府，市政府各部门、各直属机构："


@pytest.mark.parametrize(
    ("question", "name", "value", "lines"),
    [
        ("江门的文件是哪一年的", "date", "2018-06-29", "42"),
        ("国办发〔2018〕23号什么时候印发的", "date", "2018-04-08", "81"),
        ("when was 国办发〔2018〕23号 issued", "date", "2018-04-08", "81"),
        ("when did Lechang issue its plan", "date", "2018-07-26", "31"),
        ("惠州文件的文号是什么", "number", None, None),
        ("what is the number of Huizhou's document", "number", None, None),
        ("韶关文件的文号", "number", "韶府办发函〔2022〕103号", "2"),
        ("乐府办明电〔2018〕41号是谁印发的", "issuer", "乐昌市人民政府办公室", "6-7"),
        ("who issued the Lechang plan", "issuer", "乐昌市人民政府办公室", "6-7"),
        ("广东省的文件有几条", "items", "6", None),
        ("how many items has the Guangdong notice", "items", "6", None),
        ("乐昌的方案有多少款", "clauses", "60", None),
        ("惠州的方案有多少项任务", "clauses", "41", None),
        ("乐昌共有多少项任务", "clauses", "60", None),
        ("惠州转发给了谁", "recipients", None, None),
        ("江门的通知转发给哪些单位", "recipients", RECIPIENTS, "9"),
        ("江门的文件发给谁", "recipients", RECIPIENTS, "9"),
    ],
)
def test_what_a_document_prints_is_told_with_its_lines(
    question: str, name: str, value: str | None, lines: str | None
) -> None:
    answer = ask(bundled.view(), question)
    (fact,) = answer.facts
    assert answer.understood.intent is Intent.FACTS
    assert (fact.name, fact.value, fact.source_lines) == (name, value, lines)


def test_what_is_not_printed_is_said_to_be_so() -> None:
    assert "文号：原文没有印出" in ask(bundled.view(), "惠州文件的文号是什么").answer
    english = ask(bundled.view(), "what is the number of Huizhou's document").answer
    assert "number: not printed in the text" in english


def test_which_day_is_printed_and_what_is_not_counted_is_said() -> None:
    assert "印发日期：2018-06-29" in ask(bundled.view(), "江门的文件是哪一年的").answer
    assert "成文日期：2018-04-08" in ask(bundled.view(), "国务院哪一年发的").answer
    assert "不含所附上级全文" in ask(bundled.view(), "广东省的文件有几条").answer


def test_all_documents_may_be_meant_or_those_of_a_level() -> None:
    whole = ask(bundled.view(), "所有文件的文号").facts
    cities = ask(bundled.view(), "各市文件的文号").facts
    assert len(whole) == len(bundled.view().cards())
    assert {each.document for each in whole} - {each.document for each in cities} == {
        bundled.NATION,
        bundled.PROVINCE,
    }


def test_the_documents_of_a_year_are_told_by_their_titles() -> None:
    (fact,) = ask(bundled.view(), "2022年的文件有哪些").facts
    assert (fact.document, fact.name) == ("shaoguan-2022-103", "title")
    assert ask(bundled.view(), "2019年的文件有哪些").answer.endswith("没有这样的文件。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("惠州的（十三）什么时候印发的", "只能问整份文件"),
        ("江门什么时候删去了（十三）", "只能问整份文件"),
        ("（十三）什么时候完成", "只能问整份文件"),
        ("文件是哪一年的", "没有指明地区或文件"),
        ("惠州财政局的文号", "看不懂“财政局”"),
        ("惠州文件不是2018年印发的日期", "看不懂其中的否定"),
    ],
)
def test_what_is_not_asked_of_a_document_is_refused(question: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    "question",
    ["深圳文件的文号是什么", "韶关2018年的文件是谁印发的", "韶府办明电〔2018〕180号什么时候印发的"],
)
def test_of_a_document_that_is_not_there_nothing_is_told(question: str) -> None:
    with pytest.raises(UnknownReference):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("惠州删去了几条", Intent.DEEDS),
        ("江门市新增了多少款", Intent.ADDITIONS),
        ("“谁起草、谁解读”出自哪里", Intent.SOURCES),
        ("哪些截止日期丢了", Intent.CHANGES),
    ],
)
def test_what_asks_for_something_else_is_no_fact(question: str, intent: Intent) -> None:
    assert ask(bundled.view(), question).understood.intent is intent


@pytest.mark.parametrize(
    ("question", "names", "count"),
    [
        ("有哪些文件没有文号", {"number"}, 7),
        ("最晚发文的是哪个市", {"date"}, 5),
        ("江门和惠州哪个先发", {"date"}, 2),
        ("which city issued first", {"date"}, 5),
        ("when did the cities issue their documents", {"date"}, 5),
        ("哪个文件最长", {"clauses"}, 7),
        ("2018年的文件有几份", {"title"}, 6),
        ("国务院2018年的要点有几部分几条", {"sections", "items"}, 1),
    ],
)
def test_what_is_compared_or_lacking_is_told_of_all(
    question: str, names: set[str], count: int
) -> None:
    facts = ask(bundled.view(), question).facts
    assert {each.name for each in facts} == names
    assert len({each.document for each in facts}) == count
