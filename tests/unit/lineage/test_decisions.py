"""The file of decisions: what is written is read, what is wrong in it is said with its line."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.build import BUNDLED
from lineage.decisions import COLUMNS, FILE, _append, add_decision, in_effect, read_decisions
from lineage.errors import InputError, SourceError
from lineage.model import Decision, Judgement

ONE = Decision(
    unit="a:1.1",
    upstream="n:1.1",
    judgement=Judgement.DESCENDS,
    author="甲",
    time="2026-05-04T09:30:00+08:00",
    reason="同一项任务",
    unit_text="加快推进。",
    upstream_text="抓紧推进。",
)
ROW = "a:1.1,n:1.1,descends,甲,2026-05-04,,x,y"
HEAD = ",".join(COLUMNS)

# A csv reader knows no other line ends than these two, and no NUL.
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)
written = st.builds(
    replace,
    st.just(ONE),
    judgement=st.sampled_from(Judgement),
    author=texts.filter(str.strip),
    reason=texts,
    unit_text=texts,
    upstream_text=texts,
)


@given(st.lists(written, max_size=4))
def test_what_is_written_is_read(decisions: list[Decision]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        for each in decisions:
            add_decision(path, each)
        assert read_decisions(path) == tuple(decisions)


def test_a_file_that_excel_or_a_person_wrote(tmp_path: Path) -> None:
    """With or without a mark, other line ends, no end of the last line, more columns, any order."""
    path = tmp_path / FILE
    path.write_bytes(f"\ufeffnote,{HEAD}\r\nsee,{ROW}".encode())
    add_decision(path, ONE)
    first, second = read_decisions(path)
    assert (first.unit, first.time, first.unit_text) == ("a:1.1", "2026-05-04", "x")
    assert second == ONE
    assert path.read_text(encoding="utf-8").splitlines()[-1].startswith(",a:1.1,n:1.1")


def test_a_row_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    for author in ("", " "):
        with pytest.raises(InputError, match="No author is given"):
            add_decision(tmp_path / FILE, replace(ONE, author=author))
    assert not (tmp_path / FILE).exists()


def test_a_row_that_there_is_no_room_for_leaves_nothing_behind(tmp_path: Path) -> None:
    class Full(io.FileIO):
        def write(self, piece: Any, /) -> int:
            return super().write(piece[:9])

    path = tmp_path / FILE
    add_decision(path, ONE)
    before = path.read_bytes()
    with Full(path, "a+") as file, pytest.raises(OSError, match="No space left"):
        _append(file, dict.fromkeys(COLUMNS, "x"))
    assert path.read_bytes() == before


def test_what_others_add_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / FILE
    add_decision(path, ONE)
    with path.open("a", encoding="utf-8") as file:
        file.write(ROW)
    add_decision(path, ONE)
    assert [each.unit_text for each in read_decisions(path)] == ["加快推进。", "x", "加快推进。"]


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / FILE) == ()


def test_the_last_row_on_a_pair_holds_unless_it_withdraws() -> None:
    other = replace(ONE, unit="b:1.1")
    changed = replace(ONE, judgement=Judgement.UNRELATED)
    assert in_effect([ONE, other, changed]) == (changed, other)
    withdrawn = replace(ONE, judgement=Judgement.WITHDRAWN)
    assert in_effect([ONE, withdrawn]) == ()
    assert in_effect([ONE, withdrawn, changed]) == (changed,)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("unit,upstream\na,b", 1, "Its columns must be unit, upstream, judgement"),
        ("", 1, "Its columns must be"),
        (
            f"{HEAD}\n{ROW}\n{ROW.replace('descends', 'yes')}",
            3,
            "No judgement 'yes'; there are: descends",
        ),
        (f"{HEAD}\n{ROW.replace('甲', '')}", 2, "No author is given"),
        (f"{HEAD}\n{ROW.replace('n:1.1', '')}", 2, "No upstream is given"),
        (f"{HEAD}\na:1.1,n:1.1,descends", 2, "No author is given"),
        (f"{HEAD}\n{ROW.replace('2026-05-04', '去年')}", 2, "No time '去年'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=told) as raised:
        read_decisions(path)
    assert (raised.value.path, raised.value.line) == (str(path), line)


def test_an_encoding_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(f"{HEAD}\n{ROW}".encode("gb18030"))
    with pytest.raises(SourceError, match="Save it as CSV UTF-8"):
        read_decisions(tmp_path / FILE)
    with pytest.raises(SourceError, match="Not readable"):
        read_decisions(tmp_path)
    with pytest.raises(SourceError, match="Not writable"):
        add_decision(tmp_path, ONE)


def test_nothing_is_decided_in_the_bundled_corpus() -> None:
    """Its figures are the program's own."""
    assert (BUNDLED / FILE).exists()
    assert read_decisions(BUNDLED / FILE) == ()
