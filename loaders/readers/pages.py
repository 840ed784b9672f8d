"""What stands on the pages of a PDF, printed as JSON by a process of its own.

How much a PDF draws can't be told from its size: a few kilobytes can take hours and all memory.
So `loaders.readers.pdf` runs this file as a program, within bounds, and ends it where it exceeds
them. Given the memory it may take in bytes and, on its input, a PDF, it prints a list of pages, each
a list of lines (text) and rows (lists of cells) from top to bottom.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

# Characters of one line stand at the same height, give or take so many points.
_LEVEL = 3


def main(memory: int) -> None:
    """Read a PDF from standard input, print its pages or, as the exit message, why it can't."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    pages = []
    try:
        with pdfplumber.open(BytesIO(sys.stdin.buffer.read())) as file:
            for page in file.pages:
                pages.append([part for _, part in parts(page)])
                page.close()
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        sys.exit(f"{type(cause).__name__}: {cause}")
    json.dump(pages, sys.stdout)


def parts(page: Page) -> list[tuple[float, str | list[str]]]:
    """Lines and rows of a page from top to bottom, with their heights; a table's rows in one piece."""
    # A frame around running text, or around the page, is no table.
    tables = [each for each in page.find_tables() if max(len(row.cells) for row in each.rows) > 1]
    found = [each for table in tables for each in _rows(table)]
    beside = page.filter(lambda drawn: not any(_within(drawn, table) for table in tables))
    for line in beside.extract_text_lines(return_chars=False, y_tolerance=_LEVEL):
        middle = (line["top"] + line["bottom"]) / 2
        over = (table.bbox for table in tables if table.bbox[1] <= middle <= table.bbox[3])
        found.append((max((bottom for *_, bottom in over), default=line["top"]), line["text"]))
    return sorted(found, key=lambda each: each[0])


def _rows(table: Table) -> Iterator[tuple[float, str | list[str]]]:
    for row, cells in zip(table.rows, table.extract(y_tolerance=_LEVEL), strict=True):
        yield row.bbox[1], [cell or "" for cell in cells]


def _within(drawn: dict[str, Any], table: Table) -> bool:
    """Whether the middle of what is drawn lies within a table."""
    left, top, right, bottom = table.bbox
    across, down = (drawn["x0"] + drawn["x1"]) / 2, (drawn["top"] + drawn["bottom"]) / 2
    return bool(left <= across <= right and top <= down <= bottom)


if __name__ == "__main__":
    main(int(sys.argv[1]))
