"""What a question names: each part is read from the words that those before it left.

It names an item (（十三）, 第十三条, item 13, or words that one item alone has), a document (its
number or key, or whose it is), a place, a level (市, cities), statuses and kinds of change. Nothing
is guessed and nothing passed over: words, a place or a document that aren't there, and a negation
that can't be told apart, are errors that say what can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lineage.chain import short_name
from lineage.errors import UnknownReference
from lineage.language import listed
from lineage.model import UNIT_KINDS, DriftKind, Item, Level, Role, Status
from lineage.naming import item_name
from lineage.queries.asked import Asked
from lineage.queries.coverage import default_upstream
from lineage.queries.parts import called, known_card
from lineage.queries.places import known_place, latin_name
from lineage.queries.question import (
    ADDED,
    asks_for_places,
    changes_asked,
    is_negated,
    item_references,
    levels_asked,
    place_like,
    statuses_asked,
    without_items,
)
from lineage.queries.topic import agency_asked, quoted, roles_asked, topic
from lineage.store.base import Card, View
from lineage.text import normalised

RESPONSIBLE = re.compile(
    r"谁.{0,4}?(?:负责|牵头|配合|承担|管)|由谁|(?:责任|牵头|配合|负责)(?:单位|部门|机构)|"
    r"哪.{0,3}(?:单位|部门|机构).{0,4}?(?:负责|牵头|配合|承担)|"
    r"\bresponsible\b|\bin charge\b|\bwho (?:leads?|supports?)\b|\b(?:lead|what|which) agenc",
    re.IGNORECASE,
)
SOURCE = re.compile(r"来自|来源|出自|出处|从哪|哪里?来|where .*(?:from|come)|source", re.IGNORECASE)
SEVERAL_ITEMS = ("一次只能问一条", "More than one item is named")
_PART = r":[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
_LOCAL = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}(?![\d.])")  # a clause in its document
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
_Names = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question names.

    `clause` is the id of an item or clause, `subjects` the numbers of items, `document` the one
    whose item is meant, `doer` the one that is asked what it did, `kinds` those of change, `quoted`
    words of a text, `agency` the one that is asked what it has to do, in these `roles`.
    """

    clause: str | None
    subjects: tuple[str, ...]
    document: str | None
    doer: str | None
    place: str | None
    statuses: tuple[Status, ...]
    levels: tuple[Level, ...]
    kinds: tuple[DriftKind, ...]
    quoted: str | None
    agency: str | None
    roles: tuple[Role, ...]


class Words:
    """The words of a question. `left` are those that nothing has been read from yet.

    >>> words = Words("哪些市删去了（十三）")
    >>> words.take(re.compile("哪些市")).group(), words.left
    ('哪些市', ' 删去了(十三)')
    """

    def __init__(self, question: str) -> None:
        self.whole = self.left = normalised(question)

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Where the pattern first fits what is left."""
        return pattern.search(self.left)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The same, and what fits is left no longer, wherever it stands."""
        match = self.find(pattern)
        if match:
            self.replace(match.group(), " ")
        return match

    def replace(self, words: str, by: str) -> None:
        """Leave other words in place of some."""
        self.left = self.left.replace(words, by)


def read(view: View, asked: Asked) -> Reading:
    """What the question names. Raises QuestionError, UnknownReference."""
    words = Words(asked.words)
    whence = words.find(SOURCE)
    quotation = _take_match(words, quoted(words.left)) if whence else None
    part, document = _take_id(view, asked, words)
    subjects = _take_items(words)
    owner, place = _take_place(view, asked, words)
    if whence and owner and (local := words.take(_LOCAL)):
        part = f"{owner}:{local.group()}"
    upstream, doer = _sides(view, part, document, owner)
    agency = _take_match(words, agency_asked(words.left))
    told = part or subjects or quotation or agency or words.find(ADDED) or (whence and owner)
    subject = () if told else topic(words.left)
    about = _items_with(view, subject, upstream) if subject else []
    if not about and (stranger := place_like(words.left)):
        known_place(view, stranger)
    statuses, kinds = statuses_asked(words.left), changes_asked(words.left)
    if statuses is None or (kinds and is_negated(words.left)):
        denied = "看不懂其中的否定，请换成肯定的问法"
        raise asked.unread(view, denied, "The negation can't be read; ask without it")
    if subject:
        whole = known_card(view, upstream or default_upstream(view))
        part = _the_one(view, asked, subject, about, whole)
    if upstream and not (told or part or place or asks_for_places(words.left)):
        upstream, doer = _itself(view, upstream)
    return Reading(
        part,
        subjects,
        upstream,
        doer,
        place,
        statuses=statuses,
        levels=levels_asked(words.left),
        kinds=kinds,
        quoted=quotation,
        agency=agency,
        roles=roles_asked(words.whole),
    )


def _take_id(view: View, asked: Asked, words: Words) -> tuple[str | None, str | None]:
    """The id of an item or clause, and the document that is named by its key or number."""
    part, document = None, None
    if known := _known_document(view, words.left):
        document, match = known
        words.replace(match.group(), " ")
        part = document + match["part"] if match["part"] else None
    elif strange := words.take(_ID):
        part = strange.group()
    elif unseen := _missing_document(view, words.left):
        # Of a document that nobody holds no more can be said than of its place.
        words.replace(*unseen)
    elif strange := words.find(_STRANGE_DOCUMENT):
        keys = tuple(card.key for card in view.cards())
        raise UnknownReference("document", strange.group(), keys)
    if part and words.find(_ID):
        raise asked.unread(view, *SEVERAL_ITEMS)
    return part, document


def _known_document(view: View, question: str) -> tuple[str, re.Match[str]] | None:
    """The document of the corpus that is named: with a part of it, else by the most letters."""
    compact = "".join(question.split()).lower()
    names = [
        (card.key, name)
        for card in view.cards()
        for name in (card.key, card.number)
        if name and name.lower() in compact
    ]
    found = [(key, match) for key, name in names if (match := _whole(name).search(question))]
    return max(found, key=lambda each: (bool(each[1]["part"]), len(each[1].group())), default=None)


def _missing_document(view: View, question: str) -> tuple[str, str] | None:
    """The number of a missing document that is named, and its place."""
    named = (
        (each.number, each.place)
        for each in view.missing()
        if each.number and each.place and each.number in question
    )
    return next(named, None)


def _whole(name: str) -> re.Pattern[str]:
    """A key or number as a word of its own, perhaps with spaces in it, and a part behind it."""
    letters = r"\s*".join(map(re.escape, name))
    return re.compile(
        rf"(?<![A-Za-z0-9_-]){letters}(?![A-Za-z0-9_-])(?P<part>{_PART})?", re.IGNORECASE
    )


def _take_match(words: Words, match: re.Match[str] | None) -> str | None:
    """The first group of what was found, which is left no longer."""
    if match is None:
        return None
    words.replace(match.group(), " ")
    return match[1]


def _take_items(words: Words) -> tuple[str, ...]:
    """The items that are named by their numbers."""
    found = item_references(words.left)
    words.left = without_items(words.left)
    return found


def _take_place(view: View, asked: Asked, words: Words) -> tuple[str | None, str | None]:
    """The document that is named by whose it is, and the place that is named itself.

    Where words come from can only be asked of a place's document.
    """
    names = _names_of_places(view, words.left)
    owner = _take_owner(view, words, names)
    place = _take_name(view, asked, words, names)
    if place and SOURCE.search(words.whole):
        return _document_of(view, place, words.whole), None
    return owner, place


def _take_owner(view: View, words: Words, names: _Names) -> str | None:
    """The document of a place's own.

    广东省文件, Guangdong's document; of a place with nothing above it its name is enough.
    """
    for place, name in names.items():
        its = re.compile(rf"(?:{name.pattern})(?:{_ITS_DOCUMENT})", re.IGNORECASE)
        if words.take(its) or (_nothing_above(view, place) and words.take(name)):
            return _document_of(view, place, words.whole)
    return None


def _take_name(view: View, asked: Asked, words: Words, names: _Names) -> str | None:
    """The place named: 江门市, 江门, or as its document's key writes it (Jiangmen)."""
    found = ((words.find(name), place) for place, name in names.items())
    named = sorted((*match.span(), place) for match, place in found if match)
    for (_, end, _), (start, _, _) in pairwise(named):
        if words.left[end:start].strip("的 "):
            which = ("一次只能问一个地区，两地可以相互比较", "Ask of one place, or compare the two")
            raise asked.unread(view, *which, places=tuple(dict.fromkeys(each[2] for each in named)))
    for *_, place in named:
        words.take(names[place])
    return named[-1][2] if named else None


def _itself(view: View, document: str) -> tuple[str | None, str | None]:
    """The document as the one that is asked what it did, if it descends from others."""
    return (None, document) if view.coverage(documents=[document]) else (document, None)


def _sides(
    view: View, part: str | None, document: str | None, owner: str | None
) -> tuple[str | None, str | None]:
    """The document whose items are meant, and the one that is asked what it did itself.

    ===========================================  ============  ====
    named                                        upstream      doer
    ===========================================  ============  ====
    an item or clause, by its id                 its document
    a document by key or number, others below    it
    a document by key or number, none below                    it
    a document only by whose it is               it
    one of these that is below others, too,                    it
    and neither an item nor who did it
    ===========================================  ============  ====
    """
    if document and not part and document not in view.coverage_counts():
        return None, document
    return document or owner, None


def _items_with(view: View, words: Collection[str], document: str | None) -> list[Item]:
    """The items whose title has all these words; if none's has, those whose text has them."""
    items = [
        item for item in view.items(document or default_upstream(view)) if item.kind in UNIT_KINDS
    ]
    titled = [item for item in items if all(word in (item.title or "") for word in words)]
    texts = {item.id: "".join(clause.text for clause in item.clauses) for item in items}
    return titled or [item for item in items if all(word in texts[item.id] for word in words)]


def _the_one(
    view: View, asked: Asked, words: Collection[str], found: Sequence[Item], whole: Card
) -> str:
    """The id of the only item with these words. Raises QuestionError when there isn't just one."""
    if len(found) == 1:
        return found[0].id
    said = " ".join(words)
    if not found and len(words) > 1 and all(_items_with(view, [each], whole.key) for each in words):
        raise asked.unread(view, *SEVERAL_ITEMS)
    if not found:
        name = called(whole)
        none = f"{name}没有哪一条提到“{said}”，可在全部文件和责任单位中查找"
        none_en = f"No item of {name} speaks of “{said}”; look in all documents, or at the agencies"
        if said.isascii():
            none, none_en = f"{none}；原文是中文", f"{none_en}; the texts are in Chinese"
        raise asked.unread(view, none, none_en, words=said)
    names = listed((f"{item_name(item)}{item.title or ''}" for item in found), asked.language)
    which = f"有几条提到“{said}”：{names}。请指明一条"
    raise asked.unread(view, which, f"Several items speak of “{said}”: {names}. Name one")


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


def _names_of_places(view: View, question: str) -> _Names:
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


def _pattern_of(place: str, latin: Collection[str]) -> re.Pattern[str]:
    words = [rf"\b{each.replace(' ', '[ -]')}\b" for each in sorted(latin) if each]
    short = rf"{re.escape(short_name(place))}(?![市省县区州盟旗])"
    return re.compile("|".join([re.escape(place), short, *words]), re.IGNORECASE)
