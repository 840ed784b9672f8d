"""Which documents are named as sources and not in the corpus."""

from __future__ import annotations

from lineage.language import listed
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.parts import without_text
from lineage.questions.aims import asks_missing
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked
from lineage.questions.question import item_references
from lineage.store.base import View


def missing(view: View, asked: Asked, question: Marked) -> AskAnswer | None:
    """The documents that are cited as sources, but not in hand, of a place if one is named.

    None where that isn't asked.
    """
    if not asks_missing(question.text) or item_references(question.text):
        return None
    places = {each.place for each in question.named if each.place}
    found = tuple(
        each for each in without_text(view, asked.language) if not places or each.place in places
    )
    who = listed(sorted(places), asked.language)
    head = asked.say(
        f"被引为来源而未见的{who}文件：{len(found)} 份",
        f"Documents{f' of {who}' * bool(who)} that are cited as sources and not in hand: {len(found)}",
    )
    understood = Understood(Intent.MISSING, head, place=next(iter(places), None))
    lines = [f"{each.place or each.title}{asked.say('：', ': ')}{each.reason}" for each in found]
    return AskAnswer(asked.question, understood, "\n".join([head, *lines]), no_text=found)
