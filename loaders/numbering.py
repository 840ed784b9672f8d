"""Chinese outline labels (第一章 第一节 一、 第一条 （一） 1. （1）) and their numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from lineage.numerals import from_han
from loaders.blocks import Block, BlockKind, Extract

_HIGHEST = 9_999
# Lines remembered: each is asked for its label by several passes over its document.
_REMEMBERED = 1_000
_HAN = "〇零一二三四五六七八九十百千"
_NUMBER = rf"[{_HAN}]+|\d{{1,3}}"


class Rank(IntEnum):
    """Depth of a label in an outline, the highest first."""

    CHAPTER = 0
    DIVISION = 1
    SECTION = 2
    ARTICLE = 3
    ITEM = 4
    TASK = 5
    SUBTASK = 6


# Behind the number of a label.
_POINT = ".．﹒"
# What follows the point of a label: no figure, unless a year begins there (1.2021年底前).
NO_DECIMAL = r"(?!\d(?!\d{3}\s*年))"
_LABELS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (Rank.CHAPTER, re.compile(rf"\s*第\s*({_NUMBER})\s*[章编篇]\s*")),
    (Rank.DIVISION, re.compile(rf"\s*第\s*({_NUMBER})\s*节\s*")),
    # 第三条规定的…, 第三条、第四条… and 第三条修改为… name an article and don't begin one.
    (
        Rank.ARTICLE,
        re.compile(
            rf"\s*第\s*({_NUMBER})\s*条(?:\s*之\s*(?P<inserted>[{_HAN}]+))?"
            r"(?:\s+|\s*[、：:]\s*(?!第)|(?![第款项规所之的和及或至与中、]|后?增加|修?改为|删[去除]))"
        ),
    ),
    # A dash before 、 is a 一 that was read as one.
    (Rank.SECTION, re.compile(rf"\s*([{_HAN}]+|[—－](?=、))\s*[、{_POINT}]\s*")),
    (Rank.ITEM, re.compile(rf"\s*[（(]\s*([{_HAN}]+)\s*[)）]\s*、?\s*")),
    (Rank.TASK, re.compile(rf"\s*(\d{{1,3}})(?:\s*[、{_POINT}]+{NO_DECIMAL}\s*)")),
    # (78)交公路字412号 is the number of a document.
    (
        Rank.SUBTASK,
        re.compile(r"\s*[（(]?\s*(\d{1,2})\s*[)）]\s*、?\s*(?![\u4e00-\u9fff]{1,8}字第?\d{1,4}号)"),
    ),
)
_START = re.compile(rf"\s*[第（(—－\d{_HAN}㈠-㈩①-⒛]")
_SIGN = re.compile(r"\s*([㈠-㈩①-⒛])")
STEP = re.compile(rf"(?:^|(?<=[。；;：:]))(\d{{1,2}})\s*[、{_POINT}]+{NO_DECIMAL}\s*")
_DECIMAL = re.compile(r"\s*(\d{1,2}(?:[.．]\d{1,2}){0,3})[.．、]?\s*")
_DECIMAL_RANKS = (Rank.SECTION, Rank.ITEM, Rank.TASK, Rank.SUBTASK)
# What holds nothing but a number.
NUMBER_ALONE = re.compile(rf"^\s*\d{{1,3}}\s*[、{_POINT}]?\s*$")
_BARE_TASK = re.compile(r"\s*(\d{1,3})(?:(?=[\u4e00-\u9fff“])|\s*[.．、](?=\d))")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a text: its rank, number, print, and how many characters it takes.

    `inserted` counts those that a revision put behind an article: 1 for 第三条之一.
    """

    rank: Rank
    number: int
    printed: str
    length: int
    inserted: int = 0


@lru_cache(_REMEMBERED)
def label_at(text: str) -> Label | None:
    """The outline label that `text` begins with, also one printed as a single sign (㈠, ⒈, ⑴, ①)."""
    if not _START.match(text):
        return None
    if sign := _SIGN.match(text):
        plain = unicodedata.normalize("NFKC", sign.group(1))
        plain = f"({plain})" if plain.isdecimal() else plain
        label = label_at(plain + text[sign.end() :])
        more = sign.end() - len(plain)
        return label and replace(label, printed=sign.group(1), length=label.length + more)
    for rank, pattern in _LABELS:
        if match := pattern.match(text):
            digits = match.group(1)
            han = "一" if digits in "—－" else digits
            number = int(digits) if digits.isdecimal() else from_han(han)
            if 0 < number <= _HIGHEST:
                inserted = from_han(match.groupdict().get("inserted") or "")
                return Label(rank, number, match.group().strip(), match.end(), inserted)
    return None


def label_of(block: Block) -> Label | None:
    """The outline label that a line of text begins with; None for rows and rules."""
    if block.kind is not BlockKind.LINE:
        return None
    text = block.content.text
    match = _DECIMAL.match(text) if block.depth else None
    if match is None:
        return label_at(text)
    numbers = re.split("[.．]", match.group(1))
    rank = _DECIMAL_RANKS[min(len(numbers), len(_DECIMAL_RANKS)) - 1]
    return Label(rank, int(numbers[-1]), match.group(1), match.end())


def bare_task_at(text: str, expected: int) -> Label | None:
    """A task number without its dot (49完善…) or with digits behind it (46.8月底前…), where it is due."""
    match = _BARE_TASK.match(text)
    if match and int(match.group(1)) == expected:
        return Label(Rank.TASK, expected, match.group().strip(), match.end())
    return None


def cut(extract: Extract, label: Label) -> tuple[Extract, Extract]:
    """The label and what stands behind it."""
    return extract[: label.length], extract[label.length :]
