"""Places by the names that people give them, and by what lies below what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from lineage.chain import place_path
from lineage.errors import UnknownReference
from lineage.model import Level, MissingDocument, Place
from lineage.store.base import Card, View


def tree(view: View) -> dict[str, Place]:
    """The places of a corpus by name, with all above them."""
    return {each.name: each for each in view.places()}


def place_names(view: View) -> dict[str, str]:
    """What the place of each document is called, by the document's key; that key where none is known."""
    return {key: card.place or key for key, card in view.cards_by_key().items()}


def lies_below(lower: Card | MissingDocument, upper: Card, places: Mapping[str, Place]) -> bool:
    """Whether one document's place is known to lie below that of another; all do below the nation."""
    if upper.level is Level.NATIONAL:
        place = places.get(lower.place or "")
        return (lower.level or (place and place.level)) not in (None, Level.NATIONAL)
    return upper.place in place_path(lower.place, places)[:-1]


def of_rank(view: View, levels: Collection[Level]) -> frozenset[str]:
    """The keys of the documents of these levels; of departments, those whose place has another.

    A province's department is none of a city's. All departments, where no other level is named.
    """
    places, ranks = tree(view), set(levels) - {Level.DEPARTMENT}

    def is_meant(card: Card) -> bool:
        place = places.get(card.place or "")
        apart = card.level is Level.DEPARTMENT and ranks and place and place.level not in ranks
        return card.level in levels and not apart

    return frozenset(card.key for card in view.cards() if is_meant(card))


def places_named(view: View, name: str) -> set[str]:
    """The places that a name may mean: 江门市, any part of it, or its document's key (Jiangmen).

    A place's whole name means it alone.
    """
    wanted = name.strip()
    latin: dict[str, set[str]] = defaultdict(set)
    for card in view.cards():
        if card.place:
            latin[card.place].add(latin_name(card))
    known = {*tree(view), *latin, *(each.place for each in view.missing() if each.place)}
    if wanted in known or not wanted:
        return {wanted} & known
    word = wanted.lower()
    return {
        place for place in known if wanted in place or any(word in each for each in latin[place])
    }


def known_places(view: View, name: str) -> set[str]:
    """All the places that a name may mean. Raises UnknownReference with the places there are."""
    meant = places_named(view, name)
    if not meant:
        raise UnknownReference("place", name, _of_documents(view))
    return meant


def known_place(view: View, name: str) -> str:
    """The one place of documents, in hand or missing, that a name means.

    Raises UnknownReference with the places there are.
    """
    known = _of_documents(view)
    meant = places_named(view, name) & set(known)
    if len(meant) != 1:
        raise UnknownReference("place", name, known)
    return meant.pop()


def meant_place(view: View, name: str | None) -> str | None:
    """The one place that a name means; the name itself where it may mean several.

    Raises UnknownReference with the places there are, where it means none.
    """
    meant = known_places(view, name) if name else set()
    return meant.pop() if len(meant) == 1 else name


def _of_documents(view: View) -> tuple[str, ...]:
    named = [each.place for each in view.cards()] + [each.place for each in view.missing()]
    return tuple(sorted(filter(None, set(named))))


def latin_name(card: Card) -> str:
    """A place as its document's key writes it; empty when it doesn't.

    Of a nation's the whole body is meant (state council): its first word alone is no name.
    """
    words = re.match(r"[a-z]{4,}(?:-[a-z]+)*", card.key)
    every = words.group().split("-") if words else []
    return " ".join(every if card.level is Level.NATIONAL else every[:1])
