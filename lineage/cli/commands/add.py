"""Read more documents into the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lineage.build import add
from lineage.cli.commands.build import Bar, summary
from lineage.cli.session import Session, command

EXAMPLES = ("lineage add my-city-2018.txt", "lineage add a.txt b.txt --data-dir my-graph")


@command(answers=False)
def run(
    session: Session,
    files: Annotated[
        list[Path], typer.Argument(help="Files to read; a key that is there is replaced.")
    ],
) -> None:
    """Read more documents into the graph that is there, as if they had been built with it."""
    with Bar(session.language) as bar:
        built = add(files, session.store(), progress=bar.move)
    summary(built, session.language)
