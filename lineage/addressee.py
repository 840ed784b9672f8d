"""Whom a clause speaks to: bodies of the State Council, provinces, or everybody below."""

from __future__ import annotations

import re

from lineage.model import Level

_STATE_COUNCIL = re.compile(
    r"^(?:[^，。；]{0,20}的)?国务院(?:办公厅|[^，。；]{0,40}?(?:部门|机构|单位))(?!和|及|、)(?=[^，。；]|要|，)"
)
_PROVINCES = re.compile(r"^(?:各省|各试点省份|省级(?:人民)?政府|各省（区、市）)")


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
