"""PDF files with text in them: the lines of each page, and the rows of ruled tables.

A row that a page breaks is put together again. A scan holds no text and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.headings import Frame, frame_of
from loaders.readers.written import Part, source_of

_SAVE = "Save it again as PDF or as text."
_LOCKED = "Take its password off, or save it as text."
# Characters of one line stand at the same height, give or take so many points.
_LEVEL = 3
_ENDS = re.compile(r"[。！？；;!?]\s*$")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a PDF. Raises SourceError if it is none, or is locked or scanned."""
    try:
        with pdfplumber.open(BytesIO(data)) as file:
            pages = [list(_parts(page)) for page in file.pages]
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise SourceError(path, "The file is locked.", _LOCKED) from None
        raise SourceError(path, f"Not a PDF: {cause}.", _SAVE) from None
    return source_of(path, joined(pages))


def _parts(page: Page) -> Iterator[Part]:
    """Lines and rows of a page from top to bottom."""
    tables = page.find_tables()
    found: list[tuple[float, Part]] = []
    for table in tables:
        rows = zip(table.rows, table.extract(y_tolerance=_LEVEL), strict=True)
        found += [(row.bbox[1], tuple(cell or "" for cell in cells)) for row, cells in rows]
    boxes = [table.bbox for table in tables]
    for line in page.extract_text_lines(return_chars=False, y_tolerance=_LEVEL):
        middle = (line["top"] + line["bottom"]) / 2
        if not any(top <= middle <= bottom for _, top, _, bottom in boxes):
            found.append((line["top"], line["text"]))
    found.sort(key=lambda each: each[0])
    yield from (part for _, part in found)


def joined(pages: Iterable[list[Part]]) -> list[Part]:
    """The parts of all pages, rows that run over a page's end put together."""
    whole: list[Part] = []
    for page in pages:
        at = _last_row(whole)
        if at is not None and page and _goes_on(whole[at], page[0]):
            whole[at] = tuple(a + b for a, b in zip(whole[at], page[0], strict=True))
            whole += page[1:]
        else:
            whole += page
    return whole


def _last_row(parts: list[Part]) -> int | None:
    """Where the row stands that ends a page, whatever page number is printed below it."""
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if isinstance(part, tuple):
            return at
        if frame_of("".join(part.split())) is not Frame.PAGE_NUMBER:
            break
    return None


def _goes_on(row: Part, following: Part) -> bool:
    """Whether a page's first row carries on the last one of the page before.

    It does where the longest cell breaks off in a sentence, or goes on in no word.
    """
    if isinstance(following, str) or isinstance(row, str) or len(row) != len(following):
        return False
    longest = max(range(len(row)), key=lambda column: len(row[column]))
    if not following[longest].strip():
        return any(cell.strip() for cell in following)
    return not _ENDS.search(row[longest])
