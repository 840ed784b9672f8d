"""The suite end to end on a tiny cascade, and the arithmetic of growth."""

import json

import pytest

from benchmarks.__main__ import main
from benchmarks.generate import main as generate
from benchmarks.suite import exponent


def test_growth_is_the_slope_of_the_logarithms():
    assert exponent([(100, 1.0), (200, 2.0), (400, 4.0)]) == 1.0
    assert exponent([(100, 1.0), (200, 4.0)]) == 2.0


def test_one_size_has_no_growth():
    assert exponent([(100, 1.0)]) is None


def test_a_cascade_can_be_written_for_other_uses(tmp_path):
    assert generate(["--documents", "8", str(tmp_path)]) == 0
    assert len(list((tmp_path / "sources").iterdir())) == 8
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {
        "corpus.toml", "parents.tsv", "truth.tsv", "clauses.tsv", "coverage.tsv",
    }  # fmt: skip


@pytest.mark.slow
def test_the_suite_measures_builds_and_peers(capsys, tmp_path):
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
    assert (tmp_path / "cascade-9" / "truth.tsv").is_file()


@pytest.mark.slow
def test_the_tables_name_what_was_measured(capsys):
    assert main(["--sizes", "5", "--seconds", "0.1"]) == 0
    printed = capsys.readouterr().out
    for words in (
        "docs/s",
        "lineage add",
        "peak MiB",
        "descent, all pairs",
        "5-gram containment",
        "difflib",
    ):
        assert words in printed
