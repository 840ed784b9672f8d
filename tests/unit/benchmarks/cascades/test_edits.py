"""What happens to a single clause on its way down."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.cascades.administration import nation
from benchmarks.cascades.edits import Editor
from benchmarks.cascades.grammar import Writer, read_lexicon
from benchmarks.cascades.wording import Pen, letters
from lineage.model import Level

TEXT = (
    "以办事企业和群众实际需求为导向，年底前梳理全国企业登记底数并分类建档，"
    "切实减轻困难群众各类办事负担。"
)


@pytest.fixture
def editor() -> Editor:
    city = next(each for each in nation(1, 1, 1, seed=1) if each.level is Level.PREFECTURE)
    return Editor(Random(1), Pen(), Writer(read_lexicon()), city)


def test_words_for_the_place_above_give_way(editor: Editor) -> None:
    assert "梳理全市企业" in editor.localised(editor.pen.write(TEXT)).text


def test_a_deadline_moves_or_goes(editor: Editor) -> None:
    found = {editor.moved_deadline(editor.pen.write(TEXT)).text for _ in range(40)}
    assert TEXT.replace("年底前", "") in found
    assert len(found) > 4


def test_a_clause_without_deadline_stays(editor: Editor) -> None:
    wording = editor.pen.write("统一热线号码。")
    assert editor.moved_deadline(wording) is wording


def test_a_cut_keeps_one_end_and_closes_the_sentence(editor: Editor) -> None:
    for _ in range(20):
        text = editor.cut(editor.pen.write(TEXT)).text
        assert text.endswith("。")
        assert len(text) < len(TEXT)
        assert text[:-1] in TEXT


def test_halves_are_sentences_of_some_length(editor: Editor) -> None:
    halves = editor.halves(editor.pen.write(TEXT))
    assert len(halves) == 2
    assert all(half.text.endswith("。") and letters(half.text) >= 12 for half in halves)


def test_too_short_a_clause_is_not_halved(editor: Editor) -> None:
    assert len(editor.halves(editor.pen.write("统一热线，按月通报。"))) == 1


def test_edits_change_little(editor: Editor) -> None:
    for _ in range(30):
        before = editor.pen.write(TEXT)
        kept = {piece.mark for piece in before.pieces}
        after = editor.edited(before)
        assert kept & {piece.mark for piece in after.pieces}
        assert abs(len(after) - len(before)) < 30


def test_a_rewritten_clause_keeps_one_segment(editor: Editor) -> None:
    topic = editor.writer.lexicon.local[0]
    text = editor.rewritten(editor.pen.write(TEXT), topic).text
    assert text.startswith("结合我市实际，")
    assert any(segment.rstrip("。") in text for segment in TEXT.split("，"))
