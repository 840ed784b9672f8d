"""Questions in plain Chinese or English: read, and answered by the other queries."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from lineage.errors import LineageError, QuestionError
from lineage.language import Language, listed
from lineage.model import DriftKind, Level, Status, item_of, key_of
from lineage.queries.answers.coverage import AskAnswer, Quantifier
from lineage.queries.meant import default_upstream, resolve_item
from lineage.queries.parts import in_order, keys_of
from lineage.queries.places import of_rank
from lineage.questions.asked import Asked, no_document
from lineage.questions.citing import citations
from lineage.questions.claims import NO_DOCUMENT, answered
from lineage.questions.contrast import comparison
from lineage.questions.duties import duties, tasks
from lineage.questions.facts import facts
from lineage.questions.marked import Marked, marked
from lineage.questions.missing import missing
from lineage.questions.named import YEAR
from lineage.questions.origins import origin, sources
from lineage.questions.question import ADDED, asks_fate, asks_for_places, asks_value
from lineage.questions.reading import Reading, read
from lineage.questions.relations import relations
from lineage.questions.remarks import beside_others, guessed, of_clause, unread_words
from lineage.questions.replies import added, changes, deeds, of_item
from lineage.questions.shares import shares
from lineage.questions.topic import RESPONSIBLE
from lineage.questions.whom import Wanted, Whom, whom
from lineage.store.base import View

_WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])", re.ASCII)  # no part of a document's key
_HAN = re.compile(r"[\u4e00-\u9fff]")
# What is counted of all documents: most of what they did is no answer to what they didn't do.
_MOST_STATUSES = 2
# What is asked of whole documents: each reads a question, or leaves it to the next. The order tells
# apart what is said in the same words:
_OF_DOCUMENTS = (
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
_NOBODY_NAMED = re.compile(
    r"没有?[^，,]{0,3}(?:责任|负责|牵头|配合)|\b(?:no|without)\b.*\b(?:agenc|responsible)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"对应|相当于|\bcorrespond", re.IGNORECASE)
_NUMBERING = (
    "各地编号的对照见“编号”，也可以问“……的（十三）来自哪里”",
    "Which numbers correspond stands under “Numbering”; or ask where an item of a place comes from",
)
_NOT_TOGETHER = (
    "“都”“只有”只能问条款的去向、来源、变动和新增",
    "What is so of every one, or of one alone, can be asked of what became of clauses, where they"
    " come from, what changed and what is added",
)
_TWO_THINGS = (
    "一次只能问一件事：由谁负责，或是否保留、删去",
    "Ask one thing: who is responsible, or whether it is kept or dropped",
)


def language_of(question: str) -> Language:
    """English when the question is mostly Latin words, else Chinese.

    >>> language_of("which cities dropped item (十三)").value
    'en'
    """
    words = len(_WORD.findall(question))
    return Language.EN if words >= 2 and words >= len(_HAN.findall(question)) / 4 else Language.ZH


def ask(view: View, question: str, language: Language | None = None) -> AskAnswer:
    """Answer a question, in its own language unless another is named.

    Raises QuestionError when it can't be read, UnknownReference for an item, place or
    document that isn't there.
    """
    asked = Asked(question, language or language_of(question))
    try:
        question_marked = marked(view, asked.words)
        claims = (kind(view, asked, question_marked) for kind in _OF_DOCUMENTS)
        answers = (answered(view, asked, claim) for claim in claims if claim)
        return next(filter(None, answers), None) or _of_items(view, asked, question_marked)
    except LineageError as error:
        error.language = asked.language
        raise


def _of_items(view: View, asked: Asked, question: Marked) -> AskAnswer:
    """What became of items and clauses, in the way that is asked for."""
    if _NUMBERED.search(asked.words):
        raise asked.unread(view, *_NUMBERING)
    who, question = whom(view, question)
    for each in who.named:  # they are asked together, by no reading of one of them
        question = replace(question, text=re.sub(f"[{question.marks(each)}]", " ", question.text))
    reading, among = read(view, asked, question), None
    years = [] if who.around else _years(view, question, reading)
    cards = who.documents(view, question, who.named)
    if who != Whom() or years:  # a place's parts are asked about, not it itself
        among = frozenset(card.key for card in cards)
        reading = replace(reading, below=who.keys or tuple(among))
    wanted = _wanted(view, asked, reading, among)
    if who.quantifier:
        holds = partial(who.holds, view, cards)
        wanted = replace(wanted, whom=who, holds=holds)
    answer = _answered(view, asked, reading, wanted)
    answer = guessed(asked, answer, reading) if reading.guess else answer
    if unread := unread_words(view, answer, reading):
        left = f"没有读懂“{unread}”，未予考虑", f"“{unread}” isn't understood, and left out"
        answer = asked.noted(answer, asked.say(*left))
    if who.around or years:
        whole = listed([who.around.name] if who.around else years, asked.language)
        which = f"{whole}所辖各地" if who.around else f"{whole}年的文件"
        which_en = f"places in {whole}" if who.around else f"documents of {whole}"
        answer = asked.noted(answer, asked.say(f"只问{which}", f"Asked of the {which_en} only"))
    return who.told(asked, answer, wanted.holds)


def _years(view: View, question: Marked, reading: Reading) -> list[str]:
    """The years whose documents are asked about, where no one of them is.

    Raises UnknownReference where none is of a year beside an item's number.
    """
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    held = [each for each in years if int(each) in {card.year for card in view.cards()}]
    if years and not held and reading.subjects and not reading.kinds:
        raise no_document(view, years[0])
    return [] if reading.place or reading.doer or reading.whence else held


def _answered(view: View, asked: Asked, reading: Reading, wanted: Wanted) -> AskAnswer:
    words = asked.words
    if ADDED.search(words) and not (reading.subjects or reading.kinds or reading.quoted):
        return added(view, asked, _adders(view, asked, reading, wanted), wanted)
    part = _part_named(view, asked, reading)
    if reading.whence and (part or reading.document or reading.source or reading.quoted):
        return _sources(view, asked, part or reading.document, reading, wanted)
    item = part
    if part and part == reading.clause and not view.item(part):
        item = item_of(part) or part  # a clause is answered with its item
    if reading.kinds and reading.statuses in ((), (Status.DROPPED,)):
        return _changes(view, asked, item or reading.document, reading.kinds, wanted)
    charged = reading.agency or RESPONSIBLE.search(words)
    if charged and _NOBODY_NAMED.search(words):
        raise asked.denied(view)
    if charged and wanted.statuses:
        raise asked.unread(view, *_TWO_THINGS)
    if wanted.whom.quantifier and (
        reading.quoted or (charged and (not item or wanted.whom.quantifier is Quantifier.ONLY))
    ):
        raise asked.unread(view, *_NOT_TOGETHER)
    if charged:
        return _charges(view, asked, item, reading, wanted)
    said = wanted.statuses or wanted.place or wanted.document or reading.document
    alone = reading.words and not reading.guess and not _beside(reading.words, words)
    if not said and not asks_fate(words) and not alone:
        raise _not_asked(view, asked, item, reading)
    if item is not None:
        return of_clause(asked, of_item(view, asked, item, wanted), reading)
    if wanted.statuses or ((wanted.place or wanted.document) and asks_fate(words)):
        if (
            not (wanted.place or wanted.document)
            and len(wanted.statuses) > _MOST_STATUSES
            and not wanted.whom.quantifier
        ):
            raise asked.unread(view, *_NO_ITEM)
        upstream = _upstream(view, reading)
        answer = deeds(view, asked, upstream, wanted)
        return beside_others(view, asked, answer, None if reading.document else upstream)
    raise _not_asked(view, asked, item, reading)


def _wanted(view: View, asked: Asked, reading: Reading, among: frozenset[str] | None) -> Wanted:
    """Which documents are asked: of one that nobody holds none, whatever others its place has.

    Raises UnknownReference where it is asked what only its text could tell.
    """
    levels = reading.levels if not reading.place else ()
    if set(levels) - {Level.DEPARTMENT}:
        meant = of_rank(view, levels)
        among = meant if among is None else meant & among
    if reading.unseen and reading.place and keys_of(view, reading.place):
        if ADDED.search(asked.words) or reading.kinds or reading.agency:
            raise no_document(view, reading.unseen)
        among = frozenset()
    return Wanted(
        statuses=reading.statuses,
        levels=levels,
        place=reading.place,
        document=reading.doer,
        among=among,
    )


def _changes(
    view: View, asked: Asked, named: str | None, kinds: Collection[DriftKind], wanted: Wanted
) -> AskAnswer:
    """What changed of the item or document named, else of all. Raises QuestionError for a value."""
    if asks_value(asked.words):
        raise asked.unread(view, *_VALUE_ONLY)
    return changes(view, asked, named, kinds, wanted)


def _not_asked(view: View, asked: Asked, item: str | None, reading: Reading) -> QuestionError:
    """The error for a question that only names something."""
    if said := item or reading.place or reading.doer or reading.document:
        told = f"只看懂“{said}”，看不出要问它什么"
        return asked.unread(view, told, f"Only “{said}” is understood, not what is asked of it")
    return asked.unread(view, *_NO_ITEM)


def _beside(named: Collection[str], question: str) -> str:
    """What a question says beside the words that name its item."""
    for each in named:
        question = question.replace(each, "")
    return re.sub(r"\W", "", question)


def _upstream(view: View, reading: Reading) -> str:
    """The document whose items are meant: the one that is named, else by who is asked."""
    return reading.document or default_upstream(view, reading.below)


def _part_named(view: View, asked: Asked, reading: Reading) -> str | None:
    """The id of the one item or clause that is named. Raises QuestionError for several."""
    said = asked.words if reading.unread else ""
    found = {
        resolve_item(view, each, reading.document, reading.below, said) for each in reading.subjects
    }
    found |= {reading.clause} if reading.clause else set()
    if len(found) > 1:
        raise asked.several_items(view, [*filter(None, [reading.clause]), *reading.subjects])
    return next(iter(found), None)


def _sources(
    view: View, asked: Asked, part: str | None, reading: Reading, wanted: Wanted
) -> AskAnswer:
    """Where quoted words come from, in a document if one is named, or a whole part."""
    if reading.quoted:
        return origin(view, asked, reading.quoted, key_of(part) if part else reading.source)
    return sources(view, asked, part, reading.source, wanted)


def _charges(
    view: View, asked: Asked, item: str | None, reading: Reading, wanted: Wanted
) -> AskAnswer:
    """Who is responsible for an item, or what an agency, a place's or a document's has to do.

    Raises QuestionError where none of these is named.
    """
    if item:
        return duties(view, asked, item, wanted)
    if reading.agency or wanted.place or wanted.document:
        return tasks(view, asked, reading.agency, reading.roles, wanted)
    raise asked.unread(view, *_NOBODY)


def _adders(view: View, asked: Asked, reading: Reading, wanted: Wanted) -> list[str]:
    """The document whose additions are asked for, or those of the place, or of all places.

    Raises QuestionError where none is named.
    """
    if key := reading.document or reading.doer:
        return [key]
    if reading.place:
        if keys := keys_of(view, reading.place):
            return keys
        none = (
            f"语料中没有{reading.place}的文件",
            f"No document of {reading.place} is in the corpus",
        )
        raise asked.unread(view, *none)
    if not (wanted.whom.quantifier or asks_for_places(asked.words)):
        raise asked.unread(view, *NO_DOCUMENT)
    below = {unit for unit, _ in view.edge_counts()}
    cards = (card for card in in_order(view.cards()) if card.key in below)
    return [card.key for card in cards if wanted.concerns(card)]
