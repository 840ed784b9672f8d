from __future__ import annotations

import pytest

from lineage.queries.topic import topic


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
        ("政务热线的来源", ("政务热线",)),
        ("the sources of hotlines", ("hotlines",)),
        ("哪些地方改了时限", ()),
        ("which places changed a deadline", ()),
        ("what did the cities do", ()),
        ("who is responsible", ()),
    ],
)
def test_the_words_that_may_be_an_items_own(question: str, words: tuple[str, ...]) -> None:
    assert topic(question) == words
