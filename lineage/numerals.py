"""Numerals as official documents print them: Chinese ones, figures, and both (1.7万)."""

from __future__ import annotations

import re

_HAN_DIGITS = "零一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_HAN_DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_POWERS = {"万": 10_000, "亿": 100_000_000}
_FIGURES = re.compile(r"[\d.]+")
_HAN_NUMERAL = re.compile(f"[{_HAN_DIGITS}〇两十百千]+")


def from_han(digits: str) -> int:
    """The value of a Chinese numeral.

    >>> from_han("十三"), from_han("两"), from_han("一百零五"), from_han("两千三百万")
    (13, 2, 105, 23000000)
    """
    total = section = current = 0
    for digit in digits:
        if digit in _DIGITS:
            current = _DIGITS[digit]
        elif digit in _UNITS:
            section += (current or 1) * _UNITS[digit]
            current = 0
        else:
            total = (total + section + current) * _POWERS[digit]
            section = current = 0
    return total + section + current


def value_of(numeral: str) -> float:
    """The value of a numeral in whatever writing.

    >>> value_of("1.7万"), value_of("八百"), value_of("2000万"), value_of("半")
    (17000.0, 800, 20000000.0, 0.5)
    """
    if numeral == "半":
        return 0.5
    figures = _FIGURES.match(numeral)
    if figures is None:
        return from_han(numeral)
    value = float(figures.group())
    for power in numeral[figures.end() :]:
        value *= _POWERS[power]
    return value


def in_figures(label: str) -> str:
    """A label with its numerals in figures.

    >>> in_figures("五"), in_figures("二、（十三）"), in_figures("3.2")
    ('5', '2、（13）', '3.2')
    """
    return _HAN_NUMERAL.sub(lambda numeral: str(from_han(numeral.group())), label)


def to_han(number: int) -> str:
    """The Chinese numeral of 0 to 9,999.

    >>> to_han(3), to_han(10), to_han(13), to_han(20), to_han(105), to_han(110)
    ('三', '十', '十三', '二十', '一百零五', '一百一十')
    >>> to_han(1000), to_han(1010), to_han(1260)
    ('一千', '一千零一十', '一千二百六十')
    """
    thousands, below = divmod(number, 1000)
    if thousands:
        joint = ("零" if below < 100 else "") + ("一" if 10 <= below < 20 else "")
        return f"{_HAN_DIGITS[thousands]}千{joint + to_han(below) if below else ''}"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        middle = _HAN_DIGITS[tens] + "十" if tens else "零" if ones else ""
        return f"{_HAN_DIGITS[hundreds]}百{middle}{_HAN_DIGITS[ones] if ones else ''}"
    if not tens:
        return _HAN_DIGITS[ones]
    return f"{_HAN_DIGITS[tens] if tens > 1 else ''}十{_HAN_DIGITS[ones] if ones else ''}"
