"""The tables of the report: the same rows for CSV and Excel, numbers as numbers, ids whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lineage.queries.answers.coverage import CoverageRow
from lineage.report.content import ItemPart, Report
from lineage.report.speech import Speech

Value: TypeAlias = str | int | float
COVERAGE = (
    "item",
    "heading",
    "place",
    "level",
    "document",
    "number",
    "key",
    "status",
    "qualifiers",
    "reason",
    "carried",
    "dropped",
    "share",
    "carried_by",
    "carried_clauses",
    "dropped_clauses",
)


def coverage(report: Report, say: Speech) -> Iterator[tuple[CoverageRow, tuple[Value, ...]]]:
    """A row for each item and document below, with its cells in the order of COVERAGE."""
    numbers = {each.key: each.number or "" for each in report.matrix.documents}
    for part in report.items:
        for row in part.rows:
            yield row, _cells(part, row, numbers[row.document], say)


def _cells(part: ItemPart, row: CoverageRow, number: str, say: Speech) -> tuple[Value, ...]:
    carried = row.evidence.carried
    units = dict.fromkeys(f"{each.unit.id} ({say.lines_of(each.unit)})" for each in carried)
    return (
        part.head.label or part.head.item,
        part.head.title or "",
        row.place or "",
        say.level(row.level),
        row.document_title,
        number,
        row.document,
        say.full_status(row),
        say.qualifiers(row),
        row.reason,
        row.clauses_carried,
        row.clauses_dropped,
        round(row.share, 3),
        "; ".join(units),
        "; ".join(dict.fromkeys(edge.upstream.id for edge in carried)),
        "; ".join(
            f"{each.clause.id} ({say.lines_of(each.clause)})" for each in row.evidence.dropped
        ),
    )
