"""Follow a clause up to its sources or down to its heirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Group
from rich.tree import Tree

from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.clauses import Edge, LineageAnswer
from lineage.queries.descent import MAX_DEPTH, clause_lineage
from lineage.queries.meant import resolve_clause
from lineage.report.words import TERMS
from lineage.store.base import Direction

EXAMPLES = (
    "lineage trace huizhou-2018:13.1",
    "lineage trace state-council-2018-23:13.1 --direction down --depth 3",
)
NOTES = (
    "How a clause is carried:",
    *(f"{', '.join(term)}: {meaning[1]} · {meaning[0]}" for term, meaning in TERMS),
)


@command(answers=True)
def run(
    session: Session,
    clause: Annotated[
        str, typer.Argument(metavar="CLAUSE", help="A clause, as huizhou-2018:13.1 or 惠州:13.1.")
    ],
    direction: Annotated[
        Direction, typer.Option("--direction", help="To the sources, to the heirs, or both.")
    ] = Direction.BOTH,
    depth: Annotated[
        int, typer.Option("--depth", metavar="N", help=f"Steps to follow, 1 to {MAX_DEPTH}.")
    ] = 1,
) -> None:
    """Follow a clause to where it comes from and what became of it."""
    view = session.view()
    named = resolve_clause(view, clause)
    answer = clause_lineage(view, named, direction, depth, session.language)
    session.answer(answer, *_trees(answer, session.language))


def _trees(answer: LineageAnswer, language: Language) -> Iterator[Tree | Group]:
    yield Group(show.clauses([answer.clause]))
    titles = {Direction.UP: ("来源", "Comes from"), Direction.DOWN: ("去向", "Went to")}
    none = ("语料中没有", "nothing in the corpus")
    for direction, title in titles.items():
        if answer.direction not in (direction, Direction.BOTH):
            continue
        tree = Tree(plain(pick(title, language), "bold"))
        _grow(tree, (answer.clause.id,), answer.items, direction, language)
        if not tree.children:
            tree.add(plain(pick(none, language), show.QUIET))
        yield tree


def _grow(
    tree: Tree,
    path: tuple[str, ...],
    edges: tuple[Edge, ...],
    direction: Direction,
    language: Language,
) -> None:
    """Hang the edges of the path's last clause under it, then those of the clauses reached."""
    for edge in edges:
        here, there = edge.unit.id, edge.upstream.id
        if direction is Direction.DOWN:
            here, there = there, here
        if here == path[-1] and there not in path:
            branch = tree.add(Group(*show.edge(edge, language)))
            _grow(branch, (*path, there), edges, direction, language)
