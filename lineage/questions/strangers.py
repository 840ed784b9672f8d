"""What reads as the name of a place that the corpus doesn't know."""

from __future__ import annotations

import re
from itertools import chain

from lineage.questions.fillers import ASKING
from lineage.questions.lexicon import HAN, spoken
from lineage.questions.slots import without_changes

_AND = re.compile(r"(?<=[市省县区州盟旗])和")
# 和, 将, 中 and 里 stand in names, too: they begin one where little follows (和田市, 中山市).
_DIVISION = re.compile(
    r"(?:[和将中里](?=.{3})(?!.地区))?"
    rf"({HAN}{{1,12}}?(?:特别行政区|生产建设兵团|地区|自治[区州县旗]|[市省县区州盟旗]))"
    r"(?:(?:人民)?政府.*|办.*|责任.*|是.*)?"
)
# 盐城市 is a name, 大城市 and 沿海城市 are none.
_NO_NAME = re.compile(
    r"(?:[大小老新主本全该每某我外两多数下上]?|.{2,})(?:城市|城区|园区|县区|县市|门市)|"
    r".*(?:各|本|该|关|他|同|些|部|困|后|达|族|远|点|海|村|市|边|全|在|[东西华][东南西北中])地区|"
    r".*(?:市县区?|市区|社区|省市|辖区|区县|级市|辖市|小区|片区|景区|超市|上市|股市)|"
    r"(?:[本全该每某我外两多数下上]+|.*[两几一二三四五六七八九十]个|自治|直辖)[省市县区州旗]"
)
# Before 谁负责 stands the place where the item, which is taken out, stands behind it: else a subject.
# In 在深圳怎么样了 it stands behind 在; what it is about stands before it.
_DOER = re.compile(
    rf"^\W*(?:请问)?(?P<doer>{HAN}{{2,6}}?)(?:(?:怎样|怎么|如何)(?:处理|对待|落实|承接|执行)|"
    r"有没有|是否|没有|未|不|删|保留|合并|承接|新增|增加|由?谁(?:负责|牵头|配合)\s)"
)
_WHERE = re.compile(rf"(?<!{HAN})在(?P<doer>{HAN}{{2,4}}?)[，,\s]*(?:怎么?样|的?情况|如何\W*$)")
_NO_DOER = re.compile(
    rf"{ASKING.pattern}|{_NO_NAME.pattern}|"
    r"地方|大家|[他它我]们?|谁|下[级面]|基层|城市|[市省县区][里级]|政府|部门|人们|后来|最|具体|现在|"
    r"[查列找看说问给]|显示|统计|[一几][条款项]|[一总]共|部分|都|也"
)
_CAPITALS = r"(?-i:[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)*)"
_ENGLISH_DOER = spoken(
    r"\b(?:did|does|has|have|do|(?:what|how)\s+(?:did|does|has))\s+(?:the\s+)?"
    rf"({_CAPITALS}|(?-i:[a-z]+)(?=\s+(?:do|handle|treat)\b))|"
    rf"\b(?-i:in|of|by|for|from|at)\s+(?:the\s+)?({_CAPITALS})|"
    r"^\W*((?-i:[A-Z][a-z]+))\s+(?:drop|omit|ke(?:ep|pt)|retain|merge|add)"
)
_NO_ENGLISH_DOER = spoken(
    r"(?:it|they|the|each|every\w*|all|any\w*|other|others|places?|local\w*|cit(?:y|ies)|"
    r"count(?:y|ies)|provinces?|departments?|governments?|what|which|who|how|where|item|clause|to|"
    r"point|documents?|did|does|do|has|have|was|is)\b"
)


def place_like(question: str) -> str | None:
    """What reads as the name of a place; known places and items are taken out before.

    >>> (
    ...     place_like("深圳市怎样处理"),
    ...     place_like("what did Beijing do with"),
    ...     place_like("哪些市删去了"),
    ... )
    ('深圳市', 'Beijing', None)
    """
    parts = map(ASKING.split, re.findall(f"{HAN}+", without_changes(question)))
    for run in chain.from_iterable(map(_AND.split, chain.from_iterable(parts))):
        match = _DIVISION.fullmatch(run)
        if match and not _NO_NAME.fullmatch(match[1]):
            return match[1]
    doer = _DOER.search(question) or _WHERE.search(question)
    if doer and not _NO_DOER.search(doer["doer"]):
        return doer["doer"]
    names = (each for match in _ENGLISH_DOER.finditer(question) for each in match.groups() if each)
    return next((name for name in names if not _NO_ENGLISH_DOER.match(name)), None)
