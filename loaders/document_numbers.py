"""The numbers that documents are issued under: 国办发〔2018〕23号, 某市人民政府令第16号."""

from __future__ import annotations

import re

from loaders.dates import CENTURY

# As it is now (国办发〔2018〕23号), and as it was until 1987 ((78)交公路字412号).
NUMBER = re.compile(
    r"(?:[（(〔\[](?:19)?[4-9]\d[)）〕\]][\u4e00-\u9fff]{1,8}字第?\d{1,4}号|"
    rf"[\u4e00-\u9fff]{{2,14}}\s*[〔\[［﹝(（„【]\s*{CENTURY}\d\d\s*[〕\]］﹞)）‟】]\s*第?\s*\d+\s*号)"
)
# How the announcements of a year are counted: 税务总局公告2022年第14号.
ANNOUNCEMENT = re.compile(
    rf"[\u4e00-\u9fff][\u4e00-\u9fff、\s]{{1,40}}公告\s*{CENTURY}\d\d\s*年\s*第\s*\d{{1,4}}\s*号"
)
# What an order (令) or an announcement is numbered by, and who gives it.
ORDER = re.compile(
    r"([\u4e00-\u9fff、]{2,30})(?:令|公告)(?:[（(〔\[]?[一二三四五六七八九十]{1,3}届[)）〕\]]?)?"
    rf"(?:{CENTURY}\d\d年(?=第))?"
    r"第?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})号[)）]?"
)
_YEAR = re.compile(r"(?:〔|公告)(\d{4})(?:〕|年第)")
# What numbers were like until 1987: the year first.
_OLD_NUMBER = re.compile(r"[（(〔\[]((?:19)?\d\d)[)）〕\]](?=[\u4e00-\u9fff])")


def plain_number(number: str) -> str:
    """A document number in its standard form, also where a page has lost its last signs.

    >>> plain_number("国办发[2018] 23 号"), plain_number("镇政办发〔2015179")
    ('国办发〔2018〕23号', '镇政办发〔2015〕179号')
    >>> plain_number("东政办发〔２０２１〕１５号"), plain_number("国办发„2009‟3号")
    ('东政办发〔2021〕15号', '国办发〔2009〕3号')
    >>> plain_number("梁政发【2023】7号"), plain_number("(78)交公路字412号")
    ('梁政发〔2023〕7号', '（78）交公路字412号')
    """
    compact = "".join(number.split())
    if old := _OLD_NUMBER.match(compact):
        return f"（{old[1]}）{compact[old.end() :]}"
    match = re.match(
        r"^(.+?)[〔\[［﹝(（„【](\d{4})(?:[〕\]］﹞)）‟】]第?(\d+)号|(\d{1,4}))$", compact
    )
    return f"{match[1]}〔{int(match[2])}〕{int(match[3] or match[4])}号" if match else compact


def year_of(number: str) -> int | None:
    """The year that a document number names.

    >>> year_of("国办发[2018]23号"), year_of("第16号"), year_of("(78)交公路字412号")
    (2018, None, 1978)
    >>> year_of("财政部公告2022年第14号")
    2022
    """
    plain = plain_number(number)
    if old := _OLD_NUMBER.match(plain):
        return 1900 + int(old[1][-2:])
    match = _YEAR.search(plain)
    return int(match[1]) if match else None
