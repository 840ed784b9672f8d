"""Word documents (.docx): paragraphs and table rows in their order.

Deleted text of tracked changes is left out, and moved text where it was; inserted text is read.
Text boxes are read behind the paragraph that they hang on.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.readers.spans import Grid
from loaders.readers.word_lists import Numbers
from loaders.readers.written import Part, in_one_cell, source_of

_PARAGRAPH, _TABLE, _ROW, _CELL = (
    frozenset((qn(f"w:{name}"),)) for name in ("p", "tbl", "tr", "tc")
)
_BOX = frozenset((qn("w:txbxContent"),))
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = frozenset((qn("w:t"), *_SIGNS))
# What holds text that isn't printed, or is printed once more.
_UNREAD = frozenset(
    (
        *map(qn, ("w:pPr", "w:del", "w:moveFrom")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_MOST = 200 * 2**20


def read(path: Path, data: bytes) -> Source:
    """The paragraphs and rows of a Word document. Raises SourceError if it holds none."""
    with ZipFile(BytesIO(data)) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())
    if unpacked > _MOST:
        zh = f"解压后有 {unpacked / 2**20:.0f} MB，超过这类文件应有的大小。"
        en = f"It unpacks to {unpacked / 2**20:.0f} MB, more than any such document has."
        limit = _MOST // 2**20
        raise SourceError(path, (zh, en), (f"上限为 {limit} MB。", f"The limit is {limit} MB."))
    document = docx.Document(BytesIO(data))
    return source_of(path, _parts(document.element.body, Numbers(document)))


def _outermost(element: Any, names: frozenset[str]) -> Iterator[Any]:
    """Elements of these names, whatever wraps them (content controls, links, insertions).

    None within another, none within what isn't read.
    """
    for child in element:
        if child.tag in names:
            yield child
        elif child.tag not in _UNREAD:
            yield from _outermost(child, names)


def _parts(container: Any, numbers: Numbers, in_cell: bool = False) -> Iterator[Part]:
    for block in _outermost(container, _PARAGRAPH | _TABLE):
        if block.tag in _TABLE and _is_box(block):
            for cell in _cells(block):
                yield from _parts(cell, numbers, in_cell)
        elif block.tag in _TABLE:
            yield from _rows(block, numbers)
        else:
            yield from _lines(block, numbers, in_cell)
            for box in _outermost(block, _BOX):
                yield from _parts(box, numbers)


def _lines(paragraph: Any, numbers: Numbers, in_cell: bool) -> list[str]:
    """The lines of a paragraph; the first with the number that Word prints before it.

    The cells of a table's rows may hold nothing but their numbers.
    """
    pieces = _outermost(paragraph, _TEXT | _BOX)
    text = "".join(
        _SIGNS.get(piece.tag) or piece.text or "" for piece in pieces if piece.tag in _TEXT
    )
    first, *others = text.split("\n")
    is_read = in_cell or first.strip()
    return [numbers.label(paragraph) + first if is_read else "", *others]


def _is_box(table: Any) -> bool:
    """Whether a table has one column: a frame around running text, not a table of data."""
    return all(len(list(_outermost(row, _CELL))) < 2 for row in _outermost(table, _ROW))


def _cells(table: Any) -> Iterator[Any]:
    for row in _outermost(table, _ROW):
        yield from _outermost(row, _CELL)


def _rows(table: Any, numbers: Numbers) -> Iterator[tuple[str, ...]]:
    """Rows with a merged cell's text where it begins, and empty cells where it goes on."""
    grid = Grid("")
    for row in _outermost(table, _ROW):
        for cell in _outermost(row, _CELL):
            goes_on = cell.vMerge == "continue"
            text = "" if goes_on else in_one_cell(_parts(cell, numbers, in_cell=True))
            grid.add(text, cell.grid_span)
        yield grid.close()
