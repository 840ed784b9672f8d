"""Quantities, however they are written: 2次 and 两次, 30% and 三成, 1万 and 10000, 半年 and 6个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lineage.drift.found import HAN
from lineage.numerals import value_of

# Not within another, nor 第二次, nor 千家万户, nor 上半年.
NUMERAL = rf"(?:(?<!\d)\d+(?:\.\d+)?|(?<![第{HAN}])(?![百千零〇])[{HAN}]+|(?<![上下前后])半)"
_MEASURE = (
    "[%％]|成(?![员立果为本套效功长就熟])|"
    "个(?:百分点|工作日|月)?|人次|小时|分钟|学时|平方(?:公里|米)|立方米|公里|公顷|千瓦时?|"
    "周(?!年)|[次项家件条份人年日天月倍处套名元吨座支场辆所台户亩米间批期]"
)
_QUANTITY = re.compile(
    rf"百分之(?P<hundredths>[{HAN}]+)(?!点)|(?P<numeral>{NUMERAL})\s*"
    rf"[余多]?(?P<powers>[万亿]*)[余多]?(?:(?P<measure>{_MEASURE})|(?<=[万亿]))"
)
# What says the same in other numbers: 半年, 6个月.
_IN_OTHERS = {
    "年": (12, "个月"),
    "月": (1, "个月"),
    "周": (7, "天"),
    "日": (1, "天"),
    "小时": (60, "分钟"),
    "成": (10, "%"),
    "％": (1, "%"),
}


class Quantity(NamedTuple):
    """A quantity as printed, its value, and its measure: one for all that differ by a factor."""

    printed: str
    value: float
    measure: str

    @property
    def plain(self) -> str:
        """The same for all writings of it.

        >>> [each.plain for each in quantities("1.7万余个，百分之三十，三成，半年，两次")]
        ['17000个', '30%', '30%', '6个月', '2次']
        """
        return f"{self.value:.12g}{self.measure}"


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text, in order."""
    for match in _QUANTITY.finditer(text):
        if hundredths := match["hundredths"]:
            yield Quantity(match.group(), value_of(hundredths), "%")
        else:
            measure = match["measure"] or ""
            times, common = _IN_OTHERS.get(measure, (1, measure))
            value = times * value_of(match["numeral"] + match["powers"])
            yield Quantity(match.group(), value, common)
