"""Tabs of a text file that part no cells: they set paragraphs in, or stand within a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.columns import is_agency_column, is_column_heading
from loaders.numbering import Rank, label_at

_INDENTED = re.compile(r"^\t[^\t\n]*$", re.MULTILINE)
# As wide as any sign of the text, and white space like a tab.
_SPACE = "\u3000"
# What a sentence ends with, and the last cell of a task's row doesn't.
_STOPS = ("。", "；", ";", "：", ":")


def without_stray_tabs(text: str) -> str:
    """The text, with a space for each tab that parts no cells; every other sign keeps its place."""
    lines = _without_indents(text).split("\n")
    heads = (i for i, line in enumerate(lines) if _names_columns(line.split("\t")))
    top = next(heads, len(lines))
    lines[:top] = [_with_label(line) for line in lines[:top]]
    filled = [index for index in range(top) if lines[index].strip()]
    beside = ["", *(lines[index] for index in filled), ""]
    for index, above, below in zip(filled, beside, beside[2:], strict=False):
        alone = "\t" not in above and "\t" not in below
        if alone and _is_line(lines[index].split("\t")):
            lines[index] = lines[index].replace("\t", _SPACE)
    return "\n".join(lines)


def _without_indents(text: str) -> str:
    """The text, with spaces for tabs that only set its paragraphs in: chapters, articles, sections.

    A table that has a cell a line names its columns in lines that follow each other.
    """
    cells = ["".join(line.split()) for line in _INDENTED.findall(text)]
    labels = filter(None, map(label_at, cells))
    if not any(label.rank <= Rank.SECTION for label in labels) or _names_columns(cells):
        return text
    return _INDENTED.sub(lambda line: line.group().replace("\t", _SPACE), text)


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether cells that follow each other name columns: no tab below is a stray one."""
    plain = ("".join(cell.split()) for cell in cells)
    return any(_heads(one) and _heads(other) for one, other in pairwise(plain))


def _heads(cell: str) -> bool:
    return is_column_heading(cell) or is_agency_column(cell)


def _with_label(line: str) -> str:
    """A line, with a space for a tab that only stands between its label and its text."""
    printed, tab, _ = line.partition("\t")
    label = label_at(printed) if tab and line.count("\t") == 1 else None
    return line.replace("\t", _SPACE) if label and label.length == len(printed) else line


def _is_line(cells: Sequence[str]) -> bool:
    """Whether what stands alone between lines without tabs is one: nothing behind, or a sentence."""
    printed = "".join(cells).rstrip()
    return bool(cells[0]) and (printed.endswith(_STOPS) or not any(map(str.strip, cells[1:])))
