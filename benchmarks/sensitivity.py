"""How much descent depends on each number that the aligner holds.

`python -m benchmarks.sensitivity` takes every number of the modules that decide on descent a
quarter down and a third up, aligns the documents that have readings anew, fits the
coefficients anew, and prints F1 beside that of the number in use (some minutes). A row that
hardly moves says that nothing hangs on the number; one that falls on both sides, that it is well
chosen; a row that rises, that the readings would have another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import ModuleType
from unittest.mock import patch

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.fit import Judged, examples, fitted, held, joined, judged_corpus, left_out
from benchmarks.readings import reading_sets
from lineage.align import (
    attribution,
    candidates,
    match,
    pieces,
    rarity,
    sources,
    unit,
    weighing,
)

MODULES = (rarity, unit, pieces, candidates, attribution, weighing, sources)
# All in which a number of those is bound on the way to an edge.
_USERS = (*MODULES, match)
# By the one the coefficients are judged; the other is how all indexes are made.
_LEFT_OUT = {"ACCEPT", "SEED"}
SCALES = (0.75, 4 / 3)


def numbers(modules: Sequence[ModuleType] = MODULES) -> dict[str, float]:
    """The numbers that the modules hold, by name."""
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, int | float) and name not in _LEFT_OUT
    }


@contextmanager
def instead(name: str, value: float) -> Iterator[None]:
    """A number replaced wherever it is bound, until the block ends."""
    with ExitStack() as stack:
        for module in _USERS:
            if name in vars(module):
                stack.enter_context(patch.object(module, name, value))
        yield


def scaled(value: float, scale: float) -> float:
    """A number made smaller or greater: a whole one stays whole, a share below 1."""
    if isinstance(value, int):
        return max(1, round(value * scale))
    return value * scale if value >= 1 or value * scale < 1 else (1 + value) / 2


def main() -> None:
    """Print a row for each number."""
    use: dict[bool, list[Judged]] = defaultdict(list)
    for each in reading_sets():
        use[each.fit].append(judged_corpus(each.corpus, each.readings))
    table = Table(title="F1 of descent: left out of the fit, and nothing fitted on")
    scales = [f"x {scale:.2f}" for scale in SCALES]
    for heading in ("number", "value", *scales):
        table.add_column(heading, justify="left" if heading == "number" else "right")
    table.add_row("as they are", "", "{:.3f}  {:.3f}".format(*_f1(use)))
    for name, value in track(numbers().items(), "measuring", console=Console(stderr=True)):
        cells = []
        for scale in SCALES:
            with instead(name, scaled(value, scale)):
                cells.append("{:.3f}  {:.3f}".format(*_f1(use)))
        table.add_row(name, f"{value:g}", *cells)
    Console().print(table)


def _f1(use: dict[bool, list[Judged]]) -> tuple[float, float]:
    """F1 of the documents left out of the fit, and of those that nothing is fitted on."""
    found, others = (joined([examples(each) for each in use[fit]]) for fit in (True, False))
    return left_out(found)[-1].f1, held(others, fitted(found.pairs))[-1].f1


if __name__ == "__main__":
    main()
