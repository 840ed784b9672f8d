"""The documents and places that a question names, each taken out of its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from lineage.chain import short_name
from lineage.model import Level
from lineage.queries.places import latin_name
from lineage.questions.asked import Asked, no_document
from lineage.store.base import View
from lineage.text import normalised

SEVERAL_ITEMS = ("一次只能问一条", "More than one item is named")
_PART = r":[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
_ID = re.compile(rf"(?<![\w-])[\w-]+{_PART}", re.ASCII)
# What can only be a document's key or number.
_STRANGE_DOCUMENT = re.compile(
    r"(?<![\w-])[a-z][a-z-]*-(?:19|20)\d\d(?:-\d+)?(?![\w-])|"
    r"[\u4e00-\u9fff]{2,10}〔(?:19|20)\d\d〕\d+号",
    re.IGNORECASE | re.ASCII,
)
_OF_GOVERNMENT = r"(?:人民政府|政府)?(?:办公[厅室])?"
ITS_DOCUMENT = (
    rf"{_OF_GOVERNMENT}的?\s*(?:\d{{4}}\s*年?)?的?\s*(?:文件|通知|方案|要点)的?|"
    r"(?:['’]s)?\s+(?:\d{4}\s+)?(?:document|notice|plan)s?\b(?:['’]s)?"
)
# The nation, not as a part of other names: 国家税务总局, 国家标准.
_NATION = re.compile(
    r"国家(?=的|文件|通知|要点|[^\u4e00-\u9fff]|$)|\bnational(?= (?:document|notice))"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_Names = Mapping[str, re.Pattern[str]]


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


def take_source(view: View, words: Words) -> str | None:
    """The document that words are said to come from: what stands right behind 来自."""
    for key, name in names_of_documents(view, words.left):
        if words.take(_behind_from(name.pattern)):
            return key
    for place, name in names_of_places(view, words.left).items():
        if words.take(_behind_from(rf"(?:{name.pattern})(?:{ITS_DOCUMENT})?")):
            return document_of(view, place, words.whole)
    return None


def _behind_from(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:来自|来源于|源自|出自|\bfrom\b(?:\s+the\b)?)\s*{name}", re.IGNORECASE)


def take_id(view: View, asked: Asked, words: Words) -> tuple[str | None, str | None]:
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
        raise no_document(view, strange.group())
    if part and words.find(_ID):
        raise asked.unread(view, *SEVERAL_ITEMS)
    return part, document


def _known_document(view: View, question: str) -> tuple[str, re.Match[str]] | None:
    """The document of the corpus that is named: with a part of it, else by the most letters."""
    names = names_of_documents(view, question)
    found = [(key, match) for key, name in names if (match := name.search(question))]
    return max(found, key=lambda each: (bool(each[1]["part"]), len(each[1].group())), default=None)


def names_of_documents(view: View, question: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns of the keys and numbers that a question may name documents by."""
    compact = "".join(question.split()).lower()
    for card in view.cards():
        for name in (card.key, card.number):
            if name and name.lower() in compact:
                yield card.key, _whole(name)


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


def take_place(
    view: View, asked: Asked, words: Words, whence: bool
) -> tuple[str | None, str | None]:
    """The document that is named by whose it is, and the place that is named itself.

    `whence`: it is asked where words come from, which can only be asked of a place's document.
    """
    names = outermost(names_of_places(view, words.left), words.left)
    owner = _take_owner(view, words, names)
    place = _take_name(view, asked, words, names)
    if place and whence:
        return document_of(view, place, words.whole), None
    return owner, place


def outermost(names: _Names, question: str) -> _Names:
    """The names that don't stand only within longer ones: 上海市宝山区 names no 上海市."""
    spans = {
        place: [each.span() for each in name.finditer(question)] for place, name in names.items()
    }
    everywhere = [span for found in spans.values() for span in found]

    def is_part(span: tuple[int, int]) -> bool:
        start, end = span
        return any(a <= start and end <= b and b - a > end - start for a, b in everywhere)

    return {
        place: name
        for place, name in names.items()
        if not spans[place] or not all(map(is_part, spans[place]))
    }


def _take_owner(view: View, words: Words, names: _Names) -> str | None:
    """The document of a place's own.

    广东省文件, Guangdong's document; of a place with nothing above it its name is enough.
    """
    for place, name in names.items():
        its = re.compile(rf"(?:{name.pattern})(?:{ITS_DOCUMENT})", re.IGNORECASE)
        if words.take(its) or (_nothing_above(view, place) and words.take(name)):
            return document_of(view, place, words.whole)
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


def document_of(view: View, place: str, question: str) -> str:
    """The document of a place, of the year named: the one that most stands below.

    Raises UnknownReference when there is none.
    """
    counts, years = view.coverage_counts(), set(map(int, YEAR.findall(question)))
    cards = [each for each in view.cards() if each.place == place]
    found = [each.key for each in cards if not years or each.year in years]
    if not found:
        raise no_document(view, " ".join([place, *map(str, sorted(years))]))
    return max(found, key=lambda key: counts.get(key, 0))


def _nothing_above(view: View, place: str) -> bool:
    """Whether nothing stands above a place's documents: it hands items down and gets none."""
    levels = [each.level for each in view.cards() if each.place == place]
    levels += [each.level for each in view.missing() if each.place == place]
    if Level.NATIONAL in levels:
        return True
    keys = {each.key for each in view.cards() if each.place == place}
    return bool(keys & set(view.coverage_counts())) and not view.coverage(documents=keys)


def names_of_places(view: View, question: str) -> _Names:
    """Patterns of the names that a question may give places that documents are of."""
    places: dict[str, set[str]] = {each.place: set() for each in view.missing() if each.place}
    for card in view.cards():
        if card.place:
            places.setdefault(card.place, set()).add(latin_name(card))
    own = _own_names(view, places)
    lower = question.lower()
    named = {
        place: _pattern_of(place, own[place], latin)
        for place, latin in places.items()
        if short_name(own[place]) in question
        or any(each.split(" ")[0] in lower for each in latin if each)
    }
    nation = {each.place for each in view.cards() if each.level is Level.NATIONAL and each.place}
    if len(nation) == 1 and _NATION.search(question):
        named.setdefault(nation.pop(), _NATION)
    return named


def _own_names(view: View, places: Collection[str]) -> dict[str, str]:
    """What places are called without the place above, where that tells them apart here.

    Namesakes are listed with it: 上海市宝山区, 双鸭山市宝山区.
    """
    above = {each.name: each.parent or "" for each in view.places()}
    own = {place: place.removeprefix(above.get(place, "")) for place in places}
    uses = Counter(own.values())
    return {place: name if name and uses[name] == 1 else place for place, name in own.items()}


def _pattern_of(place: str, own: str, latin: Collection[str]) -> re.Pattern[str]:
    words = [rf"\b{each.replace(' ', '[ -]')}\b" for each in sorted(latin) if each]
    short = rf"{re.escape(short_name(own))}(?![市省县区州盟旗])"
    names = map(re.escape, dict.fromkeys((place, own)))
    return re.compile("|".join([*names, short, *words]), re.IGNORECASE)
