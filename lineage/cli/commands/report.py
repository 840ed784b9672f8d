"""Write a coverage report."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from lineage.cli.files import Out, write
from lineage.cli.filters import Of
from lineage.cli.session import Session, command
from lineage.report import FORMATS, gather


class Format(StrEnum):
    """The formats of a report."""

    HTML = "html"
    MD = "md"
    CSV = "csv"


EXAMPLES = (
    "lineage report --out report.html",
    "lineage report --format csv --of guangdong-2018-19 --out guangdong.csv --lang en",
)


@command(answers=False)
def run(
    session: Session,
    form: Annotated[Format, typer.Option("--format", help="How it is written.")] = Format.HTML,
    out: Out = None,
    of: Of = None,
) -> None:
    """Write a report to hand on: what became of each item of one document, with the proof.

    HTML is one self-contained page that prints well; Markdown and CSV (for Excel) say the same.
    """
    report = gather(session.view(), of, session.language, date.today())
    write([FORMATS[form.value].render(report)], out)
