from __future__ import annotations

import re
from pathlib import Path

import pytest

import api.pages
from api.pages.strings import STRINGS, Words
from lineage.language import Language
from lineage.model import CorpusWarning

TEMPLATES = Path(api.pages.__file__).parent / "templates"
NAMES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", STRINGS)
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    chinese, english = STRINGS[key]
    assert chinese
    assert english
    assert set(NAMES.findall(chinese)) == set(NAMES.findall(english))


def test_every_string_that_a_template_names_exists() -> None:
    for template in TEMPLATES.rglob("*.html"):
        for key in re.findall(r"""\bt\(["']([\w.]+)["'][,)]""", template.read_text("utf-8")):
            assert key in STRINGS, (template.name, key)


def test_templates_hold_no_chinese_of_their_own() -> None:
    for template in TEMPLATES.rglob("*.html"):
        found = re.findall(r"[\u4e00-\u9fff]+", template.read_text("utf-8"))
        assert not found, (template.name, found)


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
