"""Which documents can be upstream of which: place, level, date and citations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lineage.model import Citation, CitationRole, Document, Level, Place
from lineage.text import autonomous, fold

DECLARING = (CitationRole.TRANSMITS, CitationRole.IMPLEMENTS)
# How far down the levels of government stand.
RANKS = {Level.NATIONAL: 0.0, Level.PROVINCE: 1.0, Level.PREFECTURE: 2.0, Level.COUNTY: 3.0}
_DEPARTMENT_STEP = 0.5
# A people's congress stands above the government of its place: regulations are made under its acts.
_CONGRESS_STEP, _CONGRESS = 0.25, re.compile("人民代表大会|人大")
_UNKNOWN_RANK = 1.0
_LAST_MONTH = "12"
_RANK_SIGNS, _SHORTEST_NAME = "省市县区州盟旗", 2
_SPECIAL = "特别行政区"
_DISTRICTS = re.compile(r"市、区|区、县|县、区|各区|各县|县（市、区）|县（区）")


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


def short_name(place: str) -> str:
    """A place's name without its rank; that of a body is whole.

    >>> short_name("江门市"), short_name("财政部")
    ('江门', '财政部')
    >>> short_name("内蒙古自治区"), short_name("广西壮族自治区"), short_name("香港特别行政区")
    ('内蒙古', '广西', '香港')
    """
    if found := autonomous(place):
        return found[0]
    place = place.removesuffix(_SPECIAL)
    return place[:-1] if len(place) > _SHORTEST_NAME and place[-1] in _RANK_SIGNS else place


def districts_named(wording: str) -> tuple[str, ...]:
    """How a text speaks of the counties and districts of a place; a county has none.

    >>> districts_named("以市、区为单位，各区负责，以市、区为单位")
    ('市、区', '各区')
    """
    return tuple(dict.fromkeys(_DISTRICTS.findall(wording)))


def first_of_name(places: Sequence[Place]) -> dict[str, Place]:
    """Places by name; of namesakes the first listed, which is the highest."""
    by_name: dict[str, Place] = {}
    for place in places:
        by_name.setdefault(place.name, place)
    return by_name


def unseen_names(citation: Citation) -> set[str]:
    """Under which names a citation declares a source that isn't in the corpus; empty if none.

    Where its covering notice alone is, that is its name; the notice itself declares it, too.
    """
    if citation.target and citation.notice_only:
        return {citation.target} if citation.role in (*DECLARING, CitationRole.ISSUES) else set()
    if citation.target or citation.role not in DECLARING:
        return set()
    return {fold(name).text for name in (citation.number, citation.title) if name}


@dataclass(frozen=True, slots=True)
class Stand:
    """Keys of the documents above one, the highest first, of those it declares and attaches."""

    above: tuple[str, ...]
    declared: tuple[str, ...]
    attached: tuple[str, ...]


class Chain:
    """The documents of a corpus as a chain of command."""

    def __init__(self, documents: Sequence[Document], places: Mapping[str, Place]) -> None:
        self.by_key = {document.key: document for document in documents}
        self._places = places
        self._at: dict[str, list[Document]] = defaultdict(list)
        self._national: list[Document] = []
        for document in documents:
            self._at[document.place or ""].append(document)
            if document.level is Level.NATIONAL:
                self._national.append(document)

    @cached_property
    def stands(self) -> dict[str, Stand]:
        """Where each document stands, by its key."""
        return {
            key: Stand(
                tuple(each.key for each in self.above(document)),
                self.declared(document),
                self.attached(document),
            )
            for key, document in self.by_key.items()
        }

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names of the nation's bodies below its head: the ministries and their like."""
        return frozenset(
            name
            for name, place in self._places.items()
            if place.level is Level.NATIONAL and place.parent
        )

    def parent(self, document: Document) -> str | None:
        """The place right above a document's; None where it isn't known."""
        place = self._places.get(document.place or "")
        return place.parent if place else None

    def rank(self, document: Document) -> float | None:
        """How far down a document stands: 0 for the nation to 3 for a county; None if unknown.

        Half a step more for a department, as which a ministry of the nation's counts, and a quarter
        less for a people's congress.
        """
        if _CONGRESS.search(document.issuer or document.place or ""):
            step = -_CONGRESS_STEP
        elif document.level is Level.NATIONAL:
            return _DEPARTMENT_STEP if self.parent(document) else 0.0
        elif document.level is not Level.DEPARTMENT:
            return RANKS[document.level] if document.level else None
        else:
            step = _DEPARTMENT_STEP
        level = self._level_at(document.place)
        return RANKS[level] + step if level in RANKS else None

    def place_level(self, document: Document) -> Level | None:
        """The level of a document's place, which a department's doesn't say; else its own."""
        place = self._places.get(document.place or "")
        return place.level if place else document.level

    def _level_at(self, name: str | None) -> Level | None:
        """The level of a place; of one that no list has, the highest its government's documents say."""
        if name is None:
            return None
        if listed := self._places.get(name):
            return listed.level
        said = {each.level for each in self._at.get(name, ()) if each.level}
        return min(said.intersection(RANKS), key=RANKS.__getitem__, default=None)

    def declared(self, document: Document) -> tuple[str, ...]:
        """Keys of documents it says it forwards or implements, and what those declare in turn."""
        found: dict[str, None] = {}
        todo = [document]
        while todo:
            for citation in todo.pop().citations:
                target = citation.target if citation.role in DECLARING else None
                if target in self.by_key and target not in (*found, document.key):
                    found[target] = None
                    todo.append(self.by_key[target])
        return tuple(found)

    def attached(self, document: Document) -> tuple[str, ...]:
        """Keys of documents whose whole text it attaches, itself or inside what it attaches."""
        found: list[str] = []
        key = document.attaches
        while key and key not in found:
            found.append(key)
            key = self.by_key[key].attaches if key in self.by_key else None
        return tuple(found)

    def above(self, document: Document) -> tuple[Document, ...]:
        """Documents that this one may descend from, the highest first; of one level, declared ones first.

        Those of a higher level that are the nation's, of its own place or of a place above, earlier
        ones of its own issuer, and those it declares. None is surely later than this one; where only
        its year is known, one of that December counts as later, unless it is declared.
        """
        own = self.rank(document)
        nearby = [
            each for place in place_path(document.place, self._places) for each in self._at[place]
        ]
        higher = [
            each
            for each in (*self._national, *nearby)
            if _is_higher(self.rank(each), own) or self.precedes(each, document)
        ]
        declared = self.declared(document)
        named = [self.by_key[key] for key in declared]
        found = {
            each.key: each
            for each in (*(one for one in higher if not _ends_year_of(one, document)), *named)
            if each.key != document.key and not later(each, document)
        }
        return tuple(sorted(found.values(), key=lambda each: self._order(each, declared)))

    def precedes(self, one: Document, other: Document) -> bool:
        """Whether one is an earlier document of the other's own issuer: a draft, last year's plan.

        Acts print no issuer: of one title and place they are its editions.
        """
        same = one.issuer or one.title == other.title
        return bool(
            same
            and one.issuer == other.issuer
            and one.place == other.place
            and self.rank(one) == self.rank(other)
            and one.date
            and other.date
            and one.date < other.date
        )

    def _order(self, document: Document, declared: Sequence[str]) -> tuple[float, bool, str, str]:
        rank = self.rank(document)
        placed = _UNKNOWN_RANK if rank is None else rank
        return (placed, document.key not in declared, document.date or "", document.key)


def _is_higher(rank: float | None, own: float | None) -> bool:
    """An unplaced document may descend from the nation's, and nothing descends from it by level."""
    if rank is None:
        return False
    return rank < RANKS[Level.PROVINCE] if own is None else rank < own


def _ends_year_of(one: Document, other: Document) -> bool:
    """Whether a document is of the last month of another's year, whose own month nobody knows."""
    return one.year == other.year and not other.date and (one.date or "")[5:7] == _LAST_MONTH


def later(one: Document, other: Document) -> bool:
    """Whether one document is surely later than another, by their days or, failing these, years."""
    if one.date and other.date:
        return one.date > other.date
    if one.year and other.year:
        return one.year > other.year
    return False
