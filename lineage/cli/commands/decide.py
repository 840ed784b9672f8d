"""Decide whether a unit descends from a clause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType

from lineage.amend import decide
from lineage.cli import show
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.decisions import now
from lineage.language import Language, pick
from lineage.model import Decision, Judgement
from lineage.queries.decisions import pair_named
from lineage.queries.descent import compare
from lineage.queries.wording import decision_text
from lineage.store import View

EXAMPLES = (
    "lineage decide huizhou-2018:13.1 state-council-2018-23:13.2 descends"
    ' --by 王某 --source data --reason "同一项任务，换了说法"',
    "lineage decide 惠州:13.1 国务院:13.2 withdrawn --by 王某 --source data",
)
NOTES = (
    "The decision is a row of decisions.csv beside the sources; later builds read it. What there is to"
    " decide: lineage review. What was decided: lineage decisions.",
)


@command(answers=False)
def run(
    session: Session,
    pair: Annotated[
        tuple[str, str],
        typer.Argument(
            metavar="UNIT CLAUSE", help="The clause below and the one above, as 惠州:13.1."
        ),
    ],
    judgement: Annotated[
        Judgement,
        typer.Argument(
            metavar="JUDGEMENT",
            help="descends, topical (same subject only), unrelated, or withdrawn to take it back.",
        ),
    ],
    *,
    author: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")],
    source: Annotated[
        Path,
        typer.Option("--source", metavar="DIR", help="The folder that the graph was built from."),
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why.", show_default=False)] = "",
) -> None:
    """Decide whether a unit descends from a clause; this overrides what their wording says.

    It holds for this pair alone, survives rebuilds, and counts for nothing once a text changes.
    """
    store = session.store()
    view = store.view()
    asked = Decision(*pair_named(view, *pair), judgement, author, now(), reason, "", "")
    told = decide(asked, source, store)
    session.answer(None, *_shown(told, store.view(), session.language))


def _shown(decision: Decision, view: View, language: Language) -> Iterator[RenderableType]:
    yield plain(decision_text(decision, language), "bold")
    found = compare(view, *decision.pair, language)
    if found.edge:
        yield from show.edge(found.edge, language)
    else:
        none = ("两款之间没有承接关系。", "No inheritance links these two.")
        yield plain(pick(none, language), show.QUIET)
