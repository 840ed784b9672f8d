"""A question with a mark in place of each document it names, so that words can be read around them.

What stands before and behind 引用 or 比 says who cites and who is cited, which is more and which less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lineage.chain import place_path, short_name
from lineage.model import Level
from lineage.queries.parts import called
from lineage.queries.places import latin_name, tree
from lineage.questions.lexicon import MARK, spoken
from lineage.questions.slots import YEAR, asks_whence, quoted
from lineage.store.base import View
from lineage.text import fold, normalised

# The private use area of Unicode: no text of a question stands there. Behind the marks of names
# are those of places of which the document is named: 广东省文件.
_FIRST, _MOST = 0xE000, 0xC00
NO_MARK = "[^\ue000-\uf8ff]"
DOCUMENT_MARK = "[\uec00-\uf8ff]"
_TITLE = re.compile(r"《([^《》]+)》(?:的(?=全文))?")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,10})〔(?:19|20)\d\d〕\d+号")
# What can only be a document's key.
_KEY = re.compile(
    r"(?<![\w-])[a-z][a-z-]*-(?:19|20)\d\d(?:-\d+)?(?![\w-])", re.IGNORECASE | re.ASCII
)
_BEFORE = re.compile("引用|转发|落实|附上|提[到及]|[了过哪谁和与的在]")  # a number, none of it
LOCAL = r":[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
_OF_GOVERNMENT = r"(?:人民政府|政府)?(?:办公[厅室])?"
ITS_DOCUMENT = (
    rf"{_OF_GOVERNMENT}的?\s*(?:\d{{4}}\s*年?)?的?\s*(?:文件|通知|方案|要点|意见)的?|"
    r"(?:['’]s)?\s+(?:\d{4}\s+)?(?:document|notice|plan)s?\b(?:['’]s)?"
)
# The nation, not as a part of other names: 国家税务总局, 国家标准.
_NATION = re.compile(
    r"国家(?=的|文件|通知|要点|第|条[目款文]|哪|要求|[^\u4e00-\u9fff]|$)|\bnational(?= (?:document|notice|item|clause|polic))"
)
_Names = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that a question names at once: one by its number or title, or all of a place.

    `keys` are those of the corpus, none for a document that isn't in it, or for a year there is
    none of.
    """

    name: str
    keys: tuple[str, ...]
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A question in which marks stand for the documents named, in the order they are named."""

    text: str
    named: tuple[Named, ...]

    def within(self, part: str) -> tuple[Named, ...]:
        """The documents whose marks stand in a part of the text."""
        found = (self.named[(ord(each) - _FIRST) % _MOST] for each in re.findall(MARK, part))
        return tuple(dict.fromkeys(found))

    def marks(self, named: Named) -> str:
        """The marks that stand for a document."""
        first = _FIRST + self.named.index(named)
        return chr(first) + chr(first + _MOST)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    named: Named
    document: bool = False


def marked(view: View, question: str) -> Marked:
    """The question with its documents marked.

    A place that stands within another's name, or behind the place above it, is no document of its
    own: 广东省江门市 is one. Words whose source is asked for name none.
    """
    text = re.sub(MARK, " ", normalised(question))
    quotation = quoted(text) if asks_whence(text) else None
    sought = text if quotation is None else text.replace(quotation[1], " " * len(quotation[1]))
    documents = _apart([*_documents(view, sought), *_titles(view, sought)])
    places = _places(view, sought, _years(sought, documents))
    kept = _apart([*documents, *places])
    order = list(dict.fromkeys(each.named for each in kept))[:_MOST]
    for each in reversed([each for each in kept if each.named in order]):
        mark = chr(_FIRST + each.document * _MOST + order.index(each.named))
        text = text[: each.start] + mark + text[each.end :]
    return Marked(text, tuple(order))


def _documents(view: View, text: str) -> Iterator[_Found]:
    """Documents by their keys and numbers, in the corpus or not."""
    compact = "".join(text.split()).lower()
    known = [
        _Found(match.start(), match.start("part") if match["part"] else match.end(), named)
        for card in view.cards()
        for named in [Named(called(card), (card.key,))]
        for name in (card.key, card.number)
        if name and name.lower() in compact
        for match in _whole(name).finditer(text)
    ]
    yield from known
    numbers = (
        (match.end(), _BEFORE.split(match[1])[-1] + match.group()[len(match[1]) :])
        for match in _NUMBER.finditer(text)
    )
    keys = ((match.end(), match.group()) for match in _KEY.finditer(text))
    for end, name in (*numbers, *keys):
        start = end - len(name)
        if not any(each.start < end and start < each.end for each in known):
            yield _Found(start, end, Named(name, ()))


def _titles(view: View, text: str) -> Iterator[_Found]:
    """Documents by what stands in 《》: a title, else a part of one that no other has."""
    for match in _TITLE.finditer(text):
        words = fold(match[1]).text
        titles = {each.key: fold(each.title).text for each in view.cards()}
        whole = tuple(key for key, title in titles.items() if title == words)
        keys = whole or tuple(key for key, title in titles.items() if words in title)
        yield _Found(*match.span(), Named(match[1], keys if len(keys) == 1 else ()))


def _places(view: View, text: str, years: set[int]) -> Iterator[_Found]:
    cards = view.cards()
    for place, pattern in _names_of_places(view, text).items():
        keys = [each for each in cards if each.place == place]
        meant = tuple(each.key for each in keys if not years or each.year in years)
        its = spoken(rf"(?:{pattern.pattern})({ITS_DOCUMENT})?")
        for match in its.finditer(text):
            name = " ".join([place, *map(str, sorted(years))]) if not meant else place
            yield _Found(*match.span(), Named(name, meant, place), document=bool(match[1]))


def _years(text: str, documents: list[_Found]) -> set[int]:
    """The years that are named, but for those in the names of documents."""
    for each in reversed(documents):
        text = text[: each.start] + " " + text[each.end :]
    return set(map(int, YEAR.findall(text)))


def _apart(found: list[_Found]) -> list[_Found]:
    """What doesn't stand within another, in order: of those that begin alike the longest."""
    kept: list[_Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _whole(name: str) -> re.Pattern[str]:
    """A key or number as a word of its own, perhaps with spaces in it, and a part behind it."""
    letters = r"\s*".join(map(re.escape, name))
    return spoken(rf"(?<![A-Za-z0-9_-]){letters}(?![A-Za-z0-9_-])(?P<part>{LOCAL})?")


def _names_of_places(view: View, question: str) -> _Names:
    """Patterns of the names that a question may give places that documents are of."""
    places: dict[str, set[str]] = {each.place: set() for each in view.missing() if each.place}
    for card in view.cards():
        if card.place:
            places.setdefault(card.place, set()).add(latin_name(card))
    own, tree_ = _own_names(view, places), tree(view)
    lower = question.lower()
    named = {
        place: _pattern_of(place, own[place], latin, place_path(place, tree_)[1:-1])
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


def _pattern_of(
    place: str, own: str, latin: Collection[str], above: Collection[str]
) -> re.Pattern[str]:
    """What a place is called, perhaps with places `above` it in front: 广东省江门市."""
    words = [rf"\b{each.replace(' ', '[ -]')}\b" for each in sorted(latin) if each]
    short = rf"{re.escape(short_name(own))}(?![市省县区州盟旗])"
    names = map(re.escape, dict.fromkeys((place, own)))
    higher = "|".join(re.escape(name) for each in above for name in (each, short_name(each)))
    led = rf"(?:(?:{higher})的?\s*)*" if higher else ""
    return spoken(f"{led}(?:{'|'.join([*names, short, *words])})")
