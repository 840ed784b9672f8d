"""One document more: what `lineage add` takes, and whether it does what a rebuild does."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage.derive import derive, join
from lineage.known import NOTHING
from lineage.model import Document, Place
from lineage.store import SqliteStore

_ADD = (sys.executable, "-c", "from lineage.cli import main; main()", "add")


@dataclass(frozen=True, slots=True)
class Joined:
    """Seconds of the whole process, and of CPU, that added one document to so many.

    `same` says whether the cascade of `compared` documents is equal, built at once or with
    its last document added.
    """

    documents: int
    seconds: float
    cpu: float
    compared: int
    same: bool


def add_one(folder: Path, graph: Path) -> tuple[float, float]:
    """Seconds of wall time and of CPU to add one more plan, a county's under another name."""
    with tempfile.TemporaryDirectory() as place:
        last = max((folder / "sources").iterdir(), key=lambda file: file.name)
        more = shutil.copy(last, Path(place) / f"one-more{last.suffix}")
        before, start = _cpu(), time.perf_counter()
        subprocess.run([*_ADD, more, "--data-dir", graph], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start, _cpu() - before


def same_as_rebuilt(documents: Sequence[Document], places: Sequence[Place]) -> bool:
    """Whether adding the last document gives what deriving all of them gives."""
    with tempfile.TemporaryDirectory() as place:
        store = SqliteStore(Path(place))
        store.replace(join(NOTHING, documents[:-1], places))
        store.amend(lambda known: join(known, documents[-1:], places))
        return store.view().lineage() == derive(documents, places)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
