"""The sets of annotated readings in data/readings: what each is for, and how the graph fares.

`python -m benchmarks.readings` builds the corpus of each set as anybody would and prints how far
the graph agrees with the readings. `F1` leaves out pairs on which the readers differ, `majority`
takes what most of them say; `readers` is the least F1 of two readings beside each other. `dropped` counts
the items called so, with no pair in doubt: right, and wrong (readers saw descent or the subject).
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lineage.build import BUNDLED, build
from lineage.evaluate import Evaluation, evaluate, read_readings, total
from lineage.store import SqliteStore

SETS = BUNDLED / "readings" / "sets.toml"
_WIDTH = 140


@dataclass(frozen=True, slots=True)
class ReadingSet:
    """Readings of a corpus; `fit` says that weights may be fitted on them."""

    name: str
    readings: Path
    corpus: Path
    fit: bool


def reading_sets(path: Path = SETS) -> Iterator[ReadingSet]:
    """The sets that a file lists, in its order."""
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["set"]:
        folder = path.parent
        yield ReadingSet(
            name=entry["name"],
            readings=(folder / entry["readings"]).resolve(),
            corpus=(folder / entry["corpus"]).resolve(),
            fit=entry["use"] == "fit",
        )


def measured(readings: ReadingSet) -> Evaluation:
    """The graph of a set's corpus against its readings."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        build(readings.corpus, store)
        view = store.view()
        return evaluate(view, read_readings(readings.readings, view))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each set, then one for all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readings", description=__doc__)
    parser.add_argument("--sets", type=Path, default=SETS, help="the list of readings")
    options = parser.parse_args(arguments)
    table = Table(title="The graph against readings")
    counted = ("right", "wrong", "missed", "disputed")
    for name in ("set", "for"):
        table.add_column(name)
    shares = "precision", "recall", "F1", "majority", "readers", "relation"
    for name in (*counted, *shares, "dropped"):
        table.add_column(name, justify="right")
    found = [(each, measured(each)) for each in reading_sets(options.sets)]
    for each, judged in found:
        use = "fit" if each.fit else "test"
        table.add_row(each.name, use, *_figures([judged]), end_section=each is found[-1][0])
    table.add_row("all", "", *_figures([judged for _, judged in found]))
    Console(width=max(Console().width, _WIDTH)).print(table)


def _figures(found: Sequence[Evaluation]) -> Iterator[str]:
    """Of one set or several: counts, agreement with all readers and with most, theirs, kinds, and what was dropped."""
    whole = total(each.overall for each in found)
    counts = whole.right, whole.wrong, whole.missed, sum(each.disputed for each in found)
    yield from map(str, counts)
    majority = total(each.majority for each in found)
    readers = total(each.readers for each in found)
    kinds = sum(each.figures.relation * each.overall.right for each in found)
    shares = (whole.precision, whole.recall, whole.f1, majority.f1, readers.f1)
    yield from (f"{share:.3f}" for share in (*shares, kinds / (whole.right or 1)))
    dropped = total(each.dropped for each in found)
    yield f"{dropped.right}, {dropped.wrong}"


if __name__ == "__main__":
    main()
