"""Questions in plain Chinese or English: read, and answered by the other queries.

A question is read by looking for what it names: an item (（十三）, 第十三条, item 13), a
document (its number or key), a place, a level (市, cities), and what is asked of it
(dropped, kept, added, where from). Nothing is guessed: a question without any of it is an
error that says what can be asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lineage.errors import QuestionError, UnknownReference
from lineage.model import Level, Status
from lineage.queries.answers import AskAnswer, CoverageAnswer, Language, Understood
from lineage.queries.coverage import CITY_LEVELS, Filter, default_upstream, item_coverage
from lineage.queries.descent import clause_lineage
from lineage.queries.documents import additions
from lineage.queries.parts import item_name, known_card
from lineage.store.base import Direction, View

EXAMPLES = {
    Language.ZH: (
        "哪些市删去了（十三）",
        "（十三）在各地怎么样了",
        "惠州市怎样处理（十三）",
        "江门市新增了什么",
    ),
    Language.EN: (
        "which cities dropped item (十三)",
        "what became of item 13",
        "what did Huizhou do with item (十三)",
        "what did Jiangmen add",
    ),
}

_HAN_NUMBER = "[一二三四五六七八九十]{1,4}"
_ITEM = re.compile(
    rf"[（(]\s*({_HAN_NUMBER}|\d{{1,3}})\s*[)）]|第\s*({_HAN_NUMBER}|\d{{1,3}})\s*[条项款]|"
    rf"\b(?:item|point|clause)\s*({_HAN_NUMBER}|\d{{1,3}})|(?<![\u4e00-\u9fff])({_HAN_NUMBER})(?![\u4e00-\u9fff])|({_HAN_NUMBER})\s*[条项]",
    re.IGNORECASE,
)
_ID = re.compile(r"[\w-]+:[\w.-]+")
_CLOSING = re.compile(r"结尾|结语|closing", re.IGNORECASE)
_STATUSES = (
    (Status.PARTIAL, re.compile(r"部分|partial|in part|partly", re.IGNORECASE)),
    (Status.MERGED, re.compile(r"合并|并入|merge", re.IGNORECASE)),
    (Status.TOPICAL, re.compile(r"主题相[近关]|topical|same topic", re.IGNORECASE)),
    (
        Status.DROPPED,
        re.compile(
            r"删|丢|漏|缺|没有|未(?:承接|落实|提|写)|不提|drop|omit|left? out|lack|miss",
            re.IGNORECASE,
        ),
    ),
    (
        Status.KEPT,
        re.compile(r"保留|承接了|照搬|沿用|\b(?:keep|kept|carried|retain)", re.IGNORECASE),
    ),
)
_LEVELS = (
    ((Level.PROVINCE,), re.compile(r"哪(?:些|个)省|各省|\bprovinces?\b", re.IGNORECASE)),
    ((Level.COUNTY,), re.compile(r"哪(?:些|个)县|各县|县区|\bcount(?:y|ies)\b", re.IGNORECASE)),
    ((Level.DEPARTMENT,), re.compile(r"哪(?:些|个)部门|\bdepartments?\b", re.IGNORECASE)),
    (
        CITY_LEVELS,
        re.compile(r"哪(?:些|个|几个)?(?:城)?市|各市|城市|\bcit(?:y|ies)\b", re.IGNORECASE),
    ),
)
_ADDED = re.compile(r"新增|增加了|自己加|\badd(?:s|ed|itions?)?\b", re.IGNORECASE)
_SOURCE = re.compile(r"来自|来源|出自|从哪|where .*(?:from|come)|source", re.IGNORECASE)
_FATE = re.compile(
    r"怎么|怎样|如何|去向|去哪|情况|哪|what|which|how|where|became|happened|处理", re.IGNORECASE
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a question names."""

    document: str | None
    place: str | None
    statuses: tuple[Status, ...]
    levels: tuple[Level, ...]


def language_of(question: str) -> Language:
    """English when the question is mostly Latin words, else Chinese.

    >>> language_of("which cities dropped item (十三)").value
    'en'
    """
    words = len(re.findall(r"[A-Za-z]{2,}", question))
    return Language.EN if words >= 2 and words >= len(_HAN.findall(question)) / 4 else Language.ZH


def ask(view: View, question: str, language: Language | None = None) -> AskAnswer:
    """Answer a question, in its own language unless another is named.

    Raises QuestionError when it can't be read, UnknownReference for an item, place or
    document that isn't there.
    """
    spoken = language or language_of(question)
    reading = _read(view, question)
    subject = _item_reference(question)
    clause = _ID.search(question)
    if _ADDED.search(question) and not subject:
        return _added(view, question, reading, spoken)
    if clause and _SOURCE.search(question):
        return _from_where(view, question, clause.group(), spoken)
    if subject is None and clause is None:
        raise _unread(question, spoken, "No item is named", "没有指明哪一条")
    if not reading.statuses and not reading.place and not _FATE.search(question):
        raise _unread(question, spoken, "What is asked of the item isn't clear", "看不出要问什么")
    item_id = (
        clause.group()
        if clause
        else resolve_item(view, subject or "", _upstream_named(view, question))
    )
    wanted = Filter(
        statuses=reading.statuses,
        levels=reading.levels if not reading.place else (),
        place=reading.place,
    )
    return _of_coverage(question, item_coverage(view, item_id, wanted, spoken))


def resolve_item(view: View, reference: str, document: str | None = None) -> str:
    """The id of the item called 十三, （十三）, 13 or by its id.

    Of the default upstream document unless another is named. Raises UnknownReference with
    the items there are.
    """
    if ":" in reference:
        return reference
    key = document or default_upstream(view)
    known_card(view, key)
    wanted = reference.strip().strip("（）()第条项款 ")
    items = view.items(key)
    for item in items:
        names = {item_name(item).strip("（）"), str(item.number), item.id.partition(":")[2]}
        if wanted in names:
            return item.id
    raise UnknownReference(
        "item", reference, tuple(item_name(item) for item in items if item.number)
    )


def _read(view: View, question: str) -> _Reading:
    statuses = [status for status, pattern in _STATUSES if pattern.search(question)]
    if Status.PARTIAL in statuses and Status.KEPT in statuses:
        statuses.remove(Status.KEPT)
    levels = next((levels for levels, pattern in _LEVELS if pattern.search(question)), ())
    return _Reading(
        _upstream_named(view, question), _place_named(view, question), tuple(statuses), levels
    )


def _item_reference(question: str) -> str | None:
    if match := _ITEM.search(question):
        return next(group for group in match.groups() if group)
    return "closing" if _CLOSING.search(question) else None


def _upstream_named(view: View, question: str) -> str | None:
    """The document whose number or key the question gives."""
    compact = "".join(question.split())
    for card in view.cards():
        if card.key in question.lower() or (card.number and card.number in compact):
            return card.key
    return None


def _place_named(view: View, question: str) -> str | None:
    """The place the question names: 江门市, 江门, or as its document's key writes it (Jiangmen)."""
    lower = question.lower()
    places = [(card.place, card.key.split("-")[0]) for card in view.cards() if card.place]
    places += [(each.place, "") for each in view.missing() if each.place]
    for place, name in places:
        short = place[:-1] if len(place) > 2 else place
        if short in question or (len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", lower)):
            return place
    return None


def _of_coverage(question: str, answer: CoverageAnswer) -> AskAnswer:
    return AskAnswer(
        question=question,
        understood=answer.understood,
        answer=answer.answer,
        items=answer.items,
        others=answer.others,
        upstream=answer.upstream,
        no_text=answer.no_text,
    )


def _added(view: View, question: str, reading: _Reading, language: Language) -> AskAnswer:
    keys = [card.key for card in view.cards() if card.place == reading.place]
    key = reading.document or (keys[0] if keys else None)
    if key is None:
        raise _unread(question, language, "No place or document is named", "没有指明地区或文件")
    found = additions(view, key).items
    english = language is Language.EN
    head = (
        f"{key}: {len(found)} clauses of its own" if english else f"{key}：自有条款 {len(found)} 条"
    )
    understood = Understood("additions", head, document=key, place=reading.place)
    return AskAnswer(
        question, understood, "\n".join([head, *(each.text for each in found)]), clauses=found
    )


def _from_where(view: View, question: str, clause: str, language: Language) -> AskAnswer:
    found = clause_lineage(view, clause, Direction.UP, 3, language)
    english = language is Language.EN
    head = f"Sources of {clause}" if english else f"{clause} 的来源"
    lines = [f"{e.unit.id} ← {e.upstream.id}: {e.reason}" for e in found.items]
    none = "none in the corpus" if english else "语料中未见来源"
    answer = "\n".join([head, *(lines or [none])])
    return AskAnswer(question, Understood("sources", head), answer, edges=found.items)


def _unread(question: str, language: Language, english: str, chinese: str) -> QuestionError:
    what = f"{english}." if language is Language.EN else f"{chinese}。"
    return QuestionError(question, what, EXAMPLES[language])
