"""Write a coverage report."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from lineage.cli.files import Out, write
from lineage.cli.filters import Of
from lineage.cli.session import Session, command
from lineage.errors import ParameterError
from lineage.report import FORMATS, Scope, gather

Region = Annotated[
    str | None,
    typer.Option("--region", metavar="PLACE", help="Only documents of this place and below it."),
]


class Format(StrEnum):
    """The formats of a report."""

    HTML = "html"
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"


EXAMPLES = (
    "lineage report --out report.html",
    "lineage report --format docx --of guangdong-2018-19 --out guangdong.docx --lang en",
    "lineage report --format xlsx --region 广东省 --out 广东省.xlsx",
)


@command(answers=False)
def run(
    session: Session,
    form: Annotated[Format, typer.Option("--format", help="How it is written.")] = Format.HTML,
    out: Out = None,
    of: Of = None,
    region: Region = None,
) -> None:
    """Write a report to hand on: what became of each item of one document, with the proof.

    HTML is one self-contained page that prints well; Markdown, Excel (xlsx) and Word (docx) say
    the same, CSV has the table alone. Below a document that hundreds descend from, they go into
    those nearest to it and say so; --region chooses others, CSV always holds all.
    """
    chosen = FORMATS[form.value]
    if chosen.binary and out is None and sys.stdout.isatty():
        raise ParameterError("--out", "", f"a file, such as report.{form.value}")
    scope = Scope(of, region, chosen.most)
    report = gather(session.view(), scope, session.language, date.today())
    write([chosen.render(report)], out)
