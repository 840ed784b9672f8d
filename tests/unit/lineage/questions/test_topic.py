from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.questions.topic import agency_asked, asks_whence, longest_parts, quoted, topic


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("哪些市保留了政务热线", ("政务热线",)),
        ("政务热线保留了吗", ("政务热线",)),
        ("哪些市改写了政务热线", ("政务热线",)),
        ("2018年政务热线那条哪个市删得最多", ("政务热线",)),
        ("怎样处理政府网站和政务热线", ("政府网站", "政务热线")),
        ("which cities kept hotlines", ("hotlines",)),
        ("哪些市删去了哪些条目", ()),
        ("谁负责", ()),
        ("政务热线的来源", ("政务热线",)),
        ("the sources of hotlines", ("hotlines",)),
        ("哪些地方改了时限", ()),
        ("which places changed a deadline", ()),
        ("what did the cities do", ()),
        ("who is responsible", ()),
        ("which places narrowed the scope", ()),
        ("which cities weakened duties", ()),
        ("list all changes of deadlines", ()),
        ("哪一条被删得最多", ()),
        ("哪些市删去了“谁起草、谁解读”的要求", ("谁起草、谁解读",)),
    ],
)
def test_the_words_that_may_be_an_items_own(question: str, words: tuple[str, ...]) -> None:
    assert topic(question) == words


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("博罗县政府负责哪些任务", "博罗县政府"),
        ("发展和改革局主要负责什么", "发展和改革局"),
        ("市委宣传部牵头的任务有哪些", "市委宣传部"),
        ("市信访局在 负责什么", "市信访局"),
        ("which clauses is 市财政局 responsible for", "市财政局"),
        ("由市财政局负责的工作有哪些", "市财政局"),
        ("哪些工作由财政局负责", "财政局"),
        ("市财政局负责的有哪些", "市财政局"),
        ("政府各部门负责哪些工作", "政府各部门"),
        ("财政局没有负责哪些", None),
        ("谁负责什么", None),
        ("各部门负责哪些", None),
        ("谁负责政务热线", None),
        ("哪些部门牵头", None),
    ],
)
def test_the_agency_that_is_asked_what_it_has_to_do(question: str, agency: str | None) -> None:
    match = agency_asked(question)
    assert (match and match[1]) == agency


@pytest.mark.parametrize(
    ("question", "whence"),
    [
        ("哪些条款来自广东省", True),
        ("江门市保留的内容来自哪里", True),
        ("删去重复内容这句话来自哪里", True),
        ("what did Jiangmen take from Guangdong", True),
        ("哪些市删去了来自群众的意见", False),
        ("信息来源公开由谁负责", False),
        ("where is it missing", False),
        ("来自群众的意见怎样处理", False),
        ("来自群众的意见怎么样了", False),
        ("where did what was kept come from", True),
        ("which cities dropped the items that come from the people", False),
    ],
)
def test_where_words_come_from_is_told_from_what_became_of_them(
    question: str, whence: bool
) -> None:
    assert asks_whence(question) is whence


@pytest.mark.parametrize(
    "question",
    [
        "“全面推进决策公开”从哪里来",
        "「全面推进决策公开」出自哪里",
        'where does "全面推进决策公开" come from',
        "这句话来自哪里:全面推进决策公开",
        "全面推进决策公开这句话是哪来的",
        "全面推进决策公开，这段文字的出处",
    ],
)
def test_the_words_that_are_quoted(question: str) -> None:
    match = quoted(question)
    assert match
    assert match[1] == "全面推进决策公开"


def test_a_quotation_may_quote() -> None:
    words = "推行“一网通办”和“一窗受理”改革"
    match = quoted(f"“{words}”从哪里来")
    assert match
    assert match[1] == words
    assert topic(f"“{words}”后来怎么样了") == (words,)


@pytest.mark.parametrize("question", ["惠州的文字来自哪里", "“政务”从哪里来", "这句话来自哪里"])
def test_nothing_is_quoted(question: str) -> None:
    assert quoted(question) is None


@given(st.text(alphabet="财政预决算信息公开", max_size=20))
def test_the_parts_of_a_word_are_most_of_it_the_longest_first(word: str) -> None:
    parts = [part for alike in longest_parts(word) for part in alike]
    assert all(part in word and len(word) > len(part) > len(word) * 2 / 3 for part in parts)
    assert parts == sorted(parts, key=len, reverse=True)
    assert all(len(part) >= 4 for part in parts)


def test_an_english_word_has_no_parts() -> None:
    assert list(longest_parts("hotlines")) == []


def test_parts_of_a_very_long_word_are_not_looked_for() -> None:
    assert list(longest_parts("政务公开" * 5))
    assert not list(longest_parts("政务公开" * 5 + "要"))
