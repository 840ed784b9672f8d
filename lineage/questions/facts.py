"""What documents print of themselves: when, by whom and under what number they were issued."""

from __future__ import annotations

from collections.abc import Collection

from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.answers.questions import DocumentFact
from lineage.queries.facts import COUNTED, document_facts
from lineage.queries.parts import called
from lineage.queries.wording import FACT
from lineage.questions import fillers, lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import NO_DOCUMENT, WHEN_ONLY, Claim
from lineage.questions.numbered import item_references
from lineage.questions.slots import asks_otherwise, asks_whence, quoted, taken
from lineage.questions.wanted import circle
from lineage.questions.whom import Question
from lineage.store.base import Card

_MOST_CALLED = 3  # documents, by their names in the heading


def facts(asked: Asked, question: Question) -> Claim | None:
    """The facts of documents that are asked for."""
    text = question.text
    names, left = taken(lexicon.FACTS, text)
    left = fillers.FACTS.sub(" ", lexicon.UNPRINTED.sub(" ", left))
    if not names or asks_whence(left) or quoted(left):
        return None
    named, documents = question.within(text), lexicon.DOCUMENT.search(text)
    every = lexicon.EVERY_DOCUMENT.search(text) or question.whom.quantifier
    own = named or (every and (documents or question.levels))
    of_item = asks_otherwise(left) or item_references(left)
    if lexicon.WHEN.search(text) and (of_item or not (named or documents)):
        raise asked.unread(*WHEN_ONLY)
    if not (own or documents):
        return None

    def answer(_: str | None) -> AskAnswer:
        if not own:
            raise asked.unread(*NO_DOCUMENT)
        asked_of = circle(asked, question, named)
        cards = list(asked_of.cards)
        if names[0] in COUNTED and lexicon.RANKED.search(text):
            least = bool(lexicon.LEAST.search(text))
            cards.sort(key=lambda card: getattr(card, names[0]), reverse=not least)
        return asked.of_whom(question.whom.called(asked), _told(asked, question, cards, names))

    mine, whose_document = (left, "") if own else ("", left)
    return Claim(mine, answer, named, whose_document, whole=WHEN_ONLY)


def _told(asked: Asked, question: Question, cards: list[Card], names: Collection[str]) -> AskAnswer:
    found = document_facts(asked.view, cards, names, asked.language)
    told = asked.listed(asked.say(*FACT[name]) for name in names)
    whole = asked.listed(map(called, cards))
    if not 0 < len(cards) <= _MOST_CALLED:
        whole = asked.say(f"{len(cards)} 份文件", f"{len(cards)} documents")
    head = asked.told(whole, told)
    names_of = asked.names()
    lines = [f"{names_of[each.document]} {each.text}{_where(each, asked)}" for each in found]
    none = asked.say("没有这样的文件。", "There is no such document.")
    understood = asked.understood(Intent.FACTS, head, cards, levels=question.levels)
    return asked.answer(understood, lines, none, facts=found)


def _where(fact: DocumentFact, asked: Asked) -> str:
    if not fact.source_lines:
        return ""
    return asked.say(
        f"（{fact.source_file} 第 {fact.source_lines} 行）",
        f" ({fact.source_file}, line {fact.source_lines})",
    )
