"""Who does something in a question, and to whose document: what stands around the verb says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lineage.questions.lexicon import AND, BETWEEN, MARK, NEGATION, WHO, spoken
from lineage.questions.marked import NO_MARK, Marked, Named
from lineage.questions.slots import plainly

_AND = rf"(?:{AND}|比|还是|\b(?:or|vs)\b)"
# One or several documents, perhaps led by a word that makes them a source: 对广东省.
_RUN = spoken(
    rf"(?P<source>(?:[对从自把将于]|(?<!{MARK})[跟与]|\b(?:from|to)\s)\s*(?:the\s+)?)?"
    rf"{MARK}(?:\s*{_AND}\s*(?:the\s+)?{MARK})*"
)
# Between what is spoken of and who does it: 国务院的哪些条款惠州…, clauses of Guangdong did Huizhou….
_TOPIC = spoken(
    rf"\W*的?(?:文件|原文)?的?(?:(?:[哪什几多]|条|款|内容|文字){NO_MARK}*?)?[是,，\s]*"
    r"(?:['’]s)?\s*(?:clauses?|items?|points?|words|text)?\s*"
    r"(?:\b(?:that|which|did|does|do|has|have|is|was|were|are)\b\s*)*(?:the\s+)?"
)
# Who does it is asked, of one document that is spoken of first: 国务院的全文谁附上了.
_ASKED_LAST = spoken(
    r"谁|大家|(?:哪[些个]?|各|每个?|所有)(?:城?[省市县区]|地区|文件)|(?:[^的]哪[些个]?|各)地方?|"
    r"\b(?:did|do|does|have|has)\s+(?:cit|count|district|province|place)"
)
_WHO = spoken(rf"{MARK}|{WHO.pattern}")
_PASSIVE = spoken(r"\b(?:is|are|was|were|been|be)\b[\s\w]*$")
_BY = spoken(r"\bby\b")
_IN = spoken(rf"\b(?:by|in)\b(?=\s+(?:the\s+)?{MARK})")
# Behind the verb: 最忠实的是惠州, how faithful is Huizhou; 还是江门, 比江门.
_DOER_BEHIND = spoken(
    rf"{NO_MARK}*(?:[,，:：]|是|\b(?:is|are|was|were|did|does|has)\b){NO_MARK}*{MARK}.*"
)
_OR_DOER = spoken(rf"(?:还是|比|\b(?:or|than)\s)\s*(?:the\s+)?{MARK}.*")
_AT = re.compile(rf"在({MARK})")
_NOT = spoken(f"{NEGATION}{BETWEEN}$")


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands for the doer in a question, and for what it was done to, with their documents.

    `denied`: it is asked who doesn't. Not `clear`: two stand where one can do it.
    """

    doer: str
    object: str
    doers: tuple[Named, ...]
    objects: tuple[Named, ...]
    denied: bool
    clear: bool


def sides(question: Marked, verb: re.Match[str]) -> Sides:
    """Who does it and to whom: what stands before and behind the verb; 被 and by turn it round."""
    before, after = question.text[: verb.start()], question.text[verb.end() :]
    parts = _turned(before, after)
    doer, behind, clear = (*parts, True) if parts else _straight(before, after)
    return Sides(
        doer,
        behind,
        question.within(doer),
        question.within(behind),
        denied=bool(_NOT.search(re.sub(MARK, " ", plainly(before)))),
        clear=clear,
    )


def _turned(before: str, after: str) -> tuple[str, str] | None:
    """Both sides of a passive."""
    head, passive, agent = before.rpartition("被")
    if passive:
        where = None if re.search(MARK, agent) else _AT.search(head)
        if where:  # （五）在惠州被改写
            agent, head = where[1], head.replace(where.group(), " ")
        return agent, f"{head} {after}"
    by = _BY.search(after) or (_IN.search(after) if _PASSIVE.search(before) else None)
    return (after[by.end() :], f"{before} {after[: by.start()]}") if by else None


def _straight(before: str, after: str) -> tuple[str, str, bool]:
    """Both sides, and whether they can be told apart; sources stand behind 对 and 从, too."""
    runs = list(_RUN.finditer(before))
    free = [run for run in runs if not run["source"]]
    sources = [run for run in runs if run["source"]]
    clear = len(free) < 3
    if len(free) == 2 and clear:
        topic, doer = free
        clear = bool(_TOPIC.fullmatch(before[topic.end() : doer.start()]))
        sources.append(topic)
    elif len(free) == 1 and len(re.findall(MARK, free[0].group())) == 1:
        last = _ASKED_LAST.search(before[free[0].end() :])
        sources += free if last and not _WHO.search(after) else []
    taken = [run.group() for run in sources]
    for each in taken:
        before = before.replace(each, " ", 1)
    behind = _OR_DOER.search(after) if free else _DOER_BEHIND.match(after)
    if behind:
        after, doers = after[: behind.start()], behind.group()
        taken += [run.group() for run in _RUN.finditer(doers) if run["source"]]
        before = f"{before} {_RUN.sub(lambda run: ' ' if run['source'] else run[0], doers)}"
    return before, " ".join([*taken, after]), clear
