"""The report as a CSV table that spreadsheet programs open as it is meant."""

from __future__ import annotations

import csv
import io

from lineage.report.content import Report
from lineage.report.formulas import safe
from lineage.report.rows import COVERAGE, Value, coverage
from lineage.report.speech import Speech

_BOM = "\ufeff"


def csv_table(report: Report) -> str:
    """A row for each item and document below, with a byte order mark for Excel."""
    say = Speech(report)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(map(say.word, COVERAGE))
    writer.writerows(map(_cell, cells) for _, cells in coverage(report, say))
    return _BOM + table.getvalue()


def _cell(value: Value) -> str:
    return f"{value:.3f}" if isinstance(value, float) else safe(str(value))
