"""How much of a document is whose words: who copied most, who rewrote most, what is its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lineage.errors import UnknownReference
from lineage.language import pick
from lineage.model import Fidelity
from lineage.queries.answers.coverage import AskAnswer, Intent, Understood
from lineage.queries.answers.questions import DocumentShares
from lineage.queries.parts import in_order
from lineage.queries.regions import places_within
from lineage.queries.wording import SHARE, whose
from lineage.questions.aims import Share, asks_otherwise, share_asked
from lineage.questions.asked import Asked
from lineage.questions.marked import MARK, Marked
from lineage.questions.question import (
    asks_for_places,
    changes_asked,
    is_negated,
    item_references,
    levels_asked,
)
from lineage.questions.topic import beside
from lineage.store.base import Card, View

# A place whose cities are asked for: 广东省哪个市, which city in Guangdong.
_WITHIN = re.compile(rf"({MARK})的?(?:哪|各|下辖|所辖)|\b(?:in|of)\s+({MARK})", re.IGNORECASE)


def shares(view: View, asked: Asked, question: Marked) -> AskAnswer | None:
    """The shares of documents, by the one asked for; None where none is.

    Raises QuestionError, UnknownReference.
    """
    share, left = share_asked(question.text)
    if share is None or asks_otherwise(left):
        return None
    if is_negated(left):
        raise asked.denied(view)
    if changes_asked(question.text) and (item_references(left) or beside(left)):
        return None  # of one item the changes are told
    if item_references(left):
        whole = "这些比例按整份文件计算，不按条计算", "These shares are those of whole documents"
        raise asked.unread(view, *whole)
    meant = _documents(view, asked, question)
    if words := beside(left):
        raise asked.strange(view, words)
    below = {unit for unit, _ in view.edge_counts()}
    rest = [card.key for card in meant if card.key not in below]
    below |= {row.document for row in view.coverage(documents=rest)}
    fidelity = {each.document: each for each in view.fidelity()}
    found = [
        _shares(card, share, fidelity.get(card.key) if card.key in below else None)
        for card in meant
    ]
    found.sort(key=lambda each: _order(each, share))
    head = _head(asked, share, found)
    lines = [_line(each, asked) for each in found]
    one = meant[0] if len(meant) == 1 else None
    understood = Understood(
        Intent.FIDELITY,
        head,
        document=one.key if one else None,
        place=one.place if one else None,
        levels=levels_asked(question.text),
    )
    answer = "\n".join([head, *lines])
    return AskAnswer(asked.question, understood, answer, fidelity=tuple(found))


def _documents(view: View, asked: Asked, question: Marked) -> list[Card]:
    """The documents that are asked about: those named, those within a place, or all below others."""
    cards, levels = in_order(view.cards()), levels_asked(question.text)
    among = asks_for_places(question.text)
    if unseen := [each.name for each in question.named if not each.keys]:
        raise UnknownReference("document", unseen[0], tuple(card.key for card in cards))
    named = {key for each in question.named for key in each.keys}
    if among and len(question.named) == 1:
        within = _WITHIN.search(question.text)
        place = question.named[0].place
        if not (within and place):
            whole = (
                "这些比例按整份文件的全部来源计算，不能只问一份上级文件",
                "These shares count all that stands above, not one document",
            )
            raise asked.unread(view, *whole)
        inside = places_within(view, place)
        return _of_levels([card for card in cards if card.place in inside], levels, {place})
    if named:
        return [card for card in cards if card.key in named]
    if not among:
        raise asked.unread(view, "没有指明地区或文件", "No place or document is named")
    below = {unit for unit, _ in view.edge_counts()}
    return _of_levels([card for card in cards if card.key in below], levels, set())


def _of_levels(
    cards: list[Card], levels: Collection[object], without: Collection[str]
) -> list[Card]:
    return [
        card for card in cards if card.place not in without and (not levels or card.level in levels)
    ]


def _order(each: DocumentShares, share: Share) -> tuple[bool, float]:
    """By the share asked for; last of all those without."""
    part = each.share or 0.0
    return each.share is None, part if share.least else -part


def _shares(card: Card, share: Share, shares: Fidelity | None) -> DocumentShares:
    return DocumentShares(
        document=card.key,
        document_title=card.title,
        place=card.place,
        level=card.level,
        attached=card.attaches is not None,
        share=round(sum(getattr(shares, kind) for kind in share.kinds), 4) if shares else None,
        shares=shares,
    )


def _head(asked: Asked, share: Share, found: Sequence[DocumentShares]) -> str:
    kinds = asked.say("＋", " or ").join(pick(SHARE[kind], asked.language) for kind in share.kinds)
    one = found[0] if len(found) == 1 else None
    if one and one.share is not None:
        return asked.say(
            f"{one.place or one.document}自身文字中“{kinds}”占 {one.share:.0%}",
            f"{one.share:.0%} of the words of {one.place or one.document} are {kinds}",
        )
    return asked.say(
        f"各文件自身文字从何而来，按“{kinds}”所占比例从{'低到高' if share.least else '高到低'}",
        f"Where the words of documents come from, by the share that is {kinds},"
        f" the {'smallest' if share.least else 'largest'} first",
    )


def _line(each: DocumentShares, asked: Asked) -> str:
    who = whose((each.place or each.document, each.document_title, each.level), asked.language)
    if each.share is None:
        return asked.say(
            f"{who}：语料中没有其上级文件，不作比较",
            f"{who}: not compared, for want of a document above it",
        )
    told = asked.say("，", ", ").join(
        f"{pick(words, asked.language)} {getattr(each.shares, kind):.0%}"
        for kind, words in SHARE.items()
        if getattr(each.shares, kind) >= 0.005
    )
    note = asked.say("；另附上级全文", "; attaches the full text above it, too")
    return f"{who} {each.share:.0%}{asked.say('：', ': ')}{told}{note * each.attached}"
