"""Look-alikes: units on the subject of an upstream item whose wording shows no descent.

An item's own words are the character pairs that no other item of its document uses, title
included, nor two items of a document above it. A unit with at least three of them speaks of the
item's subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set

from lineage.align.unit import Prepared, Unit
from lineage.model import LookAlike

_LEAST = 3


def look_alikes(
    document: Prepared,
    above: Prepared,
    owner: Mapping[str, str],
    inherited: Collection[tuple[str, str]],
) -> Iterator[LookAlike]:
    """Look-alikes between a document's units and one upstream document.

    `owner` gives for the own words of its items the item (see `Upstream.own_words`). `inherited`
    are (unit, upstream clause) pairs that descend; an item that a unit descends from isn't
    merely on its subject. At most one look-alike for a unit and an item.
    """
    item_of = {clause.clause.id: clause.item.id for clause in above.units}
    descends = {(unit, item_of[clause]) for unit, clause in inherited if clause in item_of}
    for unit, pairs in zip(document.units, document.pairs, strict=True):
        shared: dict[str, set[str]] = defaultdict(set)
        for gram in pairs & owner.keys():
            shared[owner[gram]].add(gram)
        for item, words in sorted(shared.items()):
            if len(words) >= _LEAST and (unit.clause.id, item) not in descends:
                yield _nearest(unit, item, words, above)


def _nearest(unit: Unit, item: str, words: Set[str], above: Prepared) -> LookAlike:
    """The look-alike with the clause of the item that has most of the words."""
    clauses = [clause for clause in above.units if clause.item.id == item]
    best = max(clauses, key=lambda clause: len(words & above.pairs[clause.position]))
    return LookAlike(unit.clause.id, best.clause.id, tuple(sorted(words, key=unit.text.index)))
