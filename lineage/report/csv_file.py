"""The report as a CSV table that spreadsheet programs open as it is meant."""

from __future__ import annotations

from lineage.report.content import Report
from lineage.report.rows import COVERAGE, Value, coverage
from lineage.report.speech import Speech
from lineage.report.spreadsheets import csv_text


def csv_table(report: Report) -> str:
    """A row for each item and document below."""
    say = Speech(report)
    rows = (map(_cell, cells) for _, cells in coverage(report, say))
    return csv_text([map(say.word, COVERAGE), *rows])


def _cell(value: Value) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
