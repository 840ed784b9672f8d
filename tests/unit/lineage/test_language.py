"""The two languages: which one is spoken, and that whatever is said in one is said in the other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lineage
from lineage.language import Language, of_environment

HAN = re.compile("[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[a-z].*\.$", re.DOTALL)
ROOT = Path(lineage.__file__).parent.parent
FILES = [
    file for package in ("lineage", "loaders", "api") for file in (ROOT / package).rglob("*.py")
]


def printed(node: ast.expr) -> str | None:
    """A string's characters, those of its {values} left out; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(printed(each) or "" for each in node.values)
    return None


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    """Pairs of strings whose second is an English sentence."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            chinese, english = map(printed, node.elts)
            if chinese is not None and english is not None and SENTENCE.search(english):
                yield chinese, english


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if any(pairs(file))],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_an_english_sentence_has_a_chinese_one_before_it(file: Path) -> None:
    for chinese, english in pairs(file):
        assert HAN.search(chinese), (chinese, english)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.ZH),
        ({"LANG": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, Language.EN),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, Language.EN),
    ],
)
def test_the_language_of_the_environment(environment: dict[str, str], language: Language) -> None:
    assert of_environment(environment) is language
