"""The table of all sets of readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.readings import SETS, main

_SETS = """
[[set]]
name = "one"
readings = "{folder}/gas-2023"
corpus = "{folder}/gas-2023"
use = "test"

[[set]]
name = "two"
readings = "{folder}/waste-2024"
corpus = "{folder}/waste-2024"
use = "fit"
"""


def test_the_last_row_counts_all_sets_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets = tmp_path / "sets.toml"
    sets.write_text(_SETS.format(folder=SETS.parent), encoding="utf-8")
    main(["--sets", str(sets)])
    printed = capsys.readouterr().out
    lines = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.splitlines()]
    one, two, both = [row for row in lines if row and row[0] in ("one", "two", "all")]
    assert (one[1], two[1], both[1]) == ("test", "fit", "")
    counts = [list(map(int, row[2:6])) for row in (one, two, both)]
    assert counts[2] == [sum(pair) for pair in zip(*counts[:2], strict=True)]
    right, wrong, missed, _ = counts[2]
    assert float(both[8]) == pytest.approx(2 * right / (2 * right + wrong + missed), abs=0.001)
