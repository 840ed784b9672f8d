"""Write a coverage report."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lineage.cli.files import Out, write
from lineage.cli.filters import Of
from lineage.cli.session import Session, command
from lineage.errors import InputError, ParameterError
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
    "lineage report --of guangdong-2018-19 --out guangdong.docx --lang en",
    "lineage report --region 广东省 --out 广东省.xlsx",
    "lineage report --format csv | head",
)


@command(answers=False)
def run(
    session: Session,
    named: Annotated[
        Format | None,
        typer.Option("--format", help="How it is written; else as --out is named, or HTML."),
    ] = None,
    out: Out = None,
    of: Of = None,
    region: Region = None,
) -> None:
    """Write a report to hand on: what became of each item of one document, with the proof.

    HTML is one self-contained page that prints well; Markdown, Excel (xlsx) and Word (docx) say
    the same, CSV has the table alone. Below a document that hundreds descend from, they go into
    those nearest to it and say so; --region chooses others, CSV always holds all.
    """
    form = _form(named, out)
    chosen = FORMATS[form]
    if chosen.binary and out is None and sys.stdout.isatty():
        raise InputError(
            (f"{form} 不是文本，终端显示不了。", f"{form} is no text: a terminal can't show it."),
            (f"请用 --out 指定文件，如 report.{form}。", f"Name a file: --out report.{form}."),
        )
    view = session.view()
    scope = Scope(of, region, chosen.most)
    report = gather(view, scope, session.language, date.today())
    write([chosen.render(report)], out)


def _form(named: Format | None, out: Path | None) -> str:
    """The format named, else the file's by its suffix. Raises ParameterError if they disagree."""
    suffix = out.suffix.lower().lstrip(".") if out else ""
    if named is None and suffix and suffix not in FORMATS:
        endings = [f".{each}" for each in FORMATS]
        zh = f"以 {'、'.join(endings)} 结尾的文件名，或另加 --format"
        en = f"a name that ends in {', '.join(endings)}, or a --format"
        raise ParameterError("--out", str(out), (zh, en))
    if named and suffix in FORMATS and suffix != named.value:
        as_named = f"{suffix}，与文件名 {out} 一致", f"{suffix}, as {out} is named"
        raise ParameterError("--format", named.value, as_named)
    return named.value if named else suffix or Format.HTML.value
