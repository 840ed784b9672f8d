"""Numbers with a measure: changed within one measure and year, lost where their phrase is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lineage.addressee import set_for
from lineage.drift.deadlines import DEADLINE
from lineage.drift.found import (
    HAN,
    PAUSE,
    REMEMBERED,
    YEAR,
    Found,
    Inherited,
    changed,
    is_one_year,
)
from lineage.drift.measures import Quantity, quantities
from lineage.model import Drift, DriftKind
from lineage.text import pairs

_DOCUMENT_NUMBER = re.compile(rf"〔\d{{4}}〕\d+号|(?:19|20)\d\d年|二[〇零][{HAN}]{{2}}年")
# What is measured against a year (较2023年增长45%) isn't to be reached in it.
_IN_YEAR = re.compile(f"(?<![较比]){YEAR.pattern}")
_SAME_PHRASE = 0.5
# 一个, 一批 count nothing.
_ARTICLE = re.compile("一(?![倍成年天周月日])")
# How much of it, how long and how often is for every place the same; of things a part has fewer.
_NO_SHARE = re.compile("(?:[%倍天次]|个百分点|个工作日|个月|分钟|学时)?")
# 每村, 50人以上的单位, 50万人以上城市; money is a price unless it is a whole place's.
_OF_EACH = re.compile(
    r"每(?![年季月日])|人均|户均|[\d万亿][人家个件名户](?:以[上下内]的?(?!并|且|和|及)[一-龥]|的)"
)
_WHOLE = re.compile("全[国省市区县州盟旗]|[本我][省市区县州盟旗]")
# 南汇新城建设用地面积60%以上; not 建成区, 全市, 试点县.
_TOWN = re.compile(
    "(?:其中)?((?!全|各|本|我|每|城|老|重点|试点|示范|中心)[一-龥]{2,3}"
    "(?:新城|新区|(?<!城)市|[县镇乡]|(?<![住园社城成郊景校片示地])区))"
)


def numbers(pair: Inherited) -> Iterator[Drift]:
    """Numbers of one measure and year that stand in much the same phrase: 20% becomes 30%, no 2000万.

    One is lost where the unit keeps much of its phrase and gives no other there, nor one of its
    measure near. What a place has to do of a number of things is its share, no change.
    """
    if not _quantities(pair.carried):
        return
    lost, added = changed(_quantities, pair.carried, pair, pair.window)
    _, anywhere = changed(_quantities, pair.carried, pair, pair.unit)
    for before in lost:
        phrases = _phrases_with(before, pair.carried)
        likeness = {
            after: _likeness(phrases, _phrases_with(after, pair.unit))
            for after in anywhere
            if is_one_year(_year_of(before, pair.upstream), _year_of(after, pair.unit))
        }
        alike = [each for each, like in likeness.items() if like >= _SAME_PHRASE]
        measured = [each for each in likeness if _of_one_measure(each, before)]
        after = max(measured, key=likeness.__getitem__, default="")
        if after in added and after in alike:
            added.remove(after)
            anywhere.remove(after)
            if not (pair.apart and _is_share(before, after, phrases, pair.unit)):
                yield Drift(DriftKind.NUMBER_CHANGED, before, after)
        elif (
            not alike
            and not any(each in added for each in measured)
            and _is_cut_out(before, phrases, pair)
        ):
            whom = set_for(pair.upstream, pair.upstream.index(before), pair.level)
            yield Drift(DriftKind.NUMBER_LOST, before, "", whom)


def _is_share(before: str, after: str, phrases: Sequence[str], unit: str) -> bool:
    """Whether a number may be what a place does of a greater one: 全国100万辆, 全省8万辆."""
    whole, part = _quantity(before), _quantity(after)
    if part.value >= whole.value or _NO_SHARE.fullmatch(whole.measure):
        return False
    beside = "\n".join((*phrases, *_phrases_with(after, unit)))
    return bool(_WHOLE.search(beside)) if whole.measure == "元" else not _OF_EACH.search(beside)


def _is_cut_out(number: str, phrases: Sequence[str], pair: Inherited) -> bool:
    """Whether the unit has a phrase of the clause without the number that stands in it.

    It has much of what stands around the number. A phrase that the upstream has, too, is kept
    whole, and no rest of another; one of a town that the unit doesn't name is none of its business.
    """
    if _ARTICLE.match(number):
        return False
    whole = PAUSE.split(pair.upstream)
    kept = [pairs(each) for each in PAUSE.split(pair.window) if each not in whole]
    around = [
        pairs(phrase) - pairs(number)
        for phrase in phrases
        if not ((town := _TOWN.match(phrase)) and town[1] not in pair.unit)
    ]
    return any(
        rest and len(rest & each) >= _SAME_PHRASE * len(rest) for rest in around for each in kept
    )


def _year_of(number: str, text: str) -> str | None:
    """The year named last before a number: 到2030年达到40%."""
    years = _IN_YEAR.findall(text.partition(number)[0])
    return years[-1] if years else None


def _phrases_with(number: str, text: str) -> list[str]:
    """The phrases that have a number."""
    whole = re.compile(rf"(?<![\d.第{HAN}]){re.escape(number)}")  # 30年 isn't in 2030年
    return [phrase for phrase in PAUSE.split(text) if whole.search(phrase)]


def _likeness(some: Sequence[str], others: Sequence[str]) -> float:
    """How much of the shorter of two phrases the other has, of those most alike; 0 to 1."""
    return max(
        (
            len(a & b) / min(len(a), len(b))
            for a in map(pairs, some)
            for b in map(pairs, others)
            if a and b
        ),
        default=0.0,
    )


def _of_one_measure(one: str, other: str) -> bool:
    return _quantity(one).measure == _quantity(other).measure


def _quantity(printed: str) -> Quantity:
    return next(quantities(printed))


@lru_cache(REMEMBERED)
def _quantities(text: str) -> tuple[Found, ...]:
    """Numbers with their units, without years, document numbers and deadlines."""
    rest = DEADLINE.sub("、", _DOCUMENT_NUMBER.sub("、", text))
    return tuple(dict.fromkeys(Found(each.printed, each.plain) for each in quantities(rest)))
