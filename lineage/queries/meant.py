"""Which notice and which item are meant where people don't give an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from lineage.errors import NothingFound, UnknownReference
from lineage.model import Item, is_document, key_of
from lineage.naming import in_chapter, item_name
from lineage.queries.parts import items_called, known_card
from lineage.store.base import View


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


def resolve_item(view: View, reference: str, document: str | None = None) -> str:
    """The id of the item called 十三, （十三）, 13 or by its id.

    Of the default upstream document unless another is named. Raises UnknownReference with
    the items there are, or with those called so where it isn't one alone.
    """
    if not is_document(reference):
        return reference.strip()
    key = document or default_upstream(view)
    known_card(view, key)
    items = view.items(key)
    found = items_called(items, reference)
    if len(found) == 1:
        return found[0].id
    if found:
        raise UnknownReference("single item", reference, tuple(map(_told_apart, found)))
    names = dict.fromkeys(item_name(item) for item in items if item.number)
    raise UnknownReference("item", reference, tuple(names))


def _told_apart(item: Item) -> str:
    """An item by its id, and for people by its chapter, number and title."""
    return " ".join(filter(None, (item.id, in_chapter(item), item.title)))
