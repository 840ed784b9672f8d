"""Words of duty weakened and words of scope narrowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.model import Drift, DriftKind

# 可 alone permits as 可以 does, but not within 许可, 可靠.
_MAY = re.compile("(?<![许认])可(?![靠能持行信视再])")
# 为确保 says what for.
_STRONG = re.compile("必须|应当|一律|不得|严禁|务必|(?<!为)确保")
# 予以鼓励 rewards, 积极争取资金 is to obtain it.
_WEAK = re.compile(
    "可以|原则上|(?<!予以)(?<!给予)鼓励|力争|(?<!积极)争取|逐步|探索|条件成熟|视情|尽量"
)
# Who is led is bound no more than who is encouraged.
_SOFT = re.compile(f"{_WEAK.pattern}|引导|倡导")
# 全面推进 says how, not what; every plan begins 全面贯彻党的二十大精神; nor 健全覆盖….
_WIDE = re.compile(
    "全面(?!推进|推动|加强|深化|提升|提高|促进|建设|建成|做好|开展|准确|贯彻(?!落实)|"
    "(?:深入|认真|学习|贯彻|落实)+(?:党[的中]|习近平))|全部|所有|全流程|(?<![健安])全覆盖"
)
# In 在部分单位, 探索试点 and 开展公开试点 they narrow, but not as nouns that others describe: 缺口部分,
# 改革试点工作; 第1部分 is a part of a text.
_NARROW = re.compile(
    r"(?:(?<![一-龥\d])|(?<=[在对将由])|(?<=选择|选取|探索|先行)|"
    "(?:开展|组织|进行)[^，。；：、]{1,14}(?=试点(?:[，。；：\n]|$))|(?=试点先行|有条件))"
    "(部分|试点先行|试点|有条件)"
)


def duty(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    """Words of duty lost, weak words new; one weak word in place of another weakens nothing."""
    lost = _missing(_STRONG, carried, unit)
    weak = _missing(_WEAK, window, upstream)
    if "可以" in weak and _MAY.search(upstream):
        weak.remove("可以")
    if weak and len(weak) <= len(_missing(_SOFT, carried, unit)):
        weak = []
    if lost or weak:
        yield Drift(DriftKind.DUTY_WEAKENED, "、".join(lost), "、".join(weak))


def scope(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    """Wide words lost, unless others are new (全部 → 全面); narrow words new."""
    lost = _missing(_WIDE, carried, unit)
    if lost and _missing(_WIDE, window, upstream):
        lost = []
    narrow = _missing(_NARROW, window, upstream)
    if narrow or (lost and _carries_most(upstream, window)):
        yield Drift(DriftKind.SCOPE_NARROWED, "、".join(lost), "、".join(narrow))


def _missing(words: re.Pattern[str], here: str, there: str) -> list[str]:
    """Which of these words stand here, but not there, each once."""
    found = words.findall(here)
    return [word for word in dict.fromkeys(found) if word not in there] if found else []


def _carries_most(upstream: str, window: str) -> bool:
    return len(window) >= len(upstream) / 2
