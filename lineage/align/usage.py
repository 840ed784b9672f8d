"""How often terms, pairs of characters or words, are used, and what each tells for that."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

_NEVER = (0, 0)


class Usage:
    """How often some documents use terms.

    `documents` are for each the number of clauses that use a term (document frequency), and its size.
    """

    def __init__(self, documents: Iterable[tuple[Mapping[str, int], int]]) -> None:
        clauses: Counter[str] = Counter()
        sizes: Counter[str] = Counter()
        for frequency, size in documents:
            clauses.update(frequency)
            sizes.update(dict.fromkeys(frequency, size))
        self.counts = {term: (count, sizes[term]) for term, count in clauses.items()}
        """For each term: clauses that use it, size of the documents that do."""

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return {term: math.log(size / clauses) for term, (clauses, size) in self.counts.items()}

    def weights_beside(self, frequency: Mapping[str, int], size: int) -> dict[str, float]:
        """What each term tells in these documents and another of such a size together, in nats."""
        weights = dict(self._weights)
        for term, count in frequency.items():
            clauses, sizes = self.counts.get(term, _NEVER)
            weights[term] = math.log((sizes + size) / (clauses + count))
        return weights
