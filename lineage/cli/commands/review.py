"""Which pairs of clauses most need somebody to decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType

from lineage.amend import Ledger, settle
from lineage.cli import show
from lineage.cli.console import tell
from lineage.cli.files import STANDARD_OUTPUT, write
from lineage.cli.filters import BuiltFrom, OfItem, OfPlace, Whose
from lineage.cli.prose import Prose, plain
from lineage.cli.session import Session, command
from lineage.decisions import now
from lineage.errors import InputError
from lineage.language import Language, pick
from lineage.model import Decision, Judgement
from lineage.queries.answers.decisions import Review, Undecided
from lineage.queries.decisions import (
    Concerning,
    Scored,
    behind,
    place_of,
    review,
    undecided,
    unsure,
)
from lineage.queries.differences import shared_sides
from lineage.queries.window import Window
from lineage.worksheet import to_fill

EXAMPLES = (
    "lineage review 惠州 --item 八",
    "lineage review --place 惠州市 --limit 50 --json",
    "lineage review 惠州 --source data --by 王某",
    "lineage review --out pairs.csv",
    "lineage review --answers pairs.csv --source data --by 王某",
)
NOTES = (
    "Decide a pair: lineage decide UNIT CLAUSE descends|topical|unrelated --source DIR --by NAME. The"
    " score, 0 to 1, says how likely descent is; it counts as such now where wording proves it.",
)
_KEYS = {"d": Judgement.DESCENDS, "t": Judgement.TOPICAL, "u": Judgement.UNRELATED}
_SKIP, _QUIT = "s", "q"
_SHOWN = 10  # pairs that are listed, if nobody says how many
_CHOICES = (
    "d 承接 · t 仅主题相近 · u 无关 · s 跳过 · q 结束",
    "d descends · t same topic only · u unrelated · s skip · q quit",
)
_WHY = "理由（可空）", "Why (may be empty)"
_INHERITS = (
    ("眼下算作承接", "counts as descent now"),
    ("眼下不算承接", "doesn't count as descent now"),
)
_MARKED = "[=…=] 是两款都有的文字。", "[=…=] is wording that both have."
_NONE = "没有待判定的条款对。", "No pair is left to decide."


@command(answers=True)
def run(  # noqa: PLR0913 (each is an option)
    session: Session,
    document: Whose = None,
    item: OfItem = None,
    place: OfPlace = None,
    *,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=1,
            help=f"How many pairs: {_SHOWN} are listed, all are asked about without it.",
            show_default=False,
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--after",
            metavar="PLACE",
            help="Go on behind this place in the list: the `next` of --json, or what was told at the end.",
            show_default=False,
        ),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Decide them now, one by one, as this person."),
    ] = None,
    source: BuiltFrom = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Write all as a CSV sheet to fill in (-: to standard output).",
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="Decide what was filled in on that sheet."),
    ] = None,
) -> None:
    """Pairs that wording alone doesn't settle, the least certain first, for a person to decide.

    With --by and --source each is asked about; what is answered is written at once. Or have a
    sheet (--out), fill in its first two columns, and hand it back (--answers).
    """
    wanted = Concerning(document, place, item)
    if (author is None) != (source is None) or (answers and author is None):
        zh, en = (
            "--by 与 --source 须一起给出，--answers 也要这两项。",
            "--by and --source are given together; --answers needs both.",
        )
        raise InputError((zh, en))
    if out:
        view = session.view()
        pairs = undecided(view, behind(unsure(view, wanted), after)[:limit])
        write([to_fill(pairs)], out)
        if out != STANDARD_OUTPUT:
            told = f"{len(pairs)} 对写入 {out}。", f"{len(pairs)} pairs written to {out}."
            tell(plain(pick(told, session.language)))
    elif answers and author and source:
        _take(session, answers, author, source)
    elif author and source:
        _ask(session, wanted, after, limit, author, source)
    else:
        found = review(session.view(), wanted, Window(limit=limit or _SHOWN), after)
        session.answer(found, *_shown(found, session.language))


def _take(session: Session, answers: Path, author: str, source: Path) -> None:
    """Write what a sheet says, all of it or, where a row is wrong, nothing."""
    store = session.store()
    new = Ledger(source, store.view()).add_all(answers, author, now())
    if new:
        settle(source, store)
    tell(*_ended(len(new), len(unsure(store.view())), session.language))


def _ask(
    session: Session,
    wanted: Concerning,
    after: str | None,
    limit: int | None,
    author: str,
    source: Path,
) -> None:
    """Ask about pair after pair; in the end, however it comes, the graph follows what was said."""
    store = session.store()
    view = store.view()
    ledger, whole = Ledger(source, view), unsure(view, wanted)
    pairs = behind(whole, after)
    decided, seen = 0, 0
    tell(plain(pick(_MARKED if pairs else _NONE, session.language), show.QUIET))
    try:
        for number, each in enumerate(pairs[:limit], 1):
            (shown,) = undecided(view, [each])
            tell(plain(f"{number}/{len(pairs)}", show.QUIET), *_pair(shown, session.language))
            answered = _asked(session.language)
            if answered is None:
                break
            judgement, reason = answered
            if judgement:
                ends = each.unit, each.upstream
                ledger.add(Decision(*ends, judgement, author, now(), reason, "", ""))
                decided += 1
            seen = number
    finally:
        if decided:
            settle(source, store)
    tell(*_ended(decided, len(whole) - decided, session.language))
    if decided < seen < len(pairs):
        tell(_go_on(pairs[seen - 1], session.language))


def _go_on(last: Scored, language: Language) -> RenderableType:
    """How to go on behind what was skipped."""
    option = f"--after {place_of(last)}"
    told = (
        f"跳过的仍在最前；从下一对接着问：{option}",
        f"What was skipped comes first; to go on behind it: {option}",
    )
    return plain(pick(told, language), show.QUIET)


def _ended(decided: int, left: int, language: Language) -> Iterator[RenderableType]:
    """How many were decided, how many are left, and where to see what became of it."""
    if decided or left:
        told = f"已判定 {decided} 对，还有 {left} 对。", f"Decided: {decided}. Left: {left}."
        yield plain(pick(told, language), "bold")
    if decided:
        where = (
            "各款的新去向：lineage decisions 列出，lineage trace 款、lineage coverage 条目 细看。",
            "What they are now: lineage decisions lists them; lineage trace CLAUSE and lineage coverage"
            " ITEM go into it.",
        )
        yield plain(pick(where, language), show.QUIET)


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
    if not found.total:
        yield plain(pick(_NONE, language))
        return
    told = (
        f"待判定 {found.total} 对，列出 {len(found.items)} 对",
        f"{found.total} to decide, {len(found.items)} shown",
    )
    yield plain(pick(told, language), "bold")
    yield plain(pick(_MARKED, language), show.QUIET)
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
    unit, upstream = shared_sides(each.unit.text, each.upstream.text, each.spans)
    yield show.end(show.UPSTREAM, each.upstream, show.shared(upstream), language)
    yield show.end(show.UNIT, each.unit, show.shared(unit), language)
