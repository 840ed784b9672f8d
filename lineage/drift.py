"""What changed inside an inherited clause that matters: deadlines, numbers, duty, scope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.model import Drift, DriftKind

_DEADLINE = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?(?:之?前|以前|内)?|"
    r"(?:今年|本年|当年|年)(?:底|末|内)(?:之?前|以前)?|(?:上|下)半年(?:内|前)?|"
    r"(?:第?[一二三四]季度)(?:内|前|末前|底前)?|\d+个?(?:工作日|自然日|日|天|个月)(?:之?内|以内)"
)
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s*(?:%|％|个百分点|[个次项家件条份人年周日天月倍处套名万亿元]+)"
)
_DOCUMENT_NUMBER = re.compile(r"〔\d{4}〕\d+号|(?:19|20)\d\d年")
_STRONG = ("必须", "应当", "一律", "不得", "严禁", "务必", "确保")
_WEAK = ("可以", "原则上", "鼓励", "力争", "争取", "逐步", "探索", "条件成熟", "视情", "尽量")
_WIDE = ("全面", "全部", "所有", "各级", "全流程", "全覆盖")
_NARROW = ("部分", "试点", "有条件")


def drifts(
    upstream: str, unit: str, carried: str, window: str, deadline: str | None = None
) -> tuple[Drift, ...]:
    """Changes from an upstream clause to a unit.

    `carried` is the stretch of the clause that the unit carries: words of duty and scope can be
    lost only there, what isn't carried is left out, not weakened. `window` is the stretch of the
    unit that the clause accounts for: what is new is looked for only there, what is lost in the
    whole unit. `deadline` is one the unit gives in a column of its own.

    >>> upstream = "年底前应当完成整改。"
    >>> [d.kind.value for d in drifts(upstream, "完成整改。", upstream, "完成整改。")]
    ['deadline_lost', 'duty_weakened']
    """
    return (
        *_deadlines(upstream, unit, window, deadline),
        *_numbers(upstream, unit, window),
        *_duty(upstream, unit, carried, window),
        *_scope(upstream, unit, carried, window),
    )


def _deadlines(upstream: str, unit: str, window: str, column: str | None) -> Iterator[Drift]:
    old, new = _found(_DEADLINE, upstream), _found(_DEADLINE, window)
    lost = [each for each in old if _plain(each) not in _plain(unit)]
    added = [each for each in new if _plain(each) not in _plain(upstream)]
    for position, each in enumerate(lost):
        if position < len(added):
            yield Drift(DriftKind.DEADLINE_CHANGED, each, added[position])
        elif column is None:
            yield Drift(DriftKind.DEADLINE_LOST, each, "")


def _numbers(upstream: str, unit: str, window: str) -> Iterator[Drift]:
    old, new = _quantities(upstream), _quantities(window)
    lost = [each for each in old if each not in unit]
    added = [each for each in new if each not in upstream]
    for before, after in zip(lost, added, strict=False):
        yield Drift(DriftKind.NUMBER_CHANGED, before, after)


def _duty(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    lost = [word for word in _STRONG if word in carried and word not in unit]
    weak = [word for word in _WEAK if word in window and word not in upstream]
    if lost or weak:
        yield Drift(DriftKind.DUTY_WEAKENED, "、".join(lost), "、".join(weak))


def _scope(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    lost = [word for word in _WIDE if word in carried and word not in unit]
    narrow = [word for word in _NARROW if word in window and word not in upstream]
    if narrow or (lost and _carries_most(upstream, window)):
        yield Drift(DriftKind.SCOPE_NARROWED, "、".join(lost), "、".join(narrow))


def _carries_most(upstream: str, window: str) -> bool:
    return len(window) >= len(upstream) / 2


def _quantities(text: str) -> list[str]:
    """Numbers with their units, without years, document numbers and deadlines."""
    return _found(_NUMBER, _DEADLINE.sub("", _DOCUMENT_NUMBER.sub("", text)))


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(match.group() for match in pattern.finditer(text)))


def _plain(deadline: str) -> str:
    return deadline.replace("今年", "年").replace("本年", "年").replace("之前", "前")
