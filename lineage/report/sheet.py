"""The report as a CSV table that spreadsheet programs open as it is meant."""

from __future__ import annotations

import csv
import io

from lineage.report.content import Report
from lineage.report.rows import COVERAGE, Value, coverage
from lineage.report.speech import Speech

_BOM = "\ufeff"
_FORMULA = tuple("=+-@＝＋－＠")


def csv_table(report: Report) -> str:
    """A row for each item and document below, with a byte order mark for Excel."""
    say = Speech(report)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(map(say.word, COVERAGE))
    writer.writerows(map(_cell, cells) for _, cells in coverage(report, say))
    return _BOM + table.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("各市")
    ("'=1+1", '各市')
    """
    return f"'{cell}" if formula_like(cell) else cell


def shown(cell: str) -> str:
    """What a cell that `safe` wrote shows.

    >>> shown("'=1+1"), shown("'各市'")
    ('=1+1', "'各市'")
    """
    return cell[1:] if cell.startswith("'") and formula_like(cell[1:]) else cell


def formula_like(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return text.lstrip().startswith(_FORMULA)


def _cell(value: Value) -> str:
    return f"{value:.3f}" if isinstance(value, float) else safe(str(value))
