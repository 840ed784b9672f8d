from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.model import Status, local_id
from lineage.queries.answers.coverage import Intent
from lineage.questions.ask import ask
from lineage.store.sqlite import IndexedView
from tests import bundled

CITY, OTHER, COUNTY = "jiangmen-2018-14", "huizhou-2018", "lechang-2018-41"


@pytest.mark.parametrize(
    "question",
    [
        "江门和惠州有什么不同",
        "比较江门和惠州",
        "江門和惠州有什麼不同",
        "compare Jiangmen and Huizhou",
        "what is the difference between Jiangmen and Huizhou",
    ],
)
def test_two_places_are_compared_item_by_item(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.COMPARISON
    assert answer.understood.documents == (CITY, OTHER)
    assert [row.document for row in answer.items[:4]] == [CITY, OTHER, CITY, OTHER]
    assert f"/compare?a={CITY}&b={OTHER}" in answer.answer


def test_where_they_agree_is_told_apart() -> None:
    differ = {row.item for row in ask(bundled.view(), "乐昌和广州有什么不同").items}
    alike = {row.item for row in ask(bundled.view(), "乐昌和广州有哪些条相同").items}
    assert f"{bundled.NATION}:16" in differ
    assert f"{bundled.NATION}:13" in alike
    assert not differ & alike


def test_equal_counts_of_other_clauses_are_a_difference() -> None:
    lines = ask(bundled.view(), "江门和惠州有什么不同").answer.splitlines()
    (line,) = (each for each in lines if each.startswith("（五）"))
    assert line.endswith("江门市：部分保留 1/5；惠州市：部分保留 1/5，但承接的款不同")


@pytest.mark.parametrize("name", ["（十三）", "试点"])
def test_one_item_may_be_compared(name: str) -> None:
    answer = ask(bundled.view(), f"江门和惠州对{name}的处理有什么不同")
    assert answer.understood.item == f"{bundled.NATION}:13"
    assert [row.document for row in answer.items] == [CITY, OTHER]


def test_a_document_and_one_above_it_differ_where_it_does_not_keep_an_item_whole() -> None:
    answer, alike = (
        ask(bundled.view(), each) for each in ("惠州和国务院有什么不同", "惠州与国务院的一致吗")
    )
    assert {row.document for row in (*answer.items, *alike.items)} == {OTHER}
    assert all(r.clauses_dropped or r.status is not Status.KEPT for r in answer.items)
    assert {(r.status, r.clauses_dropped) for r in alike.items} == {(Status.KEPT, 0)}
    lines = answer.answer.splitlines()
    assert lines[0].endswith(f"17 条中 {len(answer.items)} 条未完整保留")
    assert any(each.endswith("保留 5/6") for each in lines)
    assert f"17 条中 {len(alike.items)} 条完整保留" in alike.answer


def test_what_is_counted_is_what_is_listed() -> None:
    for question, said in (
        ("乐昌和惠州有哪些相同的条款", "相同"),
        ("乐昌和惠州有什么不同", "不同"),
    ):
        answer = ask(bundled.view(), question)
        items = {row.item for row in answer.items}
        assert answer.answer.splitlines()[0].endswith(f"17 条中 {len(items)} 条{said}")


@pytest.mark.parametrize(
    "question",
    [
        "What does Huizhou contain of the national document?",
        "What does Huizhou have in Guangdong?",
        "Huizhou has what from Lechang",
        "What does Jiangmen say about Huizhou",
        "乐昌比广东多了什么时限",
    ],
)
def test_two_that_are_named_together_are_not_told_apart(question: str) -> None:
    with pytest.raises(QuestionError):
        ask(bundled.view(), question)


def test_two_may_be_set_side_by_side_by_no_other_word() -> None:
    answer = ask(bundled.view(), "韶关和江门相比")
    assert answer.understood.intent is Intent.COMPARISON


def test_what_has_nothing_above_both_is_named_with_the_page() -> None:
    answer = ask(bundled.view(), "韶关和江门有什么不同")
    assert not answer.items
    assert answer.answer.startswith("两者没有共同的上级文件。")
    assert "/compare?a=shaoguan-2022-103" in answer.answer


def test_where_nothing_descends_nothing_stands_above_both() -> None:
    alone = IndexedView(replace(bundled.lineage(), inherits=(), coverage=()))
    said = "两者没有共同的上级文件；有 1 处相同的文字，来源未见。"
    assert ask(alone, "比较江门和惠州").answer.startswith(said)
    apart = IndexedView(replace(bundled.lineage(), inherits=(), coverage=(), common_sources=()))
    assert ask(apart, "比较江门和惠州").answer.startswith("两者没有共同的上级文件。")


@pytest.mark.parametrize(
    ("question", "document", "upstream"),
    [
        ("乐昌比广东多了什么", COUNTY, bundled.PROVINCE),
        ("what does Lechang have that Guangdong doesn't", COUNTY, bundled.PROVINCE),
        ("what does Lechang contain beyond Guangdong", COUNTY, bundled.PROVINCE),
        ("惠州与国务院相比少了什么", bundled.NATION, OTHER),
    ],
)
def test_what_one_has_more_meets_nothing_of_the_other(
    question: str, document: str, upstream: str
) -> None:
    found = {each.id for each in ask(bundled.view(), question).clauses}
    edges = bundled.view().inherits(documents=[COUNTY if document == COUNTY else OTHER])
    linked = {
        end
        for edge in edges
        if {document, upstream} == {edge.unit.split(":")[0], edge.upstream.split(":")[0]}
        for end in (edge.unit, edge.upstream)
    }
    assert found
    assert {each.split(":")[0] for each in found} == {document}
    assert linked
    assert not found & linked


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("江门、惠州和乐昌有什么不同", "只能比较两个"),
        ("江门有什么不同", "指明两个"),
        ("compare the nation with the province", "Name the two"),
        ("哪些在（十三）上是乐昌有而广东没有的", "按整份文件"),
        ("比较乐昌和lechang-2018-41", "同一份文件"),
        ("乐昌和广州有哪些相同的文字", "逐款对照"),
        ("江门和惠州对高速公路的处理有什么不同", "高速公路"),
        ("江门和惠州删去的条有什么不同", "相互比较"),
    ],
)
def test_what_cannot_be_compared_is_refused(question: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("比较江门和深圳", "深圳"),
        ("東莞和惠州有什麼不同", "东莞"),
        ("compare Jiangmen and Shenzhen", "Shenzhen"),
    ],
)
def test_an_unknown_place_is_told(question: str, name: str) -> None:
    with pytest.raises(UnknownReference, match=name):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    ("question", "items", "documents"),
    [
        ("乐昌比惠州多删了哪些", {"13"}, (COUNTY, OTHER)),
        ("惠州比乐昌少删了哪些", {"13"}, (COUNTY, OTHER)),
        ("江门比乐昌多删了哪些条", {"6", "10", "11", "14", "16"}, (CITY, COUNTY)),
        ("哪些条乐昌删去了，惠州没有删", {"13"}, (COUNTY, OTHER)),
        ("惠州保留而乐昌删去的条", {"13"}, (OTHER, COUNTY)),
        ("江门保留了惠州删去的哪些", set(), (CITY, OTHER)),
        ("what did Lechang drop that Huizhou kept", {"13"}, (COUNTY, OTHER)),
        ("what did Lechang drop that Huizhou didn't", {"13"}, (COUNTY, OTHER)),
    ],
)
def test_what_one_dropped_and_another_kept(
    question: str, items: set[str], documents: tuple[str, str]
) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.documents == documents
    assert {local_id(row.item) for row in answer.items} == items
    assert {row.document for row in answer.items} == (set(documents) if items else set())


def test_two_that_stand_below_nothing_together_did_nothing_with_its_items() -> None:
    answer = ask(bundled.view(), "惠州删去了而韶关保留的条")
    assert "没有共同的上级文件" in answer.answer
    assert not answer.items
