from __future__ import annotations

import re
from pathlib import Path

import pytest

import api.pages
from api.pages.strings import STRINGS

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


def test_no_string_is_left_over() -> None:
    """Each is named as a whole, or by what stands before its last point (`"share." ~ kind`)."""
    folder = Path(api.pages.__file__).parent
    files = [path for kind in ("*.html", "*.svg", "*.py") for path in folder.rglob(kind)]
    written = "".join(path.read_text("utf-8") for path in files if path.name != "strings.py")
    for key in STRINGS:
        before = key.rpartition(".")[0]
        kinds = (f'"{before}."', f"'{before}.'", f'f"{before}.{{') if before else ()
        assert any(each in written for each in (f'"{key}"', f"'{key}'", *kinds)), key
