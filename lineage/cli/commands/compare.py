"""Two clauses, difference by difference."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Group

from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.queries.descent import compare
from lineage.queries.wording import RELATION, pick

EXAMPLES = ("lineage compare state-council-2018-23:13.1 huizhou-2018:13.1",)


@command(answers=True)
def run(
    session: Session,
    a: Annotated[str, typer.Argument(help="The older clause, by its id.")],
    b: Annotated[str, typer.Argument(help="The newer clause, by its id.")],
) -> None:
    """Compare two clauses character by character: [-removed-] {+added+}."""
    found = compare(session.view(), a, b, session.language)
    language = session.language
    if found.edge:
        relation = pick(RELATION[found.edge.relation], language)
        linked = f"{relation} {found.edge.score:.2f} · {found.edge.reason}"
    else:
        linked = pick(("两款之间没有承接关系。", "No inheritance links these two."), language)
    session.answer(
        found,
        show.clauses([found.a, found.b]),
        Group("", show.changes(found.items), ""),
        plain(linked, show.QUIET),
    )
