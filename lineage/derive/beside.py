"""Which documents side by side are worth a comparison, and what they share.

Documents whose fingerprints meet are compared. When some documents change, only the pairs
that this concerns are looked at again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from lineage.align.siblings import Side, share
from lineage.chain import Chain
from lineage.known import Known, Marks, Pair, Shared

_TOO_COMMON = 40
# A formula of eight characters leaves one or two fingerprints, what decides leaves more.
_FEW_MARKS = 3
_KEEP = 256

Holders = Mapping[str, int]
"""In how many clauses of which documents a fingerprint stands."""


@dataclass(frozen=True, slots=True)
class Order:
    """All documents: the place of each in the corpus, and the keys of those above it."""

    position: Mapping[str, int]
    above: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, chain: Chain) -> Order:
        """The documents of a chain of command in their order."""
        position = {key: position for position, key in enumerate(chain.by_key)}
        return cls(position, {key: frozenset(each.above) for key, each in chain.stands.items()})

    def pairs(self, keys: Collection[str]) -> Iterator[Pair]:
        """The pairs of these documents of which neither stands above the other, in order."""
        for a, b in combinations(sorted(keys, key=self.position.__getitem__), 2):
            if a not in self.above[b] and b not in self.above[a]:
                yield a, b


def shared_beside(
    known: Known, changed: Mapping[str, Marks], order: Order, side: Callable[[str], Side]
) -> tuple[Shared, ...]:
    """What documents side by side share, once some documents have changed and have new marks.

    In the order of the first document, then of the second. `side` makes a document ready.
    """
    before, after = _holders(known, changed)
    turned = _turned(before, after, changed, order)
    theirs = known.marks({key for pair in turned for key in pair})
    after = {**known.holders(_all(theirs) - after.keys()), **after}

    def concerned(a: str, b: str) -> bool:
        return a in changed or b in changed or (a, b) in turned

    pairs = sorted(
        (pair for pair in _meeting(after, order) if concerned(*pair)),
        key=lambda pair: (order.position[pair[0]], order.position[pair[1]]),
    )
    met = {key for pair in pairs for key in pair}
    marks = {**known.marks(met - changed.keys()), **changed}
    ready = lru_cache(_KEEP)(side)
    found = [each for each in known.shared() if not concerned(each.a, each.b)]
    for a, b in pairs:
        shared = share(ready(a), ready(b), _clauses(marks[a], marks[b], after))
        found += [shared] if shared else []
    return tuple(sorted(found, key=lambda s: (order.position[s.a], order.position[s.b])))


def _holders(
    known: Known, changed: Mapping[str, Marks]
) -> tuple[dict[int, dict[str, int]], dict[int, dict[str, int]]]:
    """Who held, and who holds now, the marks that changed documents had or have."""
    now: dict[int, dict[str, int]] = defaultdict(dict)
    for key, marks in changed.items():
        for mark, clauses in Counter(mark for each in marks.values() for mark in each).items():
            now[mark][key] = clauses
    before = known.holders(_all(known.marks(changed.keys())) | now.keys())
    for mark, holders in before.items():
        others = {key: clauses for key, clauses in holders.items() if key not in changed}
        now[mark].update(others)
    return before, dict(now)


def _turned(
    before: Mapping[int, Holders],
    after: Mapping[int, Holders],
    changed: Collection[str],
    order: Order,
) -> set[Pair]:
    """Pairs of other documents that share a mark which became, or ceased to be, too common."""
    return {
        pair
        for mark, holders in before.items()
        if _telling(holders) != _telling(after[mark])
        for pair in order.pairs([key for key in holders if key not in changed])
    }


def _meeting(after: Mapping[int, Holders], order: Order) -> list[Pair]:
    """Pairs of documents that share marks enough."""
    marks: Counter[Pair] = Counter()
    for holders in after.values():
        if len(holders) > 1 and _telling(holders):
            for a, b in order.pairs(holders):
                marks[a, b] += holders[a] * holders[b]
    return [pair for pair, count in marks.items() if count >= _FEW_MARKS]


def _telling(holders: Holders) -> bool:
    return sum(holders.values()) <= _TOO_COMMON


def _clauses(a: Marks, b: Marks, after: Mapping[int, Holders]) -> list[Pair]:
    """The pairs of clauses that share a mark."""
    at: dict[int, list[str]] = defaultdict(list)
    for clause, marks in a.items():
        for mark in marks:
            if mark in after and _telling(after[mark]):
                at[mark].append(clause)
    return sorted(
        {(one, other) for other, marks in b.items() for mark in marks for one in at.get(mark, ())}
    )


def _all(marks: Mapping[str, Marks]) -> set[int]:
    return {mark for clauses in marks.values() for each in clauses.values() for mark in each}
