"""Whom a clause speaks to: bodies of the State Council, provinces, or everybody below."""

from __future__ import annotations

import re

from lineage.model import Level

_STATE_COUNCIL = re.compile(
    r"^(?:[^，。；]{0,20}的)?国务院(?:办公厅|[^，。；]{0,40}?(?:部门|机构|单位))(?!和|及|、)(?=[^，。；]|要|，)"
)
_PROVINCES = re.compile(r"^(?:各省|各试点省份|省级(?:人民)?政府|各省（区、市）)")

_NATIONAL_BODY = re.compile("国务院(?:办公厅|[^，。；]{0,60}?(?:部门|机构|单位))")
_PROVINCIAL_BODY = re.compile(
    "省级(?:人民)?政府|各(?:试点)?省(?:份|（区、市）|、自治区、直辖市)?(?:人民)?政府"
)
_ANYBODY = re.compile("各级|各地|市县|县级|地方")
_BELOW = {
    Level.NATIONAL: (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.DEPARTMENT),
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
    found = _named(text[start:place]) or addressee(text)
    return found if found and level in _BELOW.get(found, ()) else None


def _named(phrase: str) -> Level | None:
    if _ANYBODY.search(phrase):
        return None
    if _PROVINCIAL_BODY.search(phrase):
        return Level.PROVINCE
    return Level.NATIONAL if _NATIONAL_BODY.search(phrase) else None


def addressee(text: str) -> Level | None:
    """The level of the only bodies a clause speaks to; None when it speaks to all.

    >>> addressee("国务院有关部门要积极履行业务指导责任。")
    <Level.NATIONAL: 'national'>
    >>> addressee("各省（区、市）政府也要部署主动公开基本目录编制工作。")
    <Level.PROVINCE: 'province'>
    >>> addressee("地方各级政府和国务院有关部门要按职责做好有关工作。") is None
    True
    """
    if _STATE_COUNCIL.match(text):
        return Level.NATIONAL
    return Level.PROVINCE if _PROVINCES.match(text) else None
