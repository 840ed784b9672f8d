"""Write the graph in an exchange format."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lineage.cli.files import Out, write
from lineage.cli.session import Session, command
from lineage.export import EXPORTS

Format = StrEnum("Format", [(name.upper(), name) for name in EXPORTS])


@command(answers=False)
def run(
    session: Session,
    what: Annotated[Format, typer.Argument(help="What to write, see above.")],
    out: Out = None,
) -> None:
    """Write the graph for other programs, to a file or to standard output.

    [b]pairs[/b]: inheritance edges with both texts · [b]coverage[/b]: upstream item × document,
    with reason · [b]clauses[/b]: every clause with agencies and deadline (tables, tab-separated)
    · [b]graphml[/b]: the property graph, for Gephi, yEd, networkx · [b]json[/b]: everything
    · [b]csv[/b]: the edges of the graph.

    \b
    lineage export pairs --out pairs.tsv
    lineage export graphml --out lineage.graphml
    lineage export coverage --lang en | head
    """
    write(EXPORTS[what.value].write(session.view(), session.language), out)
