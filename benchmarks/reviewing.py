"""What a person's judgement adds: the graph against readings, after some pairs were decided.

`python -m benchmarks.reviewing` takes the pairs that `lineage review` offers, in its order, lets
the readings decide a share of them, derives the graph again with these decisions, and measures it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.readings import SETS, reading_sets
from lineage.build import build, places_of
from lineage.derive import derive
from lineage.evaluate import Agreement, Readings, evaluate, read_readings, total
from lineage.evaluate.readings import says_descent
from lineage.model import Decision, Judgement, Lineage, Place, key_of
from lineage.queries.decisions import unsure
from lineage.store import SqliteStore, View
from lineage.store.sqlite import IndexedView

EFFORTS = (0.0, 0.05, 0.1, 0.2, 0.4, 1.0)
"""Shares of the edges as which so many pairs are decided; 1 stands for all that are offered."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A corpus as it was built, its readings, and the pairs they can decide, in the review's order."""

    lineage: Lineage
    places: tuple[Place, ...]
    readings: Readings
    decisions: tuple[Decision, ...]

    def after(self, effort: float) -> tuple[int, Agreement]:
        """How many pairs are decided with that effort, and how descent agrees then."""
        most = len(self.decisions) if effort == 1.0 else round(effort * len(self.lineage.inherits))
        decisions = self.decisions[:most]
        again = derive(self.lineage.documents, self.places, decisions=decisions)
        return len(decisions), evaluate(IndexedView(again), self.readings).overall


def reviewed(corpus: Path, readings: Path) -> Reviewed:
    """A corpus made from its raw files, with what its readings say of the pairs in doubt."""
    with tempfile.TemporaryDirectory() as folder:
        lineage = build(corpus, SqliteStore(Path(folder))).lineage
    view = IndexedView(lineage)
    read = read_readings(readings, view)
    return Reviewed(lineage, places_of(corpus), read, tuple(_decided(view, read)))


def _decided(view: View, readings: Readings) -> Iterator[Decision]:
    """What the readings say of the pairs that a review offers; pairs they differ on are left out."""
    above = {key_of(clause) for _, clause in readings.pairs}
    for each in unsure(view):
        if key_of(each.unit) not in readings.documents or key_of(each.upstream) not in above:
            continue
        words = readings.pairs.get((each.unit, each.upstream))
        descends = says_descent(words) if words else False
        if descends is None:
            continue
        judgement = Judgement.DESCENDS if descends else Judgement.UNRELATED
        texts = view.clauses([each.unit, each.upstream])
        unit, upstream = (texts[end].clause.text for end in (each.unit, each.upstream))
        yield Decision(
            each.unit, each.upstream, judgement, "readings", "2018-01-01", "", unit, upstream
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each effort, all sets together."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reviewing", description=__doc__)
    parser.add_argument("--sets", type=Path, default=SETS, help="the list of readings")
    options = parser.parse_args(arguments)
    corpora = [reviewed(each.corpus, each.readings) for each in reading_sets(options.sets)]
    table = Table(title="Descent after people decided so many pairs, the least certain first")
    for name in ("decided", "of edges", "right", "wrong", "missed", "precision", "recall", "F1"):
        table.add_column(name, justify="right")
    edges = sum(len(each.lineage.inherits) for each in corpora)
    for effort in EFFORTS:
        found = [each.after(effort) for each in corpora]
        decided = sum(count for count, _ in found)
        whole = total(agreement for _, agreement in found)
        counts = map(str, (whole.right, whole.wrong, whole.missed))
        shares = (f"{share:.3f}" for share in (whole.precision, whole.recall, whole.f1))
        table.add_row(str(decided), f"{decided / edges:.0%}", *counts, *shares)
    Console().print(table)


if __name__ == "__main__":
    main()
