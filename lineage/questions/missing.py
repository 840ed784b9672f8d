"""Which documents are named as sources and not in the corpus."""

from __future__ import annotations

import re

from lineage.queries.answers.coverage import AskAnswer, Intent, NoText, Understood
from lineage.queries.parts import without_text
from lineage.queries.regions import places_within
from lineage.questions.asked import Asked
from lineage.questions.claims import Claim
from lineage.questions.marked import Marked
from lineage.questions.named import YEAR
from lineage.questions.question import item_references, levels_asked
from lineage.questions.topic import beside

_TEXT = "(?:文件|原文|正文|文本)"
_MISSING = re.compile(
    rf"(?:没有|没|缺[少失]?了?|未见|找不到|见不到)(?:到|其|的|哪[些几]?[份个]?|什么|上级)*{_TEXT}(?!提)|"
    rf"{_TEXT}(?:都|还)?(?:缺失|未见|没有?找到|找不到|不在|不全)|"
    r"\bmissing\s+(?:document|notice|text|source)s?\b|"
    r"\b(?:document|notice|text|source)s?\s+(?:is|are)\s+(?:missing|absent|not\s+(?:there|in))\b|"
    r"\b(?:no|without(?:\s+a)?)\s+(?:document|text)s?\b",
    re.IGNORECASE,
)


def missing(asked: Asked, question: Marked) -> Claim | None:
    """The documents that are cited as sources, but not in hand.

    Of the levels, the years and the places, with those within, that are named.
    """
    left, count = _MISSING.subn(" ", question.text)
    if not count or item_references(left) or beside(left):
        return None
    places = [each.place for each in question.named if each.place]
    within = {name for place in places for name in places_within(asked.view, place)}
    levels, years = levels_asked(question.text), YEAR.findall(question.text)

    def meant(each: NoText) -> bool:
        printed = f"{each.number or ''}{each.title or ''}"
        return (
            (not places or each.place in within)
            and (not levels or each.level in levels)
            and (not years or any(year in printed for year in years))
        )

    def answer(_: str | None) -> AskAnswer:
        found = tuple(filter(meant, without_text(asked.view, asked.language)))
        who = asked.listed(sorted(places))
        head = asked.say(
            f"被引为来源而未见的{who}文件：{len(found)} 份",
            f"Documents{f' of {who}' * bool(who)} that are cited as sources and not in hand:"
            f" {len(found)}",
        )
        lines = [
            f"{each.place or each.title}{asked.say('：', ': ')}{each.reason}" for each in found
        ]
        place = places[0] if len(places) == 1 else None
        understood = Understood(Intent.MISSING, head, place=place, levels=levels)
        none = asked.say("没有这样的文件。", "There is none.")
        return asked.answer(understood, lines, none, no_text=found)

    return Claim(left, answer)
