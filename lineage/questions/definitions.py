"""What the words for what became of an item mean."""

from __future__ import annotations

import re

from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.answers.questions import Definition
from lineage.queries.verdict import Verdict
from lineage.queries.wording import MEANINGS, VERDICT
from lineage.questions import fillers, lexicon
from lineage.questions.asked import Asked
from lineage.questions.slots import taken


def definitions(asked: Asked) -> AskAnswer | None:
    """What the words that are asked about mean; None where others are, or nothing of this kind."""
    left, count = lexicon.MEANING.subn(" ", asked.words)
    named, left = taken(lexicon.VERDICTS, left)
    left, every = lexicon.EVERY_STATUS.subn(" ", left)
    found = named or (tuple(Verdict) if every else ())
    if not (count and found) or re.search(r"\w", fillers.DEFINITIONS.sub(" ", left)):
        return None
    told = tuple(
        Definition(each, asked.say(*VERDICT[each]), asked.say(*MEANINGS[each])) for each in found
    )
    names = asked.listed(f"“{each.name}”" for each in told)
    head = asked.say(f"{names}的含义", f"What is meant by {names}")
    if len(told) == len(Verdict):
        head = asked.say("各状态的含义", "What the statuses mean")
    lines = [asked.told(each.name, each.meaning) for each in told]
    return asked.answer(asked.understood(Intent.DEFINITIONS, head, ()), lines, definitions=told)
