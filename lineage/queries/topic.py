"""What a question is about where no number names it: an item by its words, a kind of change.

Like `question`, it takes plain text and looks for words; the corpus is asked by `ask`.
"""

from __future__ import annotations

import re

from lineage.model import DriftKind
from lineage.queries.question import without_asking

_EVERY_CHANGE = re.compile(
    r"改[了动变]|变动|变化|\b(?:chang|alter)\w*|\bdrift(?:s|ed)?\b", re.IGNORECASE
)
_CHANGES = (
    (
        (DriftKind.DEADLINE_LOST, DriftKind.DEADLINE_CHANGED, DriftKind.DEADLINE_ADDED),
        re.compile(r"时限|期限|\bdeadlines?\b", re.IGNORECASE),
    ),
    (
        (DriftKind.NUMBER_CHANGED,),
        re.compile(r"数量|数字(?!政府|化|经济)|\b(?:number|quota|figure)s?\b", re.IGNORECASE),
    ),
    ((DriftKind.DUTY_WEAKENED,), re.compile(r"弱化|减弱|放松|\bweaken\w*", re.IGNORECASE)),
    ((DriftKind.SCOPE_NARROWED,), re.compile(r"收窄|缩小|\bnarrow\w*", re.IGNORECASE)),
)

# Words of a question that are no words of an item.
_NO_TOPIC = re.compile(
    r"地方|地区|哪里|大家|全国|全省|各地|条目|条款|内容|任务|要求|东西|工作|部分|范围|负责|牵头|配合|责任|单位|"
    r"提[到及]|改写|关于|涉及|包含|[做干](?:[了过]|(?=\W|$))|来自|出自|从哪|谁|由"
)
_NO_ENGLISH_TOPIC = re.compile(
    r"\b(?:a|an|the|of|to|by|in|on|for|from|with|about|at|and|or|it|its|they|them|their|was|were|is|"
    r"are|be|been|did|do|does|done|has|have|had|wh(?:at|ich|o|ere|en)|how|all|any|each|every|other|"
    r"plac(?:e|es)|items?|clauses?|points?|documents?|notices?|plans?|bec[ao]me|happen(?:ed)?|mention\w*|"
    r"responsible|lead|leads|charge|texts?|please|tell|me|there|this|that|us|c[oa]mes?|handle\w*|treat\w*)\b",
    re.IGNORECASE,
)


def changes_asked(question: str) -> tuple[DriftKind, ...]:
    """The kinds of change that a question asks about; empty when it asks about none.

    >>> [kind.value for kind in changes_asked("哪些地方改了时限")]
    ['deadline_lost', 'deadline_changed', 'deadline_added']
    """
    named = [kind for kinds, words in _CHANGES if words.search(question) for kind in kinds]
    return tuple(named) or (tuple(DriftKind) if _EVERY_CHANGE.search(question) else ())


def topic(question: str) -> tuple[str, ...]:
    """The words left that may be an item's own; its number, places and documents are taken out.

    >>> topic("哪些市保留了政务热线")
    ('政务热线',)
    """
    text = question
    for pattern in (*(pattern for _, pattern in _CHANGES), _EVERY_CHANGE):
        text = pattern.sub(" ", text)
    text = without_asking(text)
    for pattern in (_NO_TOPIC, _NO_ENGLISH_TOPIC):
        text = pattern.sub(" ", text)
    return tuple(re.findall("[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}", text))
