"""What changed inside an inherited clause that matters: deadlines, numbers, duty, scope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lineage.addressee import set_for
from lineage.model import Drift, DriftKind, Level

_HAN = "一二两三四五六七八九十"
_FIGURES = str.maketrans("一二两三四五六七八九", "1223456789")
_DEADLINE = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?(?:之?前|以前|内)?|"
    r"(?:(?:19|20)\d\d|今|本|当)?年(?:底|末|内)(?:之?前|以前)?|(?:上|下)半年(?:内|前)?|"
    r"(?:第?[一二三四]季度)(?:内|前|末前|底前)?|"
    rf"(?:(?<!\d)\d+|(?<![{_HAN}])[{_HAN}]+)个?(?:工作日|自然日|小时|日|天|周|个月|年)(?:之?内|以内)"
)
_ONE_SIGN = re.compile(rf"[{_HAN}](?![{_HAN}])(?!季)")
# A day may only be named (2021年1月1日起); what ends so sets a limit.
_LIMIT = re.compile("[前内底末旬度]$|半年$")
_NUMBER = re.compile(
    r"(?<!\d)\d+(?:\.\d+)?\s*(?:%|％|个百分点|个工作日|小时|分钟|[个次项家件条份人年周日天月倍处套名万亿元]+)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_THIS_YEAR = re.compile(r"^[今本当](?=年)|^年(?=\d)")
_BY = re.compile(r"(?<=[底末日旬])[之以]?前$|[之以](?=[前内]$)")
_DOCUMENT_NUMBER = re.compile(r"〔\d{4}〕\d+号|(?:19|20)\d\d年")
# 可 alone permits as 可以 does, but not within 许可, 可靠.
_MAY = re.compile("(?<![许认])可(?![靠能持行信视再])")
_STRONG = ("必须", "应当", "一律", "不得", "严禁", "务必", "确保")
_WEAK = ("可以", "原则上", "鼓励", "力争", "争取", "逐步", "探索", "条件成熟", "视情", "尽量")
_WIDE = ("全面", "全部", "所有", "各级", "全流程", "全覆盖")
# Clauses remembered: a clause has many heirs, a unit several parents.
_REMEMBERED = 1_000
_NARROW = ("部分", "试点", "有条件")


def drifts(
    upstream: str,
    unit: str,
    carried: str,
    window: str,
    deadline: str | None = None,
    level: Level | None = None,
) -> tuple[Drift, ...]:
    """Changes from an upstream clause to a unit.

    `carried` is the stretch of the clause that the unit carries: words of duty and scope can be
    lost only there, what isn't carried is left out, not weakened. `window` is the stretch of the
    unit that the clause accounts for: what is new is looked for only there, what is lost in the
    whole unit. `deadline` is one the unit gives in a column of its own, `level` that of its document.

    >>> upstream = "年底前应当完成整改。"
    >>> [d.kind.value for d in drifts(upstream, "完成整改。", upstream, "完成整改。")]
    ['deadline_lost', 'duty_weakened']
    """
    if upstream == unit:
        return ()
    return (
        *_deadlines(upstream, unit, window, deadline, level),
        *_numbers(upstream, unit, window),
        *_duty(upstream, unit, carried, window),
        *_scope(upstream, unit, carried, window),
    )


def _deadlines(
    upstream: str, unit: str, window: str, column: str | None, level: Level | None
) -> Iterator[Drift]:
    lost, added = _changed(_dates, upstream, unit, window)
    for position, each in enumerate(lost):
        if position < len(added):
            yield Drift(DriftKind.DEADLINE_CHANGED, each, added[position])
        elif column is None:
            whom = set_for(upstream, upstream.index(each), level)
            yield Drift(DriftKind.DEADLINE_LOST, each, "", whom)
    for each in added[len(lost) :]:
        yield Drift(DriftKind.DEADLINE_ADDED, "", each)


def _numbers(upstream: str, unit: str, window: str) -> Iterator[Drift]:
    lost, added = _changed(_quantities, upstream, unit, window)
    for before, after in zip(lost, added, strict=False):
        yield Drift(DriftKind.NUMBER_CHANGED, before, after)


def _duty(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    lost = [word for word in _STRONG if word in carried and word not in unit]
    weak = [word for word in _WEAK if word in window and word not in upstream]
    if _MAY.search(upstream):
        weak = [word for word in weak if word != "可以"]
    if lost or weak:
        yield Drift(DriftKind.DUTY_WEAKENED, "、".join(lost), "、".join(weak))


def _scope(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    lost = [word for word in _WIDE if word in carried and word not in unit]
    narrow = [word for word in _NARROW if word in window and word not in upstream]
    if narrow or (lost and _carries_most(upstream, window)):
        yield Drift(DriftKind.SCOPE_NARROWED, "、".join(lost), "、".join(narrow))


def _carries_most(upstream: str, window: str) -> bool:
    return len(window) >= len(upstream) / 2


class _Found(NamedTuple):
    """A date or a quantity: as printed, without what makes no difference, and the year it names."""

    printed: str
    plain: str
    year: str = ""

    def among(self, others: Sequence[_Found]) -> bool:
        """Whether one of these says the same; a year that one of two leaves out is the same."""
        return any(
            self.plain == other.plain
            and (self.year == other.year or not (self.year and other.year))
            for other in others
        )


def _changed(
    read: Callable[[str], tuple[_Found, ...]], upstream: str, unit: str, window: str
) -> tuple[list[str], list[str]]:
    """What of the upstream the unit lacks, and what the window has that the upstream lacks.

    What the window's edge cuts (12月 to 2月) counts as the unit prints it.
    """
    before, after = read(upstream), read(unit)
    lost = [each.printed for each in before if not each.among(after)]
    new = [each for each in after if not each.among(before)]
    if not new:
        return lost, []
    within = read(window)
    cut = [each for each in within if each not in after]
    return lost, [
        each.printed
        for each in new
        if each in within or any(part.printed in each.printed for part in cut)
    ]


@lru_cache(_REMEMBERED)
def _dates(text: str) -> tuple[_Found, ...]:
    """Deadlines; 年底前 is by 年底, 今年 is 年."""
    found = []
    for match in _DEADLINE.finditer(text):
        if not _LIMIT.search(match.group()):
            continue
        year = _YEAR.match(match.group())
        rest = match.group().removeprefix(year.group() if year else "")
        # 两日内 is 2日内; a season has no figure, nor have numerals of two signs.
        rest = rest.translate(_FIGURES) if _ONE_SIGN.match(rest) else rest
        plain = _BY.sub("", _THIS_YEAR.sub("", rest)).removeprefix("第")
        found.append(_Found(match.group(), plain, year.group() if year else ""))
    return tuple(dict.fromkeys(found))


@lru_cache(_REMEMBERED)
def _quantities(text: str) -> tuple[_Found, ...]:
    """Numbers with their units, without years, document numbers and deadlines."""
    rest = _DEADLINE.sub("、", _DOCUMENT_NUMBER.sub("、", text))
    numbers = (match.group() for match in _NUMBER.finditer(rest))
    return tuple(
        _Found(each, "".join(each.split()).replace("％", "%")) for each in dict.fromkeys(numbers)
    )
