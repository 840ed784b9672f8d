"""How much shared wording tells: rare wording much, formulas little.

The weight of a pair of characters, or of a word, is its inverse document frequency (Spärck Jones 1972), a
clause standing for a document, and only clauses *of documents that use it* counted. Over a
whole corpus it would be spoilt by the very thing we look for: in a cascade of thousands of
copies the national wording is common. The
weights are learned from a document and those above it alone, so that what is found for it
doesn't change when others join the corpus.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from lineage.align.formulas import formulas
from lineage.align.unit import Prepared, Unit, Upstream


class Rarity:
    """How much wording tells in a document and those above it, in nats."""

    def __init__(self, document: Prepared, upstream: Upstream) -> None:
        self._document = document
        self._upstream = upstream
        self._pairs = upstream.pair_usage.weights_beside(document.frequency, document.size)
        self._whole: dict[str, float] = {}
        self._all_words: dict[str, float] = {}
        self._beside_formulas: dict[str, list[float]] = {}

    def profile(self, unit: Unit) -> list[float]:
        """Running sum of the weights: the information of text[a:b] is p[b-1] - p[a] (b > a)."""
        return list(accumulate(map(self._pairs.__getitem__, unit.grams), initial=0.0))

    def without_formulas(self, unit: Unit) -> list[float]:
        """The profile with set phrases at nothing: they don't say where wording comes from.

        It is remembered: a unit has several parents.
        """
        if unit.text not in self._beside_formulas:
            weights = list(map(self._pairs.__getitem__, unit.grams))
            for start, end in formulas(unit.text):
                weights[start : end - 1] = [0.0] * (end - 1 - start)
            self._beside_formulas[unit.text] = list(accumulate(weights, initial=0.0))
        return self._beside_formulas[unit.text]

    def information(self, unit: Unit) -> float:
        """Information of a whole text, remembered."""
        if unit.text not in self._whole:
            self._whole[unit.text] = sum(map(self._pairs.__getitem__, unit.grams))
        return self._whole[unit.text]

    # Documents side by side mostly share too little for their words to be looked at.
    @cached_property
    def _words(self) -> Mapping[str, float]:
        document = self._document
        return self._upstream.word_usage.weights_beside(document.word_frequency, document.size)

    @cached_property
    def _vocabularies(self) -> Mapping[str, frozenset[str]]:
        return {
            unit.text: words
            for each in (self._document, *self._upstream.documents)
            for unit, words in zip(each.units, each.vocabularies, strict=True)
        }

    def common_words(self, one: Unit, other: Unit) -> tuple[float, float]:
        """The shares (0 to 1) of the words of two clauses that both use, in any order.

        Each word counts for as much as it tells.
        """
        shared = self._told(self._vocabularies[one.text] & self._vocabularies[other.text])
        if not shared:
            return 0.0, 0.0
        return shared / self._all_told(one), shared / self._all_told(other)

    def _all_told(self, unit: Unit) -> float:
        """What all words of a unit tell, remembered."""
        if unit.text not in self._all_words:
            self._all_words[unit.text] = self._told(self._vocabularies[unit.text])
        return self._all_words[unit.text]

    def _told(self, words: Iterable[str]) -> float:
        return math.fsum(map(self._words.__getitem__, words))


def between(profile: Sequence[float], start: int, end: int) -> float:
    """Information of the stretch from `start` to `end` (half open) of a profiled text."""
    return profile[end - 1] - profile[start] if end > start else 0.0
