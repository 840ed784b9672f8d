from __future__ import annotations

from collections import defaultdict

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language
from lineage.model import Level, Relation, Status, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent, Quantifier
from lineage.questions.ask import ask
from lineage.questions.asked import Asked
from lineage.questions.marked import marked
from lineage.questions.whom import whom
from tests import bundled

CITIES = {"jiangmen-2018-14", "huizhou-2018", "lechang-2018-41", "guangzhou-zwb-2018"}
ALL = {*CITIES, bundled.PROVINCE}
TWO = {"jiangmen-2018-14", "huizhou-2018"}
ONE = {"jiangmen-2018-14"}
DROPPED, KEPT = {Status.DROPPED}, {Status.KEPT}


def who_did(statuses: set[Status], among: set[str]) -> dict[str, set[str]]:
    """The documents that did something with each item of the nation's."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in bundled.view().coverage(upstream=bundled.NATION, documents=among):
        if row.status in statuses:
            found[row.item].add(row.document)
    return found


def who_carries(relation: Relation, among: set[str]) -> dict[str, set[str]]:
    """The documents that carry each clause in one way."""
    found: dict[str, set[str]] = defaultdict(set)
    for edge in bundled.view().inherits(documents=among):
        if edge.relation is relation:
            found[edge.upstream].add(key_of(edge.unit))
    return found


def rows(answer: AskAnswer) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in answer.items:
        found[row.item].add(row.document)
    for edge in answer.edges:
        found[edge.upstream.id].add(edge.unit.document)
    return found


@pytest.mark.parametrize(
    ("question", "statuses", "they"),
    [
        ("江门和惠州都保留了哪些条", KEPT, TWO),
        ("江门、惠州两地都保留的条有哪些", KEPT, TWO),
        ("what did both Jiangmen and Huizhou keep", KEPT, TWO),
        ("what did Jiangmen and Huizhou both keep", KEPT, TWO),
        ("哪些条江门和惠州都没有保留", set(Status) - KEPT, TWO),
        ("江门和惠州都删去了哪些条", DROPPED, TWO),
        ("what did both Jiangmen and Huizhou drop", DROPPED, TWO),
        ("江门和广州都删去了哪些条", DROPPED, {"jiangmen-2018-14", "guangzhou-zwb-2018"}),
        ("哪些条各市都保留了", KEPT, CITIES),
        ("哪些条每个市都保留了", KEPT, CITIES),
        ("哪些条被所有市保留", KEPT, CITIES),
        ("广东省各市都保留了哪些条", KEPT, CITIES),
        ("which items did every city keep", KEPT, CITIES),
        ("which items did every city drop", DROPPED, CITIES),
        ("所有市都没有保留的条", set(Status) - KEPT, CITIES),
        ("没有一个市保留的条", set(Status) - KEPT, CITIES),
        ("which items did none of the cities keep", set(Status) - KEPT, CITIES),
        ("除江门和惠州外，其他市都保留了哪些条", KEPT, CITIES - TWO),
        ("除江门和惠州外都删去了哪些条", DROPPED, ALL - TWO),
        ("what did every city except Jiangmen drop", DROPPED, CITIES - ONE),
        ("what did all except Jiangmen drop", DROPPED, ALL - ONE),
    ],
)
def test_what_every_one_did_is_what_they_have_in_common(
    question: str, statuses: set[Status], they: set[str]
) -> None:
    answer = ask(bundled.view(), question)
    common = {item: who for item, who in who_did(statuses, they).items() if who == they}
    assert rows(answer) == common
    assert answer.understood.quantifier is Quantifier.EVERY
    assert bool(answer.understood.places) is (len(they) == 2 and "外" not in question)


@pytest.mark.parametrize(
    "question",
    [
        "哪些条只有江门删去了",
        "只有江门删去了哪些条",
        "哪些条只被江门删去",
        "which items did only Jiangmen drop",
        "which items did Jiangmen alone drop",
        "which items were dropped only by Jiangmen",
    ],
)
def test_what_one_alone_did_nobody_else_did(question: str) -> None:
    answer = ask(bundled.view(), question)
    alone = {item: who for item, who in who_did(DROPPED, ALL).items() if who == ONE}
    assert rows(answer) == alone
    assert alone
    understood = answer.understood
    assert (understood.quantifier, understood.places) == (Quantifier.ONLY, ("江门市",))
    assert "江门市" in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "relation", "they"),
    [
        ("哪些条款各市都改写了", Relation.ADAPTED, CITIES),
        ("国务院的哪些条款各市都改写了", Relation.ADAPTED, CITIES),
        ("which clauses of the national document did every city rewrite", Relation.ADAPTED, CITIES),
        ("哪些条款江门和惠州都照抄了", Relation.VERBATIM, TWO),
        ("which clauses did both Jiangmen and Huizhou copy word for word", Relation.VERBATIM, TWO),
    ],
)
def test_clauses_that_every_one_carries_alike(
    question: str, relation: Relation, they: set[str]
) -> None:
    common = {clause: who for clause, who in who_carries(relation, they).items() if who == they}
    assert rows(ask(bundled.view(), question)) == common
    assert common


@pytest.mark.parametrize(
    "question", ["哪些条款只有江门改写", "which clauses did only Jiangmen rewrite"]
)
def test_clauses_that_one_alone_carries_so(question: str) -> None:
    alone = {c: who for c, who in who_carries(Relation.ADAPTED, ALL).items() if who == ONE}
    assert rows(ask(bundled.view(), question)) == alone
    assert alone


def test_what_every_one_has_from_a_document_or_added() -> None:
    carried = rows(ask(bundled.view(), "哪些条款江门和惠州都来自广东省"))
    assert set(carried) == {f"{bundled.PROVINCE}:1.2", f"{bundled.PROVINCE}:2.1"}
    assert all(who == TWO for who in carried.values())
    added = ask(bundled.view(), "江门和惠州都新增了什么")
    assert {each.document for each in added.clauses} == TWO
    assert all({"江门市", "惠州市"} & set(added.shared[each.id]) for each in added.clauses)
    own = ask(bundled.view(), "只有江门新增了什么").clauses
    assert {each.document for each in own} == ONE
    assert len(own) < len(ask(bundled.view(), "江门新增了什么").clauses)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("江门和惠州都删去了（十三）吗", "并非江门市、惠州市都如此"),
        ("江门和乐昌都删去了（十三）吗", "江门市、乐昌市都如此"),
        ("各市都保留了（三）吗", "所问各地都如此"),
        ("did every city drop item 13", "It isn't so of every one of the places asked about"),
        ("只有江门删去了（十三）吗", "并非唯有江门市如此"),
        ("did only Jiangmen drop item 10", "It is so of 江门市 alone"),
        ("江门和惠州都怎样处理（十三）", "只问江门市、惠州市"),
        ("江门和惠州都由谁负责（五）", "只问江门市、惠州市"),
    ],
)
def test_of_one_item_it_is_told_whether_it_is_so(question: str, said: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.answer.splitlines()[0] == said
    assert said in answer.understood.text
    assert len(answer.items) + len(answer.others) + len(answer.duties) >= 2


def test_who_has_nothing_below_a_notice_is_told() -> None:
    answer = ask(bundled.view(), "江门和韶关都删去了哪些条")
    assert not answer.items
    assert "没有符合条件的条目。\n韶关市的文件不在其下。" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "各市删去了哪些条",
        "哪些市都删去了（十三）",
        "list all places that dropped item 13",
        "都有谁删了（三）",
    ],
)
def test_what_each_did_is_no_question_of_every_one(question: str) -> None:
    asked = Asked(bundled.view(), question, Language.ZH)
    assert whom(asked, marked(asked.view, question)).whom.quantifier is None


@pytest.mark.parametrize(
    "question", ["只有江门由谁负责（五）", "江门和惠州都负责哪些任务", "江门比惠州和乐昌都多了什么"]
)
def test_what_cannot_be_asked_of_them_together_is_refused(question: str) -> None:
    with pytest.raises(QuestionError, match="“都”“只有”“多数”“至少几个”只能问"):
        ask(bundled.view(), question)


def test_one_that_is_not_there_did_nothing_with_others() -> None:
    with pytest.raises(UnknownReference, match="桂政办发"):
        ask(bundled.view(), "桂政办发〔2018〕9号和惠州都删去了哪些条")


def test_citations_are_counted_together() -> None:
    every = ask(bundled.view(), "各市都引用了哪些文件")
    assert every.understood.intent is Intent.CITATIONS
    assert {each.citation.document for each in every.citations} in (set(), CITIES)
    alone = ask(bundled.view(), "哪些文件只有乐昌引用了").citations
    assert {each.citation.document for each in alone} == {"lechang-2018-41"}


def test_where_nobody_did_it_there_are_not_more_than_at_most_so_many() -> None:
    answer = ask(bundled.view(), "至多两个市合并了（三）吗")
    assert not answer.items
    assert answer.answer.startswith("并非有地方、但至多 2 地如此")


def test_levels_and_years_are_read_with_whom_it_asks() -> None:
    asked = Asked(bundled.view(), "2018年除江门外哪些市删去了（十三）", Language.ZH)
    question = whom(asked, marked(asked.view, asked.question))
    assert (question.years, Level.PREFECTURE in question.levels) == ((2018,), True)
    assert [each.name for each in question.whom.but] == ["江门市"]


def test_it_is_told_which_levels_were_asked() -> None:
    understood = ask(bundled.view(), "江门以外的市引用了什么").understood
    assert Level.PREFECTURE in understood.levels


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("县删去了哪些", {"lechang-2018-41"}),
        ("省删去了哪些", {bundled.PROVINCE}),
        ("各部门删去了哪些", {"guangzhou-zwb-2018"}),
        ("部门漏掉了哪些", {"guangzhou-zwb-2018"}),
        ("市县删去了哪些", {"lechang-2018-41", "guangzhou-zwb-2018", "jiangmen-2018-14"}),
        ("广东的县删去了哪些", {"lechang-2018-41"}),
        ("广东的市删去了哪些", {"lechang-2018-41", "guangzhou-zwb-2018", "jiangmen-2018-14"}),
    ],
)
def test_a_bare_word_says_whose_level_is_meant(question: str, documents: set[str]) -> None:
    """It was passed over, and all were asked; of 广东的市 the province."""
    assert {row.document for row in ask(bundled.view(), question).items} == documents


@pytest.mark.parametrize(
    "question", ["广东下面的市删去了（十三）吗", "广东下辖各市删去了（十三）吗"]
)
def test_the_parts_of_a_place_stand_below_it(question: str) -> None:
    answer = ask(bundled.view(), question).answer
    assert answer.startswith("只问广东省各地")
    assert "没有读懂" not in answer


def test_the_most_places_are_no_several_places() -> None:
    with pytest.raises(UnknownReference):
        ask(bundled.view(), "最多市删去的条")
    several = ask(bundled.view(), "多市删去的条").understood
    assert several.quantifier is Quantifier.AT_LEAST


def test_a_word_of_a_market_is_no_city() -> None:
    with pytest.raises(QuestionError, match="市场监管"):
        ask(bundled.view(), "广东的市场监管怎么样了")
