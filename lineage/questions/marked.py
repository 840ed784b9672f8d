"""A question with a mark in place of each document it names, so that words can be read around them.

What stands before and behind 引用 or 比 says who cites and who is cited, which is more and which less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineage.queries.parts import called
from lineage.questions.named import ITS_DOCUMENT, YEAR, names_of_documents, names_of_places
from lineage.questions.topic import asks_whence, quoted
from lineage.store.base import View
from lineage.text import fold, normalised

# The private use area of Unicode: no text of a question stands there. Behind the marks of names
# are those of places of which the document is named: 广东省文件.
_FIRST, _MOST = 0xE000, 0xC00
MARK, NO_MARK = "[\ue000-\uf8ff]", "[^\ue000-\uf8ff]"
DOCUMENT_MARK = "[\uec00-\uf8ff]"
_TITLE = re.compile(r"《([^《》]+)》(?:的(?=全文))?")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,10})〔(?:19|20)\d\d〕\d+号")
# What can only be a document's key.
_KEY = re.compile(
    r"(?<![\w-])[a-z][a-z-]*-(?:19|20)\d\d(?:-\d+)?(?![\w-])", re.IGNORECASE | re.ASCII
)
_BEFORE = re.compile("引用|转发|落实|附上|提[到及]|[了过哪谁和与的在]")  # a number, none of it


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
    cards = {card.key: card for card in view.cards()}
    known = [
        _Found(match.start(), match.start("part") if match["part"] else match.end(), named)
        for key, pattern in names_of_documents(view, text)
        for named in [Named(called(cards[key]), (key,))]
        for match in pattern.finditer(text)
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
    for place, pattern in names_of_places(view, text).items():
        keys = [each for each in cards if each.place == place]
        meant = tuple(each.key for each in keys if not years or each.year in years)
        its = re.compile(rf"(?:{pattern.pattern})({ITS_DOCUMENT})?", re.IGNORECASE)
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
