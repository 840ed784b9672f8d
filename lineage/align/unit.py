"""A document made ready for comparison: its clauses folded, its wording indexed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lineage.model import Clause, Document, Item
from lineage.text import Folded, fold, grams

SEED = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, folded, with its item's folded title and its place in the document's order."""

    clause: Clause
    item: Item
    folded: Folded
    title: str
    position: int

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text


class Prepared:
    """A document's units with indexes that are made when first asked for."""

    def __init__(self, document: Document) -> None:
        self.key = document.key
        self.units = tuple(_units(document))

    @cached_property
    def uses(self) -> Counter[str]:
        """For each pair of characters the number of clauses that use it."""
        uses: Counter[str] = Counter()
        for unit in self.units:
            uses.update(set(grams(unit.text, 2)))
        return uses

    @cached_property
    def seeds(self) -> Mapping[str, tuple[int, ...]]:
        """For each run of four characters the positions of the clauses that hold it."""
        found: dict[str, list[int]] = defaultdict(list)
        for unit in self.units:
            for seed in set(grams(unit.text, SEED)):
                found[seed].append(unit.position)
        return {seed: tuple(positions) for seed, positions in found.items()}

    @cached_property
    def own_words(self) -> Mapping[str, str]:
        """Character pairs that only one item uses, in clauses or title, with that item's id."""
        users: dict[str, set[str]] = defaultdict(set)
        for unit in self.units:
            for gram in (*grams(unit.text, 2), *grams(unit.title, 2)):
                users[gram].add(unit.item.id)
        return {gram: next(iter(items)) for gram, items in users.items() if len(items) == 1}


def _units(document: Document) -> list[Unit]:
    titles: dict[str, str] = {}
    units = []
    for position, (item, clause) in enumerate(document.units()):
        if item.id not in titles:
            titles[item.id] = fold(item.title or item.kind.value).text
        units.append(Unit(clause, item, fold(clause.text), titles[item.id], position))
    return units
