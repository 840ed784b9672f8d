"""Whom a clause speaks to: bodies of the nation, provinces, or everybody below."""

from __future__ import annotations

import re
from functools import lru_cache

from lineage.model import Level

_COUNCIL = r"国务院(?:办公厅|[^，。；]{0,60}?(?:部门|机构|单位))"
_FUNDS = "中央财政"
_BRANCH = "各?(?:派出|直属)机构|各地(?:监管局|专员办)|等(?:有关)?(?:部门|单位)"
_PROVINCE = "各(?:试点)?省(?:（区、市）|、自治区、直辖市|份|级)?(?!、)|省级(?:人民)?政府|省级[^，。；]{0,12}部门"
_AND = "[、和及与]|以及|会同"
_LOCAL = "各级|各地(?!监管局|专员办)|市县|县级|地方"
_ANYBODY = re.compile(_LOCAL)
# What makes a name no subject: another one beside it (财政部门, 公安部署), or what it has issued.
_NO_SUBJECT = (
    rf"[门分署位的《、和及与]|(?:以及|会同)[^，。；]*(?:{_LOCAL}|省)|"
    "关于|印发|发布|公布|规定|批准|认定|令|公告"
)
# Clauses remembered: each is asked about for every document below.
_REMEMBERED = 1_000
_BELOW = {
    Level.NATIONAL: (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY),
    Level.PROVINCE: (Level.PREFECTURE, Level.COUNTY),
}


def set_for(text: str, place: int, level: Level | None) -> Level | None:
    """The level of the bodies that alone a clause speaks to at an offset; None unless it is above.

    >>> text = "各地要及时公开；省级政府、国务院部门要在年内完成改造。"
    >>> (
    ...     set_for(text, text.index("年内"), Level.COUNTY),
    ...     set_for(text, text.index("及时"), Level.COUNTY),
    ... )
    (<Level.PROVINCE: 'province'>, None)
    """
    start = max(text.rfind("。", 0, place), text.rfind("；", 0, place)) + 1
    if _ANYBODY.search(text, start, place):
        return None
    phrases = [text, *text[start:place].split("，")]
    found = next(filter(None, map(addressee, reversed(phrases))), None)
    return found if found and level in _BELOW.get(found, ()) else None


def is_addressed(text: str, level: Level | None, bodies: frozenset[str] = frozenset()) -> bool:
    """Whether the bodies of a place of a level are among those a clause speaks to.

    >>> text = "各省（区、市）政府要在年底前报送。"
    >>> is_addressed(text, Level.PROVINCE), is_addressed(text, Level.COUNTY)
    (True, False)
    """
    found = addressee(text, bodies)
    return found is None or level not in _BELOW.get(found, ())


@lru_cache(_REMEMBERED)
def addressee(text: str, bodies: frozenset[str] = frozenset()) -> Level | None:
    """The level of the only bodies a clause speaks to; None when it speaks to all.

    `bodies` are the names of the nation's, beside those of the State Council.

    >>> addressee("国务院有关部门要积极履行业务指导责任。")
    <Level.NATIONAL: 'national'>
    >>> addressee("各省（区、市）政府也要部署主动公开基本目录编制工作。")
    <Level.PROVINCE: 'province'>
    >>> addressee("地方各级政府和国务院有关部门要按职责做好有关工作。") is None
    True
    >>> bodies = frozenset(["财政部", "国家能源局"])
    >>> addressee("国家能源局各派出机构应加强监管。", bodies)
    <Level.NATIONAL: 'national'>
    >>> addressee("财政部门应加强监管。", bodies) is None
    True
    """
    subject = _subject(bodies).match(text)
    if subject is None or _ANYBODY.search(subject.group()):
        return None
    return Level.PROVINCE if subject["province"] else Level.NATIONAL


@lru_cache
def _subject(bodies: frozenset[str]) -> re.Pattern[str]:
    """What a clause begins with that speaks to provinces, or to these and no other bodies."""
    names = "|".join(map(re.escape, sorted(bodies, key=len, reverse=True)))
    others = f"(?:(?:{_AND})(?:{_COUNCIL}|{_FUNDS}|{names or '(?!)'}))*(?:{_BRANCH})?"
    return re.compile(
        r"(?:在[^，。；]{2,40}下，)?(?:[^，。；]{0,20}的)?"
        rf"(?:(?P<province>{_PROVINCE})|(?:{_COUNCIL}|{_FUNDS}|{_settled('name', names or '(?!)')})"
        rf"{_settled('others', others)}(?!{_NO_SUBJECT})[^，。；]?)"
    )


def _settled(name: str, pattern: str) -> str:
    """A pattern whose match is never taken back, as in an atomic group.

    Those and possessive repeats go wrong in Python 3.11.2, that of Debian 12; what a lookahead has
    found is settled in all.
    """
    return f"(?=(?P<{name}>{pattern}))(?P={name})"
