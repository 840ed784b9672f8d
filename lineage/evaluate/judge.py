"""The built graph against readings: descent, relations, coverage, and how far scores can be trusted.

Only units of documents that have readings count, only the upstream documents that the
readings name, and no pair on which the readers differ.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineage.evaluate.readings import TOPICAL, Readings, says_descent
from lineage.model import Inherits, Status, key_of
from lineage.store.base import View

_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was found against what is true: of one document, or of all when `document` is None."""

    right: int
    wrong: int
    missed: int
    document: str | None = None

    @property
    def precision(self) -> float:
        """The share of what was found that is true."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often readers and graph chose these two words."""

    read: str
    found: str
    count: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pair or cell on which readers and graph differ; None is: no such edge."""

    kind: str
    one: str
    other: str
    read: str | None
    found: str | None
    score: float | None = None
    texts: tuple[str, str] = ("", "")


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
    """The whole comparison. `items` are the mistakes, `disputed` pairs the readers differ on."""

    figures: Figures
    digest: str
    overall: Agreement
    disputed: int
    documents: tuple[Agreement, ...]
    relations: tuple[Confusion, ...]
    statuses: tuple[Confusion, ...]
    reliability: tuple[Bin, ...]
    items: tuple[Mistake, ...]

    @property
    def readers(self) -> Agreement:
        """One reader against the other: what each of the disputed pairs is to one of them."""
        agreed = self.overall.right + self.overall.missed
        return Agreement(agreed, wrong=0, missed=self.disputed)


def evaluate(view: View, readings: Readings) -> Evaluation:
    """The graph of a view against readings."""
    edges = _judged_edges(view, readings)
    counted = {pair for pair, words in readings.pairs.items() if says_descent(words)}
    open_pairs = {pair for pair, words in readings.pairs.items() if says_descent(words) is None}
    descents = {key: Counter[str]() for key in readings.documents}
    for pair in set(edges) - open_pairs:
        descents[key_of(pair[0])]["right" if pair in counted else "wrong"] += 1
    for pair in counted - set(edges):
        descents[key_of(pair[0])]["missed"] += 1
    agreed = [pair for pair in edges if pair in counted]
    relations = _confusions(
        (readings.pairs[pair], edges[pair].relation.value) for pair in sorted(agreed)
    )
    found = {(row.item, row.document): row.status for row in view.coverage()}
    statuses = _confusions(
        (words, found[cell].value) for cell, words in readings.cells.items() if cell in found
    )
    overall = _sum(descents.values())
    return Evaluation(
        figures=Figures(
            overall.precision,
            overall.recall,
            overall.f1,
            _agreement(relations),
            _agreement(statuses, len(readings.cells)) if readings.cells else None,
        ),
        digest=readings.digest,
        overall=overall,
        disputed=len(open_pairs),
        documents=tuple(_descent(key, counts) for key, counts in descents.items()),
        relations=relations,
        statuses=statuses,
        reliability=_bins(
            (edges[pair].score for pair in agreed),
            (edges[pair].score for pair in set(edges) - open_pairs),
        ),
        items=tuple(_mistakes(view, readings, edges, found)),
    )


def _judged_edges(view: View, readings: Readings) -> dict[tuple[str, str], Inherits]:
    upstream = {key_of(clause) for _, clause in readings.pairs}
    return {
        (edge.unit, edge.upstream): edge
        for edge in view.inherits()
        if key_of(edge.unit) in readings.documents and key_of(edge.upstream) in upstream
    }


def _confusions(judged: Iterable[tuple[frozenset[str], str]]) -> tuple[Confusion, ...]:
    counts = Counter(
        (found if found in words else "|".join(sorted(words)), found) for words, found in judged
    )
    return tuple(Confusion(read, found, count) for (read, found), count in sorted(counts.items()))


def _agreement(confusions: Sequence[Confusion], whole: int | None = None) -> float:
    total = sum(each.count for each in confusions) if whole is None else whole
    same = sum(each.count for each in confusions if each.read == each.found)
    return same / total if total else 0.0


def _descent(document: str | None, counts: Counter[str]) -> Agreement:
    return Agreement(counts["right"], counts["wrong"], counts["missed"], document)


def _sum(counts: Iterable[Counter[str]]) -> Agreement:
    return _descent(None, sum(counts, Counter()))


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


def _mistakes(
    view: View,
    readings: Readings,
    edges: Mapping[tuple[str, str], Inherits],
    found: Mapping[tuple[str, str], Status],
) -> Iterator[Mistake]:
    """False edges, missed pairs, other relations, other statuses; in that order."""
    texts = _texts(view, [*edges, *readings.pairs])
    for pair, edge in sorted(edges.items()):
        words = readings.pairs.get(pair, frozenset())
        if not words or words == {TOPICAL}:
            read = TOPICAL if words else None
            yield Mistake("false", *pair, read, edge.relation.value, edge.score, texts[pair])
    for pair, words in sorted(readings.pairs.items()):
        if says_descent(words) and pair not in edges:
            yield Mistake("missed", *pair, "|".join(sorted(words)), None, None, texts[pair])
    for pair, words in sorted(readings.pairs.items()):
        edge_found = edges.get(pair)
        if edge_found and says_descent(words) and edge_found.relation.value not in words:
            yield Mistake(
                "relation",
                *pair,
                "|".join(sorted(words)),
                edge_found.relation.value,
                edge_found.score,
                texts[pair],
            )
    for cell, words in readings.cells.items():
        status = found.get(cell)
        if status is None or status.value not in words:
            yield Mistake("coverage", *cell, "|".join(sorted(words)), status and status.value)


def _texts(view: View, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    located = view.clauses(list(dict.fromkeys(end for pair in pairs for end in pair)))
    text = {clause: each.clause.text for clause, each in located.items()}
    return {pair: (text[pair[0]], text[pair[1]]) for pair in pairs}
