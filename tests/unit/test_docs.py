"""What the documents say of each other and of the code is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "data").rglob("*.md")),
    ROOT / "benchmarks" / "README.md",
]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
CODE = re.compile(r"`((?:lineage|loaders|api|benchmarks|tests|docs)(?:/[\w.-]+)+)/?`")
MODULE = re.compile(r"python -m ((?:benchmarks|tests)[\w.]*)")


def head(record: Path) -> str:
    """The paragraph that says what a record changes, and what changed it."""
    return record.read_text("utf-8").split("\n\n")[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    linked = [page.parent / name for name in LINK.findall(text)]
    named = [ROOT / name for name in CODE.findall(text)]
    run = [ROOT / name.replace(".", "/") for name in MODULE.findall(text)]
    modules = [path for path in run if not path.is_dir() and not path.with_suffix(".py").exists()]
    assert not [path for path in (*linked, *named) if not path.exists()] + modules


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_the_index_calls_a_decision_by_its_title(record: Path) -> None:
    number, title = record.read_text("utf-8").splitlines()[0].removeprefix("# ").split(" ", 1)
    index = (record.parent / "README.md").read_text("utf-8")
    assert f"| [{number}]({record.name}) | {title} |" in index


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_what_a_decision_changes_says_so(record: Path) -> None:
    changes = re.search(r"(?:Changes|Adds to)((?:[^.]|\.(?=md))*)\.", head(record))
    for name in LINK.findall(changes[1]) if changes else ():
        assert f"]({record.name})" in head(record.parent / name), name
