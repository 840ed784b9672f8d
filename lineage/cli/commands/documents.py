"""The documents of the corpus, and those that are cited but missing."""

from __future__ import annotations

from rich.console import RenderableType

from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.model import MissingDocument
from lineage.queries.answers.documents import Documents
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


@command(answers=True)
def run(session: Session) -> None:
    """List the documents by level and date, with what each may be called: key, number, place.

    Below them stand those that the texts cite and the corpus lacks.
    """
    found = documents(session.view())
    session.answer(found, _listed(found, session.language))


def _listed(found: Documents, language: Language) -> RenderableType:
    table = show.table(*(pick(name, language) for name in _COLUMNS))
    table.columns[0].no_wrap = True
    for card in found.items:
        table.add_row(plain(card.key, "bold"), *map(plain, _said(card, language)))
    table.add_section()
    for each in found.missing:
        *said, title = _said(each, language)
        words = pick(_MISSING, language), *said, noted(title, each, language)
        table.add_row(*(plain(word, show.QUIET) for word in words))
    return table


def _said(document: Card | MissingDocument, language: Language) -> tuple[str, str, str, str]:
    """What a document is called beside its key."""
    level = pick(LEVEL[document.level], language) if document.level else ""
    return document.number or "", document.place or "", level, document.title or ""
