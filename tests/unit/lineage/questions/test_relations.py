from __future__ import annotations

import pytest

from lineage.errors import QuestionError
from lineage.model import Relation
from lineage.queries.answers.coverage import Intent
from lineage.questions import relations
from lineage.questions.ask import ask
from tests import bundled

CITY, OTHER = "jiangmen-2018-14", "huizhou-2018"


@pytest.mark.parametrize(
    ("question", "document", "relation"),
    [
        ("惠州哪些条款是逐字照抄的", "huizhou-2018", Relation.VERBATIM),
        ("惠州一字未改地保留了哪些条款", "huizhou-2018", Relation.VERBATIM),
        ("国务院的哪些条款被惠州逐字照抄", "huizhou-2018", Relation.VERBATIM),
        ("which clauses did Huizhou copy word for word", "huizhou-2018", Relation.VERBATIM),
        ("江门哪些是改写的", "jiangmen-2018-14", Relation.ADAPTED),
        ("which clauses of Jiangmen are rewritten", "jiangmen-2018-14", Relation.ADAPTED),
        ("乐昌只改动个别字词的有哪些", "lechang-2018-41", Relation.EDITED),
    ],
)
def test_the_clauses_of_one_relation_are_all_told(
    question: str, document: str, relation: Relation
) -> None:
    answer = ask(bundled.view(), question)
    stored = {
        (edge.unit, edge.upstream)
        for edge in bundled.view().inherits(documents=[document])
        if edge.relation is relation
        and ("国务院" not in question or bundled.NATION in edge.upstream)
    }
    assert answer.understood.intent is Intent.RELATIONS
    assert {(edge.unit.id, edge.upstream.id) for edge in answer.edges} == stored
    assert stored


@pytest.mark.parametrize(
    "question", ["哪些市改写了（十三）", "哪些市改写了试点", "did cities reword item 13"]
)
def test_of_one_item_only_its_clauses_are_told(question: str) -> None:
    (edge,) = ask(bundled.view(), question).edges
    assert (edge.unit.id, edge.upstream.id) == ("huizhou-2018:13.1", f"{bundled.NATION}:13.1")


@pytest.mark.parametrize(
    ("question", "document", "upstream"),
    [
        ("Which clauses of the national document are rewritten in Huizhou?", OTHER, bundled.NATION),
        ("Which clauses of Guangdong's document did Huizhou rewrite?", OTHER, bundled.PROVINCE),
        ("which of Guangdong's clauses did Huizhou rewrite", OTHER, bundled.PROVINCE),
        ("which clauses are rewritten in Huizhou", OTHER, ""),
        ("国务院文件的哪些条款惠州改写了", OTHER, bundled.NATION),
        ("惠州从国务院改写了哪些条款", OTHER, bundled.NATION),
        ("惠州改写了广东省的哪些条款", OTHER, bundled.PROVINCE),
    ],
)
def test_who_carries_is_told_from_whom_it_carries(
    question: str, document: str, upstream: str
) -> None:
    answer = ask(bundled.view(), question)
    assert {(edge.unit.id, edge.upstream.id) for edge in answer.edges} == {
        (edge.unit, edge.upstream)
        for edge in bundled.view().inherits(documents=[document])
        if edge.relation is Relation.ADAPTED and edge.upstream.startswith(upstream)
    }
    assert answer.understood.place == "惠州市"
    assert answer.edges


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("谁改写了（十三）的试点", {bundled.PROVINCE, OTHER}),
        ("国务院的（十三）谁改写了", {bundled.PROVINCE, OTHER}),
        ("国务院的（十三）哪些地方改写了", {bundled.PROVINCE, OTHER}),
        ("广东省哪些市改写了（十三）", {OTHER}),
        ("江门和惠州哪个市改写了（十三）", {OTHER}),
        ("惠州哪些地方改写了（十三）", {OTHER}),
        ("有没有市改写（十三）", {bundled.PROVINCE, OTHER}),
        ("江门市改写的条款比惠州市多吗", {CITY, OTHER}),
        ("2022年哪些市改写了（十三）", set()),
    ],
)
def test_whoever_is_asked_for_is_told(question: str, documents: set[str]) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.RELATIONS
    assert {edge.unit.document for edge in answer.edges} == documents


def test_a_question_in_the_passive_may_name_an_item() -> None:
    answer = ask(bundled.view(), "Was item 15 copied verbatim by Huizhou?")
    assert {edge.unit.id for edge in answer.edges} == {"huizhou-2018:15.1"}


def test_where_it_was_done_is_by_whom_where_nobody_else_is_named() -> None:
    answer = ask(bundled.view(), "（十三）在惠州被改写了吗")
    assert answer.understood.item == f"{bundled.NATION}:13"
    assert {edge.unit.document for edge in answer.edges} == {OTHER}


def test_of_very_many_clauses_the_first_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask(bundled.view(), "哪些条款是逐字照抄的")
    monkeypatch.setattr(relations, "_MOST", 3)
    answer = ask(bundled.view(), "哪些条款是逐字照抄的")
    assert answer.understood.text == whole.understood.text
    assert answer.edges == whole.edges[:3]
    assert f"只列前 3 处，共 {len(whole.edges)} 处" in answer.answer.splitlines()[-1]


def test_where_none_is_so_what_both_share_is_told() -> None:
    """Not even which of both came first is known."""
    beside = ask(bundled.view(), "广州的方案抄了乐昌的吗").answer
    assert beside.endswith("没有这样的条款。两者有上级没有的相同文字，谁抄谁看不出来，见“比较”。")
    apart = ask(bundled.view(), "which clauses did Jiangmen copy from Lechang").answer
    assert "share wording" not in apart


def test_clauses_are_counted_once() -> None:
    answer = ask(bundled.view(), "惠州有多少条是照抄的")
    assert answer.answer.startswith(
        f"惠州市照录的条款：{len({e.unit.id for e in answer.edges})} 款"
    )
    none = ask(bundled.view(), "哪些市逐字照抄了（十三）").answer
    assert none.endswith("没有这样的条款。另有改写 1 处。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("惠州哪些条款不是逐字照抄的", "否定"),
        ("惠州哪些条款没有改写", "否定"),
        ("哪些市没有照抄（十三）", "否定"),
        ("哪些市没有改写（十三）", "否定"),
        ("which clauses did Huizhou not copy word for word", "negation"),
        ("惠州什么时候改写了（十三）", "只能问整份文件"),
        ("惠州里边国务院的哪些照抄了", "看不出谁是来源"),
        ("哪些市改写了（十三）和（十四）", "一次只能问一条"),
        ("哪些市逐字照抄了高速公路", "高速公路"),
        ("哪些市改写了（十三）的高速公路", "看不懂“高速公路”"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(question: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        ask(bundled.view(), question)


def test_changed_deadlines_are_changes() -> None:
    assert ask(bundled.view(), "惠州改写了哪些时限").understood.intent is Intent.CHANGES


def test_the_whole_text_is_no_word_of_an_item() -> None:
    whole = ask(bundled.view(), "哪些市全文照抄")
    assert whole.understood.item is None
    assert whole.edges == ask(bundled.view(), "哪些市照抄了").edges
