"""How much shared wording tells: rare wording much, formulas little.

The weight of a pair of characters is the logarithm of how rarely the clauses *of a document
that uses it* use it. Inverse document frequency over the whole corpus would be spoilt by the
very thing we look for: in a cascade of thousands of copies the national wording is common.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineage.text import grams

_UNSEEN = 4.0
_SIZE = 2


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of character pairs, in nats."""

    weights: Mapping[str, float]

    @classmethod
    def of(cls, documents: Iterable[Sequence[str]]) -> Rarity:
        """Learn weights from documents given as their folded clauses."""
        clauses: Counter[str] = Counter()
        uses: Counter[str] = Counter()
        for texts in documents:
            own: Counter[str] = Counter()
            for text in texts:
                own.update(set(grams(text, _SIZE)))
            uses.update(own)
            clauses.update(dict.fromkeys(own, len(texts)))
        return cls({gram: math.log(clauses[gram] / count) for gram, count in uses.items()})

    def profile(self, text: str) -> list[float]:
        """Running sum of the weights: the information of text[a:b] is p[b-1] - p[a] (b > a)."""
        total, sums = 0.0, [0.0]
        for gram in grams(text, _SIZE):
            total += self.weights.get(gram, _UNSEEN)
            sums.append(total)
        return sums

    def information(self, text: str) -> float:
        """Sum of the weights of all character pairs of a text, in nats."""
        return self.profile(text)[-1]


def between(profile: Sequence[float], start: int, end: int) -> float:
    """Information of the stretch from `start` to `end` (half open) of a profiled text."""
    return profile[end - 1] - profile[start] if end > start else 0.0
