"""A document made ready for comparison: its clauses folded, its wording indexed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from lineage.align.runs import Index, Run
from lineage.align.titles import Titles
from lineage.align.usage import Usage
from lineage.align.words import words
from lineage.chain import short_name
from lineage.grouping import grouped
from lineage.model import Clause, Document, Item, Level, Span
from lineage.text import Folded, begins_to_apply, fold, grams, pairs

_LEAST_SIZE = 40
# Between pauses fewer characters are a word, no phrase.
_SHORTEST_PHRASE = 6
# Texts remembered: most clauses say what one above them says, word for word.
_TEXTS = 2_000
PAUSES = "，。；：,;"
_PAUSE = re.compile(f"[{PAUSES}]")
# 《title》 and （number）: what a document is called, not what a clause says.
_NAME = re.compile(r"《[^《》]*》(?:[（(][^（）()]*[〔\[]\d{4}[〕\]]\d+号[^（）()]*[)）])?")

Position = tuple[int, int]

_Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, folded, with its item's folded title and its place in the document's order.

    `text` is the folded text, `grams` its pairs of characters in order, `home` what the document's
    place is called in running text (江门), '' for none, `level` that of the place. `phrases` are the
    half-open ranges of the folded text between pauses, `names` those of documents cited in it.
    """

    clause: Clause
    item: Item
    folded: Folded
    text: str
    grams: Sequence[str]
    title: str
    position: int
    home: str
    level: Level | None
    phrases: _Ranges
    names: _Ranges


def span_of(unit: Folded, upstream: Folded, run: Run) -> Span:
    """Where a run stands in the texts as they are printed."""
    ours = unit.raw_span(run.unit_start, run.unit_end)
    theirs = upstream.raw_span(run.upstream_start, run.upstream_end)
    return Span(*ours, *theirs)


class Prepared:
    """A document's units with indexes that are made when first asked for.

    `place` is the level of the document's place, which a department's document doesn't say itself.
    """

    def __init__(self, document: Document, place: Level | None = None) -> None:
        self.key = document.key
        self.level = document.level
        self.year = document.year
        self.units = tuple(_units(document, place or document.level))

    @property
    def size(self) -> int:
        """Number of clauses, at least 40: in a document of three nothing would be rare."""
        return max(len(self.units), _LEAST_SIZE)

    @cached_property
    def pairs(self) -> tuple[frozenset[str], ...]:
        """For each unit its pairs of characters."""
        return tuple(frozenset(unit.grams) for unit in self.units)

    @cached_property
    def pairs_beside_names(self) -> tuple[frozenset[str], ...]:
        """For each unit its pairs of characters, without those of the documents that it names."""
        return tuple(
            frozenset(chain.from_iterable(grams(piece, 2) for piece in _beside_names(unit)))
            if unit.names
            else whole
            for unit, whole in zip(self.units, self.pairs, strict=True)
        )

    @cached_property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """For each unit its phrases."""
        return tuple(
            tuple(unit.text[start:end] for start, end in unit.phrases) for unit in self.units
        )

    @cached_property
    def by_item(self) -> Mapping[str, Sequence[Unit]]:
        """The units of each item, by its id."""
        return grouped((unit.item.id, unit) for unit in self.units)

    @cached_property
    def titles(self) -> Titles:
        """The titles of the items, to be looked up by a heading."""
        titles = {item: units[0].title for item, units in self.by_item.items()}
        return Titles(titles, self.items_with)

    @cached_property
    def frequency(self) -> Counter[str]:
        """For each pair of characters the number of clauses that use it (document frequency)."""
        return Counter(chain.from_iterable(self.pairs))

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        """For each unit its words."""
        return tuple(words(unit.text) for unit in self.units)

    @cached_property
    def word_frequency(self) -> Counter[str]:
        """For each word the number of clauses that use it (document frequency)."""
        return Counter(chain.from_iterable(self.vocabularies))

    @cached_property
    def items_with(self) -> Mapping[str, Collection[str]]:
        """For each pair of characters the ids of the items that use it, in clauses or title."""
        items: dict[str, set[str]] = defaultdict(set)
        for unit, whole in zip(self.units, self.pairs, strict=True):
            for gram in whole | pairs(unit.title):
                items[gram].add(unit.item.id)
        return items


class Upstream:
    """The documents above some others, the highest first, indexed together.

    A position there is a pair: which document (its generation), which of its units.
    """

    def __init__(self, documents: Sequence[Prepared]) -> None:
        self.documents = tuple(documents)

    def units(self) -> Iterator[tuple[Position, Unit]]:
        """All units with their positions, the highest document's first."""
        for generation, document in enumerate(self.documents):
            for unit in document.units:
                yield (generation, unit.position), unit

    def at(self, position: Position) -> Unit:
        """The unit at a position."""
        generation, unit = position
        return self.documents[generation].units[unit]

    @cached_property
    def texts(self) -> Mapping[str, Sequence[Position]]:
        """For each folded text the positions where it stands whole, the highest first."""
        return grouped((unit.text, position) for position, unit in self.units())

    @cached_property
    def index(self) -> Index:
        """The texts, to be looked up by the wording they share with another."""
        return Index(self.texts)

    @cached_property
    def own_words(self) -> Sequence[Mapping[str, str]]:
        """For each document the pairs of characters that one of its items has as its own.

        Its id, for pairs of letters that neither the document nor one above it uses in two items:
        in a short document even words of the trade stand but once. Figures are nobody's.
        """
        trade: set[str] = set()
        found = []
        for document in self.documents:
            trade.update(gram for gram, items in document.items_with.items() if len(items) > 1)
            found.append(
                {
                    gram: next(iter(items))
                    for gram, items in document.items_with.items()
                    if gram not in trade and gram.isalpha()
                }
            )
        return found

    @cached_property
    def pair_usage(self) -> Usage:
        """How often pairs of characters are used."""
        return Usage((each.frequency, each.size) for each in self.documents)

    @cached_property
    def word_usage(self) -> Usage:
        """How often words are used."""
        return Usage((each.word_frequency, each.size) for each in self.documents)


def _units(document: Document, level: Level | None) -> list[Unit]:
    titles: dict[str, str] = {}
    units = []
    home = short_name(document.place or "")
    # When one document begins to apply it has from no other, however alike the words are.
    told = (each for each in document.units() if not begins_to_apply(each[1].text))
    for position, (item, clause) in enumerate(told):
        if item.id not in titles:
            titles[item.id] = fold(item.heading).text
        folded, pairs_in_order, phrases, names = _read(clause.text)
        units.append(
            Unit(
                clause=clause,
                item=item,
                folded=folded,
                text=folded.text,
                grams=pairs_in_order,
                title=titles[item.id],
                position=position,
                home=home,
                level=level,
                phrases=phrases,
                names=names,
            )
        )
    return units


@lru_cache(_TEXTS)
def _read(text: str) -> tuple[Folded, Sequence[str], _Ranges, _Ranges]:
    """A clause's text folded, its pairs of characters, its phrases and the names it cites."""
    folded = fold(text)
    phrases, names = tuple(_phrases(text, folded)), tuple(_names(text, folded))
    return folded, grams(folded.text, 2), phrases, names


def _phrases(text: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Folded ranges between pauses, of six characters and more."""
    start = 0
    for pause in (*(match.start() for match in _PAUSE.finditer(text)), len(text)):
        end = bisect_left(folded.offsets, pause)
        if end - start >= _SHORTEST_PHRASE:
            yield start, end
        start = end


def _beside_names(unit: Unit) -> Iterator[str]:
    """The pieces of a unit's folded text before, between and behind the names it cites."""
    ends = [0, *(end for _, end in unit.names)]
    starts = [*(start for start, _ in unit.names), len(unit.text)]
    return (unit.text[start:end] for start, end in zip(ends, starts, strict=True))


def _names(text: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Folded ranges of the names of documents."""
    for name in _NAME.finditer(text):
        yield bisect_left(folded.offsets, name.start()), bisect_left(folded.offsets, name.end())
