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
from lxml.etree import iterwalk
from lxml.html import HtmlElement, defs

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.numbering import label_at
from loaders.readers.spans import Grid
from loaders.readers.text import decode
from loaders.readers.written import Link, Part, in_one_cell, source_of

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
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*(?!decimal)", re.IGNORECASE)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# What leads away from the page; longer texts are what a link was not closed behind.
_AWAY = re.compile("(?!#|javascript:).", re.IGNORECASE)
_LONGEST_LINK = 200
_WORD = re.compile(r"[^\W_]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a web page. Raises SourceError if it isn't one in Chinese."""
    text = _DECLARATION.sub("", decode(path, data))
    parser = html.HTMLParser(huge_tree=True)
    page = html.document_fromstring(text, parser=parser)
    for dropped in parser.error_log.filter_from_fatals():
        zh = f"网页不能完整读入：{dropped.message}。"
        en = f"Not the whole page can be read: {dropped.message}."
        fix = "请重新保存，或存为文本。", "Save it again, or as text."
        raise SourceError(path, (zh, en), fix, dropped.line)
    lines = _Lines()
    lines.walk(page)
    return source_of(path, lines.close())


@dataclass(slots=True)
class _Lines:
    """The lines and rows of a page while it is walked through.

    `kept` counts the elements around that keep line ends (pre), `links` those that lead to other
    pages; `words` says of the line's words whether they stand in one of these. `counts` are the
    last numbers of the lists met that are numbered, `number` that of an entry yet without text.
    """

    parts: list[Part] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    kept: int = 0
    links: int = 0
    words: set[bool] = field(default_factory=set)
    counts: dict[HtmlElement, int] = field(default_factory=dict)
    number: str = ""

    def walk(self, root: HtmlElement) -> None:
        """Take an element with all that stands in it; text behind it belongs to its parent."""
        steps = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event in ("start", "end") and element.tag not in _INLINE and _is_seen(element):
                self.end_line()
            if event == "start":
                self._open(element, steps)
                continue
            if event == "end":
                self.kept -= _keeps_lines(element)
                self.links -= _leads_away(element)
                self.number = "" if element.tag == "li" else self.number
            if element is not root:
                self._take(element.tail or "")

    def _open(self, element: HtmlElement, steps: iterwalk) -> None:
        """Take what stands at an element's head; a table of data is taken whole."""
        self.kept += _keeps_lines(element)
        self.links += _leads_away(element)
        if not _is_seen(element):
            steps.skip_subtree()
        elif element.tag == "table" and _is_data(element):
            self.parts.extend(_rows(element))
            steps.skip_subtree()
        else:
            if element.tag == "li":
                self.number = self._number(element)
            elif element.tag == "ol" and _is_numbered(element):
                self.counts[element] = int(_digits(element.get("start")) or 1) - 1
            self._take(element.text or "")

    def _number(self, entry: HtmlElement) -> str:
        """The number that a browser prints before an entry of a list, '' where it prints none."""
        entries = entry.getparent()
        if entries not in self.counts:
            return ""
        self.counts[entries] = int(_digits(entry.get("value")) or self.counts[entries] + 1)
        return "" if label_at(entry.text_content()) else f"{self.counts[entries]}."

    def _take(self, text: str) -> None:
        """Add a text to the line; where line ends are kept, each ends it."""
        first, *others = text.split("\n") if self.kept else (text,)
        self._add(first)
        for other in others:
            self.end_line()
            self._add(other)

    def _add(self, text: str) -> None:
        if text.strip():
            text, self.number = self.number + text, ""
        self.line.append(text)
        if _WORD.search(text):
            self.words.add(self.links > 0)

    def end_line(self) -> None:
        """End the line, if one was begun."""
        if self.line:
            text = "".join(self.line)
            self.parts.append(Link(text) if self.words == {True} else text)
        self.line, self.words = [], set()

    def close(self) -> list[Part]:
        """All parts."""
        self.end_line()
        return self.parts


def _is_seen(element: HtmlElement) -> bool:
    shown = element.get("hidden") is None and not _HIDDEN.search(element.get("style") or "")
    return shown and element.tag not in _UNSEEN


def _is_numbered(entries: HtmlElement) -> bool:
    """Whether a list has its numbers from the browser; one of links is a menu of the page."""
    plain = entries.get("type", "1") == "1" and not _UNNUMBERED.search(entries.get("style") or "")
    return plain and next(entries.iter("a"), None) is None


def _digits(value: str | None) -> str:
    """A number of at most three digits as an attribute gives it, '' for none."""
    printed = (value or "").strip()
    return printed[:3] if printed.isdecimal() else ""


def _leads_away(element: HtmlElement) -> bool:
    away = element.tag == "a" and _AWAY.match(element.get("href") or "") is not None
    return away and len(element.text_content()) <= _LONGEST_LINK


def _keeps_lines(element: HtmlElement) -> bool:
    return element.tag == "pre" or bool(_KEEPS_LINES.search(element.get("style") or ""))


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds cells to be read row by row, not the layout of the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [len(row.findall("td") + row.findall("th")) for row in table.iter("tr")]
    return len(rows) > 1 and max(rows) > 1


def _rows(table: HtmlElement) -> Iterator[tuple[str, ...]]:
    grid = Grid("")
    for row in filter(_is_seen, table.iter("tr")):
        for cell in (each for each in row if each.tag in ("td", "th") and _is_seen(each)):
            grid.add(_cell(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
        yield grid.close()


def _span(cell: HtmlElement, name: str) -> int:
    return int(_digits(cell.get(name)) or 1)


def _cell(cell: HtmlElement) -> str:
    lines = _Lines()
    lines.walk(cell)
    return in_one_cell(lines.close())
