"""The languages that people are answered in, and how each puts names one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Language(StrEnum):
    """Language of the sentences in an answer."""

    ZH = "zh"
    EN = "en"


def pick(pair: tuple[str, str], language: Language) -> str:
    """The Chinese or the English of a pair."""
    return pair[1] if language is Language.EN else pair[0]


def listed(names: Iterable[str], language: Language) -> str:
    """Names one after the other."""
    return (", " if language is Language.EN else "、").join(names)
