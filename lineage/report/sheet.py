"""The report as a CSV table that spreadsheet programs open as it is meant."""

from __future__ import annotations

import csv
import io

from lineage.queries.answers import CoverageRow, Language
from lineage.queries.wording import LEVEL, pick, status_text
from lineage.report.content import ItemPart, Report
from lineage.report.words import QUALIFIERS, lines_of, local, word

_BOM = "\ufeff"
_FORMULA = tuple("=+-@＝＋－＠")
_COLUMNS = (
    "item",
    "heading",
    "place",
    "level",
    "document",
    "number",
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


def csv_table(report: Report) -> str:
    """A row for each item and document below, with a byte order mark for Excel."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow([word(name, report.language) for name in _COLUMNS])
    numbers = {each.key: each.number or "" for each in report.matrix.documents}
    for part in report.items:
        for row in part.rows:
            writer.writerow(map(safe, _cells(part, row, numbers[row.document], report.language)))
    return _BOM + table.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("各市")
    ("'=1+1", '各市')
    """
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _cells(part: ItemPart, row: CoverageRow, number: str, language: Language) -> tuple[str, ...]:
    carried = row.evidence.carried
    units = dict.fromkeys(f"{e.unit.id} ({lines_of(e.unit, language)})" for e in carried)
    return (
        part.head.label or part.head.item,
        part.head.title or "",
        row.place or "",
        pick(LEVEL[row.level], language) if row.level else "",
        row.document_title,
        number,
        status_text(row.status, row.qualifiers, language),
        "；".join(pick(QUALIFIERS[each], language) for each in row.qualifiers),
        row.reason,
        str(row.clauses_carried),
        str(row.clauses_dropped),
        f"{row.share:.3f}",
        "; ".join(units),
        "; ".join(dict.fromkeys(local(edge.upstream.id) for edge in carried)),
        "; ".join(
            f"{local(each.clause.id)} ({lines_of(each.clause, language)})"
            for each in row.evidence.dropped
        ),
    )
