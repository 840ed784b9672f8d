"""What a regulation says below its title: when it was passed, and by whom."""

from __future__ import annotations

import re

from loaders.dates import DATE
from loaders.document_numbers import ORDER
from loaders.offices import ISSUER

_PROMULGATED = re.compile(
    rf"^[（(]?(?:{DATE.pattern})(?:(?P<order>{ORDER.pattern})|"
    r"(?P<office>[\u4e00-\u9fff]{3,40}?)(?:第[\d一二三四五六七八九十百]+次[\u4e00-\u9fff]{0,4}会议)?)"
    r"(?:公布|发布|颁布|通过|批准)[^。]*$"
)
# A day and who issued it then, nothing else: 1991年1月23日,国家环保局、能源部.
_ISSUED = re.compile(rf"(?:{DATE.pattern})[，,](?P<offices>[\u4e00-\u9fff、]+)$")
# Which term a congress is in is no part of its name: 第十一届.
_TERM = re.compile(r"第[\d一二三四五六七八九十百]+届")


def promulgation(text: str) -> tuple[str | None, str] | None:
    """The number of the order, if one is named, and the offices that a note below a title names.

    >>> promulgation("（2021年7月2日某市人民政府令第51号公布自2021年9月1日起施行）")
    ('某市人民政府令第51号', '某市人民政府')
    >>> promulgation("2020年3月1日某市人民代表大会常务委员会第三次会议通过")
    (None, '某市人民代表大会常务委员会')
    >>> promulgation("（2001年4月29日某市第十一届人民代表大会第四次会议通过）")
    (None, '某市人民代表大会')
    >>> promulgation("1991年1月23日,某市环保局、公安局")
    (None, '某市环保局、公安局')
    >>> promulgation("2018年4月8日某市发布《意见》以来，成效明显。")
    """
    issued = _ISSUED.match(text)
    if issued and all(map(ISSUER.fullmatch, issued["offices"].split("、"))):
        return None, issued["offices"]
    if not (said := _PROMULGATED.match(text)):
        return None
    order = said["order"] and ORDER.fullmatch(said["order"])
    return (order.group(), order.group(1)) if order else (None, _TERM.sub("", said["office"]))
