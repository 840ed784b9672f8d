"""Questions in plain Chinese or English: read, and answered by the other queries.

A question is read by looking for what it names: an item (（十三）, 第十三条, item 13, or words
that one item alone has), a document (its number or key, or whose it is), a place, a level (市,
cities), and what is asked of it (dropped, not dropped, kept, added, changed, where from, by whom).
Nothing is guessed and nothing passed over: a question without any of it, with words, a place or
document that aren't there, or with a negation that can't be told apart is an error that says what
can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lineage.chain import short_name
from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language, listed
from lineage.model import UNIT_KINDS, DriftKind, Item, Level, Status, is_document
from lineage.naming import in_chapter, item_name
from lineage.queries.answers.coverage import AskAnswer
from lineage.queries.coverage import Filter, default_upstream
from lineage.queries.parts import items_called, known_card
from lineage.queries.places import known_place, latin_name
from lineage.queries.question import (
    is_negated,
    item_references,
    levels_asked,
    place_like,
    statuses_asked,
    without_items,
)
from lineage.queries.replies import Asked, added, changes, deeds, of_item, sources
from lineage.queries.topic import changes_asked, topic
from lineage.store.base import Card, View
from lineage.text import normalised

EXAMPLES = {
    Language.ZH: (
        "哪些市删去了（十三）",
        "（十三）在各地怎么样了",
        "惠州市怎样处理（十三）",
        "江门市新增了什么",
        "哪些市保留了政务热线",
        "谁负责（十三）",
        "广东省删去了哪些",
        "哪些地方改了时限",
    ),
    Language.EN: (
        "which cities dropped item (十三)",
        "what became of item 13",
        "what did Huizhou do with item (十三)",
        "what did Jiangmen add",
        "who is responsible for item 13",
        "what did Guangdong drop",
        "which places changed a deadline",
    ),
}

_PART = r":[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
_ID = re.compile(rf"(?<![\w-])[\w-]+{_PART}", re.ASCII)
# What can only be a document's key or number.
_STRANGE_DOCUMENT = re.compile(
    r"(?<![\w-])[a-z][a-z-]*-(?:19|20)\d\d(?:-\d+)?(?![\w-])|"
    r"[\u4e00-\u9fff]{2,10}〔(?:19|20)\d\d〕\d+号",
    re.IGNORECASE | re.ASCII,
)
_OF_GOVERNMENT = r"(?:人民政府|政府)?(?:办公[厅室])?"
_ITS_DOCUMENT = (
    rf"{_OF_GOVERNMENT}的?\s*(?:\d{{4}}\s*年?)?的?\s*(?:文件|通知|方案|要点)的?|"
    r"(?:['’]s)?\s+(?:\d{4}\s+)?(?:document|notice|plan)s?\b(?:['’]s)?"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDED = re.compile(r"新增|增加了|自己加|\badd(?:s|ed|itions?)?\b", re.IGNORECASE)
_SOURCE = re.compile(r"来自|来源|出自|从哪|where .*(?:from|come)|source", re.IGNORECASE)
_FATE = re.compile(
    r"怎么|怎样|如何|去向|去哪|情况|哪|什么|谁|负责|牵头|what|which|how|where|who|became|happened|处理",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a question names.

    `clause` is the id of an item or clause, `subjects` the numbers of items, `document` the one
    whose item is meant, `doer` the one that is asked what it did, `kinds` those of change.
    """

    clause: str | None
    subjects: tuple[str, ...]
    document: str | None
    doer: str | None
    place: str | None
    statuses: tuple[Status, ...]
    levels: tuple[Level, ...]
    kinds: tuple[DriftKind, ...]


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
    asked = Asked(question, language or language_of(question))
    reading = _read(view, asked)
    if _ADDED.search(question) and not reading.subjects:
        return added(view, asked, _adder(view, asked, reading), reading.place)
    item = _item_named(view, asked, reading)
    if _SOURCE.search(question) and (part := item or reading.document or reading.doer):
        return sources(view, asked, part)
    wanted = Filter(
        statuses=reading.statuses,
        levels=reading.levels if not reading.place else (),
        place=reading.place,
        document=reading.doer,
    )
    if reading.kinds and reading.statuses in ((), (Status.DROPPED,)):
        whole = None if wanted.place or wanted.document else default_upstream(view)
        return changes(view, asked, item or reading.document or whole, reading.kinds, wanted)
    named = wanted.statuses or wanted.place or wanted.document or reading.document
    if not named and not _FATE.search(question):
        missing = ("看不出要问什么", "What is asked of the item isn't clear")
        raise _unread(asked, *(missing if item else _NO_ITEM))
    if item is not None:
        return of_item(view, asked, item, wanted)
    if (wanted.place or wanted.document) and (wanted.statuses or _FATE.search(question)):
        return deeds(view, asked, reading.document or default_upstream(view), wanted)
    raise _unread(asked, *_NO_ITEM)


def resolve_item(view: View, reference: str, document: str | None = None) -> str:
    """The id of the item called 十三, （十三）, 13 or by its id.

    Of the default upstream document unless another is named. Raises UnknownReference with
    the items there are, or with those called so where it isn't one alone.
    """
    if not is_document(reference):
        return reference.strip()
    key = document or default_upstream(view)
    known_card(view, key)
    items = view.items(key)
    found = items_called(items, reference)
    if len(found) == 1:
        return found[0].id
    if found:
        raise UnknownReference("single item", reference, tuple(map(_told_apart, found)))
    names = dict.fromkeys(item_name(item) for item in items if item.number)
    raise UnknownReference("item", reference, tuple(names))


def _told_apart(item: Item) -> str:
    """An item by its id, and for people by its chapter, number and title."""
    return " ".join(filter(None, (item.id, in_chapter(item), item.title)))


def _item_named(view: View, asked: Asked, reading: _Reading) -> str | None:
    """The id of the one item or clause that is named. Raises QuestionError for several."""
    found = {resolve_item(view, each, reading.document) for each in reading.subjects}
    found |= {reading.clause} if reading.clause else set()
    if len(found) > 1:
        raise _unread(asked, *_ITEMS)
    return next(iter(found), None)


def _read(view: View, asked: Asked) -> _Reading:
    """What the question names: each part is read from what those before it left."""
    question = normalised(asked.question)
    clause, document, rest = _id_named(view, question)
    if clause and _ID.search(rest):
        raise _unread(asked, *_ITEMS)
    subjects = item_references(rest)
    rest = without_items(rest)
    names = _names_of_places(view, rest)
    owner, rest = _owner_named(view, question, rest, names)
    place, rest = _place_named(asked, rest, names)
    if place and _SOURCE.search(question):
        owner, place = _document_of(view, place, question), None
    doer = document if document and not clause and _nothing_below(view, document) else None
    upstream = None if doer else document or owner
    told = clause or subjects or _ADDED.search(rest) or (_SOURCE.search(rest) and owner)
    words = () if told else topic(rest)
    about = _items_with(view, words, upstream) if words else []
    if not about and (stranger := place_like(rest)):
        known_place(view, stranger)
    statuses, kinds = statuses_asked(rest), changes_asked(rest)
    if statuses is None or (kinds and is_negated(rest)):
        denied = "看不懂其中的否定，请换成肯定的问法"
        raise _unread(asked, denied, "The negation can't be read; ask without it")
    if words:
        whole = known_card(view, upstream or default_upstream(view))
        clause = _the_one(asked, words, about, whole)
    return _Reading(clause, subjects, upstream, doer, place, statuses, levels_asked(rest), kinds)


def _items_with(view: View, words: Collection[str], document: str | None) -> list[Item]:
    """The items whose title has all these words; if none's has, those whose text has them."""
    items = [
        item for item in view.items(document or default_upstream(view)) if item.kind in UNIT_KINDS
    ]
    titled = [item for item in items if all(word in (item.title or "") for word in words)]
    texts = {item.id: "".join(clause.text for clause in item.clauses) for item in items}
    return titled or [item for item in items if all(word in texts[item.id] for word in words)]


def _the_one(asked: Asked, words: Collection[str], found: Sequence[Item], whole: Card) -> str:
    """The id of the only item with these words. Raises QuestionError when there isn't just one."""
    if len(found) == 1:
        return found[0].id
    said = " ".join(words)
    if not found:
        name = whole.number or whole.title
        none = f"{name}没有哪一条提到“{said}”，可在全部文件和责任单位中查找"
        none_en = f"No item of {name} speaks of “{said}”; look in all documents, or at the agencies"
        raise _unread(asked, none, none_en, words=said)
    names = listed((f"{item_name(item)}{item.title or ''}" for item in found), asked.language)
    which = f"有几条提到“{said}”：{names}。请指明一条"
    raise _unread(asked, which, f"Several items speak of “{said}”: {names}. Name one")


def _id_named(view: View, question: str) -> tuple[str | None, str | None, str]:
    """The item's or clause's id and the document (key or number) named, and the words left."""
    compact = "".join(question.split()).lower()
    names = [
        (card.key, name)
        for card in view.cards()
        for name in (card.key, card.number)
        if name and name.lower() in compact
    ]
    found = [(key, match) for key, name in names if (match := _whole(name).search(question))]
    if found:
        key, match = max(found, key=lambda each: (bool(each[1]["part"]), len(each[1].group())))
        clause = key + match["part"] if match["part"] else None
        return clause, key, question.replace(match.group(), " ")
    if match := _ID.search(question):
        return match.group(), None, question.replace(match.group(), " ")
    for missing in view.missing():
        if missing.number and missing.place and missing.number in question:
            # Of a document that nobody holds no more can be said than of its place.
            return None, None, question.replace(missing.number, missing.place)
    if match := _STRANGE_DOCUMENT.search(question):
        raise UnknownReference("document", match.group(), tuple(card.key for card in view.cards()))
    return None, None, question


def _nothing_below(view: View, key: str) -> bool:
    """Whether no document stands below this one: it can only be asked what it did itself."""
    return key not in view.coverage_counts()


def _whole(name: str) -> re.Pattern[str]:
    """A key or number as a word of its own, perhaps with spaces in it, and a part behind it."""
    letters = r"\s*".join(map(re.escape, name))
    return re.compile(
        rf"(?<![A-Za-z0-9_-]){letters}(?![A-Za-z0-9_-])(?P<part>{_PART})?", re.IGNORECASE
    )


def _owner_named(
    view: View, question: str, rest: str, names: Mapping[str, str]
) -> tuple[str | None, str]:
    """The document of a place's own, and the words left.

    广东省文件, Guangdong's document; of a place with nothing above it its name is enough.
    """
    for place, name in names.items():
        its = rf"(?:{name})(?:{_ITS_DOCUMENT})"
        match = re.search(its, rest, re.IGNORECASE)
        if match is None and _nothing_above(view, place):
            match = re.search(name, rest, re.IGNORECASE)
        if match:
            return _document_of(view, place, question), rest.replace(match.group(), " ")
    return None, rest


def _document_of(view: View, place: str, question: str) -> str:
    """The document of a place, of the year named: the one that most stands below.

    Raises UnknownReference when there is none.
    """
    counts, years = view.coverage_counts(), set(map(int, _YEAR.findall(question)))
    cards = [each for each in view.cards() if each.place == place]
    found = [each.key for each in cards if not years or each.year in years]
    if not found:
        named = " ".join([place, *map(str, sorted(years))])
        raise UnknownReference("document", named, tuple(each.key for each in view.cards()))
    return max(found, key=lambda key: counts.get(key, 0))


def _nothing_above(view: View, place: str) -> bool:
    """Whether nothing stands above a place's documents: it hands items down and gets none."""
    levels = [each.level for each in view.cards() if each.place == place]
    levels += [each.level for each in view.missing() if each.place == place]
    if Level.NATIONAL in levels:
        return True
    keys = {each.key for each in view.cards() if each.place == place}
    return bool(keys & set(view.coverage_counts())) and not view.coverage(documents=keys)


def _place_named(asked: Asked, rest: str, names: Mapping[str, str]) -> tuple[str | None, str]:
    """The place named: 江门市, 江门, or as its document's key writes it (Jiangmen); what is left."""
    named: list[tuple[int, int, str]] = []
    for place, name in names.items():
        if match := re.search(name, rest, re.IGNORECASE):
            named.append((*match.span(), place))
    named.sort()
    for (_, end, _), (start, _, _) in pairwise(named):
        if rest[end:start].strip("的 "):
            which = ("一次只能问一个地区，两地可以相互比较", "Ask of one place, or compare the two")
            raise _unread(asked, *which, places=tuple(dict.fromkeys(each[2] for each in named)))
    for start, end, _ in reversed(named):
        rest = f"{rest[:start]} {rest[end:]}"
    return (named[-1][2] if named else None), rest


def _names_of_places(view: View, question: str) -> dict[str, str]:
    """Patterns of the names that a question may give places that documents are of."""
    places: dict[str, set[str]] = {each.place: set() for each in view.missing() if each.place}
    for card in view.cards():
        if card.place:
            places.setdefault(card.place, set()).add(latin_name(card))
    lower = question.lower()
    return {
        place: _pattern_of(place, latin)
        for place, latin in places.items()
        if short_name(place) in question
        or any(each.split(" ")[0] in lower for each in latin if each)
    }


def _pattern_of(place: str, latin: Collection[str]) -> str:
    words = [rf"\b{each.replace(' ', '[ -]')}\b" for each in sorted(latin) if each]
    return "|".join(
        [re.escape(place), rf"{re.escape(short_name(place))}(?![市省县区州盟旗])", *words]
    )


def _adder(view: View, asked: Asked, reading: _Reading) -> str:
    """The document whose additions are asked for. Raises QuestionError when none is named."""
    keys = [card.key for card in view.cards() if card.place == reading.place]
    key = reading.document or reading.doer or (keys[0] if keys else None)
    if key is None:
        raise _unread(asked, "没有指明地区或文件", "No place or document is named")
    return key


_ITEMS = ("一次只能问一条", "More than one item is named")
_NO_ITEM = ("没有指明哪一条", "No item is named")


def _unread(
    asked: Asked, chinese: str, english: str, *, words: str = "", places: Sequence[str] = ()
) -> QuestionError:
    what = asked.say(f"{chinese}。", f"{english}.")
    return QuestionError(asked.question, what, EXAMPLES[asked.language], words=words, places=places)
