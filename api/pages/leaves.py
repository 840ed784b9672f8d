"""What an address may ask of a view; long lists a leaf at a time, or no longer than a person looks over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from api.dependencies import WORDS_LENGTH
from lineage.model import Level
from lineage.store.base import Card, View

Words = Annotated[str, Query(max_length=WORDS_LENGTH)]
Number = Annotated[int, Query(alias="page", ge=1, le=10_000)]
MOST_CHOICES = 400
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Some of a list: the `number`-th leaf (from 1) of `leaves`; the list has `total` entries."""

    items: Sequence[T]
    number: int
    leaves: int
    total: int


def leaves_of(total: int, size: int) -> int:
    """How many leaves of that size so many entries fill: one at least.

    >>> leaves_of(0, 2), leaves_of(4, 2), leaves_of(5, 2)
    (1, 2, 3)
    """
    return max(1, -(-total // size))


def leaf(entries: Sequence[T], number: int, size: int) -> Leaf[T]:
    """The leaf of that number, or the last one if there aren't so many.

    >>> leaf("abcde", 9, 2)
    Leaf(items='e', number=3, leaves=3, total=5)
    """
    leaves = leaves_of(len(entries), size)
    number = min(number, leaves)
    return Leaf(entries[(number - 1) * size : number * size], number, leaves, len(entries))


def choices(view: View, keys: Collection[str], chosen: str | None) -> list[Card]:
    """Documents of these keys to choose from, not too many, but the chosen one (its key) always."""
    cards = [card for card in view.cards() if card.key in keys]
    rest = cards[MOST_CHOICES:]
    return [*cards[:MOST_CHOICES], *(card for card in rest if card.key == chosen)]


def place_choices(view: View) -> list[str]:
    """Names of places to choose from, from the nation down; of too many the cities and provinces."""
    places = [each for each in view.places() if each.level is not Level.NATIONAL]
    wide = [each for each in places if each.level in (Level.PROVINCE, Level.PREFECTURE)]
    return [each.name for each in (places if len(places) <= MOST_CHOICES else wide)]
