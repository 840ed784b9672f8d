"""What the words of two texts say of each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.align import Prepared, Upstream
from lineage.align.match import match_alone
from lineage.align.rarity import Rarity
from lineage.align.words import words
from tests.small import document

OTHERS = "各部门要加强宣传。", "各部门要加强督促。"
ABOVE = Prepared(document("above", "建立统一的充电设施监管平台。", "各部门要加强统筹。", *OTHERS))
BELOW = Prepared(
    document(
        "below",
        "充电设施的统一监管平台由市里建立。",  # in another order
        "各部门要加强协作。",
        "建立统一的充电设施监管平台。",
        "开展义务植树。",
    )
)


def likeness(unit: int, clause: int) -> float:
    rarity = Rarity(BELOW, Upstream([ABOVE]))
    return match_alone(BELOW.units[unit], ABOVE.units[clause], 0, rarity).words_alike


def test_each_text_has_its_own_share_of_the_words_that_both_use() -> None:
    """The unit has all words of the clause, and says who builds it, besides."""
    ours, theirs = Rarity(BELOW, Upstream([ABOVE])).common_words(BELOW.units[0], ABOVE.units[0])
    assert 0.5 < ours < theirs == 1.0


def test_words_are_told_whatever_their_order() -> None:
    assert likeness(2, 0) == 1.0
    assert 0.6 < likeness(0, 0) < 1.0
    assert likeness(3, 0) == 0.0


def test_words_of_many_clauses_tell_less() -> None:
    """各部门要加强 stands in four clauses, 统筹 and 协作 in one."""
    assert 0.0 < likeness(1, 1) < len(words("各部门要加强")) / len(words("各部门要加强统筹"))


def test_a_pair_of_characters_across_two_words_is_none() -> None:
    assert "府网" not in words("政府网站")
    assert words("政府网站") == {"政府", "网站"}


@given(st.text(alphabet="政府网站鼎鑫淼垚焱犇骉2018年的", max_size=30))
def test_no_character_is_lost(text: str) -> None:
    assert set("".join(words(text))) == set(text)


@pytest.mark.parametrize("text", ["鼎鑫淼垚焱", "2018年", "的"])
def test_a_text_is_like_itself_whatever_a_dictionary_knows(text: str) -> None:
    one, other = (Prepared(document(key, text)) for key in ("one", "other"))
    assert Rarity(one, Upstream([other])).common_words(one.units[0], other.units[0]) == (1.0, 1.0)


def test_a_document_knows_in_how_many_clauses_a_word_stands() -> None:
    assert BELOW.word_frequency["监管"] == 2
    assert Upstream([ABOVE, BELOW]).word_usage.counts["监管"] == (3, ABOVE.size + BELOW.size)
