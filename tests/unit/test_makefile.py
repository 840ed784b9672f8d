"""The Makefile checks all there is, and hands on what it is given as it is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_types_are_checked_wherever_there_is_python() -> None:
    done = subprocess.run(
        ["make", "--dry-run", "--assume-old=.venv/.dev", "types"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert {each.parent.name for each in ROOT.glob("*/__init__.py")} <= set(done.stdout.split())


@pytest.mark.parametrize("name", ["graph", "my graph", 'a\'b "c"', "$HOME"])
def test_the_folder_of_the_graph_may_have_any_name(tmp_path: Path, name: str) -> None:
    stub = tmp_path / "lineage"
    stub.write_text('#!/bin/sh\nprintf "%s|%s\\n" "$LINEAGE_DATA_DIR" "$*"\n', encoding="utf-8")
    stub.chmod(0o755)
    done = subprocess.run(
        ["make", "--assume-old=.venv/.runtime", "run", f"BIN={tmp_path}", "PORT=9000"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LINEAGE_DATA_DIR": name},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [f"{name}|build --keep-other", f"{name}|serve --port 9000"]
