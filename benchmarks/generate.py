"""Write a cascade with its planted truth into a folder.

python -m benchmarks.generate DIR --documents 100 --seed 1
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.cascades import cascade, truth
from benchmarks.cascades.administration import FULL_SIZE


def generate(
    documents: int,
    seed: int,
    folder: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Make a cascade, write its sources and catalogue, and the truth beside them."""
    made = cascade.make(documents, seed, progress=progress)
    cascade.write(made, folder)
    truth.write(truth.truth_of(made), made, folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=FULL_SIZE)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    generate(options.documents, options.seed, options.folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
