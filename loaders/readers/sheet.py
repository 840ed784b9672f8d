"""Workbooks (.xlsx): the lines and rows of each sheet, as they are displayed.

A line's number is that of its row; the rows of further sheets are counted on. What is hidden, or
displays an error, isn't read and is warned of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from lineage.errors import SourceError
from lineage.model import CorpusWarning
from loaders.blocks import Source
from loaders.readers import bounded
from loaders.readers.text import HAN
from loaders.readers.written import Heading, Part, in_one_cell, source_of_lines

_PROGRAM = Path(__file__).with_name("workbook.py")
_SAVE = (
    "请用 Excel 或 WPS 打开，重新存为 .xlsx（不带密码），或存为文本。",
    "Open it in Excel or WPS and save it again as .xlsx, without a password, or as text.",
)
# The container of older Office files, and of newer ones that are encrypted.
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_GENERAL_NAME = re.compile(
    r"(?:sheet|table|工作表|表格?)\s*[\d一二三四五六七八九十]*(?:\s*\(\d+\))?", re.I
)
_SENTENCE = "。"
_MOST_NAMED = 10

Row = tuple[int, list[str], bool, bool]


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a workbook. Raises SourceError if it is none, or locked."""
    if data.startswith(_OLE):
        what = (
            ("文件有密码，不能读入。", "It has a password and can't be read.")
            if _ENCRYPTED in data
            else ("这是旧版 .xls 文件。", "It is an older file, .xls.")
        )
        raise SourceError(path, what, _SAVE)
    return source_from(path, bounded.run(path, _PROGRAM, data, ".xlsx", _SAVE))


def source_from(path: Path, sheets: Iterable[Mapping[str, Any]]) -> Source:
    """The source of what `loaders.readers.workbook` found in the sheets."""
    found = list(sheets)
    several = sum(bool(sheet["rows"]) for sheet in found) > 1
    lines: list[list[Part]] = []
    warnings: list[CorpusWarning] = []
    for sheet in found:
        above = len(lines)
        warnings += _warnings(sheet, above)
        parts = list(_parts(sheet["rows"], is_first=not above))
        for row, part in _named(sheet["name"], parts, several):
            lines += [[] for _ in range(above + row - len(lines))]
            lines[-1].append(part)
    return replace(source_of_lines(path, lines), warnings=tuple(warnings))


def _named(
    name: str, parts: Sequence[tuple[int, Part]], several: bool
) -> Sequence[tuple[int, Part]]:
    """The parts of a sheet, its name as a heading above the table where it says more than they do.

    Of one sheet alone a title says what it is.
    """
    at = next((at for at, (_, part) in enumerate(parts) if not isinstance(part, str)), 0)
    said = "".join(part for _, part in parts[:at] if isinstance(part, str))
    is_own = HAN.search(name) is not None and not _GENERAL_NAME.fullmatch(name.strip())
    if not parts or not is_own or (said and not several) or _bare(name) in _bare(said):
        return parts
    return [*parts[:at], (parts[at][0], Heading(name)), *parts[at:]]


def _bare(text: str) -> str:
    return "".join(text.split())


def _parts(rows: Sequence[Row], is_first: bool) -> Iterator[tuple[int, Part]]:
    """Rows of several cells as rows; those of one cell around a table as lines.

    Above any but the first table of a workbook these are headings.
    """
    stretches: list[list[Row]] = []
    for row in rows:
        if row[-1] or not stretches:
            stretches.append([])
        stretches[-1].append(row)
    opens = True
    for stretch in stretches:
        wide = [index for index, row in enumerate(stretch) if sum(map(bool, row[1])) > 1]
        for index, (number, cells, across, _) in enumerate(stretch):
            above = bool(wide) and index < wide[0] and (across or opens)
            below = bool(wide) and index > wide[-1] and across
            if above or below or not wide:
                kind = Heading if above and not (is_first and opens) else str
                yield from ((number, kind(line)) for line in _lines("".join(cells)))
            else:
                yield number, tuple(in_one_cell(cell.split("\n")) for cell in cells)
        opens = opens and not wide


def _lines(text: str) -> Sequence[str]:
    """The lines of a cell of sentences; others, such as titles, are broken to fit the sheet."""
    lines = text.split("\n")
    return lines if _SENTENCE in text else [in_one_cell(lines)]


def _warnings(sheet: Mapping[str, Any], above: int) -> Iterator[CorpusWarning]:
    name, hidden = sheet["name"], sheet["hidden"]
    if sheet["is_hidden"]:
        zh, en = f"工作表“{name}”是隐藏的，未读。", f"The sheet {name!r} is hidden and isn't read."
        yield CorpusWarning("hidden-cells", zh, en)
        return
    for kind, zh, en in (("rows", "行", "rows"), ("columns", "列", "columns")):
        if hidden.get(kind):
            which = _listed(hidden[kind])
            line = above + hidden[kind][0] if kind == "rows" else None
            yield CorpusWarning(
                "hidden-cells",
                f"工作表“{name}”中隐藏的{zh}未读：{which[0]}。",
                f"Hidden {en} of the sheet {name!r} aren't read: {which[1]}.",
                line,
            )
    for is_error, lost in groupby(sorted(sheet["lost"], key=_is_error), key=_is_error):
        cells = list(lost)
        zh, en = _listed([f"{place} {error}".strip() for _, place, error in cells])
        line = above + cells[0][0]
        if is_error:
            what = (
                f"工作表“{name}”的单元格出错，未读：{zh}。",
                f"Cells of the sheet {name!r} show errors and aren't read: {en}.",
            )
        else:
            what = (
                f"工作表“{name}”的公式没有存下结果，未读：{zh}；请用 Excel 或 WPS 打开后重新保存。",
                f"Formulas of the sheet {name!r} have no values saved and aren't read: {en}; open it in Excel or WPS and save it again.",
            )
        yield CorpusWarning("lost-values", *what, line)


def _is_error(lost: Sequence[Any]) -> bool:
    return bool(lost[-1])


def _listed(names: Sequence[object]) -> tuple[str, str]:
    first = [str(name) for name in names[:_MOST_NAMED]]
    more = len(names) - len(first)
    zh, en = "、".join(first), ", ".join(first)
    return (f"{zh}等 {len(names)} 处", f"{en} and {more} more") if more else (zh, en)
