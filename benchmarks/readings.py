"""The sets of annotated readings in data/readings: what each is for, and how the graph fares.

`python -m benchmarks.readings` builds the corpus of each set as anybody would and prints how far
the graph agrees with the readings.
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
from lineage.evaluate import Evaluation, evaluate, read_readings
from lineage.store import SqliteStore

SETS = BUNDLED / "readings" / "sets.toml"
_WIDTH = 120


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
    """Print a row for each set; `readers` is the F1 of its two readings beside each other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readings", description=__doc__)
    parser.add_argument("--sets", type=Path, default=SETS, help="the list of readings")
    options = parser.parse_args(arguments)
    table = Table(title="The graph against readings")
    counted = ("right", "wrong", "missed", "disputed")
    columns = ("set", "for", *counted, "precision", "recall", "F1", "readers", "relation")
    for name in columns:
        table.add_column(name, justify="left" if name in columns[:2] else "right")
    for each in reading_sets(options.sets):
        found = measured(each)
        whole, figures = found.overall, found.figures
        counts = map(str, (whole.right, whole.wrong, whole.missed, found.disputed))
        descent = (figures.precision, figures.recall, figures.f1, found.readers.f1)
        shares = (*descent, figures.relation)
        use = "fit" if each.fit else "test"
        table.add_row(each.name, use, *counts, *(f"{share:.3f}" for share in shares))
    Console(width=max(Console().width, _WIDTH)).print(table)


if __name__ == "__main__":
    main()
