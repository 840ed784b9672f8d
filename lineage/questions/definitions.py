"""What the words for what became of an item mean."""

from __future__ import annotations

import re

from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.answers.questions import Definition
from lineage.queries.verdict import Verdict
from lineage.queries.wording import MEANINGS, VERDICT
from lineage.questions.asked import Asked
from lineage.questions.question import STATUSES, spoken, taken

MEANING = spoken(
    r"什么叫|什么是(?=[删保并]|部分|主题|未提)|[是指的]*什么意思|指的?是?什么|含义|(?<!化)定义|"
    r"\bwhat\s+(?:does|do|is)\b(?=.*\bmean)|\bmean(?:s|t|ing)?\b(?!\s+to\b)(?:\s+(?:of|by)\b)?|\bdefin(?:e[sd]?|itions?)\b(?:\s+of\b)?"
)
_NAMES = (
    (Verdict.ATTACHED, r"(?:自身文字)?未提[，,]?但?附[有了]?全文|附[有了]?全文|\battach\w*"),
    *((Verdict(status), words) for status, words in STATUSES),
)
_EVERY = spoken(
    r"(?:各种?|每种|这些|所有)?(?:状态|结论|标记)|\b(?:all\s+)?(?:status(?:es)?|verdicts?)\b"
)
_FILLERS = spoken(
    r"其[他它]条目|分别|请问|这里|矩阵|表格?|[仅是的在里中和与及]|"
    r"\b(?:an?(?:other)?|the|into|items?|only|here|in|is|and|what)\b"
)


def definitions(asked: Asked) -> AskAnswer | None:
    """What the words that are asked about mean; None where others are, or nothing of this kind."""
    if not MEANING.search(asked.words):
        return None
    named, left = taken(_NAMES, MEANING.sub(" ", asked.words))
    found = named or (tuple(Verdict) if _EVERY.search(left) else ())
    if not found or re.search(r"\w", _FILLERS.sub(" ", _EVERY.sub(" ", left))):
        return None
    told = tuple(
        Definition(each, asked.say(*VERDICT[each]), asked.say(*MEANINGS[each])) for each in found
    )
    names = asked.listed(f"“{each.name}”" for each in told)
    head = asked.say(f"{names}的含义", f"What is meant by {names}")
    if len(told) == len(Verdict):
        head = asked.say("各状态的含义", "What the statuses mean")
    lines = [
        asked.say(f"{each.name}：{each.meaning}", f"{each.name}: {each.meaning}") for each in told
    ]
    return asked.answer(asked.understood(Intent.DEFINITIONS, head, ()), lines, definitions=told)
