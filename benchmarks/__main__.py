"""Print the benchmarks: speed, memory, growth, quality, and peers on the same work.

Every build runs in a process of its own on a cascade with planted truth. `--quick` takes
under a minute, `--full` goes up to the whole national cascade of 3,209 plans.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.report import as_json, tables
from benchmarks.suite import FULL, QUICK, run

_WIDTH = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite; tables or JSON go to standard output, progress to standard error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="small cascades only (the default)")
    size.add_argument("--full", action="store_true", help="up to the full national cascade")
    size.add_argument("--sizes", type=int, nargs="+", metavar="N", help="these sizes")
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        help="processes of a build, else one a core",
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the cascades")
    parser.add_argument("--seconds", type=float, help="time for each peer")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the cascades there")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args(arguments)
    sizes = options.sizes or (FULL if options.full else QUICK)
    seconds = options.seconds or (20.0 if options.full else 2.0)
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        result = run(sorted(sizes), folder, options.seed, options.workers, seconds, console)
    if options.json:
        json.dump(as_json(result), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        output = Console(width=None if sys.stdout.isatty() else _WIDTH)
        for table in tables(result):
            output.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
