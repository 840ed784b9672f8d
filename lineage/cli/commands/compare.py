"""Two documents, items or clauses, difference by difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Group, RenderableType

from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.clauses import Comparison, PartComparison
from lineage.queries.comparison import compare
from lineage.queries.wording import edge_text

EXAMPLES = (
    "lineage compare state-council-2018-23:13.1 huizhou-2018:13.1",
    "lineage compare 国办发〔2018〕23号:十三 惠州:十三",
)
_PART = "a document by key, number, title or place, or an item or clause of one, as 惠州:13."


@command(answers=True)
def run(
    session: Session,
    a: Annotated[str, typer.Argument(metavar="A", help=f"One: {_PART}")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other, named likewise.")],
) -> None:
    """Compare two clauses, or all of two items or documents: [-removed-] {+added+}."""
    language = session.language
    found = compare(session.view(), a, b, language)
    if isinstance(found, Comparison):
        session.answer(found, *_clauses(found, language))
    else:
        session.answer(found, *_parts(found, language))


def _clauses(found: Comparison, language: Language) -> Iterator[RenderableType]:
    """Both clauses, the differences, what links them."""
    yield show.clauses([found.a, found.b])
    yield Group("", show.changes(found.items), "")
    yield _linked(found, language)
    if found.decided and not (found.edge and found.edge.decided):
        yield plain(found.decided)


def _linked(found: Comparison, language: Language) -> RenderableType:
    if found.edge is None:
        none = ("两款之间没有承接关系。", "No inheritance links these two.")
        return plain(pick(none, language), show.QUIET)
    return plain(f"{edge_text(found.edge, language)} · {found.edge.reason}", show.QUIET)


def _parts(found: PartComparison, language: Language) -> Iterator[RenderableType]:
    """What links two documents or items, clause by clause, then what stands in one only."""
    for edge in found.items:
        yield Group(*show.edge(edge, language), "")
    if found.beside:
        yield from _beside(found, language)
    elif not found.items:
        none = ("两者之间没有承接关系。", "No inheritance links these two.")
        yield plain(pick(none, language), show.QUIET)
    for part, alone in ((found.upstream, found.only_upstream), (found.unit, found.only_unit)):
        if alone:
            words = (f"只见于 {part}：{len(alone)} 款", f"Only in {part}: {len(alone)}")
            yield plain(pick(words, language), "bold")
            yield show.clauses(alone)


def _beside(found: PartComparison, language: Language) -> Iterator[RenderableType]:
    """What two have in common of which neither stands above the other."""
    words = (
        f"两者互不隶属：{len(found.common)} 款上级条文两者都有承接，"
        f"{len(found.shared)} 处文字只有这两者相同。",
        f"Neither stands above the other: both descend from {len(found.common)} upstream clauses,"
        f" and {len(found.shared)} passages stand in these two only.",
    )
    yield plain(pick(words, language))
    for each in found.common:
        yield Group("", show.clauses([each.upstream]))
        for edge in (*each.a, *each.b):
            yield Group(*show.edge(edge, language))
    for passage in found.shared:
        head = f"{passage.a.id} = {passage.b.id}"
        yield Group("", plain(head, "bold"), plain(passage.wording))
    yield Group("")
