"""One build in a process of its own, so that its peak memory is its own: times, size, score.

    python -m benchmarks.measure FOLDER GRAPH [--workers N]

builds FOLDER, as `benchmarks.generate` wrote it, leaves the graph in GRAPH and prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.cascades import truth
from benchmarks.cascades.cascade import chains
from benchmarks.score import Score, score
from lineage.build import build
from lineage.evaluate import Agreement
from lineage.known import Growth
from lineage.model import Lineage
from lineage.runners import Progress, StageProgress, in_processes, serially
from lineage.store import SqliteStore, View

_KIB_PER_MIB = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took. Memory is in MiB, of this process and of the largest worker.

    Times are seconds of wall time; `cpu` is what all its processes used, which a busy machine
    doesn't change.

    `pairs` counts each document beside each one above it; `borrowed` are edges to documents
    that don't stand above.
    """

    documents: int
    clauses: int
    pairs: int
    edges: int
    borrowed: int
    coverage: int
    read: float
    derive: float
    store: float
    cpu: float
    memory: float
    worker_memory: float
    score: Score

    @property
    def all_pairs(self) -> int:
        """Every document beside every other: what looking for parents anywhere means."""
        return self.documents * (self.documents - 1) // 2

    @property
    def seconds(self) -> float:
        """Wall time of the whole build."""
        return self.read + self.derive + self.store


class _TimedStore(SqliteStore):
    """A store that notes when it was called and when it was done."""

    called = done = 0.0

    def replace(
        self,
        change: Growth,
        progress: Progress = lambda done, total: None,
        *,
        read: View | None = None,
    ) -> None:
        self.called = time.perf_counter()
        super().replace(change, progress, read=read)
        self.done = time.perf_counter()


def measure(
    folder: Path, graph: Path, workers: int = 1, show: StageProgress = lambda *_: None
) -> Run:
    """Build the corpus of a folder and compare the result with the truth planted beside it."""
    read = start = time.perf_counter()

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal read
        if stage == "read":
            read = time.perf_counter()
        show(stage, done, total)

    store = _TimedStore(graph)
    runner = in_processes(workers) if workers > 1 else serially
    lineage = build(folder, store, runner=runner, progress=progress).lineage
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Run(
        documents=len(lineage.documents),
        clauses=sum(1 for document in lineage.documents for _ in document.units()),
        pairs=sum(map(len, chains(folder).values())),
        edges=len(lineage.inherits),
        borrowed=_borrowed(lineage),
        coverage=len(lineage.coverage),
        read=read - start,
        derive=store.called - read,
        store=store.done - store.called,
        cpu=sum(each.ru_utime + each.ru_stime for each in used),
        memory=used[0].ru_maxrss / _KIB_PER_MIB,
        worker_memory=used[1].ru_maxrss / _KIB_PER_MIB,
        score=score(truth.read(folder), lineage.inherits, lineage.coverage),
    )


def run_of(values: dict[str, Any]) -> Run:
    """The run that `main` has printed."""
    scores: dict[str, Any] = {
        name: Agreement(**value) if isinstance(value, dict) else value
        for name, value in values["score"].items()
    }
    return Run(**{**values, "score": Score(**scores)})


def _borrowed(lineage: Lineage) -> int:
    return sum(edge.borrowed for edge in lineage.inherits)


def main() -> None:
    """Measure a folder; progress goes to standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()

    def show(stage: str, done: int, total: int) -> None:
        print(f"{stage} {done} {total}", file=sys.stderr, flush=True)

    print(json.dumps(asdict(measure(arguments.folder, arguments.graph, arguments.workers, show))))


if __name__ == "__main__":
    main()
