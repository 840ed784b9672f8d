"""Which pairs of clauses most need somebody to decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType

from lineage.align.weighing import ACCEPT
from lineage.amend import Ledger, settle
from lineage.cli import show
from lineage.cli.console import tell
from lineage.cli.filters import Whose
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command, now
from lineage.errors import InputError
from lineage.language import Language, pick
from lineage.model import Decision, Judgement
from lineage.queries.answers.decisions import Review, Undecided
from lineage.queries.decisions import review
from lineage.queries.window import Window

EXAMPLES = (
    "lineage review 惠州 --limit 50 --json",
    "lineage review 惠州 --source data --by 王某",
)
NOTES = (
    "Decide a pair: lineage decide UNIT CLAUSE descends|topical|unrelated --source DIR --by NAME. The"
    f" score, 0 to 1, says how likely the wording alone makes descent; it counts as such from {ACCEPT}.",
)
_KEYS = {"d": Judgement.DESCENDS, "t": Judgement.TOPICAL, "u": Judgement.UNRELATED}
_SKIP, _QUIT = "s", "q"
_CHOICES = (
    "d 承接 · t 仅主题相近 · u 无关 · s 跳过 · q 结束",
    "d descends · t same topic only · u unrelated · s skip · q quit",
)
_WHY = "理由（可空）", "Why (may be empty)"
_INHERITS = (
    ("眼下算作承接", "counts as descent now"),
    ("眼下不算承接", "doesn't count as descent now"),
)
_ENDS = ("上级", "upstream"), ("下级", "downstream")


@command(answers=True)
def run(
    session: Session,
    document: Whose = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many pairs to show.")] = 10,
    author: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Decide them now, one by one, as this person."),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="DIR",
            help="The folder that the graph was built from, to decide.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Pairs that wording alone doesn't settle, the least certain first, for a person to decide.

    With --by and --source each is asked about; what is answered is written at once.
    """
    store = session.store()
    view = store.view()
    found = review(view, document, Window(limit=limit))
    if author is None and source is None:
        session.answer(found, *_shown(found, session.language))
        return
    if author is None or source is None:
        raise InputError(("--by 与 --source 须一起给出。", "--by and --source are given together."))
    ledger, decided = Ledger(source, view), 0
    try:
        for number, each in enumerate(found.items, 1):
            tell(plain(f"{number}/{found.total}", show.QUIET), *_pair(each, session.language))
            answered = _asked(session.language)
            if answered is None:
                break
            judgement, reason = answered
            if judgement:
                ends = each.unit.id, each.upstream.id
                ledger.add(Decision(*ends, judgement, author, now(), reason, "", ""))
                decided += 1
    finally:
        if decided:
            settle(source, store)
    told = f"已判定 {decided} 对。", f"Decided: {decided}."
    tell(plain(pick(told, session.language), "bold"))


def _asked(language: Language) -> tuple[Judgement | None, str] | None:
    """What a person says of a pair, and why; no judgement to skip it, None to end."""
    key = ""
    try:
        while key not in {*_KEYS, _SKIP, _QUIT}:
            key = typer.prompt(pick(_CHOICES, language)).strip().lower()
        if key == _QUIT:
            return None
        reason = typer.prompt(pick(_WHY, language), "", show_default=False) if key in _KEYS else ""
    except typer.Abort:
        return None
    return _KEYS.get(key), reason


def _shown(found: Review, language: Language) -> Iterator[RenderableType]:
    told = (
        f"待判定 {found.total} 对，列出 {len(found.items)} 对",
        f"{found.total} to decide, {len(found.items)} shown",
    )
    yield plain(pick(told, language), "bold")
    for each in found.items:
        yield Group("", *_pair(each, language))


def _pair(each: Undecided, language: Language) -> Iterator[RenderableType]:
    now = pick(_INHERITS[0] if each.inherits else _INHERITS[1], language)
    score = pick(("分值", "score"), language)
    yield Prose.assemble(
        plain(each.unit.id, "bold"),
        " ← ",
        plain(each.upstream.id, "bold"),
        plain(f"  {score} {each.score:.2f}  {now}", show.QUIET),
    )
    for end, clause in zip(_ENDS, (each.upstream, each.unit), strict=True):
        told = pick(end, language), clause.item_label, clause.item_title, show.source(clause)
        yield plain(f"  {' '.join(filter(None, told))}", show.QUIET)
        yield show.indented(show.indented(plain(clause.text)))
