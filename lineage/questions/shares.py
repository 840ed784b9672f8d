"""How much of a document is whose words: who copied most, who rewrote most, what is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from lineage.model import Fidelity, Level
from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.answers.questions import DocumentShares
from lineage.queries.shares import document_shares
from lineage.queries.wording import SHARE
from lineage.questions import fillers, lexicon
from lineage.questions.asked import Asked
from lineage.questions.claims import NO_DOCUMENT, SAME_DOCUMENT, UNCLEAR, Claim
from lineage.questions.marked import Marked, Named
from lineage.questions.numbered import item_references
from lineage.questions.sides import Sides, sides
from lineage.questions.slots import asks_for_places, beside, changes_asked, levels_asked
from lineage.questions.wanted import circle
from lineage.questions.whom import Question
from lineage.store.base import Card

_WHOLE = "这些比例按整份文件计算，不按条计算", "These shares are those of whole documents"

_OF_SOURCE = (
    "比例按承接一方的文字计算，不能问来源的文字有多少被承接；可以问“{}有多少来自{}”",
    "Shares are those of the text that carries, not of its source; ask “how much of {} is from {}”",
)


@dataclass(frozen=True, slots=True)
class _Share:
    """The kinds of shares whose sum is asked for, whose words, and whether the least comes first.

    The `levels` are those of the documents that are asked.
    """

    kinds: tuple[str, ...]
    sources: tuple[Named, ...]
    least: bool
    levels: tuple[Level, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the documents from which the words come; none for all."""
        return tuple(dict.fromkeys(key for each in self.sources for key in each.keys))


def shares(asked: Asked, question: Question) -> Claim | None:
    """The shares of documents, by the one asked for."""
    text = question.text
    verbs = ((kinds, verb) for kinds, words in lexicon.SHARES if (verb := words.search(text)))
    kinds, verb = next(verbs, ((), None))
    if not verb or not (lexicon.MUCH_OF_IT.search(text) or lexicon.FAITHFUL.search(text)):
        return None
    left = verb.re.sub(" ", text)
    least = bool(lexicon.LEAST.search(left))
    left = fillers.SHARES.sub(" ", lexicon.MUCH_OF_IT.sub(" ", left))
    if changes_asked(text) and (item_references(left) or beside(left)):
        return None  # of one item the changes are told
    who = sides(question, verb)
    if kinds == lexicon.ALL_SHARES and not who.objects:
        return None  # which words they are is asked, not how many
    share = _Share(kinds, who.objects, least, question.levels)

    def answer(_: str | None) -> AskAnswer:
        _refuse(asked, question, who, verb)
        asked_of = circle(asked, question, who.doers)
        cards = [card for card in asked_of.cards if card.key not in share.keys]
        if who.doers and not cards:
            raise asked.unread(*SAME_DOCUMENT)
        below = {unit for unit, _ in asked.view.edge_counts()}
        if not (who.doers or question.whom.around):
            cards = [card for card in cards if card.key in below]
        told = _told(asked, share, cards, below)
        return asked.of_whom(question.whom.called(asked), told)

    return Claim(left, answer, question.named, sides=who, whole=_WHOLE)


def _refuse(asked: Asked, question: Question, who: Sides, verb: re.Match[str]) -> None:
    """Raises QuestionError for what no share is an answer to."""
    among = asks_for_places(question.text)
    if lexicon.WHICH_CLAUSE.search(question.text):
        raise asked.unread(*_WHOLE)
    if who.doers != who.objects and _is_of_source(question, who, verb):
        names = who.doers[0].name, who.objects[0].name
        raise asked.unread(*(each.format(*names) for each in _OF_SOURCE))
    to_some = not who.objects and levels_asked(who.object)  # 最接近省里的文件
    if to_some or (among and len(who.doers) == 1):
        raise asked.unread(*UNCLEAR)
    if not (who.doers or among or question.whom.quantifier):
        raise asked.unread(*NO_DOCUMENT)


def _is_of_source(question: Marked, who: Sides, verb: re.Match[str]) -> bool:
    """Whether the share is one of the source's text: how much of Guangdong did Huizhou copy."""
    if not (who.doers and who.objects):
        return False
    source, before = question.marks(who.objects[0]), question.text[: verb.start()]
    return bool(re.search(rf"(?<![对从和与跟把将])(?<!to )(?<!from )[{source}]", before))


def _told(asked: Asked, share: _Share, cards: Sequence[Card], heirs: Set[str]) -> AskAnswer:
    """The shares of documents that descend from others (`heirs`, keys) or are asked of their items."""
    names = asked.names()
    sources = {each.keys: each.name for each in share.sources}
    found = document_shares(asked.view, cards, heirs, share.kinds, tuple(sources))
    turn = 1 if share.least else -1
    found.sort(key=lambda each: (each[0].share is None, turn * (each[0].share or 0.0)))
    shares = tuple(each for each, _ in found)
    lines = [
        _line(
            names[each.document],
            each,
            parts,
            sources.get(each.sources, "") * (len(sources) > 1),
            asked,
        )
        for each, parts in found
    ]
    understood = asked.understood(
        Intent.FIDELITY, _head(asked, share, shares), cards, levels=share.levels
    )
    none = asked.say("没有可作比较的文件。", "No document stands below another.")
    return asked.answer(understood, lines, none, fidelity=shares)


def _head(asked: Asked, share: _Share, found: Sequence[DocumentShares]) -> str:
    kinds = asked.say("＋", " or ").join(asked.say(*SHARE[kind]) for kind in share.kinds)
    kinds = asked.say("文字", "") if share.kinds == lexicon.ALL_SHARES else kinds
    note = ""
    if names := asked.listed(each.name for each in share.sources):
        kinds = asked.say(f"来自{names}的{kinds}", f"{kinds} from {names}".strip())
        note = asked.say(
            "（几份上级文件都有的文字计在最上级）",
            " (words that several documents above have count as those of the highest)",
        )
    one = found[0] if len(found) == 1 else None
    if one and one.share is not None:
        head = asked.say(
            f"{one.place or one.document}自身文字中“{kinds}”占 {one.share:.0%}",
            f"{one.share:.0%} of the words of {one.place or one.document} are {kinds}",
        )
        return head + note
    head = asked.say(
        f"各文件自身文字从何而来，按“{kinds}”所占比例从{'低到高' if share.least else '高到低'}",
        f"Where the words of documents come from, by the share that is {kinds},"
        f" the {'smallest' if share.least else 'largest'} first",
    )
    return head + note


def _line(who: str, each: DocumentShares, parts: Fidelity | None, source: str, asked: Asked) -> str:
    if each.share is None:
        return asked.say(
            f"{who}：语料中没有其上级文件，不作比较",
            f"{who}: not compared, for want of a document above it",
        )
    told = asked.say("，", ", ").join(
        f"{asked.say(*words)} {getattr(parts, kind):.0%}"
        for kind, words in SHARE.items()
        if getattr(parts, kind) >= 0.005
    )
    note = asked.say("；另附上级全文", "; attaches the full text above it, too")
    whence = asked.say(f"来自{source}", f"from {source}") if source else ""
    told = asked.told(whence, told) if told else whence
    return f"{who} {each.share:.0%}{' ' * bool(source)}{told}{note * each.attached}"
