"""Look-alikes: units on the subject of an upstream item whose wording shows no descent.

An item's own words are the character pairs that no other item of its document uses, title
included, nor two items of a document above it. A unit with at least three of them, two of them in a
row (a term, not three accidents), speaks of the item's subject. So does one whose heading, or
the heading of whose item, has most of the pairs of the item's title, one with a phrase that has,
and one that shares wording that may be descent, if not likely: what is on the subject is never
called dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import chain

from lineage.align.unit import Prepared, Unit
from lineage.align.weighing import Weighed
from lineage.model import LookAlike
from lineage.text import grams

# Own words that make a unit speak of an item's subject (pairs of characters).
_LEAST = 3
# What a heading shares with a title: so great a share of the shorter, and pairs that no more than
# so many titles of the document have.
_MOST_OF_TITLE, _LEAST_OF_TITLE, _FEW_TITLES = 0.6, 2, 2
# A pair that so great a share of the items has is a word of the trade.
_TRADE = 0.25
# Of pairs scored from here to ACCEPT, 19 of 51 descend and 13 are on the subject (decision 0017).
_DOUBTFUL = 0.3
# A longer phrase at the head of a unit is no heading.
_LONGEST_HEADING = 24
# Most titles begin with a verb of two characters (加强, 推动), which another title may change.
_VERB = 2

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
    item_of = {clause.clause.id: clause.item.id for clause in above.units}
    descends = {(unit, item_of[clause]) for unit, clause in inherited if clause in item_of}
    titles = _Titles({unit.item.id: unit.title for unit in above.units}, above)
    first = {unit.item.id: unit for unit in reversed(document.units)}
    doubtful = _shared(
        each
        for each in weighed
        if each.score >= _DOUBTFUL
        and (each.match.unit.clause.id, each.match.upstream.clause.id) not in inherited
    )
    for unit, pairs in zip(document.units, document.words, strict=True):
        shared: dict[str, set[str]] = defaultdict(set)
        for gram in pairs & owner.keys():
            shared[owner[gram]].add(gram)
        found = dict(doubtful.get(unit.position, {}))
        for heading in _headings(unit, is_first=first[unit.item.id] is unit):
            found.update(titles.like(_pairs(heading)))
        for phrase in unit.phrases:
            found.update(titles.said_in(unit.text[slice(*phrase)]))
        found.update(
            (item, own)
            for item, own in shared.items()
            if len(own) >= _LEAST and _has_term(unit.text, own)
        )
        for item, words in sorted(found.items()):
            if (unit.clause.id, item) not in descends:
                yield _nearest(unit, item, words, above)


def _shared(weighed: Iterable[Weighed]) -> dict[int, dict[str, _Pairs]]:
    """For each unit, by its position, the items that matches share wording of, and its pairs."""
    found: dict[int, dict[str, _Pairs]] = defaultdict(dict)
    for match in (each.match for each in weighed):
        if not match.names_only():
            runs = (run for piece in match.pieces for run in piece.runs)
            texts = (match.unit.text[run.unit_start : run.unit_end] for run in runs)
            found[match.unit.position][match.upstream.item.id] = frozenset(
                chain.from_iterable(map(_pairs, texts))
            )
    return found


def _pairs(text: str) -> frozenset[str]:
    return frozenset(grams(text, 2))


def _has_term(text: str, words: _Pairs) -> bool:
    """Whether two of the pairs follow each other in the text."""
    return any(one + other[1] in text for one in words for other in words if one[1] == other[0])


def _headings(unit: Unit, is_first: bool) -> Iterator[str]:
    """What stands at the head of a unit, folded: its item's title, and its own first phrase.

    A numbered task has its heading run in with the text.
    """
    if is_first:
        yield unit.title
    if unit.phrases and unit.phrases[0][0] == 0 and unit.phrases[0][1] <= _LONGEST_HEADING:
        yield unit.text[slice(*unit.phrases[0])]


class _Titles:
    """The titles of a document's items, as sets of character pairs: without the verb, and whole."""

    def __init__(self, titles: Mapping[str, str], above: Prepared) -> None:
        self._forms = [
            (item, _pairs(form))
            for item, title in titles.items()
            for form in (title[_VERB:], title)
        ]
        self._with: dict[str, list[int]] = defaultdict(list)
        for index, (_, title) in enumerate(self._forms):
            for gram in title:
                self._with[gram].append(index)
        uses = Counter(chain.from_iterable(map(_pairs, titles.values())))
        # …领域信用建设: a formula of the document's titles.
        self._formula = frozenset(gram for gram, count in uses.items() if count > _FEW_TITLES)

        uses_of = above.items_with
        self._telling = frozenset(
            gram for gram in self._with if len(uses_of[gram]) <= _TRADE * len(titles)
        )

    def like(self, heading: _Pairs) -> Iterator[tuple[str, _Pairs]]:
        """The items whose titles share most pairs with a heading, with those shared.

        Some of these must be more than a formula.
        """
        shared = Counter(index for gram in heading for index in self._with.get(gram, ()))
        for index in sorted(shared):
            item, title = self._forms[index]
            if shared[index] >= _MOST_OF_TITLE * min(len(heading), len(title)):
                common = heading & title
                if len(common - self._formula) >= _LEAST_OF_TITLE:
                    yield item, common

    def said_in(self, phrase: str) -> Iterator[tuple[str, _Pairs]]:
        """The items of whose titles a phrase of the text has most, with what it has of them.

        Much of it has to be more than words of the trade.
        """
        pairs = _pairs(phrase)
        telling = [gram for gram in pairs if gram in self._telling]
        if len(telling) < _LEAST:
            return
        shared = Counter(index for gram in telling for index in self._with[gram])
        for index in sorted(index for index, count in shared.items() if count >= _LEAST):
            item, title = self._forms[index]
            common = pairs & title
            enough = len(common) >= _MOST_OF_TITLE * len(title)
            if enough and _has_term(phrase, common & self._telling):
                yield item, common


def _nearest(unit: Unit, item: str, words: _Pairs, above: Prepared) -> LookAlike:
    """The look-alike with the clause of the item that has most of the words."""
    clauses = [clause for clause in above.units if clause.item.id == item]
    best = max(clauses, key=lambda clause: len(words & above.pairs[clause.position]))
    return LookAlike(
        unit.clause.id, best.clause.id, tuple(sorted(words, key=(unit.text + unit.title).index))
    )
