from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.questions.worded import longest_parts


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
