"""Chinese numerals as official documents print them, up to 999."""

from __future__ import annotations

_HAN_DIGITS = "零一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_HAN_DIGITS)} | {"〇": 0, "两": 2}


def from_han(digits: str) -> int:
    """The value of a Chinese numeral up to 999.

    >>> from_han("十三"), from_han("两"), from_han("一百零五")
    (13, 2, 105)
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
    """The Chinese numeral of 0 to 999.

    >>> to_han(3), to_han(10), to_han(13), to_han(20), to_han(105), to_han(110)
    ('三', '十', '十三', '二十', '一百零五', '一百一十')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        middle = _HAN_DIGITS[tens] + "十" if tens else "零" if ones else ""
        return f"{_HAN_DIGITS[hundreds]}百{middle}{_HAN_DIGITS[ones] if ones else ''}"
    if not tens:
        return _HAN_DIGITS[ones]
    return f"{_HAN_DIGITS[tens] if tens > 1 else ''}十{_HAN_DIGITS[ones] if ones else ''}"
