"""Find clauses by their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType

from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.clauses import SearchAnswer
from lineage.queries.documents import search
from lineage.queries.parts import called
from lineage.queries.window import Window

EXAMPLES = ("lineage search 政务热线", "lineage search 公开 财政 --limit 10 --offset 10 --json")


@command(answers=True)
def run(
    session: Session,
    words: Annotated[
        list[str], typer.Argument(metavar="WORD", help="Words, all of which must occur.")
    ],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="At most so many clauses.")
    ] = 50,
    offset: Annotated[
        int, typer.Option("--offset", metavar="N", min=0, help="Leave out so many first.")
    ] = 0,
) -> None:
    """Find clauses that have all the words in their text or title, and documents so titled."""
    found = search(session.view(), " ".join(words), Window(offset, limit))
    session.answer(found, *_shown(found, offset, session.language))


def _shown(found: SearchAnswer, offset: int, language: Language) -> Iterator[RenderableType]:
    count = pick(
        (f"“{found.query}”：{found.total} 款", f"“{found.query}”: {found.total}"), language
    )
    if found.items and len(found.items) < found.total:
        part = f"{offset + 1}–{offset + len(found.items)}"
        count += pick((f"，列出第 {part} 款", f", of which {part}"), language)
    yield plain(count, "bold")
    for card in found.documents:
        yield plain(f"{card.key}  {called(card)} {card.title}")
    for hit in found.items:
        heading = filter(None, (hit.clause.item_label, hit.clause.item_title))
        yield plain(" ".join(heading), show.QUIET)
        yield show.indented(show.clauses([hit.clause]))
        if hit.step:
            yield show.indented(show.indented(plain(hit.step, show.QUIET)))
