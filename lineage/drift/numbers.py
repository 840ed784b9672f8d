"""Numbers with a measure: changed within one measure and year, lost where their phrase is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lineage.addressee import set_for
from lineage.drift.deadlines import DEADLINE
from lineage.drift.found import HAN, PAUSE, REMEMBERED, YEAR, Found, changed, is_one_year
from lineage.model import Drift, DriftKind, Level
from lineage.numerals import to_han
from lineage.text import grams

_MEASURE = (
    "个(?:百分点|工作日|月)?|人次|小时|分钟|学时|平方(?:公里|米)|立方米|公里|公顷|千瓦时?|"
    "周(?!年)|[次项家件条份人年日天月倍处套名元吨座支场辆所台户亩米间批期]"
)
_NUMBER = re.compile(
    rf"(?<!\d)\d+(?:\.\d+)?\s*(?:%|％|[余多]?[万亿]*[余多]?(?:{_MEASURE})|[万亿]+)"
)
_DOCUMENT_NUMBER = re.compile(r"〔\d{4}〕\d+号|(?:19|20)\d\d年")
# What is measured against a year (较2023年增长45%) isn't to be reached in it.
_IN_YEAR = re.compile(f"(?<![较比]){YEAR.pattern}")
_SAME_PHRASE = 0.5
_AMOUNT = re.compile(r"^[\d.\s万亿余多]+")
_SMALL = re.compile(r"(\d{1,3})(?![\d.万亿余多])([%％]|.+)")  # what is printed in words, too


def numbers(
    upstream: str, unit: str, carried: str, window: str, level: Level | None
) -> Iterator[Drift]:
    """Numbers of one measure and year that stand in much the same phrase: 20% becomes 30%, no 2000万.

    One is lost where the unit keeps much of its phrase and gives no other of its measure there,
    nor in such a phrase anywhere.
    """
    lost, added = changed(_quantities, carried, unit, window)
    _, anywhere = changed(_quantities, carried, unit, unit)
    for before in lost:
        phrases = _phrases_with(before, carried)
        likeness = {
            after: _likeness(phrases, _phrases_with(after, unit))
            for after in anywhere
            if _measure(after) == _measure(before)
            and is_one_year(_year_of(before, upstream), _year_of(after, unit))
        }
        after = max(likeness, key=likeness.__getitem__, default="")
        if after in added and likeness[after] >= _SAME_PHRASE:
            added.remove(after)
            anywhere.remove(after)
            yield Drift(DriftKind.NUMBER_CHANGED, before, after)
        elif (
            not any(each in added or like >= _SAME_PHRASE for each, like in likeness.items())
            and not _says_in_words(window, before)
            and _keeps_much(phrases, before, window, upstream)
        ):
            whom = set_for(upstream, upstream.index(before), level)
            yield Drift(DriftKind.NUMBER_LOST, before, "", whom)


def _year_of(number: str, text: str) -> str | None:
    """The year named last before a number: 到2030年达到40%."""
    years = _IN_YEAR.findall(text.partition(number)[0])
    return years[-1] if years else None


def _keeps_much(phrases: Sequence[set[str]], number: str, window: str, upstream: str) -> bool:
    """Whether a phrase of a text has much of what stands around a number in one of these.

    One that the upstream has, too, is kept whole, and no rest of another.
    """
    whole = PAUSE.split(upstream)
    kept = [set(grams(each, 2)) for each in PAUSE.split(window) if each not in whole]
    around = [phrase - set(grams(number, 2)) for phrase in phrases]
    return any(
        rest and len(rest & each) >= _SAME_PHRASE * len(rest) for rest in around for each in kept
    )


def _says_in_words(text: str, number: str) -> bool:
    """Whether a text has a number in words; not within another (第二次, 十五年 for 5年)."""
    forms = "|".join(map(re.escape, _in_words(number)))
    return bool(forms) and bool(re.search(rf"(?<![第百零{HAN}])(?:{forms})", text))


def _in_words(number: str) -> tuple[str, ...]:
    """How a number may be printed in words.

    >>> _in_words("2次"), _in_words("30%"), _in_words("8000个")
    (('二次', '两次'), ('百分之三十', '三成'), ())
    """
    small = _SMALL.fullmatch("".join(number.split()))
    if small is None:
        return ()
    value, measure = int(small[1]), small[2]
    if measure in "%％":
        tenths = (f"{to_han(value // 10)}成",) if value and value % 10 == 0 else ()
        hundredths = "百" if value == 100 else to_han(value)
        return f"百分之{hundredths}", *tenths
    return f"{to_han(value)}{measure}", *((f"两{measure}",) if value == 2 else ())


def _measure(number: str) -> str:
    return _AMOUNT.sub("", number).replace("％", "%")


def _phrases_with(number: str, text: str) -> list[set[str]]:
    """The pairs of characters of each phrase that has a number."""
    whole = re.compile(rf"(?<![\d.]){re.escape(number)}")  # 30年 isn't in 2030年
    return [set(grams(phrase, 2)) for phrase in PAUSE.split(text) if whole.search(phrase)]


def _likeness(some: Sequence[set[str]], others: Sequence[set[str]]) -> float:
    """How much of the shorter of two phrases the other has, of those most alike; 0 to 1."""
    return max(
        (len(a & b) / min(len(a), len(b)) for a in some for b in others if a and b), default=0.0
    )


@lru_cache(REMEMBERED)
def _quantities(text: str) -> tuple[Found, ...]:
    """Numbers with their units, without years, document numbers and deadlines."""
    rest = DEADLINE.sub("、", _DOCUMENT_NUMBER.sub("、", text))
    numbers = (match.group() for match in _NUMBER.finditer(rest))
    return tuple(
        Found(each, "".join(each.split()).replace("％", "%")) for each in dict.fromkeys(numbers)
    )
