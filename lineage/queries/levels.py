"""Levels by the names under which they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from lineage.model import Level
from lineage.queries.places import of_rank
from lineage.store.base import View

CITY_LEVELS = (Level.PREFECTURE, Level.COUNTY, Level.DEPARTMENT)


class LevelName(StrEnum):
    """Levels as they are asked for; `city` is every level of a city, `any` is no choice."""

    CITY = "city"
    ANY = "any"
    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    DEPARTMENT = "department"


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


def city(view: View, names: Sequence[LevelName]) -> frozenset[str] | None:
    """The keys of the documents that `city` asks about, if it is among the names of levels."""
    asked = LevelName.CITY in names and LevelName.ANY not in names
    return of_rank(view, levels(names)) if asked else None
