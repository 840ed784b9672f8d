"""Write the graph in an exchange format."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from lineage.cli.files import Out, write
from lineage.cli.session import Session, command
from lineage.errors import InputError
from lineage.export import EXPORTS


class Format(StrEnum):
    """The formats of `lineage.export`."""

    PAIRS = "pairs"
    COVERAGE = "coverage"
    CLAUSES = "clauses"
    GRAPHML = "graphml"
    JSON = "json"
    CSV = "csv"
    CYPHER = "cypher"
    NEO4J_ADMIN = "neo4j-admin"


EXAMPLES = (
    "lineage export pairs --out pairs.tsv",
    "lineage export graphml --out lineage.graphml",
    "lineage export coverage --lang en | head",
)


@command(answers=False)
def run(
    session: Session,
    what: Annotated[Format, typer.Argument(metavar="WHAT", help="What to write, see above.")],
    out: Out = None,
) -> None:
    """Write the graph for other programs, to a file or to standard output.

    pairs: inheritance edges with both texts · coverage: upstream item × document,
    with reason · clauses: every clause with agencies and deadline; the column `responsible`
    holds all agencies, those of `lead` and `support` too (tables, tab-separated) · graphml:
    the property graph, for Gephi, yEd, networkx · json: everything · csv: the edges of the
    graph · cypher: a script for cypher-shell · neo4j-admin: a folder of files for its import
    (with --out).
    """
    if what in (Format.CYPHER, Format.NEO4J_ADMIN):
        _for_neo4j(session, what, out)
        return
    write(EXPORTS[what.value].write(session.view(), session.language), out)


def _for_neo4j(session: Session, what: Format, out: Path | None) -> None:
    # Imported when asked for: the driver behind it takes 0.7 s.
    export = import_module("lineage.store.neo4j.export")
    parts = session.view().parts()
    if what is Format.CYPHER:
        write(export.cypher_script(parts), out)
    elif out is None:
        raise InputError(
            ("neo4j-admin 要写多个文件。", "neo4j-admin writes several files."),
            ("请用 --out 指定一个文件夹。", "Name a folder for them with --out."),
        )
    else:
        export.import_files(parts, out)
