"""Options that choose documents and rows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from lineage.model import Level
from lineage.queries.coverage import CITY_LEVELS
from lineage.queries.places import of_rank
from lineage.store import View


class LevelName(StrEnum):
    """Levels as they are asked for; `city` is every level of a city, `any` is no choice."""

    CITY = "city"
    ANY = "any"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    DEPARTMENT = "department"


Of = Annotated[
    str | None,
    typer.Option(
        "--of",
        metavar="DOCUMENT",
        help="The upstream document, by key, number or place, if not the usual one.",
    ),
]
Whose = Annotated[
    str | None,
    typer.Argument(
        metavar="DOCUMENT",
        help="Whose units; all documents' if none is named.",
        show_default=False,
    ),
]
OfPlace = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only this place, as 江门市.")
]
OfItem = Annotated[
    str | None,
    typer.Option(
        "--item",
        metavar="ITEM",
        help="Only pairs with a clause of this item, on either side: 十三, （十三）, 13 or its id.",
    ),
]
Levels = Annotated[
    list[LevelName], typer.Option("--level", help="Only documents of this level; may be repeated.")
]


def city(view: View, names: Sequence[LevelName]) -> frozenset[str] | None:
    """The keys of the documents that `city` asks about, if it is among the names of levels."""
    asked = LevelName.CITY in names and LevelName.ANY not in names
    return of_rank(view, levels(names)) if asked else None


def levels(names: Sequence[LevelName]) -> tuple[Level, ...]:
    """The levels that names stand for; empty for all.

    >>> levels([LevelName.COUNTY])
    (<Level.COUNTY: 'county'>,)
    """
    if LevelName.ANY in names:
        return ()
    chosen = [
        level
        for name in names
        for level in (CITY_LEVELS if name is LevelName.CITY else (Level(name.value),))
    ]
    return tuple(dict.fromkeys(chosen))
