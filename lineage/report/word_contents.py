"""The table of contents of a Word document: entries that lead to their headings.

Their pages are fields: LibreOffice works them out, Word when fields are renewed (Ctrl+A, F9).
Word could be told to do so on opening, but would ask every reader whether it may.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from lineage.report.word_styles import TOC, element
from lineage.text import printable


class Contents:
    """Headings in the making: each is noted as it is written, `close` lists them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._end = document.add_paragraph()
        self._noted: list[tuple[int, str]] = []

    def heading(self, text: str, level: int) -> None:
        """Write a heading of level 1 or 2."""
        paragraph = self._document.add_heading(printable(text), level)
        self._noted.append((level, text))
        number = len(self._noted)
        start = element("w:bookmarkStart", id=str(number), name=_anchor(number))
        paragraph._p.insert(1, start)  # behind the properties
        paragraph._p.append(element("w:bookmarkEnd", id=str(number)))

    def close(self) -> None:
        """Write the list where the contents were begun."""
        for number, (level, text) in enumerate(self._noted, 1):
            entry = self._end.insert_paragraph_before()
            entry._p.style = TOC[level - 1]
            _lead(entry, text, _anchor(number))


def _lead(entry: Paragraph, text: str, anchor: str) -> None:
    """An entry: the heading's text and its page, as a way to it."""
    link = element("w:hyperlink", anchor=anchor, history="1")
    entry._p.append(link)
    link.append(entry.add_run(f"{printable(text)}\t")._r)
    told = OxmlElement("w:instrText")
    told.text = f" PAGEREF {anchor} \\h "
    told.set(qn("xml:space"), "preserve")
    for content in (
        element("w:fldChar", fldCharType="begin"),
        told,
        element("w:fldChar", fldCharType="separate"),
        element("w:fldChar", fldCharType="end"),
    ):
        run = OxmlElement("w:r")
        run.append(content)
        link.append(run)


def _anchor(number: int) -> str:
    return f"_Toc{number:06}"
