"""The titles of a document's items: which of them a heading is like, which a phrase has most of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from itertools import chain

from lineage.text import has_term, pairs

# Pairs of characters that make a text speak of a subject.
LEAST = 3
# What a heading shares with a title: so great a share of the shorter, and pairs that no more than
# so many titles of the document have.
_MOST_OF_TITLE, _LEAST_OF_TITLE, _FEW_TITLES = 0.6, 2, 2
# A pair that so great a share of the items has is a word of the trade.
_TRADE = 0.25
# Most titles begin with a verb of two characters (加强, 推动), which another title may change.
_VERB = 2

_Like = Mapping[str, Set[str]]


class Titles:
    """The titles of a document's items, by id, as sets of character pairs: without the verb, and whole.

    `items_with` gives for each pair the items that use it, in clauses or title. What is looked up
    is remembered: documents below say much the same.
    """

    def __init__(
        self, titles: Mapping[str, str], items_with: Mapping[str, Collection[str]]
    ) -> None:
        self._forms = [
            (item, pairs(form)) for item, title in titles.items() for form in (title[_VERB:], title)
        ]
        self._with: dict[str, list[int]] = defaultdict(list)
        for index, (_, title) in enumerate(self._forms):
            for gram in title:
                self._with[gram].append(index)
        uses = Counter(chain.from_iterable(map(pairs, titles.values())))
        # …领域信用建设: a formula of the document's titles.
        self._formula = frozenset(gram for gram, count in uses.items() if count > _FEW_TITLES)
        self._telling = frozenset(
            gram for gram in self._with if len(items_with[gram]) <= _TRADE * len(titles)
        )
        self._of_heading: dict[str, _Like] = {}
        self._of_phrase: dict[str, _Like] = {}

    def like(self, heading: str) -> _Like:
        """The items whose titles share most pairs with a heading, with those shared.

        Some of these must be more than a formula.
        """
        if heading not in self._of_heading:
            self._of_heading[heading] = dict(self._like(pairs(heading)))
        return self._of_heading[heading]

    def said_in(self, phrase: str) -> _Like:
        """The items of whose titles a phrase of the text has most, with what it has of them.

        Much of it has to be more than words of the trade.
        """
        if phrase not in self._of_phrase:
            self._of_phrase[phrase] = dict(self._said_in(phrase))
        return self._of_phrase[phrase]

    def _like(self, heading: Set[str]) -> Iterator[tuple[str, Set[str]]]:
        shared = Counter(index for gram in heading for index in self._with.get(gram, ()))
        for index in sorted(shared):
            item, title = self._forms[index]
            if shared[index] >= _MOST_OF_TITLE * min(len(heading), len(title)):
                common = heading & title
                if len(common - self._formula) >= _LEAST_OF_TITLE:
                    yield item, common

    def _said_in(self, phrase: str) -> Iterator[tuple[str, Set[str]]]:
        said = pairs(phrase)
        telling = said & self._telling
        if len(telling) < LEAST:
            return
        shared = Counter(index for gram in telling for index in self._with[gram])
        for index in sorted(index for index, count in shared.items() if count >= LEAST):
            item, title = self._forms[index]
            common = said & title
            enough = len(common) >= _MOST_OF_TITLE * len(title)
            if enough and has_term(phrase, common & self._telling):
                yield item, common
