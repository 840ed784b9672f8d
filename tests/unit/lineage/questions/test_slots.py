from __future__ import annotations

import pytest

from lineage.model import DriftKind, Level, Status
from lineage.queries.levels import CITY_LEVELS
from lineage.questions.slots import (
    agency_asked,
    asks_whence,
    changes_asked,
    in_plain_words,
    is_negated,
    levels_asked,
    quoted,
    statuses_asked,
    topic,
)

NOT_DROPPED = (Status.KEPT, Status.PARTIAL, Status.MERGED, Status.TOPICAL)
NOT_KEPT = (Status.PARTIAL, Status.MERGED, Status.TOPICAL, Status.DROPPED)


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("哪些市没有删去", NOT_DROPPED),
        ("哪些市没删", NOT_DROPPED),
        ("哪些县未删去", NOT_DROPPED),
        ("哪些市没有把 完全删去", NOT_DROPPED),
        ("which cities did not drop", NOT_DROPPED),
        ("which cities didn't drop", NOT_DROPPED),
        ("which cities haven’t ever dropped", NOT_DROPPED),
        ("哪些市不保留", NOT_KEPT),
        ("哪些市没有完全保留", NOT_KEPT),
        ("which cities did not keep", NOT_KEPT),
        ("which cities failed to retain", NOT_KEPT),
        ("哪些市没有", (Status.DROPPED,)),
        ("哪些市没有提到", (Status.DROPPED,)),
        ("哪些市未承接", (Status.DROPPED,)),
        ("which cities don't mention", (Status.DROPPED,)),
        ("哪些市部分保留", (Status.PARTIAL,)),
        ("which cities kept   in part", (Status.PARTIAL,)),
        ("which commission permits", ()),
    ],
)
def test_a_negated_status_asks_for_all_the_others(words: str, statuses: tuple[Status, ...]) -> None:
    assert statuses_asked(words) == statuses


@pytest.mark.parametrize("words", ["有没有删去", "删没删", "删去了没有？", "did it drop or not"])
def test_whether_or_not_is_no_negation(words: str) -> None:
    assert statuses_asked(in_plain_words(words)) == (Status.DROPPED,)


@pytest.mark.parametrize(
    "words",
    [
        "哪些市不是没有",
        "哪些市没有删去或合并",
        "除江门市外哪些市删去了",
        "没有对第三段作删减",
        "which cities kept nothing",
        "is there no city that dropped",
        "which cities not only dropped",
        "which cities kept or did not merge",
    ],
)
def test_a_negation_that_cannot_be_told_apart_is_not_guessed(words: str) -> None:
    assert statuses_asked(words) is None


def test_a_denied_change_is_told_from_whether_there_is_one() -> None:
    assert is_negated("哪些地方没有改时限")
    assert is_negated("which places did not change a deadline")
    assert not is_negated(in_plain_words("惠州市有没有改时限"))
    assert not is_negated("哪些地方改了不少时限")


DEADLINES = (
    DriftKind.DEADLINE_LOST,
    DriftKind.DEADLINE_CHANGED,
    DriftKind.DEADLINE_ADDED,
)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("哪些地方改了时限", DEADLINES),
        ("which places changed a deadline", DEADLINES),
        ("哪些市弱化了要求", (DriftKind.DUTY_WEAKENED,)),
        ("哪些时限被删掉了", (DriftKind.DEADLINE_LOST,)),
        ("which deadlines were lost", (DriftKind.DEADLINE_LOST,)),
        ("哪些地方新增了时限", (DriftKind.DEADLINE_ADDED,)),
        ("删去或改动了时限", DEADLINES),
        ("对国务院文件做了哪些修改", tuple(DriftKind)),
        ("谁改了数量", (DriftKind.NUMBER_CHANGED, DriftKind.NUMBER_LOST)),
        ("哪里范围收窄了", (DriftKind.SCOPE_NARROWED,)),
        ("哪个市改得最多", tuple(DriftKind)),
        (" 改了什么", tuple(DriftKind)),
        ("哪些市保留了数字政府", ()),
        ("哪些市删去了", ()),
        ("哪些市改写了", ()),
        ("哪些截止日期丢了", (DriftKind.DEADLINE_LOST,)),
        ("哪些期限不见了", (DriftKind.DEADLINE_LOST,)),
        ("which due dates were lost", (DriftKind.DEADLINE_LOST,)),
        ("谁推迟了截止日期", (DriftKind.DEADLINE_CHANGED,)),
        ("which deadlines were postponed", (DriftKind.DEADLINE_CHANGED,)),
        ("哪些市力度减弱", (DriftKind.DUTY_WEAKENED,)),
        ("which places weakened a duty", (DriftKind.DUTY_WEAKENED,)),
        ("哪里降低了要求", (DriftKind.DUTY_WEAKENED,)),
        ("标准被放宽了的有哪些", (DriftKind.DUTY_WEAKENED,)),
        ("who relaxed the standards", (DriftKind.DUTY_WEAKENED,)),
        ("who watered down the requirements", (DriftKind.DUTY_WEAKENED,)),
        ("适用范围缩减了的有哪些", (DriftKind.SCOPE_NARROWED,)),
        ("who reduced the scope", (DriftKind.SCOPE_NARROWED,)),
        ("降低企业成本怎么样了", ()),
        ("放宽市场准入怎么样了", ()),
        ("限期整改怎么样了", ()),
    ],
)
def test_the_kinds_of_change_asked_about(question: str, kinds: tuple[DriftKind, ...]) -> None:
    assert changes_asked(question) == kinds


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("哪些城市删去了", CITY_LEVELS),
        ("城市删去了", CITY_LEVELS),
        ("海绵城市的目标怎么样", ()),
        ("哪些区删去了", (Level.COUNTY, Level.DEPARTMENT)),
        ("which districts dropped", (Level.COUNTY, Level.DEPARTMENT)),
        ("各省删去了", (Level.PROVINCE, Level.DEPARTMENT)),
    ],
)
def test_levels_are_asked_for_where_they_are_no_part_of_a_word(
    question: str, levels: tuple[Level, ...]
) -> None:
    assert levels_asked(question) == levels


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
