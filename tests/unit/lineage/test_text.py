from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.text import fold, grams


def test_prints_of_the_same_words_fold_alike() -> None:
    assert fold("推進政府公報，電子化 進程！").text == fold("推进政府公报电子化进程").text


def test_width_and_case_fold() -> None:
    assert fold("ＩＰｖ６（第２版）").text == "ipv6第2版"


@given(st.text(alphabet=st.sampled_from("政府公報報，。 ①ⅣＡa1“”\t"), max_size=40))
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    for letter, offset in zip(folded.text, folded.offsets, strict=True):
        assert letter in fold(text[offset]).text


@given(st.text(alphabet="甲乙丙，", max_size=20), st.data())
def test_raw_span_covers_the_folded_stretch(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    raw_start, raw_end = folded.raw_span(start, end)
    assert fold(text[raw_start:raw_end]).text == folded.text[start:end]


def test_grams_of_a_short_text() -> None:
    assert grams("政", 2) == []
