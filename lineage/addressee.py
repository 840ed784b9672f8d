"""Whom a clause speaks to: bodies of the nation or of its own place, provinces, or everybody below."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
# Of a place's own bodies: 市教委, 市级部门, 省自然资源厅; not 市场…, 市民…, 市区….
_BODY = (
    "级?(?:有关|相关)?(?:部门|单位)|(?!政(?!府)|[级场民域容区县市辖属内外])"
    "[^，。；、和及与会对向“”]{1,14}?(?:部门|[厅局办]|委(?![托员])|委员会)"
)
# Who begins a phrase, stands beside another name or is led: 会同各区政府, not 对各区申报的项目.
_BELOW_IT = re.compile(
    r"(?:^|[，；。、和及与同]|指导|督促|推动|组织)(?:有关|相关)?"
    rf"(?:{_LOCAL}|各(?:[区县市州盟旗乡镇街]|[^，。；、]{{0,8}}(?:部门|单位))|"
    "[区县乡镇](?:人民)?政府|区县|街道|街镇)"
)
_SIGN = "(?:自治区|[省市区县州盟旗])"
_SIGN_AT_END = re.compile(f"{_SIGN}$")
_ROW = re.compile(f"{_SIGN}(?:{_BODY})(?:、{_SIGN}(?:{_BODY}))+")
# Clauses remembered: each is asked about for every document below.
_REMEMBERED = 1_000
_BELOW = {
    Level.NATIONAL: (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY),
    Level.PROVINCE: (Level.PREFECTURE, Level.COUNTY),
}


def set_for(text: str, place: int, level: Level | None) -> Level | None:
    """The level of the only bodies that a clause speaks to at an offset; None if it isn't above `level`.

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
def is_for_its_own(text: str, place: str) -> bool:
    """Whether a clause of a place's document speaks to bodies of that place alone.

    >>> is_for_its_own("市教委会同市财政局安排资金。", "上海市")
    True
    >>> is_for_its_own("市教委会同各区政府安排资金。", "上海市")
    False
    """
    sign = _SIGN_AT_END.search(place)
    if sign is None or _BELOW_IT.search(text):
        return False
    return _own_subject(sign.group()).match(text) is not None


def bodies_in_a_row(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names several bodies of a place one after another, as half-open ranges.

    >>> text = "由区教育局、区建设管理委指导，区财政局保障。"
    >>> [text[start:end] for start, end in bodies_in_a_row(text)]
    ['区教育局、区建设管理委']
    """
    return (row.span() for row in _ROW.finditer(text))


@lru_cache
def _own_subject(sign: str) -> re.Pattern[str]:
    """What a clause begins with that speaks to bodies of a place whose name ends so."""
    others = f"(?:(?:{_AND}){sign}(?:{_BODY}))*(?:等[^，。；]{{0,10}}(?:部门|单位))?"
    return re.compile(_settled("names", f"{sign}(?:{_BODY}){others}") + f"(?!{_NO_SUBJECT})")


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
        r"(?:在[^，。；]{2,40}下，)?(?:[^，。；]{0,20}的|[^，。；由]{2,20}由)?"
        rf"(?:(?P<province>{_PROVINCE})|(?:{_COUNCIL}|{_FUNDS}|{_settled('name', names or '(?!)')})"
        rf"{_settled('others', others)}(?!{_NO_SUBJECT})[^，。；]?)"
    )


def _settled(name: str, pattern: str) -> str:
    """A pattern whose match is never taken back, as in an atomic group.

    Those and possessive repeats go wrong in Python 3.11.2, that of Debian 12; what a lookahead has
    found is settled in all.
    """
    return f"(?=(?P<{name}>{pattern}))(?P={name})"
