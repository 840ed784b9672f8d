"""The languages that people are answered in, and how each puts names one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

_BRACKETS = re.compile("（[^）]*）")

Said = tuple[str, str]
"""The same in Chinese and in English, in this order."""


class Language(StrEnum):
    """Language of the sentences in an answer."""

    ZH = "zh"
    EN = "en"


def of_environment(environment: Mapping[str, str]) -> Language:
    """The language that LC_ALL, LC_MESSAGES or LANG names, Chinese unless that is English."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next((name for name in names if name), "")
    return Language.EN if spoken.lower().startswith("en") else Language.ZH


def pick(pair: Said, language: Language) -> str:
    """The Chinese or the English of a pair."""
    return pair[1] if language is Language.EN else pair[0]


def listed(names: Iterable[str], language: Language) -> str:
    """Names one after the other, so that a name with a 、 of its own is still one.

    >>> listed(["一", "结尾"], Language.ZH), listed(["一", "二、（一）"], Language.ZH)
    ('一、结尾', '一，二、（一）')
    """
    each = list(names)
    chinese = "，" if any("、" in _BRACKETS.sub("", name) for name in each) else "、"
    return pick((chinese, ", "), language).join(each)
