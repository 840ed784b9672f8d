from __future__ import annotations

from api.pages.words import Words
from lineage.language import Language
from lineage.model import CorpusWarning


def test_values() -> None:
    assert Words(Language.EN)("lines", file="a.txt", lines="3-4") == "a.txt, line 3-4"


def test_parts_without_a_number_are_named_in_words() -> None:
    assert Words(Language.ZH).part("a:13.2") == "13.2"
    assert Words(Language.ZH).part("a:closing.1") == "结尾 1"
    assert Words(Language.EN).part("a:closing") == "closing"


def test_doubts_are_told_in_both_languages() -> None:
    doubt = CorpusWarning("label-gap", "3 之后是 5。", "5 follows 3.", 3)
    assert Words(Language.ZH).doubt(doubt) == "3 之后是 5。"
    assert Words(Language.EN).doubt(doubt) == "5 follows 3."
