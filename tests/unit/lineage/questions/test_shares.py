from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lineage.errors import QuestionError
from lineage.queries.answers.coverage import Intent
from lineage.questions.ask import ask
from lineage.store.sqlite import IndexedView
from tests import bundled

CITY, COUNTY, DEPARTMENT = "huizhou-2018", "lechang-2018-41", "guangzhou-zwb-2018"
JIANGMEN = "jiangmen-2018-14"


@pytest.mark.parametrize(
    ("question", "first", "kinds"),
    [
        ("哪个市最忠实", DEPARTMENT, ("verbatim", "edited")),
        ("谁照抄最多", DEPARTMENT, ("verbatim",)),
        ("谁抄得最少", bundled.PROVINCE, ("verbatim",)),
        ("哪个市改动最大", "jiangmen-2018-14", ("adapted",)),
        ("哪个文件自己的话最多", bundled.PROVINCE, ("new",)),
        ("惠州有多少是自己的话", CITY, ("new",)),
        ("江门和惠州谁更忠实", CITY, ("verbatim", "edited")),
        ("which city copied most", DEPARTMENT, ("verbatim",)),
        ("which county is the most faithful", COUNTY, ("verbatim", "edited")),
        ("who is least faithful", bundled.PROVINCE, ("verbatim", "edited")),
        ("how much of Huizhou is its own", CITY, ("new",)),
        ("which city in Guangdong copied most", DEPARTMENT, ("verbatim",)),
        ("who is most faithful in Guangdong", DEPARTMENT, ("verbatim", "edited")),
        ("谁更忠实，江门还是惠州", CITY, ("verbatim", "edited")),
        ("how faithful is Lechang", COUNTY, ("verbatim", "edited")),
        ("惠州新增的条款占多少比例", CITY, ("new",)),
    ],
)
def test_documents_are_ordered_by_the_share_asked_for(
    question: str, first: str, kinds: tuple[str, ...]
) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.FIDELITY
    top = answer.fidelity[0]
    assert top.document == first
    assert top.shares
    assert top.share == round(sum(getattr(top.shares, kind) for kind in kinds), 4)
    told = [each.share for each in answer.fidelity if each.share is not None]
    assert told in (sorted(told), sorted(told, reverse=True))


def test_only_those_named_are_told() -> None:
    two = ask(bundled.view(), "江门和惠州谁更忠实").fidelity
    assert {each.document for each in two} == {CITY, "jiangmen-2018-14"}
    assert [each.attached for each in two] == [False, True]


def test_what_has_nothing_above_it_is_not_compared() -> None:
    (alone,) = ask(bundled.view(), "韶关有多少是自己的话").fidelity
    assert (alone.share, alone.shares) == (None, None)
    (*_, last) = ask(bundled.view(), "广东省哪个市最忠实").fidelity
    assert last.document == "shaoguan-2022-103"
    assert "不作比较" in ask(bundled.view(), "广东省哪个市最忠实").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("惠州有多少不是自己的话", "否定"),
        ("which city did not copy most", "negation"),
        ("how much of Guangdong did Huizhou copy", "“how much of 惠州市 is from 广东省”"),
        ("广东省有多少被惠州照抄", "可以问“惠州市有多少来自广东省”"),
        ("江门有多少来自江门", "同一份文件"),
        ("惠州照抄最多的是哪一条", "不按条计算"),
        ("江门改得最多的是哪条", "不按条计算"),
        ("江门改得最少的条款", "不按条计算"),
        ("惠州的（十三）有多少是自己的话", "按整份文件"),
        ("惠州关于财政有多少是自己的话", "看不懂“财政”"),
        ("有多少是自己的话", "没有指明地区或文件"),
    ],
)
def test_what_shares_do_not_tell_is_refused(question: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        ask(bundled.view(), question)


def test_of_a_year_only_its_documents_are_told() -> None:
    assert ask(bundled.view(), "2018年谁照抄最多").fidelity
    assert ask(bundled.view(), "2022年谁照抄最多").answer.endswith("没有可作比较的文件。")


def test_where_nothing_descends_it_is_said_that_nothing_can_be_compared() -> None:
    alone = IndexedView(replace(bundled.lineage(), inherits=(), coverage=()))
    assert ask(alone, "哪个市最忠实").answer.endswith("没有可作比较的文件。")


def test_changes_of_an_item_are_told_as_before() -> None:
    assert ask(bundled.view(), "哪个市对（十三）改动最大").understood.intent is Intent.CHANGES


@pytest.mark.parametrize(
    ("question", "source", "shares"),
    [
        ("江门的文件有多少来自广东", bundled.PROVINCE, {JIANGMEN: 0.38}),
        ("江门市几成内容来自国办发〔2018〕23号", bundled.NATION, {JIANGMEN: 0.23}),
        ("how much of Jiangmen comes from Guangdong", bundled.PROVINCE, {JIANGMEN: 0.38}),
        ("What share of Lechang's text comes from the national notice?", bundled.NATION, {}),
        ("惠州有百分之几照抄了广东省", bundled.PROVINCE, {CITY: 0.0}),
        ("惠州对国务院文件有多忠实", bundled.NATION, {CITY: 0.47}),
        ("惠州借用了多少乐昌的文字", COUNTY, {CITY: 0.0}),
        ("江门和惠州，哪个市照抄广东省更多", bundled.PROVINCE, {JIANGMEN: 0.01, CITY: 0.0}),
        ("哪个市来自广东的文字最多", bundled.PROVINCE, {JIANGMEN: 0.38}),
        ("who copied most from Guangdong", bundled.PROVINCE, {JIANGMEN: 0.01}),
    ],
)
def test_a_share_may_be_that_of_one_source(
    question: str, source: str, shares: dict[str, float]
) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.FIDELITY
    assert {each.sources for each in answer.fidelity} == {(source,)}
    told = {each.document: each.share for each in answer.fidelity}
    assert source not in told
    assert {key: told[key] for key in shares} == pytest.approx(shares, abs=0.01)
    assert re.search("计在最上级|as those of the highest", answer.answer)


def test_the_shares_of_all_sources_are_what_is_shared_with_any() -> None:
    upper = [f"江门有多少来自{place}" for place in ("国务院", "广东省")]
    (alone,) = ask(bundled.view(), "江门有多少是自己的话").fidelity
    of_each = [ask(bundled.view(), each).fidelity[0].share or 0.0 for each in upper]
    assert alone.shares
    assert alone.shares.new + alone.shares.common + sum(of_each) == pytest.approx(1, abs=2e-4)


def test_without_a_source_it_is_told_clause_by_clause_where_words_come_from() -> None:
    assert ask(bundled.view(), "江门有多少条来自广东").understood.intent is Intent.SOURCES
    assert ask(bundled.view(), "江门的文字来自哪里").understood.intent is Intent.SOURCES


def test_the_shares_of_several_sources_are_told_apart() -> None:
    answer = ask(bundled.view(), "is Huizhou closer to Guangdong or to the State Council")
    told = {each.sources: each.share for each in answer.fidelity}
    assert list(told) == [(bundled.NATION,), (bundled.PROVINCE,)]
    assert re.match("惠州市 [0-9]+% from 国务院: ", answer.answer.splitlines()[1])


@pytest.mark.parametrize("question", ["惠州和乐昌哪个更接近省里的文件", "哪个市最接近省里的文件"])
def test_what_is_close_to_no_document_is_not_told(question: str) -> None:
    with pytest.raises(QuestionError, match="看不出谁是来源"):
        ask(bundled.view(), question)
