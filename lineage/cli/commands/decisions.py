"""What people decided about pairs of clauses."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType

from lineage.cli.filters import Whose
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.language import Language, pick
from lineage.queries.answers.decisions import Decisions
from lineage.queries.decisions import decisions

EXAMPLES = ("lineage decisions", "lineage decisions 惠州 --json")


@command(answers=True)
def run(
    session: Session,
    document: Whose = None,
) -> None:
    """What people decided: who, when, why, and whether it is in force."""
    found = decisions(session.view(), document, session.language)
    session.answer(found, *_shown(found, session.language))


def _shown(found: Decisions, language: Language) -> Iterator[RenderableType]:
    if not found.items:
        yield plain(pick(("没有人工判定。", "Nobody has decided anything."), language))
    for each in found.items:
        head = plain(f"{each.unit_id} ← {each.upstream_id}", "bold")
        texts = (plain(f"  {clause.text}") for clause in (each.unit, each.upstream) if clause)
        yield Group(head, plain(f"  {each.text}"), *texts)
