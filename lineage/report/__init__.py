"""The coverage report: what became of each item of one document, as something to hand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lineage.report.content import Report, Scope, gather
from lineage.report.csv_file import csv_table
from lineage.report.excel import excel
from lineage.report.html_file import html
from lineage.report.markdown import markdown
from lineage.report.speech import Speech
from lineage.report.word_document import word_file

__all__ = ["FORMATS", "Format", "Report", "Scope", "file_name", "gather"]

_OPENXML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the report: its media type, how it is written, how many documents it goes into.

    A form that people read from end to end takes fewer documents than a table (None: all).
    """

    media_type: str
    render: Callable[[Report], str] | Callable[[Report], bytes]
    most: int | None = None

    @property
    def binary(self) -> bool:
        """Whether it is no text, so that a terminal can't show it."""
        return not self.media_type.startswith("text/")


def file_name(report: Report, form: str) -> str:
    """What a report's file is called in its language: `承接情况报告-guangdong-2018-19.docx`."""
    parts = (Speech(report).word("file"), report.matrix.upstream.key, report.scope.region)
    return f"{'-'.join(filter(None, parts))}.{form}"


_READ_THROUGH = 50
_A_PROVINCE = 250  # the largest has some 200 prefectures and counties
FORMATS: Mapping[str, Format] = {
    "html": Format("text/html; charset=utf-8", html, _READ_THROUGH),
    "md": Format("text/markdown; charset=utf-8", markdown, _READ_THROUGH),
    "csv": Format("text/csv; charset=utf-8", csv_table),
    "xlsx": Format(f"{_OPENXML}.spreadsheetml.sheet", excel, _A_PROVINCE),
    "docx": Format(f"{_OPENXML}.wordprocessingml.document", word_file, _READ_THROUGH),
}
