"""Look-alikes: units on the subject of an upstream item whose wording shows no descent.

An item's own words are the character pairs that no other item of its document uses, title
included. A unit with at least three of them speaks of the item's subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from lineage.align.unit import Unit
from lineage.model import LookAlike
from lineage.text import grams

_LEAST = 3


def look_alikes(
    units: Sequence[Unit], upstream: Sequence[Unit], inherited: Collection[tuple[str, str]]
) -> Iterator[LookAlike]:
    """Look-alikes between the units and one upstream document.

    `inherited` are (unit, upstream clause) pairs that descend; an item that a unit descends
    from isn't merely on its subject. At most one look-alike for a unit and an item.
    """
    own_words = _own_words(upstream)
    item_of = {clause.clause.id: clause.item.id for clause in upstream}
    descends = {(unit, item_of[clause]) for unit, clause in inherited if clause in item_of}
    for unit in units:
        shared: dict[str, set[str]] = defaultdict(set)
        for gram in grams(unit.text, 2):
            if gram in own_words:
                shared[own_words[gram]].add(gram)
        for item, words in shared.items():
            if len(words) >= _LEAST and (unit.clause.id, item) not in descends:
                yield _nearest(unit, item, words, upstream)


def _own_words(upstream: Sequence[Unit]) -> dict[str, str]:
    """Character pairs that only one item uses, with that item's id."""
    items: dict[str, set[str]] = defaultdict(set)
    for clause in upstream:
        for gram in (*grams(clause.text, 2), *grams(clause.title, 2)):
            items[gram].add(clause.item.id)
    return {gram: next(iter(users)) for gram, users in items.items() if len(users) == 1}


def _nearest(unit: Unit, item: str, words: Collection[str], upstream: Sequence[Unit]) -> LookAlike:
    """The look-alike with the clause of the item that has most of the words."""
    clauses = [clause for clause in upstream if clause.item.id == item]
    best = max(clauses, key=lambda clause: sum(word in clause.text for word in words))
    shown = sorted(words, key=unit.text.index)
    return LookAlike(unit.clause.id, best.clause.id, tuple(shown))
