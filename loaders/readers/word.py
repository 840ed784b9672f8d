"""Word documents (.docx): paragraphs and table rows in their order.

What Word numbers by itself stands in no paragraph's text; such labels are worked out from the
numbering definitions (ECMA-376 part 1, 17.9). Deleted text of tracked changes is left out,
inserted text is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.numbering import to_han
from loaders.readers.written import Part, source_of

_HAN_FORMATS = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital")
)
_MOST = 200 * 2**20
_SAVE = "Open it in a word processor and save it as .docx, without a password."


def read(path: Path, data: bytes) -> Source:
    """The paragraphs and rows of a Word document. Raises SourceError if it isn't one."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
        if unpacked > _MOST:
            what = f"It unpacks to {unpacked / 2**20:.0f} MB, more than any such document has."
            raise SourceError(path, what, f"The limit is {_MOST // 2**20} MB.")
        document = docx.Document(BytesIO(data))
        parts = list(_parts(document))
    except (OpcError, BadZipFile, LxmlError, KeyError, ValueError) as error:
        raise SourceError(path, f"Not a Word document: {error}.", _SAVE) from None
    return source_of(path, parts)


def _parts(document: Document) -> Iterator[Part]:
    numbers = _Numbers(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, numbers)
        else:
            yield from _lines(block, numbers)


def _lines(paragraph: Paragraph, numbers: _Numbers) -> list[str]:
    """The lines of a paragraph; the first with the number that Word prints before it."""
    first, *others = _text(paragraph._p).split("\n")
    return [numbers.label(paragraph) + first if first.strip() else "", *others]


def _rows(table: Table, numbers: _Numbers) -> Iterator[tuple[str, ...]]:
    """Rows with a merged cell's text where it begins, and empty cells where it goes on."""
    for row in table._tbl.tr_lst:
        cells: list[str] = []
        for cell in row.tc_lst:
            lines = (_lines(Paragraph(p, table), numbers) for p in cell.iter(qn("w:p")))
            text = " ".join(line for each in lines for line in each)
            goes_on = cell.vMerge == "continue"
            cells += ["" if goes_on else text, *[""] * (cell.grid_span - 1)]
        yield tuple(cells)


def _text(element: Any) -> str:
    """The text of all runs, those that tracked changes inserted too; shapes' fallbacks are not."""
    pieces = []
    for piece in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        if any(parent.tag.endswith("}Fallback") for parent in piece.iterancestors()):
            continue
        name = piece.tag.rpartition("}")[2]
        pieces.append(piece.text or "" if name == "t" else " " if name == "tab" else "\n")
    return "".join(pieces)


class _Numbers:
    """The labels that Word works out, counted as the paragraphs come.

    Lists of one definition are counted on together, but for those that say where they start.
    """

    def __init__(self, document: Document) -> None:
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._definitions: dict[str, str] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering")
            ),
            None,
        )
        if part is not None:
            self._read(part.element)

    def _read(self, numbering: Any) -> None:
        self._levels = {
            each.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): (
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    int(_value(level, "w:start") or 1),
                )
                for level in each.iter(qn("w:lvl"))
            }
            for each in numbering.iter(qn("w:abstractNum"))
        }
        for each in numbering.iter(qn("w:num")):
            number = each.get(qn("w:numId"))
            self._definitions[number] = _value(each, "w:abstractNumId") or ""
            self._restarts[number] = {
                int(level.get(qn("w:ilvl"))): int(start)
                for level in each.iter(qn("w:lvlOverride"))
                if (start := _value(level, "w:startOverride"))
            }

    def label(self, paragraph: Paragraph) -> str:
        """The label before a paragraph, '' for one that isn't numbered or has a bullet."""
        number, level = _numbered(paragraph)
        definition = self._definitions.get(number or "", "")
        levels = self._levels.get(definition, {})
        if number is None or level not in levels:
            return ""
        counts = self._counts[definition]
        following = counts.get(level, levels[level][2] - 1) + 1
        counts[level] = self._restarts[number].pop(level, following)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        kind, text, _ = levels[level]
        if kind in ("bullet", "none"):
            return ""
        for each, (own, _, start) in levels.items():
            text = text.replace(f"%{each + 1}", _written(counts.get(each, start), own))
        return text


def _numbered(paragraph: Paragraph) -> tuple[str | None, int]:
    """The list that a paragraph belongs to, by itself or by its style, and its level there."""
    for owner in _properties(paragraph):
        found = owner.numPr if owner is not None else None
        if found is not None and found.numId is not None:
            return str(found.numId.val), found.ilvl.val if found.ilvl is not None else 0
    return None, 0


def _properties(paragraph: Paragraph) -> Iterator[Any]:
    """A paragraph's own properties, those of its style and of the styles that one is based on."""
    yield paragraph._p.pPr
    style = paragraph.style
    while style is not None:
        yield style.element.pPr
        style = style.base_style


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    value: str | None = None if child is None else child.get(qn("w:val"))
    return value


def _written(number: int, kind: str) -> str:
    return to_han(number) if kind in _HAN_FORMATS else str(number)
