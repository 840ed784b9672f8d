"""The built graph against readings: descent, relations, coverage, and how far scores can be trusted.

Only units of documents that have readings count, only the upstream documents that the
readings name, and no pair on which the readers differ.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from lineage.evaluate.agreement import Agreement, total
from lineage.evaluate.mistakes import Mistake, mistakes
from lineage.evaluate.readings import Readings, says_descent
from lineage.model import Inherits, Status, item_of, key_of
from lineage.store.base import View

_HALF = 0.5
_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often readers and graph chose these two words."""

    read: str
    found: str
    count: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Edges with a score from `low` to `high`, and how many of them the readers drew."""

    low: float
    high: float
    edges: int
    right: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that a floor holds, each between 0 and 1; `coverage` is None without cells."""

    precision: float
    recall: float
    f1: float
    relation: float
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole comparison. `items` are the mistakes, `disputed` pairs the readers differ on.

    In `overall` these count for nothing, in `majority` as most readers say. `dropped` are the items called
    so that no pair in doubt speaks against; right where readers saw nothing of the item.
    """

    figures: Figures
    digest: str
    overall: Agreement
    majority: Agreement
    dropped: Agreement
    disputed: int
    documents: tuple[Agreement, ...]
    relations: tuple[Confusion, ...]
    statuses: tuple[Confusion, ...]
    reliability: tuple[Bin, ...]
    items: tuple[Mistake, ...]

    @property
    def readers(self) -> Agreement:
        """The least that two readers agree: as if one had drawn each disputed pair, the other none."""
        agreed = self.overall.right + self.overall.missed
        return Agreement(agreed, wrong=0, missed=self.disputed)


def evaluate(view: View, readings: Readings) -> Evaluation:
    """The graph of a view against readings."""
    edges = _judged_edges(view, readings)
    drawn = {pair for pair, words in readings.pairs.items() if says_descent(words)}
    disputed = {pair for pair, words in readings.pairs.items() if says_descent(words) is None}
    judged = edges.keys() - disputed
    agreed = sorted(edges.keys() & drawn)
    documents = tuple(_agreements(readings.documents, drawn, judged))
    overall = total(documents)
    by_most = {pair for pair, share in readings.drawn.items() if share > _HALF}
    undecided = {pair for pair, share in readings.drawn.items() if share == _HALF}
    majority = total(_agreements(readings.documents, by_most, edges.keys() - undecided))
    relations = _confusions((readings.pairs[pair], edges[pair].relation.value) for pair in agreed)
    found = {(row.item, row.document): row.status for row in view.coverage()}
    statuses = _confusions(
        (words, found[cell].value) for cell, words in readings.cells.items() if cell in found
    )
    return Evaluation(
        figures=Figures(
            overall.precision,
            overall.recall,
            overall.f1,
            _share_agreed(relations),
            _share_agreed(statuses, len(readings.cells)) if readings.cells else None,
        ),
        digest=readings.digest,
        overall=overall,
        majority=majority,
        dropped=_dropped(view, readings),
        disputed=len(disputed),
        documents=documents,
        relations=relations,
        statuses=statuses,
        reliability=_bins(
            (edges[pair].score for pair in agreed), (edges[pair].score for pair in judged)
        ),
        items=tuple(mistakes(view, readings, edges, found)),
    )


def _agreements(
    documents: Sequence[str], drawn: Set[tuple[str, str]], found: Set[tuple[str, str]]
) -> Iterator[Agreement]:
    """For each document the pairs that were drawn by readers and found in the graph, or by one of them."""
    right, wrong, missed = (
        Counter(key_of(unit) for unit, _ in pairs)
        for pairs in (found & drawn, found - drawn, drawn - found)
    )
    return (Agreement(right[key], wrong[key], missed[key], key) for key in documents)


def _judged_edges(view: View, readings: Readings) -> dict[tuple[str, str], Inherits]:
    upstream = {key_of(clause) for _, clause in readings.pairs}
    return {
        edge.ends: edge
        for edge in view.inherits()
        if key_of(edge.unit) in readings.documents and key_of(edge.upstream) in upstream
    }


def _dropped(view: View, readings: Readings) -> Agreement:
    """The items called dropped, beside those of which the readers saw neither descent nor the subject."""
    seen = {(item_of(clause), key_of(unit)) for unit, clause in readings.pairs}
    upstream = {key_of(clause) for _, clause in readings.pairs}
    rows = [
        row for row in view.coverage(documents=readings.documents) if key_of(row.item) in upstream
    ]
    cells = {(row.item, row.document) for row in rows}
    called = {
        (row.item, row.document) for row in rows if row.status is Status.DROPPED and not row.doubts
    }
    return Agreement(len(called - seen), len(called & seen), len(cells - seen - called))


def _confusions(judged: Iterable[tuple[frozenset[str], str]]) -> tuple[Confusion, ...]:
    counts = Counter(
        (found if found in words else "|".join(sorted(words)), found) for words, found in judged
    )
    return tuple(Confusion(read, found, count) for (read, found), count in sorted(counts.items()))


def _share_agreed(confusions: Sequence[Confusion], whole: int | None = None) -> float:
    total = sum(each.count for each in confusions) if whole is None else whole
    same = sum(each.count for each in confusions if each.read == each.found)
    return same / total if total else 0.0


def _bins(right: Iterable[float], every: Iterable[float]) -> tuple[Bin, ...]:
    true, all_scores = Counter(map(_bin, right)), Counter(map(_bin, every))
    return tuple(
        Bin(low, high, all_scores[low, high], true[low, high]) for low, high in sorted(all_scores)
    )


def _bin(score: float) -> tuple[float, float]:
    for low, high in itertools.pairwise(_BINS):
        if low <= score < high or score == high == _BINS[-1]:
            return low, high
    return 0.0, _BINS[0]
