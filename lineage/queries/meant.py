"""Which notice and which item are meant where people don't give an id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from lineage.errors import NothingFound, UnknownReference
from lineage.model import Item, key_of
from lineage.naming import in_chapter, names_apart
from lineage.numerals import in_figures
from lineage.queries.lookups import items_called, known_card, known_document
from lineage.queries.parts import in_order
from lineage.store.base import Card, View
from lineage.text import normalised

# Documents whose items are looked through, those with the most documents below first.
_MOST_SOUGHT = 50

_HAN_NUMERAL = "[一二三四五六七八九十百]+"
_NUMERAL = rf"(?:{_HAN_NUMERAL}|[0-9０-９]+)"
_IN_BRACKETS = rf"(?:{_HAN_NUMERAL}、?\s*)?[（(]\s*{_NUMERAL}\s*[)）]"
# A document and what is named of it: 国办发〔2018〕23号:13, 国办发〔2018〕23号（十三）, 惠州 十三. The
# number of a chapter before that of an item is no document: 四、（十三）.
_WHOSE = re.compile(
    rf"(?P<document>[^:：]+?)\s*[:：]\s*(?P<part>.+)|"
    rf"(?P<named>(?!{_NUMERAL}、?\s*[（(]|(?i:item|point|no\.?|number)\b).+?)\s*(?P<item>(?:{_IN_BRACKETS}|第\s*{_NUMERAL}\s*[条项点]"
    rf"|(?<=\s){_NUMERAL}|结尾)(?:第\s*{_NUMERAL}\s*款)?)"
)
# What ends the id of an item or a clause, as it is written in one.
_LOCAL_ID = re.compile(r"[a-z\d-]+(?:\.\d+)?")
_CLAUSE = re.compile(
    rf"(?P<item>.+?)(?:\.(?P<number>\d+)|(?<=[条项点)）])\s*第?\s*(?P<han>{_NUMERAL})\s*款)"
)


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
    """The documents that could have been meant, too: those that stand above others and below none.

    There are none if the document that is meant stands below another.
    """
    below = {unit for unit, _ in view.edge_counts()}
    counts = {} if meant in below else view.coverage_counts()
    return [c for c in in_order(view.cards()) if c.key in counts and c.key not in {meant, *below}]


def sought(
    view: View, document: str | None = None, below: Collection[str] = ()
) -> Iterator[list[str]]:
    """The keys of documents to look for an item in: some at a time, until it is found.

    Only the `document` that is named, if one is. Else first the default upstream document of those
    `below`, then together the others above these (or above any), those with most coverage rows first.
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
    """The id of an item that is called 十三, （十三）, 13, 四、（十三）, by its title or by its id.

    Its document may be named before it (国办发〔2018〕23号:13) or apart, as `document`; else it is looked
    for as `sought` says. Of several items called so, the one whose title stands in what is `said` is
    meant, if only one does. Raises UnknownReference, with the items there are, or with those called
    so; whether an id of a document in hand is an item's isn't checked.
    """
    whose, name = _apart(view, reference)
    if whose and _LOCAL_ID.fullmatch(name):
        return f"{whose}:{name}"
    document = whose or (known_document(view, document).key if document else None)
    known: list[Item] = []
    chosen: list[Item] = []
    for keys in sought(view, document, below):
        items = [item for key in keys for item in view.items(key)]
        found = items_called(items, name)
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
    whole = names_apart(known)
    names = dict.fromkeys(whole[item.id] for item in known if item.number)
    asked = f"{document}:{name}" if document and not whose else reference
    raise UnknownReference("item", asked, tuple(names))


def resolve_clause(view: View, reference: str) -> str:
    """The id of a clause, of which the item may be called as `resolve_item` takes it.

    国办发〔2018〕23号:13.2, 十三.2, 第十三条第二款; that of the item where no clause is named. An id of a
    document in hand is taken as it is. Raises UnknownReference.
    """
    whose, name = _apart(view, reference)
    if whose and _LOCAL_ID.fullmatch(name):
        return f"{whose}:{name}"
    if not (match := _CLAUSE.fullmatch(name)):
        return resolve_item(view, reference)
    number = match["number"] or in_figures(normalised(match["han"]))
    return f"{resolve_item(view, match['item'], whose)}.{number}"


def resolve_part(view: View, reference: str) -> str:
    """The key of a document, or the id of an item or a clause of one, by whatever it is called.

    Raises UnknownReference.
    """
    try:
        return known_document(view, reference).key
    except UnknownReference:
        if not _WHOSE.fullmatch(reference.strip()):
            raise
    return resolve_clause(view, reference)


def _apart(view: View, reference: str) -> tuple[str | None, str]:
    """The key of the document that a reference names, if it names one, and what is named of it.

    Raises UnknownReference.
    """
    match = _WHOSE.fullmatch(reference.strip())
    if match is None:
        return None, reference
    whose = match["document"] or match["named"]
    return known_document(view, whose).key, match["part"] or match["item"]


def _told_apart(item: Item) -> str:
    """An item by its id, and for people by its chapter, number and title."""
    return " ".join(filter(None, (item.id, in_chapter(item), item.title)))
