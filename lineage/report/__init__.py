"""The coverage report: what became of each item of one document, as something to hand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lineage.report.content import Report, gather
from lineage.report.markdown import markdown
from lineage.report.page import html
from lineage.report.sheet import csv_table

__all__ = ["FORMATS", "Format", "Report", "gather"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the report: its media type and how it is written."""

    media_type: str
    render: Callable[[Report], str]


FORMATS: Mapping[str, Format] = {
    "html": Format("text/html; charset=utf-8", html),
    "md": Format("text/markdown; charset=utf-8", markdown),
    "csv": Format("text/csv; charset=utf-8", csv_table),
}
