"""The suite end to end on a tiny cascade, and the arithmetic of growth."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from benchmarks.__main__ import main
from benchmarks.generate import main as generate
from benchmarks.report import store_tables
from benchmarks.stores import Answers, Compared, Query
from benchmarks.suite import exponent


def test_growth_is_the_slope_of_the_logarithms() -> None:
    assert exponent([(100, 1.0), (200, 2.0), (400, 4.0)]) == 1.0
    assert exponent([(100, 1.0), (200, 4.0)]) == 2.0


def test_one_size_has_no_growth() -> None:
    assert exponent([(100, 1.0)]) is None


def test_a_cascade_can_be_written_for_other_uses(tmp_path: Path) -> None:
    assert generate(["--documents", "8", str(tmp_path)]) == 0
    assert len(list((tmp_path / "sources").iterdir())) == 8
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {
        "corpus.toml", "parents.tsv", "truth.tsv", "clauses.tsv", "coverage.tsv",
    }  # fmt: skip


def test_both_stores_stand_side_by_side() -> None:
    answers, one_row = Answers(1.25, 2.5), Answers(0.5, 0.75)
    queries = (Query("coverage of an item", answers, Answers(11.0, 12.5)),)
    api = {"memory": 1234.0, "neo4j": 321.0}
    compared = Compared(9, 4000, 2.0, 1.5, 100.0, 12.0, queries, one_row, api)
    file = io.StringIO()
    console = Console(file=file, width=120)
    for table in store_tables(compared):
        console.print(table)
    printed = file.getvalue()
    for words in ("2,000", "75%", "12 MiB", "12.5", "0.8", "memory 1,234 MiB", "neo4j 321 MiB"):
        assert words in printed


def assert_stores(found: dict[str, Any]) -> None:
    """Both were measured, or it is said why not."""
    if "skipped" in found:
        pytest.skip(found["skipped"])
    assert found["documents"] == 9
    assert found["share"] > 0
    assert found["api"].keys() == {"memory", "neo4j"}
    assert all(peak > 10 for peak in found["api"].values())
    for query in found["queries"]:
        assert 0 < query["memory"]["median"] <= query["memory"]["p95"]
        assert 0 < query["neo4j"]["median"] <= query["neo4j"]["p95"]


@pytest.mark.slow
def test_the_suite_measures_builds_and_peers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = ["--sizes", "5", "9", "--seconds", "0.1", "--keep", str(tmp_path), "--json"]
    assert main(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert [run["documents"] for run in found["builds"]] == [5, 9]
    assert all(run["memory"] > 10 and run["seconds"] > 0 for run in found["builds"])
    assert all(0.5 < run["descent_f1"] <= 1 for run in found["builds"])
    assert len(found["peers"]) == 4
    assert (found["joined"]["documents"], found["joined"]["compared"]) == (9, 5)
    assert found["joined"]["same"]
    assert found["joined"]["seconds"] > 0
    assert_stores(found["stores"])
    assert (tmp_path / "cascade-9" / "truth.tsv").is_file()


@pytest.mark.slow
def test_the_tables_name_what_was_measured(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no Java, no Maven, no Docker
    monkeypatch.delenv("NEO4J_URI", raising=False)
    assert main(["--sizes", "5", "--seconds", "0.1"]) == 0
    printed = capsys.readouterr().out
    for words in (
        "docs/s",
        "lineage add",
        "peak MiB",
        "descent, all pairs",
        "SKIPPED",
        "5-gram containment",
        "difflib",
    ):
        assert words in printed
