"""Which documents can be upstream of which: place, level, date and citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lineage.model import CitationRole, Document, Level, Place

_RANKS = {Level.NATIONAL: 0, Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3}
_DECLARING = (CitationRole.TRANSMITS, CitationRole.IMPLEMENTS)
_DEPARTMENT_STEP = 0.5


def place_path(name: str | None, places: Mapping[str, Place]) -> tuple[str, ...]:
    """A place and the places above it, the highest first.

    >>> places = {"广东省": Place("广东省", Level.PROVINCE, "国务院", "440000")}
    >>> place_path("广东省", places)
    ('国务院', '广东省')
    """
    path: list[str] = []
    while name and name not in path:
        path.append(name)
        place = places.get(name)
        name = place.parent if place else None
    return tuple(reversed(path))


def rank(document: Document, places: Mapping[str, Place]) -> float | None:
    """How far down a document stands: 0 nation to 3 county, half a step more for a department."""
    if document.level is None:
        return None
    if document.level is not Level.DEPARTMENT:
        return float(_RANKS[document.level])
    place = places.get(document.place or "")
    return _RANKS[place.level] + _DEPARTMENT_STEP if place else None


def declared(document: Document, by_key: Mapping[str, Document]) -> tuple[str, ...]:
    """Keys of the documents it says it forwards or implements, and what those declare in turn."""
    found: list[str] = []
    todo = [document]
    while todo:
        for citation in todo.pop().citations:
            target = citation.target
            if citation.role in _DECLARING and target and target not in (*found, document.key):
                found.append(target)
                if target in by_key:
                    todo.append(by_key[target])
    return tuple(found)


def upstream_of(
    document: Document, documents: Sequence[Document], places: Mapping[str, Place]
) -> tuple[Document, ...]:
    """Documents that this one may descend from, the highest first.

    Those of a higher level whose place lies above its own, and those it declares; never a
    later one. An undated document may stand before or after.
    """
    by_key = {each.key: each for each in documents}
    named = declared(document, by_key)
    above = place_path(document.place, places)
    own_rank = rank(document, places)

    def is_upstream(other: Document) -> bool:
        if other.key == document.key or _later(other, document):
            return False
        if other.key in named:
            return True
        other_rank = rank(other, places)
        if own_rank is None or other_rank is None:
            return other_rank == 0 and own_rank != 0
        return other_rank < own_rank and (other.place in above or other_rank == 0)

    found = [other for other in documents if is_upstream(other)]
    return tuple(sorted(found, key=lambda each: (_order(each, places), each.date or "", each.key)))


def _order(document: Document, places: Mapping[str, Place]) -> float:
    own = rank(document, places)
    return own if own is not None else 1.0


def _later(one: Document, other: Document) -> bool:
    if one.date and other.date:
        return one.date > other.date
    if one.year and other.year:
        return one.year > other.year
    return False
