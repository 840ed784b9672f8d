"""The matrix as asked for: which columns and rows are shown, and in what order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Query

from api.dependencies import NAME_LENGTH
from api.pages.marks import tally
from lineage.model import Level
from lineage.queries.answers.coverage import (
    ClauseMatrix,
    Matrix,
    MatrixRow,
    RegionMatrix,
    RegionRow,
)
from lineage.queries.coverage import columns
from lineage.queries.places import places_named
from lineage.queries.regions import places_within, region_matrix, within
from lineage.queries.verdict import Verdict, verdict
from lineage.store.base import View

MOST_COLUMNS = 48


class Order(StrEnum):
    """The order of the rows."""

    ORDER = "order"
    DROPPED = "dropped"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a matrix is shown; empty means everything.

    `region` is a place with all below it, `place` a name that a place may go by.
    """

    status: Verdict | None = None
    level: Level | None = None
    place: str = ""
    words: str = ""
    sort: Order = Order.ORDER
    region: str = ""

    @property
    def asked(self) -> Mapping[str, object]:
        """The values of an address that asks for this."""
        sort = None if self.sort is Order.ORDER else self.sort
        return {
            "status": self.status,
            "level": self.level,
            "place": self.place,
            "words": self.words,
            "region": self.region,
            "sort": sort,
        }

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.status or self.level or self.typed)

    @property
    def typed(self) -> bool:
        """Whether any of it is text that somebody typed, and not one of a few choices."""
        return bool(self.place or self.words or self.region)

    def reported(self, view: View) -> str:
        """The place that a report is of, with all below it; empty for all."""
        named = places_named(view, self.place) if self.place else set()
        return self.region or (named.pop() if len(named) == 1 else "")

    def columns(self, view: View, upstream: str) -> list[str]:
        """Keys of the documents below `upstream` that are asked for, in a matrix's order."""
        return self._among(view, {row.document for row in view.coverage(upstream=upstream)})

    def columns_of_item(self, view: View, item: str) -> list[str]:
        """Keys of the documents below a single item that are asked for, in a matrix's order."""
        return self._among(view, {row.document for row in view.coverage(item=item)})

    def _among(self, view: View, below: set[str]) -> list[str]:
        inside = within(view, self.region) if self.region else below
        places = places_named(view, self.place)
        return [
            each.key
            for each in columns(view, below & inside)
            if self.level in (None, each.level) and (not self.place or each.place in places)
        ]

    def by_region(self, view: View, upstream: str, columns: list[str]) -> RegionMatrix | None:
        """The matrix by the widest regions of which there are several; None where there are none."""
        found = region_matrix(view, upstream, self.region or None, frozenset(columns))
        if len(found.regions) > 1:
            return found
        only = next(iter(found.regions), None)
        if only is None or only.own or not only.place:
            return None
        return replace(self, region=only.place).by_region(view, upstream, columns)

    def of(self, view: View, matrix: Matrix) -> Matrix:
        """The matrix with the rows asked for, and the missing documents that concern it."""
        rows = sorted((row for row in matrix.items if self._takes(row)), key=self._key)
        silent = [n for n in matrix.no_text if self.level in (None, n.level)]
        for asked, named in ((self.place, places_named), (self.region, places_within)):
            names = named(view, asked)
            silent = [n for n in silent if not asked or n.place in names]
        return replace(matrix, items=tuple(rows), no_text=tuple(silent[:MOST_COLUMNS]))

    def of_regions(self, matrix: RegionMatrix) -> RegionMatrix:
        """The matrix item × region with the rows asked for."""
        rows = [row for row in matrix.items if self.words in f"{row.label or ''}{row.title or ''}"]
        if self.status:
            rows = [row for row in rows if any(self.status in tally(cell) for cell in row.cells)]
        return replace(matrix, items=tuple(sorted(rows, key=self._region_key)))

    def of_clauses(self, matrix: ClauseMatrix) -> ClauseMatrix:
        """The matrix clause × document with the rows asked for, as printed whatever their status."""
        rows = tuple(row for row in matrix.items if self.words in row.clause.text)
        return replace(matrix, items=rows)

    def _takes(self, row: MatrixRow) -> bool:
        text = f"{row.label or ''}{row.title or ''}"
        return self.words in text and (
            self.status is None
            or any(verdict(cell.status, cell.qualifiers) is self.status for cell in row.cells)
        )

    def _key(self, row: MatrixRow) -> float:
        if self.sort is Order.DROPPED:
            return -sum(
                verdict(cell.status, cell.qualifiers) is Verdict.DROPPED for cell in row.cells
            )
        if self.sort is Order.SHARE:
            return sum(cell.share for cell in row.cells)
        return 0

    def _region_key(self, row: RegionRow) -> float:
        if self.sort is Order.DROPPED:
            return -sum(tally(cell).get(Verdict.DROPPED, 0) for cell in row.cells)
        if self.sort is Order.SHARE:
            return sum(cell.share * sum(cell.counts.values()) for cell in row.cells)
        return 0


def shown_of(
    status: Verdict | None = None,
    level: Level | None = None,
    place: Annotated[str, Query(max_length=NAME_LENGTH)] = "",
    words: Annotated[str, Query(max_length=NAME_LENGTH)] = "",
    sort: Order = Order.ORDER,
    region: Annotated[str, Query(max_length=NAME_LENGTH)] = "",
) -> Shown:
    """What the address asks for."""
    return Shown(status, level, place.strip(), words.strip(), sort, region.strip())


CurrentShown = Annotated[Shown, Depends(shown_of)]
