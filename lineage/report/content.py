"""What a coverage report says, gathered from the same queries that every other way in uses."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lineage.model import MissingDocument, Status, Warning
from lineage.queries.answers import ClauseText, CoverageRow, Edge, Language, Matrix, MatrixRow
from lineage.queries.coverage import item_coverage, matrix
from lineage.queries.documents import document, documents
from lineage.store.base import Card, View


@dataclass(frozen=True, slots=True)
class Summary:
    """How many items a document gave each status."""

    document: Card
    counts: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An item of the upstream document with what every document below did with it."""

    head: MatrixRow
    clauses: tuple[ClauseText, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the loader was unsure of in one document."""

    document: Card
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `made` is the day it was written; `others` are documents read but not below."""

    language: Language
    made: date
    matrix: Matrix
    others: tuple[Card, ...]
    missing: tuple[MissingDocument, ...]
    summaries: tuple[Summary, ...]
    items: tuple[ItemPart, ...]
    doubts: tuple[Doubts, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `shared` is whether the other side has it too."""

    text: str
    shared: bool


def gather(view: View, upstream: str | None, language: Language, made: date) -> Report:
    """Everything the report on one document says. Raises UnknownReference."""
    grid = matrix(view, upstream, language)
    corpus = documents(view)
    shown = {grid.upstream.key, *(each.key for each in grid.documents)}
    read = [document(view, each.key) for each in (grid.upstream, *grid.documents)]
    return Report(
        language=language,
        made=made,
        matrix=grid,
        others=tuple(each for each in corpus.items if each.key not in shown),
        missing=corpus.missing,
        summaries=tuple(_summary(each, grid) for each in grid.documents),
        items=tuple(_item(view, row, grid, language) for row in grid.items),
        doubts=tuple(Doubts(each.card, each.warnings) for each in read if each.warnings),
    )


def sides(edge: Edge) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The upstream text and the unit's, each cut into what the other has and what it hasn't."""
    upstream = [(span.upstream_start, span.upstream_end) for span in edge.spans]
    unit = [(span.unit_start, span.unit_end) for span in edge.spans]
    return pieces(edge.upstream.text, upstream), pieces(edge.unit.text, unit)


def pieces(text: str, shared: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """A text cut at half-open ranges, which may overlap; a mark goes with the words beside it.

    >>> [(piece.text, piece.shared) for piece in pieces("全省、全市政府，网站", [(5, 7), (8, 10)])]
    [('全省、全市', False), ('政府，网站', True)]
    """
    marks = [not letter.isalnum() for letter in text]
    for start, end in shared:
        marks[start:end] = [True] * (end - start)
    words = [place for place, letter in enumerate(text) if letter.isalnum()]
    for left, right in itertools.pairwise(words):
        if not marks[left] and not marks[right]:
            marks[left:right] = [False] * (right - left)
    runs = itertools.groupby(zip(text, marks, strict=True), key=lambda each: each[1])
    return tuple(Piece("".join(letter for letter, _ in run), mark) for mark, run in runs)


def _summary(of: Card, grid: Matrix) -> Summary:
    cells = (cell for row in grid.items for cell in row.cells if cell.document == of.key)
    counts = Counter(cell.status for cell in cells)
    return Summary(of, {status: counts[status] for status in Status})


def _item(view: View, head: MatrixRow, grid: Matrix, language: Language) -> ItemPart:
    answer = item_coverage(view, head.item, language=language)
    order = {each.key: place for place, each in enumerate(grid.documents)}
    rows = sorted((*answer.items, *answer.others), key=lambda row: order[row.document])
    return ItemPart(head, answer.upstream, tuple(rows))
