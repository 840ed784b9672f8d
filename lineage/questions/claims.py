"""A question about whole documents as one kind of question has read it, and what it can't be.

A kind of question reads its own words. Those it leaves are looked at here, for all kinds alike:
nothing is answered over words that nobody has read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lineage.language import Said
from lineage.queries.answers.coverage import AskAnswer, Quantifier
from lineage.queries.lookups import known_item
from lineage.queries.meant import resolve_item
from lineage.questions import lexicon
from lineage.questions.asked import Asked
from lineage.questions.marked import Named
from lineage.questions.numbered import item_references, without_items
from lineage.questions.sides import Sides
from lineage.questions.slots import asks_otherwise, beside, is_negated
from lineage.questions.whom import Question
from lineage.questions.worded import items_with, text_of, texts, the_one

WHEN_ONLY = (
    "日期、文号、印发机关等只能问整份文件，不能问某一条或某一处理是何时；条款的时限见其原文",
    "Dates, numbers and issuers can be asked of whole documents only; not when an item was dealt"
    " with; what a clause sets stands in its text",
)
SAME_DOCUMENT = "两者是同一份文件", "Both are the same document"
NO_DOCUMENT = "没有指明地区或文件", "No place or document is named"
NOT_TOGETHER = (
    "“都”“只有”“多数”“至少几个”只能问条款的去向、来源、变动和新增",
    "What is so of every one, of one alone, of most, or of so many can be asked of what became of clauses,"
    " where they come from, what changed and what is added",
)
UNCLEAR = (
    "看不出谁是来源、谁承接，请写成“惠州照抄了广东省的哪些条款”或“惠州有多少来自广东省”这样",
    "Who carries and from whom isn't clear; ask as in: which clauses did A copy from B, or how much of"
    " A comes from B",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one kind of question has read of a question, and how it answers.

    `left` are the words it has read nothing from. They may name an item, whose id the answer is
    given, one of the document `upstream` or of those that `below` (keys) descend from; they may
    not where only `whole` documents can be asked about, which says why. `whose` are words that can
    only say whose document is meant, `named` the documents that have to be there. `together`: it
    can be asked what is so of one alone, of most, or of so many.
    """

    left: str
    answer: Callable[[str | None], AskAnswer]
    named: Sequence[Named] = ()
    whose: str = ""
    sides: Sides | None = None
    whole: Said | None = None
    upstream: str | None = None
    below: Sequence[str] = ()
    together: bool = False


def answered(asked: Asked, question: Question, claim: Claim) -> AskAnswer | None:
    """The answer of a kind of question; None where the words it left ask for something else.

    Raises QuestionError, UnknownReference for what can't be read or isn't there.
    """
    left = f"{claim.left} {claim.whose}"
    denied = claim.sides and claim.sides.denied
    if not denied and asks_otherwise(left):
        return None
    if denied or is_negated(left):
        raise asked.denied()
    if lexicon.WHEN.search(left):
        raise asked.unread(*WHEN_ONLY)
    if words := beside(without_items(claim.whose)):
        raise asked.no_document(" ".join(words))
    if unseen := [each.name for each in claim.named if not each.keys]:
        raise asked.no_document(unseen[0])
    if claim.sides and not claim.sides.clear:
        raise asked.unread(*UNCLEAR)
    if not claim.together and question.whom.quantifier not in (None, Quantifier.EVERY):
        raise asked.unread(*NOT_TOGETHER)
    return claim.answer(_item(asked, claim, item_references(left)))


def _item(asked: Asked, claim: Claim, references: Sequence[str]) -> str | None:
    """The only item that the words left name, by its number or its own words, if any."""
    words, item = beside(without_items(claim.left)), None
    if references and claim.whole:
        raise asked.unread(*claim.whole)
    if len(references) > 1:
        raise asked.several_items(references)
    if references:
        item = resolve_item(
            asked.view, references[0], claim.upstream, claim.below, claim.left if words else ""
        )
    elif words and not claim.whole:
        found = items_with(words, texts(asked.view, claim.upstream, claim.below))
        return the_one(asked, words, found, claim.upstream)
    text = text_of(known_item(asked.view, item)) if item else ""
    if said := " ".join(word for word in words if word not in text):
        told = f"看不懂“{said}”与所问有何关系", f"What “{said}” has to do with it isn't clear"
        raise asked.unread(*told, words=said)
    return item
