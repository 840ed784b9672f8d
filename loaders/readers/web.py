"""Web pages (.html): lines between block elements, and the rows of tables.

What a page prints around a document is left to the parser, which knows such lines; only what
no reader of the page sees as text is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement, defs

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.readers.text import decode
from loaders.readers.written import Part, source_of

_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
        "nav",
    ]
)
_INLINE = (defs.special_inline_tags | defs.phrase_tags | defs.font_style_tags | {"mark", "o:p"}) - {
    "br"
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a web page. Raises SourceError if it isn't one in Chinese."""
    text = _DECLARATION.sub("", decode(path, data))
    try:
        page = html.document_fromstring(text)
    except (ParserError, ValueError) as error:
        raise SourceError(path, f"Not a web page: {error}.", "Save the page again.") from None
    lines = _Lines()
    lines.walk(page)
    return source_of(path, lines.close())


@dataclass(slots=True)
class _Lines:
    """The lines and rows of a page while it is walked through."""

    parts: list[Part] = field(default_factory=list)
    line: list[str] = field(default_factory=list)

    def walk(self, element: HtmlElement) -> None:
        """Take an element with all that stands in it; text behind it belongs to its parent."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
            return
        if tag == "table" and _is_data(element):
            self.end_line()
            self.parts.extend(_rows(element))
            return
        block = tag not in _INLINE
        if block:
            self.end_line()
        self.line.append(element.text or "")
        for child in element:
            self.walk(child)
            self.line.append(child.tail or "")
        if block:
            self.end_line()

    def end_line(self) -> None:
        """End the line, if one was begun."""
        if self.line:
            self.parts.append("".join(self.line))
        self.line = []

    def close(self) -> list[Part]:
        """All parts."""
        self.end_line()
        return self.parts


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds cells to be read row by row, not the layout of the page."""
    rows = [len(row.findall("td") + row.findall("th")) for row in table.iter("tr")]
    nested = next(table.iterdescendants("table"), None) is not None
    return not nested and len(rows) > 1 and max(rows, default=0) > 1


def _rows(table: HtmlElement) -> Iterator[tuple[str, ...]]:
    """Rows with a spanning cell's text where it begins, and empty cells for what it covers."""
    covered: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in (each for each in row if each.tag in ("td", "th")):
            _fill(cells, covered)
            columns, rows = (_span(cell, name) for name in ("colspan", "rowspan"))
            for extra in range(columns):
                covered[len(cells)] = rows - 1
                cells.append("" if extra else _cell(cell))
        _fill(cells, covered)
        yield tuple(cells)


def _fill(cells: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def _span(cell: HtmlElement, name: str) -> int:
    printed = (cell.get(name) or "").strip()
    return min(max(int(printed), 1), 999) if printed.isdecimal() else 1


def _cell(cell: HtmlElement) -> str:
    lines = _Lines()
    lines.walk(cell)
    return " ".join(part if isinstance(part, str) else " ".join(part) for part in lines.close())
