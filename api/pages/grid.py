"""The matrix as asked for: which columns and rows are shown, and in what order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import Depends, Query

from lineage.model import Level, Status
from lineage.queries.answers import ClauseMatrix, DocumentCard, Matrix, MatrixRow

MOST_COLUMNS = 48


class Order(StrEnum):
    """The order of the rows."""

    ORDER = "order"
    DROPPED = "dropped"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a matrix is shown; empty means everything."""

    status: Status | None = None
    level: Level | None = None
    place: str = ""
    words: str = ""
    sort: Order = Order.ORDER

    def of(self, matrix: Matrix) -> tuple[Matrix, int]:
        """The matrix with the columns and rows asked for, and how many columns are left out.

        More columns than a person can look over aren't drawn; the filters lead to them.
        """
        asked = [each for each in matrix.documents if self._concerns(each)]
        shown = asked[:MOST_COLUMNS]
        keys = {each.key for each in shown}
        rows = [
            replace(row, cells=tuple(cell for cell in row.cells if cell.document in keys))
            for row in matrix.items
        ]
        rows = sorted((row for row in rows if self._takes(row)), key=self._key)
        silent = [n for n in matrix.no_text if self.level in (None, n.level)]
        silent = [n for n in silent if self.place in (n.place or "")][:MOST_COLUMNS]
        narrowed = replace(matrix, documents=tuple(shown), items=tuple(rows), no_text=tuple(silent))
        return narrowed, len(asked) - len(shown)

    def of_clauses(self, matrix: ClauseMatrix) -> tuple[ClauseMatrix, int]:
        """The same for clause × document; the status and the order of rows don't apply."""
        asked = [at for at, each in enumerate(matrix.documents) if self._concerns(each)]
        shown = asked[:MOST_COLUMNS]
        rows = tuple(
            replace(row, cells=tuple(row.cells[at] for at in shown))
            for row in matrix.items
            if self.words in row.clause.text
        )
        documents = tuple(matrix.documents[at] for at in shown)
        return replace(matrix, documents=documents, items=rows), len(asked) - len(shown)

    def _concerns(self, document: DocumentCard) -> bool:
        return self.level in (None, document.level) and self.place in (document.place or "")

    def _takes(self, row: MatrixRow) -> bool:
        text = f"{row.label or ''}{row.title or ''}"
        return self.words in text and (
            self.status is None or any(cell.status is self.status for cell in row.cells)
        )

    def _key(self, row: MatrixRow) -> float:
        if self.sort is Order.DROPPED:
            return -sum(cell.status is Status.DROPPED for cell in row.cells)
        if self.sort is Order.SHARE:
            return sum(cell.share for cell in row.cells)
        return 0


def shown_of(
    status: Annotated[Status | Literal[""], Query()] = "",
    level: Annotated[Level | Literal[""], Query()] = "",
    place: Annotated[str, Query(max_length=100)] = "",
    words: Annotated[str, Query(max_length=100)] = "",
    sort: Annotated[Order, Query()] = Order.ORDER,
) -> Shown:
    """What the address asks for."""
    return Shown(status or None, level or None, place.strip(), words.strip(), sort)


CurrentShown = Annotated[Shown, Depends(shown_of)]
