"""Which notice and which item are meant where people don't give an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from lineage.errors import NothingFound, UnknownReference
from lineage.model import Item, is_document, key_of
from lineage.naming import in_chapter, item_name
from lineage.queries.parts import in_order, items_called, known_card, known_document
from lineage.store.base import Card, View

# Documents whose items are looked through, those with the most documents below first.
_MOST_SOUGHT = 50


def default_upstream(view: View, below: Collection[str] = ()) -> str:
    """The document whose items the most coverage rows are about: what （十三） means by itself.

    Only rows of the documents `below` count, where there are any: what a place did, it did with
    the items of what its documents descend from. Raises NothingFound where no document descends
    from another.
    """
    rows = view.coverage(documents=below) if below else ()
    counts = Counter(key_of(row.item) for row in rows) or view.coverage_counts()
    if not counts:
        raise NothingFound(
            ("语料中没有一份文件有下级文件。", "No document of the corpus has others below it."),
            (
                "请加入承接其中某一份的文件，或在 corpus.toml 中写明各文件的地区和层级。",
                "Add some that descend from one of them, or say their place and level in corpus.toml.",
            ),
        )
    order = {each.key: index for index, each in enumerate(view.cards())}
    return max(counts, key=lambda key: (counts[key], -order.get(key, 0)))


def upstream_meant(view: View, name: str | None = None) -> Card:
    """The document that a name means (see `known_document`); without one the default upstream."""
    return known_document(view, name) if name else known_card(view, default_upstream(view))


def other_notices(view: View, meant: str) -> list[Card]:
    """The documents that could have been meant, too: each begins a line of descent of its own.

    They stand above documents and below none; none, where the one that is meant doesn't.
    """
    below = {unit for unit, _ in view.edge_counts()}
    counts = {} if meant in below else view.coverage_counts()
    return [c for c in in_order(view.cards()) if c.key in counts and c.key not in {meant, *below}]


def sought(
    view: View, document: str | None = None, below: Collection[str] = ()
) -> Iterator[list[str]]:
    """The documents in whose items what is named is looked for, in turns: the one that is named.

    Else the one that is meant by itself, then all others that are handed down to documents `below`,
    of which those that most is asked of.
    """
    if document:
        yield [document]
        return
    meant, counts = default_upstream(view, below), view.coverage_counts()
    rows = {key_of(row.item) for row in view.coverage(documents=below)} if below else set()
    others = sorted((rows or set(counts)) - {meant}, key=lambda key: (-counts.get(key, 0), key))
    yield [meant]
    yield others[:_MOST_SOUGHT]


def resolve_item(
    view: View,
    reference: str,
    document: str | None = None,
    below: Collection[str] = (),
    said: str = "",
) -> str:
    """The id of the item called 十三, （十三）, 13, 四、（十三） or by its id.

    That of the document named, by whatever people call it; else of the default upstream document of
    those `below`, and if it has none, of another. What is `said` may name the title, too: then it is
    that one's. Raises UnknownReference with the items there are, or with those called so where it
    isn't one alone.
    """
    if not is_document(reference):
        return reference.strip()
    if document:
        document = known_document(view, document).key
    known: list[Item] = []
    chosen: list[Item] = []
    for keys in sought(view, document, below):
        items = [item for key in keys for item in view.items(key)]
        found = items_called(items, reference)
        titled = [item for item in found if item.title and item.title in said]
        if len(titled) == 1:
            return titled[0].id
        known, chosen = known or items, chosen or found
        if chosen and not said:
            break
    if len(chosen) == 1:
        return chosen[0].id
    if chosen:
        raise UnknownReference("single item", reference, tuple(map(_told_apart, chosen)))
    names = dict.fromkeys(item_name(item) for item in known if item.number)
    raise UnknownReference("item", reference, tuple(names))


def _told_apart(item: Item) -> str:
    """An item by its id, and for people by its chapter, number and title."""
    return " ".join(filter(None, (item.id, in_chapter(item), item.title)))
