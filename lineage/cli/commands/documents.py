"""The documents of the corpus, and those that are cited but missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from rich.console import Group, RenderableType
from rich.table import Table

from lineage.cli import show
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.model import MissingDocument
from lineage.queries.documents import documents
from lineage.queries.wording import LEVEL, noted
from lineage.store.base import Card

EXAMPLES = ("lineage documents", "lineage documents --json")

_COLUMNS = (
    ("文件键", "Key"),
    ("文号", "Number"),
    ("地区", "Place"),
    ("层级", "Level"),
    ("标题", "Title"),
)
_MISSING = ("缺失", "missing")
_TITLE = 30  # the least room for a title, in half-width characters


@command(answers=True)
def run(session: Session) -> None:
    """List the documents by level and date, with what each may be called: key, number, place.

    Below them stand those that the texts cite and the corpus lacks.
    """
    found = documents(session.view())
    language = session.language
    held = [(card.key, *_said(card, language)) for card in found.items]
    missing = [_missing(each, language) for each in found.missing]
    wide = _table(held, missing, language)
    session.answer(found, show.Fitting(wide, _listed([*held, *missing])))


_Row: TypeAlias = tuple[str, ...]


def _table(held: Iterable[_Row], missing: Iterable[_Row], language: Language) -> Table:
    table = show.table(*(pick(name, language) for name in _COLUMNS))
    *called, title = table.columns
    for column in called:
        column.no_wrap = True
    title.min_width = _TITLE
    for key, *said in held:
        table.add_row(plain(key, "bold"), *map(plain, said))
    table.add_section()
    for row in missing:
        table.add_row(*(plain(word, show.QUIET) for word in row))
    return table


def _listed(rows: Iterable[_Row]) -> RenderableType:
    """The same where the table has no room: the title below what else the document is called."""
    return Group(*map(_entry, rows))


def _entry(row: _Row) -> RenderableType:
    key, *said, title = row
    called = plain("  ".join(["", *filter(None, said)]), show.QUIET)
    return Group(Prose.assemble(plain(key, "bold"), called), show.indented(plain(title)))


def _missing(each: MissingDocument, language: Language) -> _Row:
    *said, title = _said(each, language)
    return pick(_MISSING, language), *said, noted(title, each, language)


def _said(document: Card | MissingDocument, language: Language) -> tuple[str, str, str, str]:
    """What a document is called beside its key."""
    level = pick(LEVEL[document.level], language) if document.level else ""
    return document.number or "", document.place or "", level, document.title or ""
