"""Questions in plain Chinese or English: read, and answered by the other queries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lineage.errors import LineageError, QuestionError
from lineage.language import Language
from lineage.model import Level, Status, item_of, key_of
from lineage.queries.answers.coverage import AskAnswer, Intent, Quantifier
from lineage.queries.lookups import keys_of
from lineage.queries.meant import default_upstream, resolve_item
from lineage.queries.parts import in_order
from lineage.questions.asked import Asked
from lineage.questions.citing import citations, missing
from lineage.questions.claims import NO_DOCUMENT, answered
from lineage.questions.contrast import comparison
from lineage.questions.definitions import definitions
from lineage.questions.duties import duties, tasks
from lineage.questions.elsewhere import elsewhere
from lineage.questions.facts import facts
from lineage.questions.judged import judged
from lineage.questions.marked import MARK, YEAR, Marked, marked
from lineage.questions.origins import origin, sources
from lineage.questions.question import (
    ADDED,
    COMPARED,
    FATE,
    asks_for_places,
    asks_value,
    item_references,
    items_left_out,
    spoken,
    without_items,
)
from lineage.questions.reading import Reading, read
from lineage.questions.relations import relations
from lineage.questions.remarks import (
    beside_others,
    guessed,
    notice_only,
    of_clause,
    unread_words,
)
from lineage.questions.replies import added, changes, deeds, of_item
from lineage.questions.shares import shares
from lineage.questions.topic import RESPONSIBLE, roles_asked
from lineage.questions.twofold import Deed, twofold
from lineage.questions.whom import Wanted, Whom, whom
from lineage.store.base import View

_WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])", re.ASCII)  # no part of a document's key
_HAN = re.compile(r"[\u4e00-\u9fff]")
# What is counted of all documents: most of what they did is no answer to what they didn't do.
_MOST_STATUSES = 2
# What is asked of whole documents: each reads a question, or leaves it to the next. The order tells
# apart what is said in the same words:
_OF_DOCUMENTS = (
    judged,  # 谁判定的: before all else, whose words it may say, too
    missing,  # 缺哪些文件: whoever names documents that aren't there asks nothing else
    shares,  # 照抄最多: how much is copied, before relations, to which 照抄 is which clauses
    comparison,  # 乐昌比广东多了什么, 有什么相同: two are set side by side, whatever both have done
    citations,  # 谁转发了…通知: before facts, to which a notice that is named has a date and a number
    relations,  # 哪些是照抄的, 有多少条是改写的: before facts, which count all clauses
    facts,  # 有几条, 哪一年的: what is left to ask of a document
)
_VALUE_ONLY = (
    "只能问时限、数量的变动（如“改了哪些时限”），其本身见原文",
    "Only changes to deadlines and numbers can be asked about; what they are stands in the texts",
)
_NO_ITEM = "没有指明哪一条，也没有指明地区或文件", "No item is named, nor a place or document"
_NOBODY = (
    "没有指明哪一条、哪个地区或哪个单位；各单位的任务数见“责任单位”",
    "No item, place or agency is named; how much each has to do stands under “Agencies”",
)
_NOBODY_NAMED = spoken(
    r"没有?[^，,]{0,3}(?:责任|负责|牵头|配合)|\b(?:no|without)\b.*\b(?:agenc|responsible)"
)
_NOT_TOGETHER = (
    "“都”“只有”“多数”“至少几个”只能问条款的去向、来源、变动和新增",
    "What is so of every one, of one alone, of most, or of so many can be asked of what became of clauses,"
    " where they come from, what changed and what is added",
)
_ONLY_OF_ITEMS = (
    "“除某条外”只能问各条的保留、删去等去向",
    "An item can be left out only where it is asked which items were kept, dropped and so on",
)
# Who did it with all of several items: 同时删去了（五）和（十三）.
_ALL_OF_THEM = spoken(r"同时|[都均]|\bboth\b|\ball\s+of\b")
_TWO_THINGS = (
    "一次只能问一件事：由谁负责，或是否保留、删去、改动、新增",
    "Ask one thing: who is responsible, or whether it is kept, dropped, changed or added",
)


def language_of(question: str) -> Language:
    """English when the question is mostly Latin words, else Chinese.

    >>> language_of("which cities dropped item (十三)").value
    'en'
    """
    words = len(_WORD.findall(question))
    han = len(_HAN.findall(question))
    return Language.EN if words >= (2 if han else 1) and words >= han / 4 else Language.ZH


def ask(view: View, question: str, language: Language | None = None) -> AskAnswer:
    """Answer a question, in its own language unless another is named.

    Raises QuestionError when it can't be read, UnknownReference for an item, place or
    document that isn't there.
    """
    asked = Asked(view, question, language or language_of(question))
    try:
        if meant := definitions(asked):
            return meant
        question_marked = marked(view, asked.words)
        claims = (kind(asked, question_marked) for kind in _OF_DOCUMENTS)
        answers = (answered(asked, claim) for claim in claims if claim)
        answer = next(filter(None, answers), None) or _of_items(asked, question_marked)
        return notice_only(asked, answer, question_marked)
    except QuestionError as error:
        if told := elsewhere(asked.words, unread=True):
            raise asked.unread(*told, words=error.words) from None
        raise
    except LineageError as error:
        error.language = asked.language
        raise


def _of_items(asked: Asked, question: Marked) -> AskAnswer:
    """What became of items and clauses, in the way that is asked for."""
    if told := elsewhere(asked.words):
        raise asked.unread(*told)
    left_out, text = items_left_out(question.text)
    who, question = whom(asked, replace(question, text=text))
    also = _of_two_items(question.text)
    question = replace(question, text=also[0].text) if also else question
    for each in who.named:  # they are asked together, by no reading of one of them
        question = replace(question, text=re.sub(f"[{question.marks(each)}]", " ", question.text))
    reading = read(asked, question)
    if who.named and (reading.place or reading.doer):
        if who.quantifier:
            raise asked.unread(*_NOT_TOGETHER)
        raise asked.several_places([each.name for each in who.named])
    years = [] if who.around else _years(asked, question, reading)
    if not (who.around or years):  # what a year is said of is no document
        question = replace(question, text=YEAR.sub(" ", question.text))
    cards = who.documents(asked.view, question, who.named)
    keys = tuple(card.key for card in cards)
    if who != Whom() or years:  # a place's parts are asked about, not it itself
        reading = replace(reading, below=who.keys or keys)
    levels = () if reading.place else reading.levels
    ranked = set(levels) - {Level.DEPARTMENT}
    among = frozenset(keys) if who != Whom() or years or ranked else None
    if reading.unseen and reading.place and keys_of(asked.view, reading.place):
        if ADDED.search(asked.words) or reading.kinds or reading.agency:
            raise asked.no_document(reading.unseen)
        among = frozenset()  # of one that nobody holds none is asked, whatever others there are
    holds = partial(who.holds, asked.view, cards)
    together = _together(asked, reading, who, also)
    if also and not together:
        raise asked.several_items([item_references(deed.text)[0] for deed in also])
    wanted = Wanted(
        () if together else reading.statuses,
        levels,
        reading.place,
        reading.doer,
        among,
        who,
        holds,
        but=frozenset(_resolved(asked, left_out, reading)),
        together=together,
    )
    if wanted.together:
        answer = deeds(asked, key_of(next(iter(wanted.together))), wanted)
    else:
        answer = _answered(asked, reading, wanted)
    if left_out and answer.understood.intent is not Intent.DEEDS:
        raise asked.unread(*_ONLY_OF_ITEMS)
    answer = guessed(asked, answer, reading) if reading.guess else answer
    answer = _noted(asked, answer, left_out, unread_words(asked.view, answer, reading), years)
    return who.told(asked, answer, wanted.holds)


def _noted(
    asked: Asked, answer: AskAnswer, left_out: Sequence[str], unread: str, years: Sequence[str]
) -> AskAnswer:
    """An answer that says what it leaves out: items, words that aren't understood, other years."""
    if left_out:
        items = asked.listed(left_out)
        answer = asked.noted(answer, asked.say(f"不计{items}", f"Without item {items}"))
    if unread:
        left = f"没有读懂“{unread}”，未予考虑", f"“{unread}” isn't understood, and left out"
        answer = asked.noted(answer, asked.say(*left))
    if years:
        whole = asked.listed(years)
        only = f"只问{whole}年的文件", f"Asked of the documents of {whole} only"
        answer = asked.noted(answer, asked.say(*only))
    return answer


def _years(asked: Asked, question: Marked, reading: Reading) -> list[str]:
    """The years whose documents are asked about, where no one of them is.

    Raises UnknownReference where none is of a year beside an item's number.
    """
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    held = [each for each in years if int(each) in {card.year for card in asked.view.cards()}]
    if years and not held and reading.subjects and not reading.kinds:
        raise asked.no_document(years[0])
    return [] if reading.place or reading.doer or reading.whence else held


def _answered(asked: Asked, reading: Reading, wanted: Wanted) -> AskAnswer:
    words = asked.words
    if RESPONSIBLE.search(words) and (ADDED.search(words) or reading.kinds):
        raise asked.unread(*_TWO_THINGS)
    if ADDED.search(words) and not (reading.subjects or reading.kinds or reading.quoted):
        return added(asked, _adders(asked, reading, wanted), wanted)
    part = _part_named(asked, reading)
    if reading.quoted and reading.whence:
        if wanted.whom.quantifier:
            raise asked.unread(*_NOT_TOGETHER)
        named = part or reading.document
        return origin(asked, reading.quoted, key_of(named) if named else reading.source)
    if reading.whence and (part or reading.document or reading.source):
        return sources(asked, part or reading.document, reading.source, wanted)
    item = part
    if part and part == reading.clause and not asked.view.item(part):
        item = item_of(part) or part  # a clause is answered with its item
    if reading.kinds and reading.statuses in ((), (Status.DROPPED,)):
        if asks_value(words):
            raise asked.unread(*_VALUE_ONLY)
        return changes(asked, item or reading.document, reading.kinds, wanted)
    if reading.agency or RESPONSIBLE.search(words) or _NOBODY_NAMED.search(words):
        return _charged(asked, item, reading, wanted)
    return _met(asked, item, reading, wanted)


def _met(asked: Asked, item: str | None, reading: Reading, wanted: Wanted) -> AskAnswer:
    """What became of an item, or of all. Raises QuestionError where that isn't asked."""
    they, words = wanted.who(asked), asked.words
    known = "|".join(map(re.escape, filter(None, [*reading.words, item])))
    left = re.sub(known, "", without_items(words))
    alone = item and not reading.guess and not re.search(r"\w", left)
    said = wanted.statuses or they or reading.document or FATE.search(words) or alone
    if item and said:
        answer = of_clause(asked, of_item(asked, item, wanted), reading)
        unnamed = reading.subjects and not reading.document
        return beside_others(asked, answer, key_of(item) if unnamed else None)
    if not item and (wanted.statuses or (they and FATE.search(words))):
        if not (they or wanted.whom.quantifier) and len(wanted.statuses) > _MOST_STATUSES:
            raise asked.unread(*_NO_ITEM)
        upstream = reading.document or default_upstream(asked.view, reading.below)
        answer = deeds(asked, upstream, wanted)
        return beside_others(asked, answer, None if reading.document else upstream)
    if wanted.whom.named and not item:
        raise asked.several_places([each.name for each in wanted.whom.named])
    if named := item or they or reading.document:
        told = f"只看懂“{named}”，看不出要问它什么"
        raise asked.unread(told, f"Only “{named}” is understood, not what is asked of it")
    raise asked.unread(*_NO_ITEM)


def _part_named(asked: Asked, reading: Reading) -> str | None:
    """The id of the one item or clause that is named. Raises QuestionError for several."""
    found = _resolved(asked, reading.subjects, reading)
    found |= {reading.clause} if reading.clause else set()
    if len(found) > 1:
        raise asked.several_items([*filter(None, [reading.clause]), *reading.subjects])
    return next(iter(found), None)


def _resolved(asked: Asked, references: Sequence[str], reading: Reading) -> set[str]:
    """The ids of items that are named by their numbers. Raises UnknownReference."""
    said = asked.words if reading.unread else ""
    return {
        resolve_item(asked.view, each, reading.document, reading.below, said) for each in references
    }


def _of_two_items(question: str) -> tuple[Deed, Deed] | None:
    """What is asked about each of two items: who dropped one and kept the other."""
    deeds = twofold(question)
    items = [item_references(deed.text) for deed in deeds or ()]
    apart = all(len(each) == 1 for each in items) and len(set(items)) > 1
    return deeds if deeds and apart and not re.search(MARK, deeds[1].text) else None


def _together(
    asked: Asked, reading: Reading, who: Whom, also: tuple[Deed, Deed] | None
) -> dict[str, tuple[Status, ...]]:
    """The items of which it is asked who did something with all of them, and what; none where not."""
    several = len(reading.subjects) > 1 and not reading.clause
    all_of_them = _ALL_OF_THEM.search(asked.words) and asks_for_places(asked.words)
    if also:
        named = [(item_references(deed.text)[0], deed.statuses) for deed in also]
    elif several and len(reading.statuses) == 1 and all_of_them:
        named = [(item, reading.statuses) for item in reading.subjects]
    else:
        return {}
    if who.quantifier or reading.kinds:
        return {}
    found = {
        item: statuses
        for reference, statuses in named
        for item in _resolved(asked, [reference], reading)
    }
    return found if len(set(map(key_of, found))) == 1 < len(found) else {}


def _charged(asked: Asked, item: str | None, reading: Reading, wanted: Wanted) -> AskAnswer:
    """Who is responsible for an item, or what an agency, a place's or a document's has to do.

    Raises QuestionError where none of these is named, or more is asked.
    """
    quantifier = wanted.whom.quantifier
    if _NOBODY_NAMED.search(asked.words):
        raise asked.denied()
    if wanted.statuses:
        raise asked.unread(*_TWO_THINGS)
    if quantifier and not (item and quantifier is Quantifier.EVERY):
        raise asked.unread(*_NOT_TOGETHER)
    if item:
        return duties(asked, item, wanted)
    if reading.agency or wanted.place or wanted.document or wanted.whom.named:
        return tasks(asked, reading.agency, roles_asked(asked.words), wanted)
    raise asked.unread(*_NOBODY)


def _adders(asked: Asked, reading: Reading, wanted: Wanted) -> Sequence[str]:
    """The document whose additions are asked for, or those of the place, or of all places.

    Raises QuestionError where none is named.
    """
    they = reading.doer or reading.place
    if they and reading.document and not COMPARED.search(asked.words):
        raise asked.several_places([they, reading.document])
    if reading.doer:
        return [reading.doer]
    if reading.place:
        none = (
            f"语料中没有{reading.place}的文件",
            f"No document of {reading.place} is in the corpus",
        )
        if not (keys := keys_of(asked.view, reading.place)):
            raise asked.unread(*none)
        return keys
    if reading.document:
        return [reading.document]
    if not (wanted.whom != Whom() or asks_for_places(asked.words)):
        raise asked.unread(*NO_DOCUMENT)
    below = {unit for unit, _ in asked.view.edge_counts()}
    cards = (card for card in in_order(asked.view.cards()) if card.key in below)
    return [card.key for card in cards if wanted.concerns(card)]
