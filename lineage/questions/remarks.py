"""What is said beside an answer: how the question was taken, and what else could be meant."""

from __future__ import annotations

from dataclasses import replace

from lineage.queries.answers.coverage import AskAnswer, Intent
from lineage.queries.meant import other_notices
from lineage.queries.parts import named
from lineage.queries.wording import NOTICE_ONLY
from lineage.questions.asked import Asked
from lineage.questions.marked import Marked
from lineage.questions.reading import Reading
from lineage.questions.worded import text_of
from lineage.store.base import View

_OF_NOTICES = (Intent.FACTS, Intent.CITATIONS)  # what a covering notice tells itself


def remarked(asked: Asked, answer: AskAnswer, reading: Reading) -> AskAnswer:
    """An answer that says what was guessed, and what it leaves out: items, words, other years."""
    words, items = " ".join(reading.words), asked.listed(reading.left_out)
    years, unread = asked.listed(map(str, reading.years)), _unread(asked.view, answer, reading)
    guess = reading.guess
    for told, chinese, english in (
        (
            guess,
            f"没有哪一条提到“{words}”，按其中的“{guess}”回答",
            f"No item speaks of “{words}”; answered for “{guess}”, a part of it",
        ),
        (items, f"不计{items}", f"Without item {items}"),
        (unread, f"没有读懂“{unread}”，未予考虑", f"“{unread}” isn't understood, and left out"),
        (years, f"只问{years}年的文件", f"Asked of the documents of {years} only"),
    ):
        answer = asked.noted(answer, asked.say(chinese, english)) if told else answer
    return replace(answer, understood=replace(answer.understood, guess=guess))


def _unread(view: View, answer: AskAnswer, reading: Reading) -> str:
    """The words beside an item's number that are none of its own."""
    item = view.item(answer.understood.item) if reading.unread and answer.understood.item else None
    text = text_of(item) if item else ""
    return " ".join(each for each in reading.unread if each not in text)


def of_clause(asked: Asked, answer: AskAnswer, reading: Reading) -> AskAnswer:
    """An answer about an item of which only one clause has the words asked about: who has that."""
    beside = [each for each in reading.unread if any(each in c.text for c in answer.upstream)]
    words = () if reading.guess else reading.words or beside
    having = [c for c in answer.upstream if all(word in c.text for word in words)]
    if not words or len(having) != 1 or len(answer.upstream) == 1:
        return answer
    (clause,) = having
    if all(word in (clause.item_title or "") for word in words):
        return answer
    carry = dict.fromkeys(
        row.place or row.document
        for row in (*answer.items, *answer.others)
        if any(edge.upstream.id == clause.id for edge in row.evidence.carried)
    )
    who, said = asked.listed(carry), " ".join(words)
    note = asked.say(
        f"“{said}”只在其中一款（{clause.id}），承接此款的：{who or '无'}；状态是整条的",
        f"“{said}” is in one clause alone ({clause.id}), carried by: {who or 'nobody'};"
        " the status is the whole item's",
    )
    return asked.noted(answer, note)


def beside_others(asked: Asked, answer: AskAnswer, meant: str | None) -> AskAnswer:
    """An answer about one notice that nobody named, with the others that could have been meant."""
    others = other_notices(asked.view, meant) if meant and not answer.understood.place else []
    if not others:
        return answer
    names = named(others, asked.language)
    others_said = f"语料中另有{names}，可分别询问", f"There are others to ask about: {names}"
    return asked.noted(answer, asked.say(*others_said))


def notice_only(asked: Asked, answer: AskAnswer, question: Marked) -> AskAnswer:
    """An answer about documents of which only the notices are in hand, unless it says so."""
    keys = {key for each in question.named for key in each.keys}
    told = {each.title for each in answer.no_text}
    unseen = [e for e in asked.view.missing() if e.notice in keys and e.title not in told]
    if not unseen or answer.understood.intent in _OF_NOTICES:
        return answer
    names = asked.listed(each.number or f"《{each.title}》" for each in unseen)
    return asked.noted(answer, asked.told(names, asked.say(*NOTICE_ONLY)))
