"""How much shared wording tells: rare wording much, formulas little.

The weight of a pair of characters is the logarithm of how rarely the clauses *of a document
that uses it* use it. Inverse document frequency over a corpus would be spoilt by the very
thing we look for: in a cascade of thousands of copies the national wording is common. The
weights are learned from a document and those above it alone, so that what is found for it
doesn't change when others join the corpus.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lineage.align.unit import Prepared

_UNSEEN = 4.0


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of character pairs, in nats."""

    weights: Mapping[str, float]

    @classmethod
    def of(cls, documents: Iterable[Prepared]) -> Rarity:
        """Learn weights from documents."""
        clauses: Counter[str] = Counter()
        uses: Counter[str] = Counter()
        for document in documents:
            uses.update(document.uses)
            clauses.update(dict.fromkeys(document.uses, len(document.units)))
        return cls({gram: math.log(clauses[gram] / count) for gram, count in uses.items()})

    def profile(self, text: str) -> list[float]:
        """Running sum of the weights: the information of text[a:b] is p[b-1] - p[a] (b > a)."""
        get = self.weights.get
        pairs = (get(text[start : start + 2], _UNSEEN) for start in range(len(text) - 1))
        return list(accumulate(pairs, initial=0.0))


def between(profile: Sequence[float], start: int, end: int) -> float:
    """Information of the stretch from `start` to `end` (half open) of a profiled text."""
    return profile[end - 1] - profile[start] if end > start else 0.0
