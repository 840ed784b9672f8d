"""What changed inside an inherited clause that matters: deadlines, numbers, duty, scope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lineage.addressee import set_for
from lineage.model import Drift, DriftKind, Level
from lineage.numerals import from_han, to_han
from lineage.text import grams

_HAN = "一二两三四五六七八九十"
_DEADLINE = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?(?:之?前|以前|内)?|"
    r"(?:(?:19|20)\d\d|今|本|当)?年(?:底|末|内)(?:之?前|以前)?|(?:上|下)半年(?:内|前)?|"
    r"(?:第?[一二三四]季度)(?:内|前|末前|底前)?|"
    rf"(?:(?<!\d)\d+|(?<![{_HAN}])[{_HAN}]+)个?(?:工作日|自然日|小时|日|天|周|个月|年)(?:之?内|以内)"
)
_NUMERAL = re.compile(rf"^[{_HAN}]+(?!季)")
# A day may only be named (2021年1月1日起); what ends so sets a limit.
_LIMIT = re.compile("[前内底末旬度]$|半年$")
# Not of what it tells apart: 6月1日以前投产的项目.
_CLASS = re.compile("已?[一-龥]{2}的")
# A plan that was to be issued by a day is issued.
_TO_ISSUE = re.compile(r"[^，。；：]*出台[^，。；：]*(?:方案|办法|细则)")
_MEASURE = (
    "个(?:百分点|工作日|月)?|人次|小时|分钟|学时|平方(?:公里|米)|立方米|公里|公顷|千瓦时?|"
    "周(?!年)|[次项家件条份人年日天月倍处套名元吨座支场辆所台户亩米间批期]"
)
_NUMBER = re.compile(
    rf"(?<!\d)\d+(?:\.\d+)?\s*(?:%|％|[余多]?[万亿]*[余多]?(?:{_MEASURE})|[万亿]+)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_BY = re.compile("[之以](?=[前内]$)")
_DOCUMENT_NUMBER = re.compile(r"〔\d{4}〕\d+号|(?:19|20)\d\d年")
# 可 alone permits as 可以 does, but not within 许可, 可靠.
_MAY = re.compile("(?<![许认])可(?![靠能持行信视再])")
# 为确保 says what for.
_STRONG = re.compile("必须|应当|一律|不得|严禁|务必|(?<!为)确保")
_WEAK = re.compile("可以|原则上|鼓励|力争|争取|逐步|探索|条件成熟|视情|尽量")
_WIDE = re.compile("全面|全部|所有|全流程|全覆盖")
# In 在部分单位, 探索试点 and 开展公开试点 they narrow, but not as nouns that others describe: 缺口部分,
# 改革试点工作.
_NARROW = re.compile(
    "(?:(?<![一-龥])|(?<=[在对将由])|(?<=选择|选取|探索|先行)|"
    "(?:开展|组织|进行)[^，。；：、]{1,14}(?=试点(?:[，。；：\n]|$))|(?=试点先行|有条件))"
    "(部分|试点先行|试点|有条件)"
)
_PAUSE = re.compile("[，。；：,;\n]")
# 9月前 may mean the end of August.
_MONTH = re.compile(r"(\d{1,2})月(?![之以]?前)(?:(\d{1,2})日|([上中])旬)?")
_DAYS = {"上": 10, "中": 20}
_PART_OF_YEAR = re.compile("[上下]半年|[一二三四]季度")
_MONTHS = {"上": 6, "下": 12, "一": 3, "二": 6, "三": 9, "四": 12}
# 三年内 sets no day.
_YEARS_END = re.compile(rf"(?:(?:19|20)\d\d|(?<![\d{_HAN}]))年[底末内]|全年|^(?:19|20)\d\d年$")
_LAST, _SHORTEST = 31, 28  # days of a month: its end is one day, however long it is
_SAME_PHRASE = 0.5
_AMOUNT = re.compile(r"^[\d.\s万亿余多]+")
_SMALL = re.compile(r"(\d{1,3})(?![\d.万亿余多])([%％]|.+)")  # what is printed in words, too
# Clauses remembered: a clause has many heirs, a unit several parents.
_REMEMBERED = 1_000


def drifts(
    upstream: str,
    unit: str,
    carried: str,
    window: str,
    columns: tuple[str | None, str | None] = (None, None),
    level: Level | None = None,
) -> tuple[Drift, ...]:
    """Changes from an upstream clause to a unit.

    `carried` are the phrases of the clause that the unit has any wording of, a line each: numbers
    and words of duty and scope can change only there, the rest is left out, not weakened. `window`
    are the phrases of the unit that have any wording of the clause: what is new is looked for
    only there, what is lost in the whole unit. `columns` are the deadlines that the clause and the
    unit have in a column of their plans, `level` is that of the unit's document.

    >>> upstream = "年底前应当完成整改。"
    >>> [d.kind.value for d in drifts(upstream, "完成整改。", upstream, "完成整改。")]
    ['deadline_lost', 'duty_weakened']
    """
    if upstream == unit:
        return tuple(_moved(*columns))
    return (
        *_deadlines(upstream, unit, window, columns, level),
        *_numbers(upstream, unit, carried, window, level),
        *_duty(upstream, unit, carried, window),
        *_scope(upstream, unit, carried, window),
    )


def _moved(above: str | None, below: str | None) -> Iterator[Drift]:
    """The change from the deadline of a plan's column, if there is another one below."""
    if above and below and _is_another(above, below):
        yield Drift(DriftKind.DEADLINE_CHANGED, above, below)


def _deadlines(
    upstream: str,
    unit: str,
    window: str,
    columns: tuple[str | None, str | None],
    level: Level | None,
) -> Iterator[Drift]:
    above, column = columns
    lost, added = _changed(_dates, upstream, unit, window)
    if above and not lost:
        yield from _moved(above, added[0] if added else column)
        added = added[1:]
    for position, each in enumerate(lost):
        if position < len(added):
            yield Drift(DriftKind.DEADLINE_CHANGED, each, added[position])
        elif column is not None:
            yield from _moved(each, column)
        elif not _is_issued(upstream, each, unit):
            whom = set_for(upstream, upstream.index(each), level)
            yield Drift(DriftKind.DEADLINE_LOST, each, "", whom)
    for each in added[len(lost) :]:
        yield Drift(DriftKind.DEADLINE_ADDED, "", each)


def _is_another(deadline: str, column: str) -> bool:
    """Whether a column names one day, and another than a deadline; 长期坚持 names none."""
    ours, theirs = _day(deadline), _day(column)
    if ours is None or theirs is None or len(_MONTH.findall(column)) > 1:
        return False
    return ours[1:] != theirs[1:] or not _is_one_year(ours[0], theirs[0])


def _day(text: str) -> tuple[str | None, int, int] | None:
    """The year, if it is named, the month and the day that a text sets; None where it sets none.

    >>> _day("2018年9月"), _day("今年9月底前"), _day("年内"), _day("第二季度末前"), _day("两日内")
    (('2018', 9, 31), (None, 9, 31), (None, 12, 31), (None, 6, 31), None)
    """
    year = _YEAR.search(text)
    named = year.group() if year else None
    if month := _MONTH.search(text):
        day = int(month[2] or _DAYS.get(month[3], _LAST))
        return named, int(month[1]), day if day < _SHORTEST else _LAST
    if part := _PART_OF_YEAR.search(text):
        return named, _MONTHS[part.group()[0]], _LAST
    return (named, 12, _LAST) if _YEARS_END.search(text) else None


def _is_issued(upstream: str, deadline: str, unit: str) -> bool:
    """Whether a deadline was for a plan to be issued, an order that the unit doesn't hand on."""
    return bool(_TO_ISSUE.match(upstream, upstream.index(deadline))) and "出台" not in unit


def _numbers(
    upstream: str, unit: str, carried: str, window: str, level: Level | None
) -> Iterator[Drift]:
    """Numbers of one measure and year that stand in much the same phrase: 20% becomes 30%, no 2000万.

    One is lost where the unit keeps much of its phrase and gives no other of its measure.
    """
    lost, added = _changed(_quantities, upstream, unit, window)
    for before in lost:
        phrases = _phrases_with(before, carried)
        likeness = {
            after: _likeness(phrases, _phrases_with(after, unit))
            for after in added
            if _measure(after) == _measure(before)
            and _is_one_year(_year_of(before, upstream), _year_of(after, unit))
        }
        after = max(likeness, key=likeness.__getitem__, default="")
        if likeness.get(after, 0.0) >= _SAME_PHRASE:
            added.remove(after)
            yield Drift(DriftKind.NUMBER_CHANGED, before, after)
        elif (
            not likeness
            and not _says_in_words(window, before)
            and _keeps_much(phrases, before, window, upstream)
        ):
            whom = set_for(upstream, upstream.index(before), level)
            yield Drift(DriftKind.NUMBER_LOST, before, "", whom)


def _year_of(number: str, text: str) -> str | None:
    """The year named last before a number: 到2030年达到40%."""
    years = _YEAR.findall(text.partition(number)[0])
    return years[-1] if years else None


def _is_one_year(before: str | None, after: str | None) -> bool:
    return before is None or after is None or before == after


def _keeps_much(phrases: Sequence[set[str]], number: str, window: str, upstream: str) -> bool:
    """Whether a phrase of a text has much of what stands around a number in one of these.

    One that the upstream has, too, is kept whole, and no rest of another.
    """
    whole = _PAUSE.split(upstream)
    kept = [set(grams(each, 2)) for each in _PAUSE.split(window) if each not in whole]
    around = [phrase - set(grams(number, 2)) for phrase in phrases]
    return any(
        rest and len(rest & each) >= _SAME_PHRASE * len(rest) for rest in around for each in kept
    )


def _says_in_words(text: str, number: str) -> bool:
    """Whether a text has a number in words; not within another (第二次, 十五年 for 5年)."""
    forms = "|".join(map(re.escape, _in_words(number)))
    return bool(forms) and bool(re.search(rf"(?<![第百零{_HAN}])(?:{forms})", text))


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
    return [set(grams(phrase, 2)) for phrase in _PAUSE.split(text) if whole.search(phrase)]


def _likeness(some: Sequence[set[str]], others: Sequence[set[str]]) -> float:
    """How much of the shorter of two phrases the other has, of those most alike; 0 to 1."""
    return max(
        (len(a & b) / min(len(a), len(b)) for a in some for b in others if a and b), default=0.0
    )


def _duty(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
    """Words of duty lost, weak words new; one weak word in place of another weakens nothing."""
    lost = _missing(_STRONG, carried, unit)
    weak = _missing(_WEAK, window, upstream)
    if "可以" in weak and _MAY.search(upstream):
        weak.remove("可以")
    if weak and len(weak) <= len(_missing(_WEAK, carried, unit)):
        weak = []
    if lost or weak:
        yield Drift(DriftKind.DUTY_WEAKENED, "、".join(lost), "、".join(weak))


def _scope(upstream: str, unit: str, carried: str, window: str) -> Iterator[Drift]:
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
    """Deadlines: those that set one day are alike, and 十日内 is 10日内."""
    found = []
    for match in _DEADLINE.finditer(text):
        if not _LIMIT.search(match.group()) or _CLASS.match(text, match.end()):
            continue
        year = _YEAR.match(match.group())
        rest = match.group().removeprefix(year.group() if year else "")
        found.append(_Found(match.group(), _plain(rest), year.group() if year else ""))
    return tuple(dict.fromkeys(found))


def _plain(deadline: str) -> str:
    """The day that a deadline without its year sets (年底 is 12-31), else its words (10日内)."""
    if day := _day(deadline):
        return f"{day[1]}-{day[2]}"
    figures = _NUMERAL.sub(lambda numeral: str(from_han(numeral.group())), deadline)
    return _BY.sub("", figures.removeprefix("年"))


@lru_cache(_REMEMBERED)
def _quantities(text: str) -> tuple[_Found, ...]:
    """Numbers with their units, without years, document numbers and deadlines."""
    rest = _DEADLINE.sub("、", _DOCUMENT_NUMBER.sub("、", text))
    numbers = (match.group() for match in _NUMBER.finditer(rest))
    return tuple(
        _Found(each, "".join(each.split()).replace("％", "%")) for each in dict.fromkeys(numbers)
    )
