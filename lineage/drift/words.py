"""Words of duty weakened and words of scope narrowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.drift.found import PAUSE, Inherited
from lineage.model import Drift, DriftKind
from lineage.text import grams

# 可 alone permits as 可以 does, but not within 许可, 可靠.
_MAY = re.compile("(?<![许认])可(?![靠能持行信视再])")
_STRONG = re.compile("必须|应当|一律|不得|严禁|务必")
# 予以鼓励 rewards, 争取资金 is to obtain it.
_WEAK = re.compile(
    "可以|原则上|(?<!予以)(?<!给予)鼓励|力争|争取(?=[^，。；：\n]{0,14}(?:达到|实现|完成|建成|前))|"
    "逐步|探索|条件成熟|视情|尽量|适时|择机"
)
# How often something has to be done is part of the duty: 每年开展 binds, 适时开展 doesn't.
_OFTEN = re.compile("每(?:半年|个?季度|[年月周日])|定期")
# What a weak word says goes for the act that it stands before, not for one that is added.
_ADDED = re.compile("并(?![行轨网联购入存举重])|以及|同时")
# Who is led is bound no more than who is encouraged.
_SOFT = re.compile(f"{_WEAK.pattern}|引导|倡导")
_WIDE = re.compile("全部|所有(?![制权人者])|全流程|(?<![健安])全覆盖")
_AS_WIDE = re.compile(f"{_WIDE.pattern}|全面|全域|各[类项]|一切")
# 全面落实 says how, not what; but it is no more what 因地制宜落实 says.
_FULLY = re.compile("全面([一-龥]{2})")
_SOMEWHERE = "因地制宜|有序|稳妥|分批|分步|分类|选择"
# In 在部分单位, 探索试点 and 开展公开试点 they narrow, but not as nouns that others describe: 缺口部分,
# 改革试点工作; 第1部分 is a part of a text, 试点先行等方式 are means.
_NARROW = re.compile(
    r"(?:(?<![一-龥\d])|(?<=[在对将由])|(?<=选择|选取|探索|先行)|"
    "(?:开展|组织|进行)[^，。；：、]{1,14}(?=试点(?:[，。；：\n]|$))|(?=试点先行|有条件))"
    "(部分|(?!试点先行等)试点(?:先行)?|有条件)"
)
# Fewer characters in common are a word.
_WORDING = 4


def duty(pair: Inherited) -> Iterator[Drift]:
    """Weak words new, or words of duty cut out; one weak word in place of another weakens nothing.

    A task that is told without its subject commands by its form.
    """
    weak = _weak_words(pair)
    if "可以" in weak and _MAY.search(pair.upstream):
        weak.remove("可以")
    if weak and len(weak) > len(_missing(_SOFT, pair.carried, pair.window)):
        lost = [
            word for words in (_STRONG, _OFTEN) for word in _missing(words, pair.carried, pair.unit)
        ]
        yield Drift(DriftKind.DUTY_WEAKENED, "、".join(lost), "、".join(weak))
    elif lost := _cut_out(pair):
        yield Drift(DriftKind.DUTY_WEAKENED, "、".join(lost), "")


def scope(pair: Inherited) -> Iterator[Drift]:
    """Wide words lost, unless others are new (全部 → 全面); narrow words new."""
    lost = _missing(_WIDE, pair.carried, pair.unit)
    if lost and _missing(_AS_WIDE, pair.unit, pair.upstream):
        lost = []
    narrow = _missing(_NARROW, pair.window, pair.upstream)
    if narrow or (lost and _carries_most(pair)):
        yield Drift(DriftKind.SCOPE_NARROWED, "、".join(lost), "、".join(narrow))
    elif instead := _instead_of_fully(pair):
        yield Drift(DriftKind.SCOPE_NARROWED, "全面", instead)


def _missing(words: re.Pattern[str], here: str, there: str) -> list[str]:
    """Which of these words stand here, but not there, each once."""
    found = words.findall(here)
    return [word for word in dict.fromkeys(found) if word not in there] if found else []


def _weak_words(pair: Inherited) -> list[str]:
    """The weak words that the unit has more, each before wording of the clause in its phrase."""
    found = {
        word.group(): None
        for phrase in PAUSE.split(pair.window)
        for word in _WEAK.finditer(phrase)
        if word.group() not in pair.upstream
        and _has_wording(_ADDED.split(phrase[word.end() :])[0], pair.upstream)
    }
    return list(found)


def _has_wording(text: str, upstream: str) -> bool:
    """Whether four characters of a text, all where it has fewer, stand in a row in the upstream."""
    return any(each in upstream for each in grams(text, min(_WORDING, len(text))) if each)


def _cut_out(pair: Inherited) -> list[str]:
    """The words of duty whose two neighbours on each side meet in the unit: 行政机关应当公布.

    由行政机关公布 obliges, too.
    """
    bare = [phrase.partition("由")[0] for phrase in PAUSE.split(pair.window)]
    found = {
        word.group(): None
        for phrase in PAUSE.split(pair.carried)
        for word in _STRONG.finditer(phrase)
        if word.group() not in pair.unit
        and word.start() > 1
        and any(
            phrase[word.start() - 2 : word.start()] + phrase[word.end() : word.end() + 2] in each
            for each in bare
        )
    }
    return list(found)


def _instead_of_fully(pair: Inherited) -> str:
    """What the unit says of an act instead of 全面, if that isn't everywhere; '' if nothing."""
    for act in _FULLY.findall(pair.carried):
        instead = re.search(f"({_SOMEWHERE}){act}", pair.window)
        if instead and instead.group() not in pair.upstream:
            return instead[1]
    return ""


def _carries_most(pair: Inherited) -> bool:
    return len(pair.window) >= len(pair.upstream) / 2
