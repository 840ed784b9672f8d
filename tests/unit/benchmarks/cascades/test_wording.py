"""Text that remembers who wrote its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cascades.wording import Pen, Piece, Wording, joined, letters

TEXT = st.text("甲乙丙丁，；。", min_size=1, max_size=20)


def marks(wording: Wording) -> list[int]:
    return [piece.mark + index for piece in wording.pieces for index in range(len(piece.text))]


def test_a_pen_never_gives_a_mark_twice() -> None:
    pen = Pen()
    assert pen.write("甲乙").pieces == (Piece("甲乙", 0),)
    assert pen.write("丙").pieces == (Piece("丙", 2),)
    assert not pen.write("").pieces


@given(TEXT, st.integers(0, 20), st.integers(0, 20))
def test_a_part_keeps_its_marks(text: str, one: int, other: int) -> None:
    wording = Pen(7).write(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    part = wording.part(start, end)
    assert part.text == text[start:end]
    assert marks(part) == marks(wording)[start:end]


@given(TEXT, TEXT)
def test_a_replacement_keeps_the_marks_around_it(text: str, new: str) -> None:
    pen = Pen()
    wording = pen.write(text)
    changed = wording.replaced(0, 1, pen.write(new))
    assert changed.text == new + text[1:]
    assert marks(changed)[len(new) :] == marks(wording)[1:]


@given(TEXT)
def test_splitting_loses_nothing(text: str) -> None:
    wording = Pen().write(text)
    parts = wording.split("，。")
    assert joined(parts).text == text
    assert marks(joined(parts)) == marks(wording)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("甲，乙。", ["甲，", "乙。"]), ("甲，乙", ["甲，", "乙"]), ("甲", ["甲"])],
)
def test_parts_end_behind_their_separator(text: str, parts: list[str]) -> None:
    assert [part.text for part in Pen().write(text).split("，。")] == parts


def test_punctuation_is_no_letter() -> None:
    assert letters("“甲乙”，3个。") == 4
