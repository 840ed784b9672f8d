"""What a question is about where no number names it: an item by its words, a quotation, an agency.

Like `question`, it takes plain text and looks for words; the corpus is asked by `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.model import Role
from lineage.questions.question import ADDED, changes_asked, spoken, statuses_asked, without_asking

RESPONSIBLE = spoken(
    r"谁.{0,4}?(?:负责|牵头|配合|承担|管)|由谁|(?:责任|牵头|配合|负责)(?:单位|部门|机构)|"
    r"哪.{0,3}(?:单位|部门|机构).{0,4}?(?:负责|牵头|配合|承担|任务)|"
    r"(?:负责|牵头|配合|承担)(?:哪|什么)|负责[人的]?(?:是谁|有哪些)|"
    r"\bresponsible\b|\bin charge\b|\bwho (?:leads?|supports?)\b|\b(?:lead|what|which) agenc"
)
_SOURCE = spoken(
    r"来自|来源|源自|出自|出处|从哪|哪里?来|where .*\b(?:from|come)\b|source|"
    r"\b(?:c[oa]mes?|take|taken|took|g[eo]t|copied|copy|inherit\w*) from\b"
)
_WHERE_FROM = spoken(r"(?:来自|源于|源自|出自)\s*(?:哪|何)|从哪|哪里?来|where .*\b(?:from|come)\b")
_DEALT = spoken(
    r"(?:怎么|怎样|如何)(?:处理|对待|落实|承接|执行|写)|(?:怎么|怎)样了?\W*$|"
    r"\b(?:happened|became|handled|treated)\b"
)
# Words of a question that are no words of an item.
_NO_TOPIC = re.compile(
    r"谢谢|还有(?=哪|什么)|[您你]好|麻烦|语料[库中里]*|的?规定(?!的)|(?<![\u4e00-\u9fff])对(?=[\u4e00-\u9fff]{2})|"
    r"地方|地区|哪里|后来|大家|(?<![\u4e00-\u9fff])部门(?![\u4e00-\u9fff])|全国|全省|各地|条目|条款|内容|任务|要求|东西|工作|部分|范围|负责|牵头|"
    r"配合|责任|单位|主要|上级|"
    r"(?:19|20)\d\d\s*年?|(?:任何|[这那每某])一?[个条项款]|一[条项]|文字|原文|完全|措辞|提[到及]|改写|关于|涉及|"
    r"包含|(?<![\u4e00-\u9fff])(?:不同|不一样|不一致|区别|差异|差别|同时)(?![\u4e00-\u9fff])|"
    r"[都也](?=[是有在被把没不\s]|$)|(?<![\u4e00-\u9fff])条(?=[是有])|有人|结尾|结语|是?第(?=\W|$)|一款|列出来?|列一下|给我|帮我|我[看要想]看?|看看|(?<![\u4e00-\u9fff])(?:查找|搜索|检索|查询)|说说|查一下|[做干](?:[了过]|(?=\W|$))|来自|来源|源自|出自|从哪|谁|由"
)
_NO_ENGLISH_TOPIC = spoken(
    r"\b(?:hello|hi|hey|thanks?|thank\s+you|find|a|an|the|of|to|by|in|on|for|from|with|about|at|and|or|it|its|they|them|their|was|were|is|"
    r"are|be|been|did|do|does|done|has|have|had|wh(?:at|ich|o|ere|en)|how|all|any|each|every|other|"
    r"plac(?:e|es)|items?|clauses?|points?|documents?|notices?|plans?|bec[ao]me|happen(?:ed)?|"
    r"mention\w*|responsible|leads?|supports?|charge|texts?|please|tell|me|there|this|that|us|"
    r"why|not|never|else|both|\w+n['’]?t|says?|c[oa]mes?|handle\w*|treat\w*|sources?|wordings?|words|list|show|g[eo]t|take|taken|took|"
    r"copied|copy|\w+thing|agenc(?:y|ies))\b"
)

_HAN = "[\u4e00-\u9fff]"
_CHARGED = r"(?:主要|具体|都|要|各自?|[在\s])*(?:(?:负责|牵头|配合|承担)、?)+[了的]?"
_AGENCY = rf"(?!各)(?:(?![谁哪由]|什么|没有){_HAN}){{2,20}}?"
# The agency stands before what it is asked about; it is no word that asks itself.
_TASKS = (
    re.compile(
        rf"(?<!{_HAN})(?:请问|[的在由])?({_AGENCY}){_CHARGED}"
        r"(?:[是有]?(?:哪|什么|多少|几)|(?:任务|工作|条款|事项)[有是])"
    ),
    re.compile(rf"(?:哪[些个几]|什么){_HAN}{{0,3}}由({_AGENCY}){_CHARGED}"),
    re.compile(
        rf"(?<!{_HAN})(?:的|在)?({_HAN}{{1,12}}[局委办厅部])(?:需?要|应该?)?[做干](?:哪|什么)"
    ),
    spoken(
        rf"\b(?:what|which|how\s+many)\b[^\u4e00-\u9fff]*({_HAN}{{2,}})\s*"
        r"(?:responsible|in\s+charge|lead|support)"
    ),
    spoken(rf"\b(?:responsibilit\w+|duties)\s+of\s+({_HAN}{{2,}})"),
)
_ROLES = (
    (Role.LEAD, spoken(r"牵头|\bleads?\b")),
    (Role.SUPPORT, spoken(r"配合|\bsupports?\b")),
)
_SHORTEST = 4  # characters, in a part of a word that stands for it
_LONGEST = 20  # characters, in a word whose parts are looked for
# Words of a text: in quotation marks, which may stand in it, too, behind a colon, or before 这句话.
_QUOTATION = re.compile('["“「『]((?:[^"“”」』]|“[^“”]*”){4,})["”」』]')
_QUOTED = (
    _QUOTATION,
    re.compile(r":\s*([\u4e00-\u9fff].{3,})$"),
    re.compile(r"^\W*(.{4,}?)[，,]?\s*这(?:一?[句段](?:话|文字)?|几句话?)"),
)


def topic(question: str) -> tuple[str, ...]:
    """The words left that may be an item's own; its number, places and documents are taken out.

    What is quoted is one of them, whatever stands in it.

    >>> topic("哪些市保留了政务热线")
    ('政务热线',)
    """
    if words := _QUOTATION.search(question):
        return (words[1].strip(), *topic(question.replace(words.group(), " ")))
    text = without_asking(question)
    for pattern in (_NO_TOPIC, _NO_ENGLISH_TOPIC):
        text = pattern.sub(" ", text)
    return tuple(re.findall(r"[\u4e00-\u9fff]{2,}|\b(?=\d*[A-Za-z])[A-Za-z\d]{2,}", text, re.ASCII))


def beside(question: str) -> tuple[str, ...]:
    """The words and figures left of a question about whole documents, which say something more.

    >>> beside("2018年政务热线的13.1"), beside("2018年的")
    (('政务热线', '13', '1'), ())
    """
    return (*topic(question), *re.findall(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+", question))


def longest_parts(word: str) -> Iterator[list[str]]:
    """The parts of a Chinese word that may stand for it, the longest first, those alike at once.

    Each is more than two thirds of it and no common short word.

    >>> list(longest_parts("财政预决算"))
    [['财政预决', '政预决算']]
    """
    if word.isascii() or len(word) > _LONGEST:
        return
    for size in range(len(word) - 1, max(_SHORTEST, len(word) * 2 // 3 + 1) - 1, -1):
        yield [word[start : start + size] for start in range(len(word) - size + 1)]


def quoted(question: str) -> re.Match[str] | None:
    """Words of a text that a question quotes, as the first group.

    >>> quoted("“制定出台涉及公共利益”从哪里来")[1], quoted("这句话来自哪里:全面推进决策公开")[1]
    ('制定出台涉及公共利益', '全面推进决策公开')
    """
    return _first(_QUOTED, question)


def asks_whence(question: str) -> bool:
    """Whether it is asked where words come from; 来自 may also stand in an item's own words.

    >>> asks_whence("江门市的文字来自哪里"), asks_whence("哪些市删去了来自群众的意见")
    (True, False)
    """
    for pattern in _QUOTED:
        question = pattern.sub(" ", question)
    others = statuses_asked(question) or RESPONSIBLE.search(question) or _DEALT.search(question)
    return bool((_WHERE_FROM if others else _SOURCE).search(question))


def agency_asked(question: str) -> re.Match[str] | None:
    """The agency (the first group) that is asked what it has to do; its place is taken out before.

    >>> agency_asked("财政局牵头哪些工作")[1], agency_asked("谁负责")
    ('财政局', None)
    """
    return _first(_TASKS, question)


def asks_otherwise(question: str) -> bool:
    """Whether statuses, changes, additions, duties, sources or a quotation are asked about."""
    return bool(
        statuses_asked(question)
        or changes_asked(question)
        or ADDED.search(question)
        or RESPONSIBLE.search(question)
        or asks_whence(question)
        or quoted(question)
    )


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for each in patterns if (match := each.search(text))), None)


def roles_asked(question: str) -> tuple[Role, ...]:
    """The roles a question asks about; empty for all."""
    return tuple(role for role, words in _ROLES if words.search(question))
