"""What became of every item of a document, or of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from lineage.cli import show
from lineage.cli.filters import Levels, Of, levels
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.model import Qualifier, Status
from lineage.queries.answers.coverage import Cell, Matrix, MatrixRow
from lineage.queries.ask import resolve_item
from lineage.queries.coverage import Filter, item_coverage, matrix
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import LEVEL, VERDICT_SHORT

_BESIDE, _INSTEAD = ("+", "+"), VERDICT_SHORT[Verdict.ATTACHED]
_NOTES = {
    _BESIDE: (
        "随文转发了上级文件全文；表中只看其自身文字",
        "attaches the whole upstream text; judged is its own",
    ),
    _INSTEAD: (
        "自身文字未提，但随文转发了上级文件全文",
        "says nothing of it in its own text, but attaches the whole upstream text",
    ),
}


EXAMPLES = (
    "lineage coverage",
    "lineage coverage --of guangdong-2018-19",
    "lineage coverage 十三",
    "lineage coverage 十三 --status partial --place 惠州市 --json",
)


@command(answers=True)
def run(
    session: Session,
    item: Annotated[
        str | None, typer.Argument(help="An item: 十三, （十三）, 13 or its id; all without it.")
    ] = None,
    of: Of = None,
    status: Annotated[
        list[Status], typer.Option("--status", help="Only this status; may be repeated.")
    ] = [],  # noqa: B006 (typer copies it)
    level: Levels = [],  # noqa: B006
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="Only this place, as 江门市.")
    ] = None,
) -> None:
    """What became of every item, document by document; with ITEM, of that one, with evidence."""
    view = session.view()
    if item is None:
        if status or level or place:
            raise typer.BadParameter("--status, --level and --place need an ITEM.")
        found = matrix(view, of, session.language)
        session.answer(found, *_matrix(found, session.language))
        return
    wanted = Filter(tuple(status), levels(level), place)
    answer = item_coverage(view, resolve_item(view, item, of), wanted, session.language)
    session.answer(answer, *show.coverage(answer, session.language))


def _matrix(found: Matrix, language: Language) -> Iterator[RenderableType]:
    """Item × document, one word a cell, documents by level."""
    yield plain(f"{found.upstream.title} {found.upstream.number or ''}".rstrip(), "bold")
    if not found.documents:
        none = ("语料中没有承接本文件的文件。", "No document of the corpus descends from this one.")
        yield plain(pick(none, language))
        return
    grid = show.table(pick(("条", "Item"), language))
    for document in found.documents:
        level = pick(LEVEL[document.level], language) if document.level else ""
        head = Prose.assemble(
            plain(document.place or document.key), plain(f"\n{level}", show.QUIET)
        )
        grid.add_column(head, no_wrap=True)
    for row in found.items:
        grid.add_row(_name(row), *(_cell(cell, language) for cell in row.cells))
    yield grid
    colon = pick(("：", ": "), language)
    for sign, meaning in _NOTES.items():
        if any(sign == _sign(cell) for row in found.items for cell in row.cells):
            yield plain(pick(sign, language) + colon + pick(meaning, language), show.QUIET)
    for missing in found.no_text:
        yield plain(f"{missing.place or missing.title}{colon}{missing.reason}", show.QUIET)


def _name(row: MatrixRow) -> Text:
    """Label and title on one line, cut where the table has no more room."""
    name = Prose.assemble(plain(row.label or row.item), " ", plain(row.title or "", show.QUIET))
    name.no_wrap, name.overflow = True, "ellipsis"
    return name


def _cell(cell: Cell, language: Language) -> Text:
    told = verdict(cell.status, cell.qualifiers)
    mark = pick(_BESIDE, language) if _sign(cell) == _BESIDE else ""
    return plain(pick(VERDICT_SHORT[told], language) + mark, show.STYLE[told])


def _sign(cell: Cell) -> tuple[str, str] | None:
    """What a note under the table has to explain of a cell."""
    if verdict(cell.status, cell.qualifiers) is Verdict.ATTACHED:
        return _INSTEAD
    return _BESIDE if Qualifier.TRANSMITTED in cell.qualifiers else None
