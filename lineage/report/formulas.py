"""Texts that a spreadsheet would take for formulas, written so that they stay texts."""

from __future__ import annotations

_FORMULA = tuple("=+-@＝＋－＠")


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
