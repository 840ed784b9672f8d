from __future__ import annotations

import pytest

from lineage.model import DriftKind
from lineage.queries.topic import changes_asked, topic

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
        ("谁改了数量", (DriftKind.NUMBER_CHANGED,)),
        ("哪里范围收窄了", (DriftKind.SCOPE_NARROWED,)),
        (" 改了什么", tuple(DriftKind)),
        ("哪些市保留了数字政府", ()),
        ("哪些市删去了", ()),
        ("哪些市改写了", ()),
    ],
)
def test_the_kinds_of_change_asked_about(question: str, kinds: tuple[DriftKind, ...]) -> None:
    assert changes_asked(question) == kinds


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("哪些市保留了政务热线", ("政务热线",)),
        ("政务热线保留了吗", ("政务热线",)),
        ("哪些市改写了政务热线", ("政务热线",)),
        ("怎样处理政府网站和政务热线", ("政府网站", "政务热线")),
        ("which cities kept hotlines", ("hotlines",)),
        ("哪些市删去了哪些条目", ()),
        ("谁负责", ()),
        ("哪些地方改了时限", ()),
        ("which places changed a deadline", ()),
        ("what did the cities do", ()),
        ("who is responsible", ()),
    ],
)
def test_the_words_that_may_be_an_items_own(question: str, words: tuple[str, ...]) -> None:
    assert topic(question) == words
