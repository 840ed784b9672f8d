"""How much shared wording tells: rare wording much, formulas little.

The weight of a pair of characters is its inverse document frequency (Spärck Jones 1972), a
clause standing for a document, and only clauses *of documents that use it* counted. Over a
whole corpus it would be spoilt by the very thing we look for: in a cascade of thousands of
copies the national wording is common. The
weights are learned from a document and those above it alone, so that what is found for it
doesn't change when others join the corpus.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from lineage.align.formulas import formulas
from lineage.align.unit import Prepared, Unit, Upstream

# The weight of a pair that no text uses (nats): about that of one clause of a plan.
_UNSEEN = 4.0


class Rarity(dict[str, float]):
    """Weights of character pairs, in nats, worked out when first asked for."""

    def __init__(self, document: Prepared, upstream: Upstream) -> None:
        super().__init__()
        self._own = document.frequency
        self._size = document.size
        self._above = upstream.frequency
        self._whole: dict[str, float] = {}
        self._beside_formulas: dict[str, list[float]] = {}

    def __missing__(self, gram: str) -> float:
        """Work out the weight of a pair and remember it."""
        clauses, size = self._above.get(gram, (0, 0))
        own = self._own.get(gram, 0)
        if own:
            clauses, size = clauses + own, size + self._size
        weight = self[gram] = math.log(size / clauses) if clauses else _UNSEEN
        return weight

    def profile(self, unit: Unit) -> list[float]:
        """Running sum of the weights: the information of text[a:b] is p[b-1] - p[a] (b > a)."""
        return list(accumulate(map(self.__getitem__, unit.grams), initial=0.0))

    def without_formulas(self, unit: Unit) -> list[float]:
        """The profile with set phrases at nothing: they don't say where wording comes from.

        It is remembered: a unit has several parents.
        """
        if unit.text not in self._beside_formulas:
            weights = list(map(self.__getitem__, unit.grams))
            for start, end in formulas(unit.text):
                weights[start : end - 1] = [0.0] * (end - 1 - start)
            self._beside_formulas[unit.text] = list(accumulate(weights, initial=0.0))
        return self._beside_formulas[unit.text]

    def information(self, unit: Unit) -> float:
        """Information of a whole text, remembered."""
        if unit.text not in self._whole:
            self._whole[unit.text] = sum(map(self.__getitem__, unit.grams))
        return self._whole[unit.text]


def between(profile: Sequence[float], start: int, end: int) -> float:
    """Information of the stretch from `start` to `end` (half open) of a profiled text."""
    return profile[end - 1] - profile[start] if end > start else 0.0
