"""Pairs to decide as a sheet, and the sheet that comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineage.errors import SourceError
from lineage.model import Judgement
from lineage.queries.decisions import undecided, unsure
from lineage.worksheet import COLUMNS, filled, to_fill
from tests import bundled

HEAD = "judgement,reason,unit.id,upstream.id,unit.text,upstream.text"


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_sheet_has_a_row_for_each_pair_and_nothing_filled_in(tmp_path: Path) -> None:
    view = bundled.view()
    pairs = undecided(view, unsure(view)[:3])
    sheet = to_fill(pairs)
    assert sheet.startswith("\ufeff" + ",".join(COLUMNS))
    assert all(each.unit.text in sheet and each.upstream.id in sheet for each in pairs)
    path = tmp_path / "pairs.csv"
    path.write_text(sheet, encoding="utf-8")
    assert filled(path) == ()


def test_only_rows_with_a_judgement_are_read(tmp_path: Path) -> None:
    rows = 'descends,"同一任务，换了说法",b:1.1,a:1.1,甲,乙', ",,b:1.2,a:1.2,丙,丁"
    (row,) = filled(written(tmp_path, HEAD, *rows))
    assert (row.line, row.pair) == (2, ("b:1.1", "a:1.1"))
    assert (row.judgement, row.reason) == (Judgement.DESCENDS, "同一任务，换了说法")


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("承接", Judgement.DESCENDS),
        (" T ", Judgement.TOPICAL),
        ("主题相近", Judgement.TOPICAL),
        ("Unrelated", Judgement.UNRELATED),
        ("撤回", Judgement.WITHDRAWN),
    ],
)
def test_a_judgement_may_be_told_in_either_language(
    tmp_path: Path, told: str, meant: Judgement
) -> None:
    (row,) = filled(written(tmp_path, "judgement,unit.id,upstream.id", f"{told},b:1.1,a:1.1"))
    assert row.judgement is meant
    assert (row.reason, row.unit_text) == ("", "")


def test_what_a_spreadsheet_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_bytes(f"{HEAD}\r\n承接,,b:1.1,a:1.1,'-1.建立机制,乙\r\n".encode("gb18030"))
    (row,) = filled(path)
    assert row.unit_text == "-1.建立机制"
    row.check(path, "-1. 建立机制", "乙")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["judgement,unit.id", "承接,b:1.1"], r"pairs\.csv:1.*upstream\.id"),
        ([HEAD, "承接,,b:1.1,a:1.1,,", "也许,,b:1.2,a:1.1,,"], r"pairs\.csv:3.*也许"),
        ([HEAD, '承接,"没完,b:1.1,a:1.1'], r"pairs\.csv"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        filled(written(tmp_path, *lines))


def test_no_sheet_no_rows(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Not readable"):
        filled(tmp_path / "none.csv")
    (tmp_path / "pairs.xlsx").write_bytes(b"PK\x03\x04\xff\xff\xff")
    with pytest.raises(SourceError):
        filled(tmp_path / "pairs.xlsx")


def test_a_clause_that_was_changed_meanwhile_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD, "承接,,b:1.1,a:1.1,甲,乙")
    (row,) = filled(path)
    row.check(path, "甲", "乙")
    with pytest.raises(SourceError, match="when the sheet was made"):
        row.check(path, "甲", "丙")
