from __future__ import annotations

import pytest

from lineage.errors import QuestionError
from lineage.model import Relation
from lineage.queries.answers.coverage import Intent
from lineage.questions.ask import ask
from tests import bundled


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
        for edge in bundled.view().inherits(document=document)
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


def test_clauses_are_counted_once() -> None:
    answer = ask(bundled.view(), "惠州有多少条是照抄的")
    assert answer.answer.startswith(
        f"惠州市照录的条款：{len({e.unit.id for e in answer.edges})} 款"
    )
    none = ask(bundled.view(), "哪些市逐字照抄了（十三）").answer
    assert none.endswith("没有这样的条款。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("惠州哪些条款不是逐字照抄的", "否定"),
        ("哪些市改写了（十三）和（十四）", "一次只能问一条"),
        ("哪些市逐字照抄了高速公路", "高速公路"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(question: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        ask(bundled.view(), question)


def test_changed_deadlines_are_changes() -> None:
    assert ask(bundled.view(), "惠州改写了哪些时限").understood.intent is Intent.CHANGES
