"""What spreadsheets need to show texts as they are: none is a formula, and CSV is UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# Without it Excel reads CSV in the system's encoding.
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = tuple("=+-@＝＋－＠")


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV for spreadsheets, no cell of which is a formula."""
    text = io.StringIO(_BYTE_ORDER_MARK)
    text.seek(0, io.SEEK_END)
    csv.writer(text).writerows(map(safe, cells) for cells in rows)
    return text.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("各市")
    ("'=1+1", '各市')
    """
    return f"'{cell}" if formula_like(cell) else cell


def shown(cell: str) -> str:
    """What a cell that `safe` wrote shows.

    >>> shown("'=1+1"), shown("'各市'")
    ('=1+1', "'各市'")
    """
    return cell[1:] if cell.startswith("'") and formula_like(cell[1:]) else cell


def formula_like(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return text.lstrip().startswith(_FORMULA)
