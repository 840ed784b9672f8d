"""Sentences: varied, of their length, and never alike by chance."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.cascades.grammar import Writer, read_lexicon


@pytest.fixture
def writer() -> Writer:
    return Writer(read_lexicon())


def runs(text: str, length: int) -> set[str]:
    plain = "".join(filter(str.isalnum, text))
    return {plain[i : i + length] for i in range(len(plain) - length + 1)}


def test_national_clauses_are_sentences_of_30_to_110_characters(writer: Writer) -> None:
    random = Random(1)
    for topic in writer.lexicon.topics[:16]:
        text = writer.clause(random, topic)
        assert 30 <= len(text) <= 110
        assert text.endswith("。")
        assert "{" not in text


def test_what_is_added_shares_no_long_run_with_the_nation_or_another_addition(
    writer: Writer,
) -> None:
    random = Random(2)
    topics = writer.lexicon.topics
    national = [writer.clause(random, topic) for topic in topics[:16]]
    added = [writer.addition(random, topics[n % len(topics)]) for n in range(300)]
    seen: set[str] = set()
    for text in added:
        assert not any(runs(text, 10) & runs(other, 10) for other in national)
        assert not runs(text, 12) & seen
        seen |= runs(text, 12)


def test_phrases_have_no_punctuation(writer: Writer) -> None:
    phrase = writer.phrase(Random(3), writer.lexicon.local[0])
    assert not set(phrase) & set("，；。")
