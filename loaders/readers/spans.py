"""Cells that span rows or columns: printed once, the places that they cover are empty cells."""

from __future__ import annotations

from typing import Generic, TypeVar

Cell = TypeVar("Cell")

# A table of Word has 63 at most. A span beyond them covers nothing, so that no table grows
# without bound when it is laid out.
MOST_COLUMNS = 64


class Grid(Generic[Cell]):
    """A table laid out row by row; `empty` is the cell that stands where nothing is printed."""

    def __init__(self, empty: Cell) -> None:
        self._empty = empty
        self._row: list[Cell] = []
        self._covered: dict[int, int] = {}

    def __bool__(self) -> bool:
        """Whether a row is open."""
        return bool(self._row)

    def add(self, cell: Cell, columns: int = 1, rows: int = 1) -> None:
        """Put a cell that spans so many columns and rows behind those that are covered."""
        self._fill()
        room = MOST_COLUMNS - len(self._row)
        for place in range(max(1, min(columns, room))):
            self._covered[len(self._row)] = rows - 1 if room > 0 else 0
            self._row.append(self._empty if place else cell)

    def close(self) -> tuple[Cell, ...]:
        """The row that ends, with what cells above cover at its end."""
        self._fill()
        row, self._row = tuple(self._row), []
        return row

    def _fill(self) -> None:
        while self._covered.get(len(self._row), 0) > 0:
            self._covered[len(self._row)] -= 1
            self._row.append(self._empty)
