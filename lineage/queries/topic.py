"""What a question is about where no number names it: an item by its words.

Like `question`, it takes plain text and looks for words; the corpus is asked by `reading`.
"""

from __future__ import annotations

import re

from lineage.queries.question import without_asking

# Words of a question that are no words of an item.
_NO_TOPIC = re.compile(
    r"地方|地区|哪里|大家|全国|全省|各地|条目|条款|内容|任务|要求|东西|工作|部分|范围|负责|牵头|配合|责任|单位|"
    r"提[到及]|改写|关于|涉及|包含|[做干](?:[了过]|(?=\W|$))|来自|来源|出自|从哪|谁|由"
)
_NO_ENGLISH_TOPIC = re.compile(
    r"\b(?:a|an|the|of|to|by|in|on|for|from|with|about|at|and|or|it|its|they|them|their|was|were|is|"
    r"are|be|been|did|do|does|done|has|have|had|wh(?:at|ich|o|ere|en)|how|all|any|each|every|other|"
    r"plac(?:e|es)|items?|clauses?|points?|documents?|notices?|plans?|bec[ao]me|happen(?:ed)?|mention\w*|"
    r"responsible|lead|leads|charge|texts?|please|tell|me|there|this|that|us|c[oa]mes?|handle\w*|treat\w*|"
    r"sources?)\b",
    re.IGNORECASE,
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
