"""Read a folder of documents and build the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from lineage.build import BUNDLED, Built, build, holds_other
from lineage.cli import show
from lineage.cli.console import errors, output
from lineage.cli.prose import plain
from lineage.cli.session import Session, command
from lineage.errors import ParameterError
from lineage.language import Language, pick
from lineage.model import Document, Inherits, Level, key_of
from lineage.queries.parts import in_order
from lineage.runners import MOST_WORKERS, Runner, in_processes, on_cluster, serially
from lineage.store.base import Card

_MOST_LISTED = 200
_STAGES = {"read": ("读取", "Reading"), "align": ("比对", "Aligning"), "store": ("存入", "Storing")}


EXAMPLES = (
    "lineage build",
    "lineage build --source my-documents --data-dir my-graph --keep-going",
)
NOTES = (
    "A corpus.toml in the folder lists its files, in a [[document]] table each. Only file is needed:",
    'file = "huizhou.txt" · key = "huizhou-2018" · place = "惠州市" ·'
    f' level = "{"|".join(Level)}" · number = "…号", of several documents in one file',
)


@command(answers=False)
def run(
    session: Session,
    source: Annotated[
        Path,
        typer.Option(
            "--source",
            metavar="DIR",
            help="A folder of documents, with a corpus.toml or without; else the bundled corpus.",
            show_default=False,
        ),
    ] = BUNDLED,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave out files that can't be read (exit code 1).")
    ] = False,
    keep_other: Annotated[
        bool,
        typer.Option("--keep-other", help="Leave a graph alone that is of other documents."),
    ] = False,
    workers: Annotated[
        str,
        typer.Option(
            "--workers",
            "--scheduler",
            metavar="N|ADDRESS",
            help="Processes to build with, or the Dask scheduler to build on (tcp://…).",
        ),
    ] = "1",
    warnings: Annotated[
        bool, typer.Option("--warnings", help="List what the loaders were unsure of.")
    ] = False,
) -> None:
    """Read a folder of documents, align them and store the graph.

    The graph is replaced only when everything has succeeded; after an error the last one
    still stands.
    """
    language = session.language
    if keep_other and holds_other(source, session.store()):
        zh = "已有的图出自其他文件，保留不动；不加 --keep-other 则替换。"
        en = "The graph that is there is of other documents: it is kept. Without --keep-other it is replaced."
        output().print(pick((zh, en), language), soft_wrap=True)
        return
    runner = _runner(workers)
    with Bar(language) as bar:
        built = build(
            source, session.store(), keep_going=keep_going, runner=runner, progress=bar.move
        )
    summary(built, language, warnings)
    for error in built.skipped:
        left_out = f"{pick(('略过：', 'Skipped: '), language)}{pick(error.said, language)}"
        errors().print(plain(left_out), soft_wrap=True)
    if built.skipped:
        raise typer.Exit(1)


def _runner(workers: str) -> Runner:
    """So many processes, or a cluster. Raises ParameterError, ServiceError."""
    if "://" in workers:
        return on_cluster(workers)
    if workers not in map(str, range(1, MOST_WORKERS + 1)):
        zh = f"1 至 {MOST_WORKERS} 个进程，或调度器地址（tcp://主机:端口）"
        en = f"1 to {MOST_WORKERS} processes, or a scheduler's address (tcp://host:port)"
        raise ParameterError("--workers", workers, (zh, en))
    return serially if int(workers) == 1 else in_processes(int(workers))


class Rate(ProgressColumn):
    """How many documents a second; empty until that is known."""

    def render(self, task: Task) -> Text:
        """The rate of a stage that goes on, or on the whole once it is done."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "", style="progress.data.speed")


class Bar(Progress):
    """A bar that is only drawn on a terminal and goes when the work is done."""

    def __init__(self, language: Language) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TimeRemainingColumn(),
        )
        console = errors()
        super().__init__(*columns, console=console, transient=True, disable=not console.is_terminal)
        self.language = language
        self.stages = {
            stage: self.add_task(pick(words, language), total=None, visible=False)
            for stage, words in _STAGES.items()
        }

    def move(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage has come."""
        if stage not in self.stages:
            self.stages[stage] = self.add_task(stage)
        self.update(self.stages[stage], completed=done, total=total, visible=True)


def listing(
    documents: Sequence[Document], inherits: Iterable[Inherits], language: Language
) -> RenderableType:
    """A line a document: its items and clauses, the edges of its units, its warnings, its title."""
    drawn = Counter(key_of(edge.unit) for edge in inherits)
    columns = (
        ("文件", "Document"),
        ("条", "Items"),
        ("款", "Clauses"),
        ("承接", "Edges"),
        ("提示", "Warnings"),
    )
    grid = show.table(*(pick(words, language) for words in (*columns, ("标题", "Title"))))
    grid.columns[0].no_wrap = True
    for column in grid.columns[1:5]:
        column.justify = "right"
    for card in in_order(map(Card.of, documents)):
        numbers = (card.items, card.clauses, drawn[card.key], card.warnings)
        grid.add_row(plain(card.key, "bold"), *map(str, numbers), plain(card.title, show.QUIET))
    return grid


def summary(built: Built, language: Language, with_warnings: bool = False) -> None:
    """Print what was built: a line a document, then the counts and the time."""
    lineage = built.lineage
    out = output()
    if len(lineage.documents) <= _MOST_LISTED:
        out.print(listing(lineage.documents, lineage.inherits, language))
    doubts = [
        f"{document.source_file}{f':{warning.line}' if warning.line else ''}"
        f" {pick(warning.said, language)}"
        for document in lineage.documents
        for warning in document.warnings
    ]
    # What is odd about the corpus is said in any case: a document that is there twice is judged twice.
    of_corpus = (pick(each.said, language) for each in lineage.warnings)
    for doubt in (*(doubts if with_warnings else ()), *of_corpus):
        out.print(plain(doubt), soft_wrap=True)
    if built.unlisted:
        said = pick(("corpus.toml 未列，没有读：", "Not in corpus.toml, not read: "), language)
        comma = pick(("、", ", "), language)
        names = comma.join(file.name for file in built.unlisted)
        out.print(plain(said + names), soft_wrap=True)
    counts = (
        len(lineage.documents),
        sum(Card.of(document).clauses for document in lineage.documents),
        len(lineage.inherits),
        len(doubts) + len(lineage.warnings),
    )
    zh = "{} 份文件，{} 款，{} 条承接关系，{} 条提示（--warnings 列出）；用时 {:.2f} 秒。"
    en = "{} documents, {} clauses, {} edges, {} warnings (--warnings lists them); {:.2f} s."
    out.print(pick((zh, en), language).format(*counts, built.seconds), soft_wrap=True)
