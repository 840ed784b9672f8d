"""Write the graph in an exchange format."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lineage.cli.files import Out, write
from lineage.cli.session import Session, command
from lineage.export import EXPORTS


class Format(StrEnum):
    """The formats of `lineage.export`."""

    PAIRS = "pairs"
    COVERAGE = "coverage"
    CLAUSES = "clauses"
    GRAPHML = "graphml"
    JSON = "json"
    CSV = "csv"


EXAMPLES = (
    "lineage export pairs --out pairs.tsv",
    "lineage export graphml --out lineage.graphml",
    "lineage export coverage --lang en | head",
)


@command(answers=False)
def run(
    session: Session,
    what: Annotated[Format, typer.Argument(help="What to write, see above.")],
    out: Out = None,
) -> None:
    """Write the graph for other programs, to a file or to standard output.

    pairs: inheritance edges with both texts · coverage: upstream item × document,
    with reason · clauses: every clause with agencies and deadline (tables, tab-separated)
    · graphml: the property graph, for Gephi, yEd, networkx · json: everything
    · csv: the edges of the graph.
    """
    write(EXPORTS[what.value].write(session.view(), session.language), out)
