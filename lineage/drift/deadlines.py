"""Deadlines: lost, changed, added; by the day they set, not by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lineage.addressee import set_for
from lineage.drift.found import HAN, PAUSE, REMEMBERED, YEAR, Found, Inherited, changed, is_one_year
from lineage.drift.measures import NUMERAL, quantities
from lineage.model import Drift, DriftKind

DEADLINE = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?(?:之?前|以前|内)?|"
    r"(?:(?:19|20)\d\d|今|本|当)?年(?:底|末|内)(?:之?前|以前)?|(?:上|下)半年(?:内|前)?|"
    r"(?:第?[一二三四]季度)(?:内|前|末前|底前)?|"
    rf"{NUMERAL}个?(?:工作日|自然日|小时|分钟|日|天|周|月|年)(?:之?内|以内)"
)
# A day may only be named (2021年1月1日起); what ends so sets a limit.
_LIMIT = re.compile("[前内底末旬度]$|半年$")
# Not of what it tells apart: 6月1日以前投产的项目, 6月30日前（含当日）注册登记的汽车.
_CLASS = re.compile("(?:（[^（）]*）)?(?:已?[一-龥]{2}|(?:注册)?登记[^，。；]{0,8})的")
# What is so by a day (截至2024年底) isn't to be done by it.
_AS_OF = re.compile("截[至止]到?$")
# A plan that was to be issued by a day is issued.
_TO_ISSUE = re.compile(r"[^，。；：]*出台[^，。；：]*(?:方案|办法|细则)")
_SENTENCE = re.compile("[^。；;]+")
_BY = re.compile("[之以](?=[前内]$)")
# 9月前 may mean the end of August.
_MONTH = re.compile(r"(\d{1,2})月(?![之以]?前)(?:(\d{1,2})日|([上中])旬)?")
_DAYS = {"上": 10, "中": 20}
_PART_OF_YEAR = re.compile("[上下]半年|[一二三四]季度")
_MONTHS = {"上": 6, "下": 12, "一": 3, "二": 6, "三": 9, "四": 12}
# 三年内 sets no day.
_YEARS_END = re.compile(rf"(?:(?:19|20)\d\d|(?<![半\d{HAN}]))年[底末内]|全年|^(?:19|20)\d\d年$")
# 到2025年，实现… is to be done by its end.
_GOAL = re.compile(r"到((?:19|20)\d\d年)(?!\d)")
_LAST, _SHORTEST = 31, 28  # days of a month: its end is one day, however long it is


def moved(above: str | None, below: str | None) -> Iterator[Drift]:
    """The change from the deadline of a plan's column, if there is another one below."""
    if above and below and _is_another(above, below):
        yield Drift(DriftKind.DEADLINE_CHANGED, above, below)


def deadlines(pair: Inherited) -> Iterator[Drift]:
    """The changes of deadlines, those of the sentences and those of the plans' columns.

    One is lost where a phrase of its sentence is carried; else the whole sentence is left out.
    """
    above, column = pair.columns
    lost, added = changed(_dates, pair.upstream, pair, pair.window)
    held = _sentences_of(pair.carried, pair.upstream) if lost else ""
    kept = f"{pair.unit}\n{pair.elsewhere}"
    lost = [each for each in lost if each in held and not _is_goal(each, kept)]
    added = [each for each in added if not _is_goal(each, pair.upstream)]
    if above and not lost:
        yield from moved(above, added[0] if added else column)
        added = added[1:]
    for position, each in enumerate(lost):
        if position < len(added):
            yield Drift(DriftKind.DEADLINE_CHANGED, each, added[position])
        elif column is not None:
            yield from moved(each, column)
        elif not _is_issued(pair.upstream, each, pair.unit):
            whom = set_for(pair.upstream, pair.upstream.index(each), pair.level)
            yield Drift(DriftKind.DEADLINE_LOST, each, "", whom)
    for each in added[len(lost) :]:
        yield Drift(DriftKind.DEADLINE_ADDED, "", each)


def _is_goal(deadline: str, text: str) -> bool:
    """Whether a text names the year, as one to reach a goal in, whose end a deadline is."""
    return any(_day(goal) == _day(deadline) for goal in _GOAL.findall(text))


def _sentences_of(carried: str, upstream: str) -> str:
    """What stands between full stops or semicolons and has one of the phrases that are carried."""
    return "\n".join(
        sentence
        for sentence in _SENTENCE.findall(upstream)
        if any(phrase in carried for phrase in PAUSE.split(sentence) if phrase)
    )


def _is_another(deadline: str, column: str) -> bool:
    """Whether a column names one day, and another than a deadline; 长期坚持 names none."""
    ours, theirs = _day(deadline), _day(column)
    if ours is None or theirs is None or len(_MONTH.findall(column)) > 1:
        return False
    return ours[1:] != theirs[1:] or not is_one_year(ours[0], theirs[0])


def _day(text: str) -> tuple[str | None, int, int] | None:
    """The year, if it is named, the month and the day that a text sets; None where it sets none.

    >>> _day("2018年9月"), _day("今年9月底前"), _day("年内"), _day("第二季度末前"), _day("两日内")
    (('2018', 9, 31), (None, 9, 31), (None, 12, 31), (None, 6, 31), None)
    """
    year = YEAR.search(text)
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


@lru_cache(REMEMBERED)
def _dates(text: str) -> tuple[Found, ...]:
    """Deadlines: those that set one day are alike, and 十日内 is 10日内."""
    found = []
    for match in DEADLINE.finditer(text):
        if not _LIMIT.search(match.group()) or _CLASS.match(text, match.end()):
            continue
        if _AS_OF.search(text, 0, match.start()) and not match.group().endswith("前"):
            continue
        year = YEAR.match(match.group())
        rest = match.group().removeprefix(year.group() if year else "")
        found.append(Found(match.group(), _plain(rest), year.group() if year else ""))
    return tuple(dict.fromkeys(found))


def _plain(deadline: str) -> str:
    """The day that a deadline without its year sets (年底 is 12-31), else its words (10日内)."""
    if day := _day(deadline):
        return f"{day[1]}-{day[2]}"
    limit = next(quantities(deadline), None)
    rest = deadline.removeprefix(limit.printed) if limit else deadline
    return f"{limit.plain if limit else ''}{_BY.sub('', rest.removeprefix('年'))}"
