"""Look-alikes: units on the subject of an upstream item whose wording shows no descent.

An item's own words are the character pairs that no other item of its document uses, title
included, nor two items of a document above it. A unit with at least three of them speaks of the
item's subject; so does the first of an item whose title shares most of its pairs with that title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from itertools import chain

from lineage.align.unit import Prepared, Unit
from lineage.model import LookAlike
from lineage.text import grams

_LEAST = 3
_LEAST_OF_TITLE, _MOST_OF_TITLE, _FEW_TITLES = 2, 0.6, 2


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
    titles = {unit.item.id: frozenset(grams(unit.title, 2)) for unit in above.units}
    formula = _formula(titles.values())
    first = {unit.item.id: unit for unit in reversed(document.units)}
    for unit, pairs in zip(document.units, document.words, strict=True):
        shared: dict[str, set[str]] = defaultdict(set)
        for gram in pairs & owner.keys():
            shared[owner[gram]].add(gram)
        found: dict[str, Set[str]] = {}
        if first[unit.item.id] is unit:
            found.update(_titled_alike(frozenset(grams(unit.title, 2)), titles, formula))
        found.update((item, words) for item, words in shared.items() if len(words) >= _LEAST)
        for item, words in sorted(found.items()):
            if (unit.clause.id, item) not in descends:
                yield _nearest(unit, item, words, above)


def _titled_alike(
    title: Set[str], titles: Mapping[str, Set[str]], formula: Set[str]
) -> Iterator[tuple[str, Set[str]]]:
    """The items whose titles share most pairs of characters with this one, with those shared.

    Some of these must be more than a formula of the document's titles.
    """
    for item, other in titles.items():
        common = title & other
        mostly = len(common) >= _MOST_OF_TITLE * min(len(title), len(other))
        if mostly and len(common - formula) >= _LEAST_OF_TITLE:
            yield item, common


def _formula(titles: Collection[Set[str]]) -> frozenset[str]:
    """The pairs of characters that many titles of a document use (…领域信用建设)."""
    uses = Counter(chain.from_iterable(titles))
    return frozenset(gram for gram, count in uses.items() if count > _FEW_TITLES)


def _nearest(unit: Unit, item: str, words: Set[str], above: Prepared) -> LookAlike:
    """The look-alike with the clause of the item that has most of the words."""
    clauses = [clause for clause in above.units if clause.item.id == item]
    best = max(clauses, key=lambda clause: len(words & above.pairs[clause.position]))
    return LookAlike(
        unit.clause.id, best.clause.id, tuple(sorted(words, key=(unit.text + unit.title).index))
    )
