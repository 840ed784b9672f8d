"""Measure the graph against annotated readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.table import Table

from lineage.cli import show
from lineage.cli.console import errors
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.errors import InputError
from lineage.evaluate import (
    Agreement,
    Confusion,
    Evaluation,
    Mistake,
    below,
    evaluate,
    read_floor,
    read_readings,
    write_floor,
)
from lineage.language import Language, pick
from lineage.model import Standing

BUNDLED = Path(__file__).resolve().parents[3] / "data" / "gold"
_TEXT = 60
_DESCENT = (
    ("文件", "Document"),
    ("正确", "Right"),
    ("误报", "False"),
    ("漏报", "Missed"),
    ("准确率", "Precision"),
    ("召回率", "Recall"),
    ("F1", "F1"),
)
_BINS = (("分值", "Score"), ("关系数", "Edges"), ("正确", "Right"), ("正确率", "Share right"))


EXAMPLES = (
    "lineage evaluate --errors",
    "lineage evaluate --check",
)


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
    """Compare the built graph with annotated readings: descent, relations, coverage, scores."""
    view = session.view()
    found = evaluate(view, read_readings(gold, view))
    session.answer(found, *_shown(found, list_errors, session.language))
    if ruled := sum(each.standing is Standing.IN_FORCE for each in view.decisions()):
        zh = f"其中 {ruled} 对由人工判定：这些数字不只是程序的。"
        en = f"{ruled} pairs were judged by people: these figures aren't the program's alone."
        errors().print(plain(pick((zh, en), session.language)))
    floor = read_floor(gold)
    fallen = below(found, floor) if floor else ()
    if update_floor:
        if fallen and not force:
            zh = "".join(chinese for chinese, _ in fallen)
            en = " ".join(english for _, english in fallen)
            what = f"底线会降低。{zh}", f"The floor would fall. {en}"
            raise InputError(what, ("如确要降低，请加 --force。", "--force lowers it."))
        told = pick(("底线：{}", "Floor: {}"), session.language)
        errors().print(plain(told.format(write_floor(gold, found))))
    elif check:
        if floor is None:
            raise InputError(
                (f"{gold} 中没有存底线。", f"No floor is stored in {gold}."),
                ("请先存一个：--update-floor。", "Store one: --update-floor."),
            )
        for sentence in fallen:
            errors().print(plain(pick(sentence, session.language)))
        if fallen:
            raise typer.Exit(1)


def _shown(found: Evaluation, list_errors: bool, language: Language) -> Iterator[RenderableType]:
    yield _descent([*found.documents, found.overall], language)
    relations, statuses = (("承接方式", "Relation"), ("覆盖状态", "Coverage"))
    yield _confusions(pick(relations, language), found.relations, found.figures.relation, language)
    if found.figures.coverage is not None:
        yield _confusions(
            pick(statuses, language), found.statuses, found.figures.coverage, language
        )
    bins = _grid(("分值是否可信", "Can scores be trusted?"), _BINS, language)
    for each in found.reliability:
        share = f"{each.right / each.edges:.3f}" if each.edges else ""
        bins.add_row(f"{each.low:.1f}–{each.high:.1f}", str(each.edges), str(each.right), share)
    yield bins
    for mistake in found.items if list_errors else ():
        yield _mistake(mistake)


def _grid(title: tuple[str, str], columns: Sequence[tuple[str, str]], language: Language) -> Table:
    """A table of numbers: all columns but the first to the right."""
    names = [pick(words, language) for words in columns]
    grid = show.table(*names, title=pick(title, language))
    for column in grid.columns[1:]:
        column.justify = "right"
    return grid


def _descent(rows: list[Agreement], language: Language) -> RenderableType:
    grid = _grid(("承接关系", "Descent"), _DESCENT, language)
    for row in rows:
        if row.document is None:
            grid.add_section()
        counts = map(str, (row.right, row.wrong, row.missed))
        shares = (f"{each:.3f}" for each in (row.precision, row.recall, row.f1))
        grid.add_row(plain(row.document or pick(("合计", "all"), language)), *counts, *shares)
    return grid


def _confusions(
    name: str, counts: tuple[Confusion, ...], agreement: float, language: Language
) -> RenderableType:
    """A row for each word the readers chose, a column for each the graph chose."""
    agreed = pick(("一致率", "agreement"), language)
    columns = sorted({each.found for each in counts})
    head = ("判读＼所得", "read \\ found")
    title = f"{name}：{agreed} {agreement:.3f}", f"{name}: {agreed} {agreement:.3f}"
    grid = _grid(title, [head, *((column, column) for column in columns)], language)
    number = {(each.read, each.found): str(each.count) for each in counts}
    for read in sorted({each.read for each in counts}):
        grid.add_row(read, *(number.get((read, found), "·") for found in columns))
    return grid


def _mistake(each: Mistake) -> RenderableType:
    score = "" if each.score is None else f" {each.score:.3f}"
    head = f"{each.kind}: {each.one} | {each.other}  read {each.read}, found {each.found}{score}"
    texts = (plain(f"  {text[:_TEXT]}", show.QUIET) for text in each.texts if text)
    return Group(plain(head), *texts)
