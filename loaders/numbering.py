"""Chinese outline labels: 一、 （一） 1. （1） 第一条, their numbers, and how they follow each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from loaders.blocks import Extract

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN = "〇零一二三四五六七八九十百"


class Rank(IntEnum):
    """Depth of a label in an outline, the highest first."""

    CHAPTER = 0
    SECTION = 1
    ITEM = 2
    TASK = 3
    SUBTASK = 4


_LABELS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (Rank.CHAPTER, re.compile(rf"\s*第([{_HAN}]+)[章编篇节]\s*")),
    (Rank.SECTION, re.compile(rf"\s*([{_HAN}]+)\s*、\s*")),
    (Rank.ITEM, re.compile(rf"\s*[（(]\s*([{_HAN}]+)\s*[)）]\s*")),
    (Rank.TASK, re.compile(r"\s*(\d{1,3})(?:\s*[.．、]+(?!\d)\s*)")),
    (Rank.SUBTASK, re.compile(r"\s*[（(]\s*(\d{1,2})\s*[)）]\s*")),
)
_BARE_TASK = re.compile(r"\s*(\d{1,3})(?=[\u4e00-\u9fff“])")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a text: its rank, number, print, and how many characters it takes."""

    rank: Rank
    number: int
    printed: str
    length: int


def label_at(text: str) -> Label | None:
    """The outline label that `text` begins with."""
    for rank, pattern in _LABELS:
        if match := pattern.match(text):
            digits = match.group(1)
            number = int(digits) if digits.isascii() else from_han(digits)
            return Label(rank, number, match.group().strip(), match.end())
    return None


def bare_task_at(text: str, expected: int) -> Label | None:
    """A task number that lost its dot (49完善…), taken only where that number is due."""
    match = _BARE_TASK.match(text)
    if match and int(match.group(1)) == expected:
        return Label(Rank.TASK, expected, match.group().strip(), match.end())
    return None


def cut(extract: Extract, label: Label) -> tuple[Extract, Extract]:
    """The label and what stands behind it."""
    return extract[: label.length], extract[label.length :]


def from_han(digits: str) -> int:
    """The value of a Chinese numeral up to 999.

    >>> from_han("十三"), from_han("二十"), from_han("一百零五")
    (13, 20, 105)
    """
    total = current = 0
    for digit in digits:
        if digit in _DIGITS:
            current = _DIGITS[digit]
        else:
            unit = 100 if digit == "百" else 10
            total += (current or 1) * unit
            current = 0
    return total + current


def to_han(number: int) -> str:
    """The Chinese numeral of 1 to 99.

    >>> to_han(3), to_han(10), to_han(13), to_han(20), to_han(45)
    ('三', '十', '十三', '二十', '四十五')
    """
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens >= 10:
        hundreds, tens = divmod(tens, 10)
        middle = digits[tens] + "十" if tens else ("零" if ones else "")
        return f"{digits[hundreds]}百{middle}{digits[ones] if ones else ''}"
    head = "" if tens == 0 else ("十" if tens == 1 else digits[tens] + "十")
    return head + (digits[ones] if ones or not tens else "")
