"""What an Excel workbook is made of: sheets that can be filtered and that print well.

Every text is written as text: nothing that a document says becomes a formula or a link.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

import xlsxwriter

from lineage.queries.differences import Piece
from lineage.report.marks import ADDED, COLOURS, LINK, REMOVED
from lineage.report.ooxml import midnight
from lineage.report.rows import Value
from lineage.report.speech import Judged
from lineage.report.spreadsheets import formula_like
from lineage.text import printable

SHORT, LONG = 24, 44  # the widest that columns get, in half-width characters
_NARROWEST = 6
_FONT: dict[str, object] = {"font_name": "Microsoft YaHei", "font_size": 10}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST = 32_767 // 2  # characters a cell can surely hold: its limit is in UTF-16 units
_LINE, _HIGHEST = 15, 409  # heights, in points
_A3, _A4, _TOO_WIDE = 8, 9, 160  # a sheet wider than that goes on A3,
_A_PAGE = 270  # and one wider than that on several side by side
_LIGHT: dict[str, object] = {"border": 1, "border_color": "#d5dbe3", "valign": "top"}
_DELETED: dict[str, object] = {"font_strikeout": True, "font_color": REMOVED}
_INSERTED: dict[str, object] = {"underline": 1, "font_color": ADDED}


@dataclass(frozen=True, slots=True)
class Compared:
    """A text in which what the other side hasn't is marked, as deleted or as inserted."""

    pieces: tuple[Piece, ...]
    deleted: bool


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, how wide it may be, and how its numbers are shown."""

    head: str
    widest: int = SHORT
    number: str = "0"


Cell: TypeAlias = Value | Judged | Compared


class Book:
    """A workbook in the making; `finish` gives its bytes, the same for the same content."""

    def __init__(self, title: str, subject: str, made: date) -> None:
        self._out = io.BytesIO()
        # the library writes into the format it is given
        options = {**_OPTIONS, "default_format_properties": dict(_FONT)}
        self._book = xlsxwriter.Workbook(self._out, options)
        self._book.set_properties(
            {
                "title": printable(title),
                "subject": printable(subject),
                "created": midnight(made),
            }
        )
        self._styles: dict[tuple[tuple[str, object], ...], Any] = {}

    def finish(self) -> bytes:
        """The workbook as an .xlsx file."""
        self._book.close()
        return self._out.getvalue()

    def page(self, name: str, widths: Sequence[int]) -> Page:
        """Another sheet to read from top to bottom, with columns of these widths."""
        return Page(self, self._add(name, widths), widths)

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        frozen: int,
        printed: int,
    ) -> None:
        """Another sheet to filter: its head and its first columns stay in sight.

        Of its columns so many are `printed`; rows are as high as those need.
        """
        heads = [each.head for each in columns]
        table: list[Sequence[Cell]] = [heads, *rows]
        widths = [
            min(max(_NARROWEST, *(_width(_text(cells[place])) for cells in table)), column.widest)
            for place, column in enumerate(columns)
        ]
        sheet = self._add(name, [width + 2 for width in widths], printed)
        sheet.print_area(0, 0, len(table) - 1, printed - 1)
        sheet.repeat_columns(0, frozen - 1)
        for number, cells in enumerate(table):
            sheet.set_row(number, _height(cells[:printed], widths[:printed]))
        for place, head in enumerate(heads):
            self.put(sheet, (0, place), head, bold=True, bg_color="#f4f6f9")
        for number, cells in enumerate(table[1:], 1):
            for place, cell in enumerate(cells):
                self.put(sheet, (number, place), cell, num_format=columns[place].number)
        sheet.autofilter(0, 0, max(len(table) - 1, 1), len(columns) - 1)
        sheet.freeze_panes(1, frozen)
        sheet.repeat_rows(0)

    def put(self, sheet: Any, at: tuple[int, int], cell: Cell, **look: object) -> None:
        """Write a cell; texts wrap."""
        if isinstance(cell, int | float):
            sheet.write_number(*at, cell, self.style(**_LIGHT, align="center", **look))
            return
        text = _cut(_text(cell))
        look = {**_LIGHT, **look, "num_format": "@", "text_wrap": True}
        if formula_like(text):
            look["quote_prefix"] = True  # it stays a text when it is edited, too
        if isinstance(cell, Judged):
            look["font_color"], look["bg_color"] = COLOURS[cell.verdict]
        if isinstance(cell, Compared) and len(text) < _LONGEST:
            if len(cell.pieces) > 1:
                sheet.write_rich_string(*at, *self._runs(cell), self.style(**look))
                return
            if not all(piece.shared for piece in cell.pieces):
                look |= _DELETED if cell.deleted else _INSERTED
        sheet.write_string(*at, text, self.style(**look))

    def style(self, **look: object) -> Any:
        """A look, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format(_FONT | look)
        return self._styles[key]

    def _runs(self, cell: Compared) -> Iterator[Any]:
        marked = self.style(**(_DELETED if cell.deleted else _INSERTED))
        for piece in cell.pieces:
            yield self.style() if piece.shared else marked
            yield printable(piece.text)

    def _add(self, name: str, widths: Sequence[int], printed: int | None = None) -> Any:
        sheet = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        wide = sum(widths[:printed])
        sheet.set_paper(_A3 if wide > _TOO_WIDE else _A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(-(-wide // _A_PAGE), 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet


class Page:
    """A sheet that is written line by line."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[int]) -> None:
        self._book, self._sheet, self._widths = book, sheet, widths
        self._row = 0

    def head(self, text: str, size: int = 11) -> None:
        """A heading, with a line's space above it but at the top."""
        self._row += bool(self._row)
        look = self._book.style(bold=True, font_size=size)
        self._sheet.set_row(self._row, size * 1.8)
        self._sheet.write_string(self._row, 0, text, look)
        self._row += 1

    def line(self, *cells: Cell) -> None:
        """A line of cells."""
        self._sheet.set_row(self._row, _height(cells, self._widths))
        for place, cell in enumerate(cells):
            self._book.put(self._sheet, (self._row, place), cell, border=0)
        self._row += 1

    def link(self, sheet: str, said: str) -> None:
        """A line that leads to another sheet."""
        look = self._book.style(font_color=LINK, underline=1)
        self._sheet.write_url(self._row, 0, f"internal:'{sheet}'!A1", look, sheet)
        self._book.put(self._sheet, (self._row, 1), said, border=0)
        self._row += 1


def _text(cell: Cell) -> str:
    if isinstance(cell, Judged):
        return cell.text
    if isinstance(cell, Compared):
        return "".join(piece.text for piece in cell.pieces)
    return str(cell)


def _cut(text: str) -> str:
    """A text that a cell can hold and that XlsxWriter takes for text.

    >>> _cut("<r><t>=1+1</t></r>")
    '<r><t>=1+1</t></r> '
    """
    text = printable(text)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    # XlsxWriter writes what looks like its own marked-up strings as it is; a space undoes that.
    return text + " " * (text.startswith("<r>") and text.endswith("</r>"))


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """The height of a row in points; not every program works it out for itself."""
    highest = max(
        sum(max(1, -(-_width(line) // width)) for line in _text(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return min(_LINE * highest, _HIGHEST)


@lru_cache(maxsize=10_000)  # titles, statuses and upstream texts come back in every row
def _width(text: str) -> int:
    """The width of a text's longest line, in half-width characters.

    >>> _width("一、ab")
    6
    """
    lines = text.split("\n")
    return max(sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines)
