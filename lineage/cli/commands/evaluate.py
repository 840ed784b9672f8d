"""Measure the graph against annotated readings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType

from lineage.cli import show
from lineage.cli.console import errors, output, plain
from lineage.cli.session import Session, command
from lineage.errors import InputError
from lineage.evaluate import (
    Confusion,
    Descent,
    Evaluation,
    Mistake,
    below,
    evaluate,
    read_floor,
    read_readings,
    write_floor,
)

BUNDLED = Path(__file__).resolve().parents[3] / "data" / "gold"
_TEXT = 60


@command(answers=True)
def run(
    session: Session,
    gold: Annotated[
        Path,
        typer.Option("--gold", metavar="DIR", help="The readings.", show_default="data/gold"),
    ] = BUNDLED,
    list_errors: Annotated[bool, typer.Option("--errors", help="List each difference.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 when a figure is below the stored floor.")
    ] = False,
    update_floor: Annotated[
        bool,
        typer.Option("--update-floor", help="Store these figures as the floor, if none falls."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Let --update-floor lower it.")] = False,
) -> None:
    """Compare the built graph with annotated readings: descent, relations, coverage, scores.

    \b
    lineage evaluate --errors
    lineage evaluate --check
    """
    view = session.view()
    found = evaluate(view, read_readings(gold, view))
    session.answer(found, *_shown(found, list_errors))
    floor = read_floor(gold)
    fallen = below(found, floor) if floor else ()
    if update_floor:
        if fallen and not force:
            raise InputError("The floor would fall. " + " ".join(fallen), "--force lowers it.")
        errors().print(f"Floor: {write_floor(gold, found)}")
    elif check:
        if floor is None:
            raise InputError(f"No floor is stored in {gold}.", "Store one: --update-floor.")
        for sentence in fallen:
            errors().print(plain(sentence))
        if fallen:
            raise typer.Exit(1)


def _shown(found: Evaluation, list_errors: bool) -> Iterator[RenderableType]:
    yield _descent([*found.documents, found.overall])
    yield _confusions("Relations on agreed pairs", found.relations, found.figures.relation)
    yield _confusions("Coverage", found.statuses, found.figures.coverage)
    bins = show.table("Score", "Edges", "Right", "Share right", title="Can scores be trusted?")
    for each in found.reliability:
        share = f"{each.right / each.edges:.3f}" if each.edges else ""
        bins.add_row(f"{each.low:.1f}-{each.high:.1f}", str(each.edges), str(each.right), share)
    yield bins
    for mistake in found.items if list_errors else ():
        yield _mistake(mistake)


def _descent(rows: list[Descent]) -> RenderableType:
    grid = show.table(
        "Document", "Right", "False", "Missed", "Precision", "Recall", "F1", title="Descent"
    )
    for row in rows:
        if row.document is None:
            grid.add_section()
        counts = map(str, (row.right, row.wrong, row.missed))
        shares = (f"{each:.3f}" for each in (row.precision, row.recall, row.f1))
        grid.add_row(plain(row.document or "all"), *counts, *shares)
    return grid


def _confusions(title: str, counts: tuple[Confusion, ...], agreement: float) -> RenderableType:
    grid = show.table("Read", "Found", "Count", title=f"{title}: agreement {agreement:.3f}")
    for each in counts:
        style = "" if each.read == each.found else "bold red"
        grid.add_row(each.read, each.found, str(each.count), style=style)
    return grid


def _mistake(each: Mistake) -> RenderableType:
    score = "" if each.score is None else f" {each.score:.3f}"
    head = f"{each.kind}: {each.one} | {each.other}  read {each.read}, found {each.found}{score}"
    texts = (plain(f"  {text[:_TEXT]}", show.QUIET) for text in each.texts if text)
    return Group(plain(head), *texts)
