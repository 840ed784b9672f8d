"""The file that people's decisions stand in: a row each, kept beside the sources under version control.

Rows are only ever added. Of several on one pair the last holds, and `withdrawn` takes it back.
"""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from io import FileIO
from pathlib import Path

import msgspec

from lineage.errors import InputError, SourceError, unreadable, why
from lineage.language import Said
from lineage.model import Decision, Judgement

FILE = "decisions.csv"
COLUMNS = (
    "unit",
    "upstream",
    "judgement",
    "author",
    "time",
    "reason",
    "unit_text",
    "upstream_text",
)
_NEEDED = COLUMNS[:5]
# Excel reads a file as UTF-8 only behind this mark.
_ENCODING = "utf-8-sig"


def now() -> str:
    """The time that goes with what somebody says, to the second and with the zone (ISO 8601)."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """All rows, in their order; none where there is no file. Raises SourceError (file, line)."""
    try:
        with path.open(encoding=_ENCODING, newline="") as file:
            return tuple(_rows(path, file))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        fix = "请另存为 CSV UTF-8。", "Save it as CSV UTF-8."
        raise SourceError(path, ("不是 UTF-8 编码。", "Not UTF-8."), fix) from None
    except (OSError, csv.Error) as error:
        raise unreadable(path, error) from None


def in_effect(rows: Iterable[Decision]) -> tuple[Decision, ...]:
    """The last row on each pair, unless it withdraws."""
    last = {row.pair: row for row in rows}
    return tuple(each for each in last.values() if each.judgement is not Judgement.WITHDRAWN)


def add_decision(path: Path, decision: Decision) -> None:
    """Write a row behind all others, in the columns that the file has: wholly or not at all.

    What others add to the file meanwhile stays. One that couldn't be read again isn't written.
    Raises InputError, SourceError.
    """
    row = {name: getattr(decision, name) for name in COLUMNS}
    if wrong := _wrong(row):
        raise InputError(wrong)
    try:
        with path.open("a+b", buffering=0) as file:
            _append(file, row)
    except OSError as error:
        zh, en = why(error)
        raise SourceError(path, (f"写不了：{zh}。", f"Not writable: {en}.")) from None


def _append(file: FileIO, row: Mapping[str, str]) -> None:
    """Write a row in one piece; what there was no room for is taken back."""
    end = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.readline().decode(_ENCODING)
    file.seek(max(0, end - 1))
    text = io.StringIO("\n" if end and file.read(1) != b"\n" else "")
    text.seek(0, os.SEEK_END)
    columns = next(csv.reader([head]), []) or COLUMNS
    rows = csv.DictWriter(text, columns, lineterminator="\n")
    if not end:
        rows.writeheader()
    rows.writerow(row)
    piece = text.getvalue().encode("utf-8" if end else _ENCODING)
    if file.write(piece) != len(piece):
        file.truncate(end)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(file.fileno())


def _rows(path: Path, lines: Iterable[str]) -> Iterator[Decision]:
    reader = csv.DictReader(lines, strict=True)
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        zh, en = f"各列须为 {'、'.join(COLUMNS)}。", f"Its columns must be {', '.join(COLUMNS)}."
        raise SourceError(path, (zh, en), line=1)
    for row in reader:
        wrong = _wrong(row)
        if wrong:
            raise SourceError(path, wrong, line=reader.line_num)
        yield msgspec.convert({name: row[name] or "" for name in COLUMNS}, Decision)


def _wrong(row: Mapping[str, str | None]) -> Said | None:
    """What is wrong with a row, if anything."""
    for name in _NEEDED:
        if not (row[name] or "").strip():
            return f"没有填写 {name}。", f"No {name} is given."
    if row["judgement"] not in set(Judgement):
        zh, en = (comma.join(Judgement) for comma in ("、", ", "))
        told = row["judgement"]
        return (
            f"judgement 不能是“{told}”，可用的值：{zh}。",
            f"No judgement {told!r}; there are: {en}.",
        )
    try:
        datetime.fromisoformat(row["time"] or "")
    except ValueError:
        told = row["time"]
        return (
            f"time 不能是“{told}”，应如 2026-05-04T09:30:00+08:00。",
            f"No time {told!r}; write 2026-05-04T09:30:00+08:00.",
        )
    return None
