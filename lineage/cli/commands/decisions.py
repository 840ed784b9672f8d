"""What people decided about pairs of clauses."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from lineage.cli import show
from lineage.cli.filters import OfItem, OfPlace, Whose
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.decisions import Decisions
from lineage.queries.decisions import Concerning, decisions

EXAMPLES = ("lineage decisions", "lineage decisions 惠州 --json")


@command(answers=True)
def run(
    session: Session,
    document: Whose = None,
    item: OfItem = None,
    place: OfPlace = None,
) -> None:
    """What people decided: who, when, why, and whether it is in force."""
    found = decisions(session.view(), Concerning(document, place, item), session.language)
    session.answer(found, *_shown(found, session.language))


def _shown(found: Decisions, language: Language) -> Iterator[RenderableType]:
    if not found.items:
        yield plain(pick(("没有人工判定。", "Nobody has decided anything."), language))
    for each in found.items:
        yield plain(f"{each.unit_id} ← {each.upstream_id}", "bold")
        yield plain(f"  {each.text}")
        for word, clause in ((show.UPSTREAM, each.upstream), (show.UNIT, each.unit)):
            if clause:
                yield show.end(word, clause, plain(clause.text), language)
