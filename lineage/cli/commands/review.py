"""Which pairs of clauses most need somebody to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Group, RenderableType

from lineage.cli import show
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.decisions import Review, Undecided
from lineage.queries.decisions import review
from lineage.queries.parts import known_document
from lineage.queries.window import Window

EXAMPLES = ("lineage review", "lineage review 惠州 --limit 50 --json")
NOTES = (
    "Decide a pair: lineage decide UNIT CLAUSE descends|topical|unrelated --source DIR --by NAME"
)
_INHERITS = (
    ("眼下算作承接", "counts as descent now"),
    ("眼下不算承接", "doesn't count as descent now"),
)


@command(answers=True)
def run(
    session: Session,
    document: Annotated[
        str | None,
        typer.Argument(help="Whose units; all documents' if none is named.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many pairs to show.")] = 10,
) -> None:
    """Pairs that wording alone doesn't settle, the least certain first, for a person to decide."""
    view = session.view()
    key = known_document(view, document).key if document else None
    found = review(view, key, Window(limit=limit))
    session.answer(found, *_shown(found, session.language))


def _shown(found: Review, language: Language) -> Iterator[RenderableType]:
    told = (
        f"待判定 {found.total} 对，列出 {len(found.items)} 对",
        f"{found.total} to decide, {len(found.items)} shown",
    )
    yield plain(pick(told, language), "bold")
    for each in found.items:
        yield Group("", *_pair(each, language))


def _pair(each: Undecided, language: Language) -> Iterator[RenderableType]:
    now = pick(_INHERITS[0] if each.inherits else _INHERITS[1], language)
    yield Prose.assemble(
        plain(each.unit.id, "bold"),
        " ← ",
        plain(each.upstream.id, "bold"),
        plain(f"  {each.score:.2f}  {now}", show.QUIET),
    )
    yield show.changes(each.differences)
    yield plain(f"{show.source(each.unit)} ← {show.source(each.upstream)}", show.QUIET)
