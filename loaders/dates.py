"""Days as documents and web pages print them, in figures or in Chinese numerals."""

from __future__ import annotations

import re
from datetime import date

from lineage.numerals import from_han

CENTURY = "(?:19|20|１９|２０)"
# The zero of 二〇一八 is printed as any round sign there is.
_ROUND = "〇○◯零ＯOoΟ0０"
_HAN_YEAR = f"[一二][{_ROUND}一二三四五六七八九]{{3}}"
_HAN_DAY = "[一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"{CENTURY}\d\d\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|"
    rf"{_HAN_YEAR}\s*年\s*{_HAN_DAY}\s*月\s*{_HAN_DAY}\s*日"
)
# A day that a page has lost signs of: 2019年1123, 20171116, 2018525, 2018年3月27. 3月2 may have been
# the 28th.
WORN_DAY = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月(?:\d\d|[4-9])|年?\d{2,4}日|年?\d{3,4})")
# A day as a page prints it of a document, too.
DAY = re.compile(rf"{DATE.pattern}|{CENTURY}\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)")
YEAR = re.compile(r"((?:19|20)\d\d)\s*[—－-]?\s*(?:\d{4}\s*)?年")


def date_in(text: str) -> date | None:
    """The first date printed in a text, in figures or in Chinese numerals; None for none.

    A text that is a day without some of its signs is that day, where it can be no other.

    >>> date_in("2018年4月8日"), date_in("二○一五年十二月三十一日"), date_in("2018年13月8日")
    (datetime.date(2018, 4, 8), datetime.date(2015, 12, 31), None)
    >>> date_in("2018-04-08 16:40")
    datetime.date(2018, 4, 8)
    >>> date_in("2019年1123"), date_in("201855日"), date_in("2018525"), date_in("2018111日")
    (datetime.date(2019, 11, 23), datetime.date(2018, 5, 5), datetime.date(2018, 5, 25), None)
    >>> date_in("2025年7月28"), date_in("2025年7月2")
    (datetime.date(2025, 7, 28), None)
    """
    if (match := DAY.search(text)) is None:
        return _worn_day(text)
    year, month, day = (part.strip() for part in re.split("[年月日./-]", match.group())[:3])
    return _day(year, month, day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(_year(year), _number(month), _number(day))
    except ValueError:
        return None


def _worn_day(text: str) -> date | None:
    """The day that a text has lost signs of, None where it could be several."""
    if not WORN_DAY.fullmatch(text):
        return None
    rest = re.sub("[年日]", "", text[4:])
    splits = [rest.split("月")] if "月" in rest else [[rest[:at], rest[at:]] for at in (1, 2)]
    days = [day for month, of_month in splits if (day := _day(text[:4], month, of_month))]
    return days[0] if len(days) == 1 else None


def _year(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    return int("".join("0" if digit in _ROUND else str(from_han(digit)) for digit in digits))


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else from_han(digits)
