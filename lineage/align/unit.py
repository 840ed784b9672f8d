"""A clause made ready for comparison."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.align.rarity import Rarity
from lineage.model import Clause, Document, Item
from lineage.text import Folded, fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, folded and profiled, with its item's folded title and its place in order.

    `profile` is the running sum of its character pairs' information (see `Rarity.profile`).
    """

    clause: Clause
    item: Item
    folded: Folded
    profile: tuple[float, ...]
    title: str
    position: int

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @property
    def information(self) -> float:
        """Information of the whole text, in nats."""
        return self.profile[-1]


def prepare(document: Document, rarity: Rarity) -> tuple[Unit, ...]:
    """The units of a document, ready for comparison."""
    units = []
    for position, (item, clause) in enumerate(document.units()):
        folded = fold(clause.text)
        profile = tuple(rarity.profile(folded.text))
        title = fold(item.title or item.kind.value).text
        units.append(Unit(clause, item, folded, profile, title, position))
    return tuple(units)
