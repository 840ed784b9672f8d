"""What became of every item of a document, or of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from lineage.cli import show
from lineage.cli.filters import Levels, Of, OfPlace
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command
from lineage.errors import InputError
from lineage.language import Language, pick
from lineage.model import Qualifier, Status
from lineage.queries.answers.coverage import Cell, Matrix, MatrixRow
from lineage.queries.coverage import Filter, carrying_nothing, item_coverage, matrix
from lineage.queries.levels import city, levels
from lineage.queries.meant import other_notices, resolve_item
from lineage.queries.parts import named, nothing_carried_text
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import LEVEL, MEANINGS, VERDICT, VERDICT_SHORT
from lineage.store.base import Card

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
_NEEDS_ITEM = (
    "--status、--level、--place 要与一条一起用，如 lineage coverage 十三。",
    "--status, --level and --place need an ITEM.",
)


EXAMPLES = (
    "lineage coverage",
    "lineage coverage --of 广东省",
    "lineage coverage 十三",
    "lineage coverage 十三 --status partial --place 惠州市 --json",
)
NOTES = (
    "What the statuses mean (only a document's own text counts):",
    *(f"{each}, {VERDICT[each][0]}: {MEANINGS[each][1]} · {MEANINGS[each][0]}" for each in Verdict),
)


@command(answers=True)
def run(
    session: Session,
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="ITEM", help="An item: 十三, （十三）, 13, its title or id; all without it."
        ),
    ] = None,
    of: Of = None,
    status: Annotated[
        list[Status], typer.Option("--status", help="Only this status; may be repeated.")
    ] = [],  # noqa: B006 (typer copies it)
    level: Levels = [],  # noqa: B006
    place: OfPlace = None,
) -> None:
    """What became of every item, document by document; with ITEM, of that one, with evidence."""
    view = session.view()
    if item is None:
        if status or level or place:
            raise InputError(_NEEDS_ITEM)
        found = matrix(view, of, session.language)
        others = [] if of else other_notices(view, found.upstream.key)
        session.answer(found, *_matrix(found, session.language), *_others(others, session.language))
        return
    wanted = Filter(tuple(status), levels(level), place, among=city(view, level))
    one = resolve_item(view, item, of)
    answer = item_coverage(view, one, wanted, session.language)
    session.answer(answer, *show.coverage(answer, session.language))


def _matrix(found: Matrix, language: Language) -> Iterator[RenderableType]:
    """Item × document, one word a cell, documents by level."""
    heading = found.upstream.title, found.upstream.number, f"({found.upstream.key})"
    yield plain(" ".join(filter(None, heading)), "bold")
    if not found.documents:
        none = ("语料中没有承接本文件的文件。", "No document of the corpus descends from this one.")
        yield plain(pick(none, language))
        return
    yield show.Fitting(_grid(found, language), _counts(found, language))
    colon = pick(("：", ": "), language)
    if bare := carrying_nothing(found):
        yield plain(nothing_carried_text(bare, language), show.QUIET)
    for missing in found.no_text:
        yield plain(f"{missing.place or missing.title}{colon}{missing.reason}", show.QUIET)


def _others(others: Sequence[Card], language: Language) -> Iterator[RenderableType]:
    """What else could have been asked about, where nothing was named."""
    if others:
        names = named(others, language)
        words = f"语料中另有{names}，用 --of 指明。", f"Others, to be named with --of: {names}."
        yield plain(pick(words, language), show.QUIET)


def _grid(found: Matrix, language: Language) -> Table:
    """A column a document, none of which is ever narrowed; labels aren't either."""
    grid = show.table()
    labels = max(cell_len(row.label or row.item) for row in found.items)
    grid.add_column(pick(("条", "Item"), language), min_width=labels)
    for column, document in enumerate(found.documents):
        level = pick(LEVEL[document.level], language) if document.level else ""
        place = document.place or document.key
        head = Prose.assemble(plain(place), plain(f"\n{level}", show.QUIET))
        cells = (_cell(row.cells[column], language).plain for row in found.items)
        widest = max(map(cell_len, (place, level, *cells)))
        grid.add_column(head, no_wrap=True, min_width=widest)
    for row in found.items:
        grid.add_row(_name(row), *(_cell(cell, language) for cell in row.cells))
    return _noted(grid, _signs(found, _NOTES, language))


def _counts(found: Matrix, language: Language) -> Table:
    """How many documents gave each item each status, and where to see which."""
    many = len(found.documents)
    words = (
        f"承接本文件的有 {many} 份，此处排不下，只列各状态的份数。看一条：lineage coverage 条目"
        "（可加 --place 地区）；看全部：--json，或 lineage report --format xlsx --out 文件。",
        f"{many} documents stand below this one, too many for this width: counted are their"
        " statuses. For one item: lineage coverage ITEM (with --place NAME, of one place); for"
        " all: --json, or lineage report --format xlsx --out FILE.",
    )
    table = show.table(*(pick(p, language) for p in (("条", "Item"), ("份数", "Documents"))))
    for row in found.items:
        told = Counter(verdict(cell.status, cell.qualifiers) for cell in row.cells)
        counts = [
            plain(f"{pick(VERDICT_SHORT[each], language)} {told[each]}  ", show.STYLE[each])
            for each in Verdict
            if told[each]
        ]
        table.add_row(_name(row), Prose.assemble(*counts))
    return _noted(table, [*_signs(found, [_INSTEAD], language), pick(words, language)])


def _signs(found: Matrix, signs: Iterable[tuple[str, str]], language: Language) -> Iterator[str]:
    """What those of the signs mean that are there."""
    there = {_sign(cell) for row in found.items for cell in row.cells}
    for sign in signs:
        if sign in there:
            yield pick(sign, language) + pick(("：", ": "), language) + pick(_NOTES[sign], language)


def _noted(table: Table, notes: Iterable[str]) -> Table:
    said = "\n".join(notes)
    table.caption, table.caption_justify = plain(said, show.QUIET) if said else None, "left"
    return table


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
