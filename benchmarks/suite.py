"""The suite: make cascades, build each in a child process, put the peers to the same work."""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.cascades import cascade, truth
from benchmarks.cascades.administration import FULL_SIZE
from benchmarks.generate import generate
from benchmarks.joining import Joined, add_one, same_as_rebuilt
from benchmarks.measure import Run, run_of
from benchmarks.peers import Measured, compare
from benchmarks.stores import Compared, compared_of
from lineage.build import BUNDLED
from lineage.model import Document
from lineage.reading import read_all
from loaders.catalogue import read_catalogue
from loaders.corpus import READERS
from loaders.gazetteer import PLACES, read_places

QUICK = (30, 60, 120)
FULL = (100, 300, 1000, FULL_SIZE)
_PEERS_SIZE = 120
_PEERS_PAIRS = 2000


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the suite found; peers come slowest first.

    `stores` says why there is no comparison where there is none.
    """

    machine: str
    seed: int
    workers: int
    runs: tuple[Run, ...]
    stores: Compared | str
    joined: Joined
    peers: tuple[Measured, ...]

    @property
    def largest(self) -> Run:
        """The build of the largest cascade."""
        return self.runs[-1]

    @property
    def exponent(self) -> float | None:
        """The k of time ~ documents^k, by least squares over all sizes; None for one size."""
        return exponent([(run.documents, run.seconds) for run in self.runs])


def exponent(points: Sequence[tuple[int, float]]) -> float | None:
    """The slope of log(time) over log(size).

    >>> exponent([(10, 1.0), (100, 10.0), (1000, 100.0)])
    1.0
    """
    if len({size for size, _ in points}) < 2:
        return None
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    middle = [sum(values) / len(logs) for values in zip(*logs, strict=True)]
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in logs)
    slope: float = over / sum((x - middle[0]) ** 2 for x, _ in logs)
    return round(slope, 3)


def run(
    sizes: Sequence[int], folder: Path, seed: int, workers: int, seconds: float, console: Console
) -> Result:
    """The whole suite in the order of the sizes; each peer gets so many seconds."""
    runs = []
    with _progress(console) as progress, tempfile.TemporaryDirectory() as graph:
        for size in sizes:
            place = folder / f"cascade-{size}"
            _make(size, seed, place, progress)
            runs.append(_build(place, Path(graph), workers, progress))
        stores = _stores(Path(graph), progress)
        joined = _joined(
            folder / f"cascade-{sizes[-1]}", Path(graph), folder / f"cascade-{sizes[0]}", runs
        )
        size = min((size for size in sizes if size >= _PEERS_SIZE), default=sizes[-1])
        peers = tuple(_peers(folder / f"cascade-{size}", seconds, progress))
    return Result(_machine(), seed, workers, tuple(runs), stores, joined, peers)


def _make(size: int, seed: int, folder: Path, progress: Progress) -> None:
    """Write a cascade with its truth into a folder."""
    task = progress.add_task(f"make {size}", total=size)

    def show(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)

    generate(size, seed, folder, show)
    progress.remove_task(task)


def _build(folder: Path, graph: Path, workers: int, progress: Progress) -> Run:
    """Measure a build in a process of its own. Raises CalledProcessError when it fails."""
    where = (str(folder), str(graph), "--workers", str(workers))
    command = [sys.executable, "-m", "benchmarks.measure", *where]
    task = progress.add_task(folder.name, total=None)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        said = []
        for line in process.stderr or ():
            stage, *counts = line.split()
            if len(counts) == 2 and all(map(str.isdecimal, counts)):
                done, total = map(int, counts)
                name = f"{folder.name}: {stage}"
                progress.update(task, description=name, completed=done, total=total)
            else:
                said.append(line)
        output = process.stdout.read() if process.stdout else ""
    progress.remove_task(task)
    if process.returncode:
        progress.console.print("".join(said), markup=False)
        raise subprocess.CalledProcessError(process.returncode, command)
    return run_of(json.loads(output))


def _stores(graph: Path, progress: Progress) -> Compared | str:
    """Neo4j beside memory, in a process of its own. Raises CalledProcessError when it fails."""
    task = progress.add_task("stores", total=None)
    command = [sys.executable, "-m", "benchmarks.stores", str(graph)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    progress.remove_task(task)
    return compared_of(json.loads(done.stdout))


def _joined(largest: Path, graph: Path, smallest: Path, runs: Sequence[Run]) -> Joined:
    """Add to the largest cascade, which `graph` holds; compare on the smallest."""
    documents = _read(smallest)
    return Joined(
        runs[-1].documents,
        *add_one(largest, graph),
        compared=len(documents),
        same=same_as_rebuilt(documents, read_places(BUNDLED / PLACES)),
    )


def _peers(folder: Path, seconds: float, progress: Progress) -> Iterator[Measured]:
    task = progress.add_task("peers", total=4)
    documents = {document.key: document for document in _read(folder)}
    pairs = [
        (documents[key], documents[above])
        for key, chain in cascade.chains(folder).items()
        for above in chain
    ]
    Random(0).shuffle(pairs)
    for measured in compare(pairs[:_PEERS_PAIRS], truth.read(folder), seconds):
        progress.advance(task)
        yield measured
    progress.remove_task(task)


def _read(folder: Path) -> tuple[Document, ...]:
    return read_all(read_catalogue(folder, READERS), read_places(BUNDLED / PLACES)).documents


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
