"""Where graph and readings differ, pair by pair and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineage.evaluate.readings import TOPICAL, Readings, says_descent
from lineage.model import Inherits, Status
from lineage.store.base import View


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


def mistakes(
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
        drawn = edges.get(pair)
        if drawn and says_descent(words) and drawn.relation.value not in words:
            read = "|".join(sorted(words))
            relation = drawn.relation.value
            yield Mistake("relation", *pair, read, relation, drawn.score, texts[pair])
    for cell, words in readings.cells.items():
        status = found.get(cell)
        if status is None or status.value not in words:
            yield Mistake("coverage", *cell, "|".join(sorted(words)), status and status.value)


def _texts(view: View, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    located = view.clauses(list(dict.fromkeys(end for pair in pairs for end in pair)))
    text = {clause: each.clause.text for clause, each in located.items()}
    return {pair: (text[pair[0]], text[pair[1]]) for pair in pairs}
