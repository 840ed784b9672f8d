"""What a question is about where no number names it: an item by its words, a quotation, an agency.

Like `question`, it takes plain text and looks for words; the corpus is asked by `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.model import Role
from lineage.queries.question import without_asking

# Words of a question that are no words of an item.
_NO_TOPIC = re.compile(
    r"地方|地区|哪里|大家|全国|全省|各地|条目|条款|内容|任务|要求|东西|工作|部分|范围|负责|牵头|配合|责任|单位|"
    r"(?:19|20)\d\d\s*年?|[这那]一?[个条项款]|提[到及]|改写|关于|涉及|包含|[做干](?:[了过]|(?=\W|$))|来自|来源|出自|从哪|谁|由"
)
_NO_ENGLISH_TOPIC = re.compile(
    r"\b(?:a|an|the|of|to|by|in|on|for|from|with|about|at|and|or|it|its|they|them|their|was|were|is|"
    r"are|be|been|did|do|does|done|has|have|had|wh(?:at|ich|o|ere|en)|how|all|any|each|every|other|"
    r"plac(?:e|es)|items?|clauses?|points?|documents?|notices?|plans?|bec[ao]me|happen(?:ed)?|mention\w*|"
    r"responsible|leads?|supports?|charge|texts?|please|tell|me|there|this|that|us|c[oa]mes?|handle\w*|treat\w*|"
    r"sources?|agenc(?:y|ies))\b",
    re.IGNORECASE,
)

_HAN = "[\u4e00-\u9fff]"
_CHARGED = r"(?:主要|具体|都|要|[在\s])*(?:(?:负责|牵头|配合|承担)、?)+[了的]?"
# The agency stands before what it is asked about; it is no word that asks itself.
_TASKS = (
    re.compile(
        rf"(?<!{_HAN})(?:请问|[的在])?((?:(?![谁哪各由]|什么){_HAN}){{2,20}}?){_CHARGED}"
        r"(?:是?(?:哪|什么|多少)|(?:任务|工作|条款|事项)[有是])"
    ),
    re.compile(
        rf"\b(?:what|which|how\s+many)\b[^\u4e00-\u9fff]*({_HAN}{{2,}})\s*"
        r"(?:responsible|in\s+charge|lead|support)",
        re.IGNORECASE,
    ),
)
_ROLES = (
    (Role.LEAD, re.compile(r"牵头|\bleads?\b", re.IGNORECASE)),
    (Role.SUPPORT, re.compile(r"配合|\bsupports?\b", re.IGNORECASE)),
)
# Words of a text: in quotation marks, behind a colon, or before 这句话.
_QUOTED = (
    re.compile('["“「『]([^"”」』]{4,})["”」』]'),
    re.compile(r":\s*([\u4e00-\u9fff].{3,})$"),
    re.compile(r"^\W*(.{4,}?)[，,]?\s*这(?:一?[句段](?:话|文字)?|几句话?)"),
)


def topic(question: str) -> tuple[str, ...]:
    """The words left that may be an item's own; its number, places and documents are taken out.

    >>> topic("哪些市保留了政务热线")
    ('政务热线',)
    """
    text = without_asking(question)
    for pattern in (_NO_TOPIC, _NO_ENGLISH_TOPIC):
        text = pattern.sub(" ", text)
    return tuple(re.findall("[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}", text))


def quoted(question: str) -> re.Match[str] | None:
    """Words of a text that a question quotes, as the first group.

    >>> quoted("“制定出台涉及公共利益”从哪里来")[1], quoted("这句话来自哪里:全面推进决策公开")[1]
    ('制定出台涉及公共利益', '全面推进决策公开')
    """
    return _first(_QUOTED, question)


def agency_asked(question: str) -> re.Match[str] | None:
    """The agency (the first group) that is asked what it has to do; its place is taken out before.

    >>> agency_asked("财政局牵头哪些工作")[1], agency_asked("谁负责")
    ('财政局', None)
    """
    return _first(_TASKS, question)


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for each in patterns if (match := each.search(text))), None)


def roles_asked(question: str) -> tuple[Role, ...]:
    """The roles a question asks about; empty for all."""
    return tuple(role for role, words in _ROLES if words.search(question))
