"""Look-alikes: units on the subject of an upstream item whose wording shows no descent.

An item's own words are the character pairs that no other item of its document uses, title
included, nor two items of a document above it. A unit with at least three of them, two of them in a
row (a term, not three accidents), speaks of the item's subject. So does one whose heading, or
the heading of whose item, has most of the pairs of the item's title, one with a phrase that has,
and one that shares wording that may be descent, if not likely: what is on the subject is never
called dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from lineage.align.titles import LEAST
from lineage.align.unit import Prepared, Unit
from lineage.align.weighing import Weighed
from lineage.model import LookAlike, item_of
from lineage.text import has_term, pairs

# Of pairs scored from here to ACCEPT, 19 of 51 descend and 13 are on the subject (decision 0017).
_DOUBTFUL = 0.3
# A longer phrase at the head of a unit is no heading.
_LONGEST_HEADING = 24

_Pairs = Set[str]


def look_alikes(
    document: Prepared,
    above: Prepared,
    owner: Mapping[str, str],
    inherited: Collection[tuple[str, str]],
    weighed: Iterable[Weighed],
) -> Iterator[LookAlike]:
    """Look-alikes between a document's units and one upstream document.

    `owner` gives for the own words of its items the item (see `Upstream.own_words`). `inherited`
    are (unit, upstream clause) pairs that descend; an item that a unit descends from isn't
    merely on its subject. `weighed` are the matches between the two. At most one look-alike for a
    unit and an item.
    """
    descends = {(unit, item_of(clause)) for unit, clause in inherited}
    doubtful = _shared(
        each
        for each in weighed
        if each.score >= _DOUBTFUL
        and (each.match.unit.clause.id, each.match.upstream.clause.id) not in inherited
    )
    each_unit = zip(document.units, document.pairs_beside_names, document.phrases, strict=True)
    for unit, own_pairs, phrases in each_unit:
        shared: dict[str, set[str]] = defaultdict(set)
        for gram in own_pairs & owner.keys():
            shared[owner[gram]].add(gram)
        found = dict(doubtful.get(unit.position, {}))
        for heading in _headings(unit, phrases, document.by_item[unit.item.id][0] is unit):
            found.update(above.titles.like(heading))
        for phrase in phrases:
            found.update(above.titles.said_in(phrase))
        found.update(
            (item, own)
            for item, own in shared.items()
            if len(own) >= LEAST and has_term(unit.text, own)
        )
        for item, common in sorted(found.items()):
            if (unit.clause.id, item) not in descends:
                yield _nearest(unit, item, common, above)


def _shared(weighed: Iterable[Weighed]) -> dict[int, dict[str, _Pairs]]:
    """For each unit, by its position, the items that matches share wording of, and its pairs."""
    found: dict[int, dict[str, _Pairs]] = defaultdict(dict)
    for match in (each.match for each in weighed):
        if not match.names_only():
            runs = (run for piece in match.pieces for run in piece.runs)
            texts = (match.unit.text[run.unit_start : run.unit_end] for run in runs)
            found[match.unit.position][match.upstream.item.id] = frozenset(
                chain.from_iterable(map(pairs, texts))
            )
    return found


def _headings(unit: Unit, phrases: Sequence[str], is_first: bool) -> Iterator[str]:
    """What stands at the head of a unit, folded: its item's title, and its own first phrase.

    A numbered task has its heading run in with the text.
    """
    if is_first:
        yield unit.title
    if unit.phrases and unit.phrases[0][0] == 0 and unit.phrases[0][1] <= _LONGEST_HEADING:
        yield phrases[0]


def _nearest(unit: Unit, item: str, words: _Pairs, above: Prepared) -> LookAlike:
    """The look-alike with the clause of the item that has most of the words."""
    best = max(above.by_item[item], key=lambda clause: len(words & above.pairs[clause.position]))
    return LookAlike(
        unit.clause.id, best.clause.id, tuple(sorted(words, key=(unit.text + unit.title).index))
    )
