"""Documents, items and clauses by what they are called, or an error that tells what there is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from lineage.errors import UnknownReference
from lineage.model import Item, item_of, key_of, local_id
from lineage.naming import in_chapter, item_name
from lineage.numerals import in_figures
from lineage.queries.places import places_named
from lineage.store.base import Card, Fate, Located, View
from lineage.text import normalised

_AROUND = "()第条项款点.、 "  # what print puts around an item's number
_NUMBERED = re.compile(r"(?:item|point|no\.?|number)\s*(?=\W*\w)", re.IGNORECASE)
_SHORTEST_TITLE = 2  # characters


def known_card(view: View, key: str) -> Card:
    """The card of a document. Raises UnknownReference with the keys there are."""
    cards = view.cards_by_key()
    if key not in cards:
        raise UnknownReference("document", key, tuple(cards))
    return cards[key]


def known_document(view: View, name: str) -> Card:
    """The document that is called so: by key, number, title, place, or a part of a title.

    Raises UnknownReference with the keys of the documents called so, if there are several, or of
    all.
    """
    for found in _documents_called(view, name):
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownReference("single document", name, tuple(each.key for each in found))
    raise UnknownReference("document", name, tuple(each.key for each in view.cards()))


def _documents_called(view: View, name: str) -> Iterator[list[Card]]:
    """The documents that a name may mean, those that it says most plainly first."""
    cards, number = view.cards(), normalised(name)
    yield [each for each in cards if name in (each.key, each.title) or number == each.number]
    places = places_named(view, name)
    yield [each for each in cards if each.place in places]
    yield [each for each in cards if name and name in f"{each.title}{each.number or ''}"]


def keys_of(view: View, place: str) -> list[str]:
    """The keys of a place's own documents."""
    return [card.key for card in view.cards() if card.place == place]


def known_item(view: View, item_id: str) -> Item:
    """An item by its id. Raises UnknownReference with the ids of its document."""
    item = view.item(item_id)
    if item is None:
        key = key_of(item_id)
        known_card(view, key)
        raise UnknownReference("item", item_id, tuple(each.id for each in view.items(key)))
    return item


def items_called(items: Iterable[Item], name: str) -> list[Item]:
    """The items with that label as it is printed; if there are none, those that it can mean.

    四、（十三）, 四（十三）, 十三, 13, 13., 第十三条 and item 13 can mean （十三）, and so can the end of its
    id. Words are its title, or a part of it.
    """
    wanted, items = _NUMBERED.sub("", normalised(name).strip()), tuple(items)
    bare = wanted.strip(_AROUND)
    labels = {item.id: normalised(item_name(item)) for item in items}
    words = len(bare) >= _SHORTEST_TITLE and not in_figures(bare).isdigit()
    return (
        [item for item in items if labels[item.id] == wanted]
        or [
            item
            for item in items
            if bare in (labels[item.id].strip(_AROUND), str(item.number), local_id(item.id))
            or wanted.replace("、", "") == normalised(in_chapter(item)).replace("、", "")
        ]
        or [item for item in items if words and bare in normalised(item.title or "")]
    )


def clauses_of(view: View, item_id: str) -> list[str]:
    """The ids of an item's clauses. Raises UnknownReference like `known_item`."""
    return [clause.id for clause in known_item(view, item_id).clauses]


def known_fates(
    view: View, items: Collection[str], documents: Collection[str] | None
) -> list[Fate]:
    """What became of items, by their ids. Raises UnknownReference like `known_item`."""
    fates = view.fates(items, documents)
    for item_id in items:
        if item_id not in fates:
            known_item(view, item_id)
            raise UnknownReference("item", item_id)
    return list(fates.values())


def known_clause(view: View, clause_id: str) -> Located:
    """A clause by its id. Raises UnknownReference with ids nearby; with its own, of an item's."""
    found = view.clauses([clause_id]).get(clause_id)
    if found is None:
        key = key_of(clause_id)
        known_card(view, key)
        item = view.item(clause_id) or view.item(item_of(clause_id))
        near = item.clauses if item else [c for each in view.items(key) for c in each.clauses]
        raise UnknownReference("clause", clause_id, tuple(clause.id for clause in near))
    return found
