"""Set phrases of ideology and of the Party's leadership: every plan has them, so they tell nothing.

A phrase that stands once in each document is rare by any count of a document's own clauses, and
these are long. They belong to the genre, not to any document: sharing them shows no descent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "[一二三四五六七八九十]"
_FORMULA = re.compile(
    "|".join(
        (
            "高举(?:中国特色社会主义)?伟大旗帜",
            "(?:全面|深入|认真|切实|坚决|学习|贯彻|落实|坚持|以|用)*习近平.{0,18}?思想(?:精神|为指导|为指引|武装头脑|统领|和)*",
            "(?:全面|深入|认真|切实|坚决|学习|贯彻|落实)*习近平(?:总书记)?.{0,12}?(?:重要讲话|重要论述|重要指示批?示?|指示批示)(?:精神|和)*",
            "(?:坚持|以)?马克思(?:列宁)?主义(?:为指导)?",
            "毛泽东思想|(?:以|坚持)?邓小平理论(?:和)?|三个代表重要思想(?:为指导)?|(?:深入|认真|学习|贯彻|实践|落实)*科学发展观(?:为指导)?",
            "(?:全面|深入|认真|学习|贯彻|落实)*"
            f"党的{_HAN}+[大届](?:和?(?:{_HAN}+届)?(?:历次|(?:{_HAN}中)+)?(?:全会)?)*(?:精神)?",
            "在?以(?:习近平|胡锦涛)同志为(?:核心|总书记)的党中央(?:坚强领导下?)?",
            "(?:认真|全面|坚决|贯彻|落实)*党的基本理论基本路线基本方略",
            "(?:按照|坚决|认真|全面|贯彻|落实)*党中央国务院(?:的)?(?:各项)?(?:重大)?(?:决策)?部署(?:和?要求)?",
            "(?:深刻领悟|切实|进一步|不断|牢固|树立|增强|坚定|坚决|做到|拥护)*(?:两个确立|四个意识|四个自信|两个维护)(?:的决定性意义)?",
            "(?:统筹|推进)*五位一体总?体?布?局?|(?:协调|推进)*四个全面战?略?布?局?",
            "(?:完整准确)?(?:全面)?(?:坚持|树立|贯彻|落实|践行|牢固|和)*(?:创新协调绿色开放共享的?)?(?:新)?发展理念",
            "(?:坚持)?稳中求进(?:的)?(?:工作)?总基调|立足新发展阶段|(?:加快)?构建新发展格局|(?:推动|着力|实现)*高质量发展",
            "(?:坚持|牢固|树立|践行)*以人民为中心的?(?:发展)?思?想?",
            "使?市场在资源配置中(?:的|起)决定性作用|更好发挥政府作用",
            "(?:推进|加快|实现)*国家治理体系和治理能力现代化",
            "全面建设社会主义现代化国家|全面建成小康社会|中华民族伟大复兴",
        )
    )
)


def formulas(text: str) -> Iterator[tuple[int, int]]:
    """Where set phrases stand in a folded text, as half-open ranges in order.

    >>> list(formulas("以习近平新时代中国特色社会主义思想为指导推进政务公开"))
    [(0, 20)]
    """
    return (match.span() for match in _FORMULA.finditer(text))
