"""By when something is to be done, as a cell or a line of its own says it."""

from __future__ import annotations

import re
from functools import lru_cache

# Texts remembered: each name in a cell is asked whether it is a time, and most come again.
_REMEMBERED = 1_000
_WHEN = (
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?|年[底末初内中]|[上下]半年|"
    r"第?[一二三四]季度末?|\d{1,2}日)|(?:19|20)\d\d年"
)
_WIDE_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")
TIME = re.compile(r"[\d年月季]|[长持]|常态")
TIME_LABEL = re.compile("(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求)?[：:]")
_DEADLINE = re.compile(
    rf"^(?:{TIME_LABEL.pattern})?(?P<when>(?:于|在|到)?"
    rf"(?:(?:{_WHEN})(?:之前|以前|前|内|底前)?(?:全部|基本|完成|办结|落实|启动|实施|到位|报送|持续|推进)*|"
    rf"(?:{_WHEN})(?:之前|以前|前|内|底前)[\u4e00-\u9fff]{{0,10}}|"
    r"全年|长期(?:坚持|推进|实施)?|持续(?:推进|实施|开展|坚持|落实)|贯穿全年|常态化(?:推进|开展)?))$"
)


@lru_cache(_REMEMBERED)
def deadline(text: str) -> str | None:
    """By when something is to be done, where a text without white space says nothing else.

    >>> [deadline(text) for text in ("6月底前完成", "完成时限：2023年12月", "持续推进", "市政府")]
    ['6月底前完成', '2023年12月', '持续推进', None]
    """
    if TIME.search(text) is None:
        return None
    match = _DEADLINE.match(text.strip("。；;").translate(_WIDE_FIGURES))
    return match["when"] if match else None
