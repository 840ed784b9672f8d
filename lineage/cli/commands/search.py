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
from lineage.queries.documents import MAX_HITS, search
from lineage.queries.parts import called

EXAMPLES = ("lineage search 政务热线", "lineage search 公开 财政 --limit 10 --json")


@command(answers=True)
def run(
    session: Session,
    words: Annotated[list[str], typer.Argument(help="Words, all of which must occur.")],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help=f"So many clauses, 1 to {MAX_HITS}.")
    ] = 50,
) -> None:
    """Find clauses that have all the words in their text or title, and documents so titled."""
    found = search(session.view(), " ".join(words), limit)
    session.answer(found, *_shown(found, limit, session.language))


def _shown(found: SearchAnswer, limit: int, language: Language) -> Iterator[RenderableType]:
    count = f"{len(found.items)}{'+' * (len(found.items) == limit)}"
    yield plain(
        pick((f"“{found.query}”：{count} 款", f"“{found.query}”: {count}"), language), "bold"
    )
    for card in found.documents:
        yield plain(f"{card.key}  {called(card)} {card.title}")
    for hit in found.items:
        heading = filter(None, (hit.clause.item_label, hit.clause.item_title))
        yield plain(" ".join(heading), show.QUIET)
        yield show.indented(show.clauses([hit.clause]))
        if hit.step:
            yield show.indented(show.indented(plain(hit.step, show.QUIET)))
