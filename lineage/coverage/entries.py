"""The entries of a document: which upstream items each carries, and which it stands for.

An entry is an item, or a task or row with a number of its own: what a reader sees as one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from rapidfuzz.fuzz import ratio

from lineage.coverage.pair import SAME_TITLE, DocumentPair
from lineage.grouping import grouped
from lineage.model import Clause, Item
from lineage.naming import in_chapter, names_apart
from lineage.numerals import in_figures

# Items of which a third of as many characters are carried are carried as much.
_AS_MUCH = 1 / 3

# In how many units, and how many characters of it.
_Much = tuple[int, float]


def home(item: Item, clause: Clause) -> str:
    """The id of the entry that a clause belongs to: its own if it has a number, else its item's."""
    return clause.id if clause.label else item.id


class Entries:
    """The entries of a document that carry anything of an upstream one with these items."""

    def __init__(self, descent: DocumentPair, items: Collection[Item]) -> None:
        own_items = descent.document.items
        self._labelled = {item.id for item in own_items if item.label}
        self._names = names_apart(own_items)
        own = [(home(item, clause), item, clause) for item, clause in descent.document.units()]
        self._home = {clause.id: local for local, _, clause in own}
        self._item_of = {local: item.id for local, item, _ in own}
        self._carried = self._what_is_carried(descent)
        headings = {local: _heading(item, clause) for local, item, clause in own}
        self._stands_for = self._what_each_stands_for(descent, items, headings)

    def stands_for(self, unit: str) -> frozenset[str]:
        """The upstream items that the entry of a unit, which carries something, stands for.

        Of the items that no other entry carries more of, those with nearly its title; if there are
        none, those in a chapter with nearly its title. Else those that it carries most of.
        """
        return self._stands_for[self._home[unit]]

    def renumbered(self, item: Item) -> str | None:
        """How the local item is called that carries most of this one, where its number differs.

        五 and 5 are one number.
        """
        much: dict[str, _Much] = {}
        for local, carried in self._carried.items():
            place = self._item_of[local]
            if place in self._labelled and item.id in self._stands_for[local]:
                units, characters = carried[item.id]
                more_units, more_characters = much.get(place, (0, 0.0))
                much[place] = units + more_units, characters + more_characters
        if not much or not item.label:
            return None
        name = self._names[max(much, key=much.__getitem__)]
        same = map(in_figures, (item.label, in_chapter(item)))
        return None if in_figures(name) in same else name

    def _what_is_carried(self, descent: DocumentPair) -> dict[str, dict[str, _Much]]:
        """By entry (see `home`) the upstream items it carries: in how many units, how many characters."""
        item_of = {clause.id: item.id for item, clause in descent.upstream.units()}
        length = {clause.id: len(clause.text) for _, clause in descent.upstream.units()}
        units: dict[tuple[str, str], set[str]] = defaultdict(set)
        characters: dict[tuple[str, str], float] = defaultdict(float)
        for edge in descent.inherits:
            pair = self._home[edge.unit], item_of[edge.upstream]
            units[pair].add(edge.unit)
            characters[pair] += edge.carried * length[edge.upstream]
        found: dict[str, dict[str, _Much]] = defaultdict(dict)
        for (local, item), carrying in units.items():
            found[local][item] = len(carrying), characters[local, item]
        return dict(found)

    def _what_each_stands_for(
        self, descent: DocumentPair, items: Collection[Item], headings: Mapping[str, str]
    ) -> dict[str, frozenset[str]]:
        """By entry the items that it stands for (see `stands_for`)."""
        chapters = {each.label: each.title for each in descent.upstream.sections}
        titles = {item.id: item.heading for item in items}
        chapter_of = {item.id: chapters.get(item.section or "", "") for item in items}
        much = [each for carried in self._carried.values() for each in carried.items()]
        most = {item: max(each) for item, each in grouped(much).items()}
        named = {
            local: [item for item in carried if carried[item] == most[item]]
            for local, carried in self._carried.items()
        }
        return {
            local: _namesakes(headings[local], titles, named[local])
            or _namesakes(headings[local], chapter_of, named[local])
            or _most(carried)
            for local, carried in self._carried.items()
        }


def _heading(item: Item, clause: Clause) -> str:
    """What a clause stands under: the first sentence of a task with a number of its own."""
    return clause.text.partition("。")[0] if clause.label else item.heading


def _namesakes(heading: str, titles: Mapping[str, str], carried: Collection[str]) -> frozenset[str]:
    """The items carried whose title is nearest to a heading, if it is nearly the same.

    Articles without one have none.
    """
    likeness = {each: ratio(heading, titles[each]) for each in carried if heading and titles[each]}
    nearest = max(likeness.values(), default=0.0)
    return frozenset(
        each for each, like in likeness.items() if like == nearest and like >= SAME_TITLE
    )


def _most(carried: Mapping[str, _Much]) -> frozenset[str]:
    """The items that most units carry, without those of which far fewer characters are carried."""
    units, characters = max(carried.values())
    least = units, _AS_MUCH * characters
    return frozenset(item for item, much in carried.items() if much >= least)
