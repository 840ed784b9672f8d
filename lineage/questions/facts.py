"""What documents print of themselves: when, by whom and under what number they were issued."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lineage.errors import UnknownReference
from lineage.language import listed, pick
from lineage.model import Fact
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.answers.questions import DocumentFact
from lineage.queries.parts import called, in_order
from lineage.queries.wording import DATE, FACT, whose
from lineage.questions.aims import DOCUMENT, EVERY, asks_otherwise, asks_when, facts_asked
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked
from lineage.questions.question import is_negated, item_references, levels_asked
from lineage.questions.topic import asks_whence, beside, quoted
from lineage.store.base import Card, View

_MOST_CALLED = 3  # documents, by their names in the heading
_COUNTED = ("sections", "items", "clauses")


def facts(view: View, asked: Asked, question: Marked) -> AskAnswer | None:
    """The facts of documents that are asked for; None where none is.

    Raises QuestionError, UnknownReference.
    """
    names, left = facts_asked(question.text)
    if not names:
        return None
    if asks_whence(left) or quoted(left):
        return None
    of_item = asks_otherwise(left) or item_references(left)
    spoken = question.named or DOCUMENT.search(question.text)
    if asks_when(question.text) and (of_item or not spoken):
        raise asked.unread(view, *_WHOLE_ONLY)
    if asks_otherwise(left):
        return None
    keys = _keys(view, asked, question, left)
    if keys is None:
        return None
    if is_negated(left):
        raise asked.denied(view)
    if item_references(left):
        raise asked.unread(view, *_WHOLE_ONLY)
    if words := beside(left):
        raise asked.strange(view, words)
    cards = [card for card in in_order(view.cards()) if card.key in keys]
    found = tuple(each for card in cards for each in _of(view, asked, card, names))
    told = listed((pick(FACT[name], asked.language) for name in names), asked.language)
    whole = listed((called(card) for card in cards[:_MOST_CALLED]), asked.language)
    if len(cards) > _MOST_CALLED:
        whole = asked.say(f"{len(cards)} 份文件", f"{len(cards)} documents")
    head = asked.say(f"{whole}：{told}", f"{whole}: {told}")
    answer = "\n".join([head, *(_line(each, asked) for each in found)])
    one = cards[0] if len(cards) == 1 else None
    understood = Understood(
        Intent.FACTS, head, document=one.key if one else None, place=one.place if one else None
    )
    return AskAnswer(asked.question, understood, answer, facts=found)


_WHOLE_ONLY = (
    "日期、文号、印发机关等只能问整份文件，不能问某一条或某一处理是何时",
    "Dates, numbers and issuers can be asked of whole documents only; not when an item was dealt"
    " with",
)


def _keys(view: View, asked: Asked, question: Marked, left: str) -> set[str] | None:
    """The documents that are meant. None where none is named, nor any spoken of."""
    keys = {key for each in question.named for key in each.keys}
    unseen = [each.name for each in question.named if not each.keys]
    if unseen:
        raise UnknownReference("document", unseen[0], tuple(card.key for card in view.cards()))
    if keys:
        return keys
    levels, every = levels_asked(question.text), EVERY.search(question.text)
    if every and (levels or DOCUMENT.search(question.text)):
        return {card.key for card in view.cards() if not levels or card.level in levels}
    if not DOCUMENT.search(question.text):
        return None
    if words := beside(left):
        raise UnknownReference(
            "document", " ".join(words), tuple(card.key for card in view.cards())
        )
    raise asked.unread(view, "没有指明文件", "No document is named")


def _of(view: View, asked: Asked, card: Card, names: Collection[str]) -> list[DocumentFact]:
    document = view.document(card.key)
    printed = {fact.name: fact for fact in document.facts} if document else {}
    return [_fact(asked, card, name, printed) for name in names]


def _fact(asked: Asked, card: Card, name: str, printed: Mapping[str, Fact]) -> DocumentFact:
    fact = printed.get(name)
    value = fact.value if fact else None
    if name in _COUNTED:
        value = str(getattr(card, name))
    label = pick(FACT[name], asked.language)
    if name in _COUNTED:
        text = f"{value} {label}"
        if card.attaches:
            text += asked.say("（不含所附上级全文）", " (without the text it attaches)")
    elif value is None:
        text = asked.say(f"{label}：原文没有印出", f"{label}: not printed in the text")
    else:
        kind = printed.get("date_kind") if name == "date" else None
        label = pick(DATE[kind.value], asked.language) if kind else label
        shown = value.removeprefix(f"{FACT[name][0]}：").rstrip("：")
        text = asked.say(f"{label}：{shown}", f"{label}: {shown}")
    return DocumentFact(
        document=card.key,
        document_title=card.title,
        place=card.place,
        level=card.level,
        name=name,
        value=value,
        origin=fact.origin if fact else None,
        source_file=card.source_file,
        source_lines=str(fact.lines) if fact and fact.lines else None,
        text=text,
    )


def _line(fact: DocumentFact, asked: Asked) -> str:
    who = whose((fact.place or fact.document, fact.document_title, fact.level), asked.language)
    where = ""
    if fact.source_lines:
        where = asked.say(
            f"（{fact.source_file} 第 {fact.source_lines} 行）",
            f" ({fact.source_file}, line {fact.source_lines})",
        )
    return f"{who} {fact.text}{where}"
