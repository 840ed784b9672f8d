"""The lineage as a property graph: what its nodes and links are, their ids, their properties.

Neo4j holds this graph and GraphML and CSV carry it, each with what it needs besides. Every kind
is made of the values of one part of a lineage, one after the other, so that none is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec

from lineage.model import (
    CommonSource,
    Coverage,
    Document,
    Doubt,
    Inherits,
    LookAlike,
    MissingDocument,
    Parts,
    Place,
    SourceText,
)

Property = str | int | float | bool | Sequence[str] | None
Properties = dict[str, Property]


@dataclass(frozen=True, slots=True)
class Node:
    """A node under an id that no other has; `whole` is the id of what it is a part of.

    `value` is what it stands for, in full; None where that is only a name. `title` is that of the
    item which a clause opens.
    """

    id: str
    properties: Properties
    value: object = None
    whole: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two nodes, by their ids; `value` is what it stands for, in full."""

    source: str
    target: str
    properties: Properties
    value: object = None


T = TypeVar("T", Node, Link)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of nodes or links: made of which part of a lineage (`Parts`), and how.

    `ends` are the kinds of nodes that links join, or of nodes and what they are parts of.
    """

    name: str
    part: str
    make: Callable[[Any], Iterable[T]]
    ends: tuple[str, str] | None = None


def place_id(name: str) -> str:
    """The id of a place."""
    return f"place:{name}"


def source_id(document: str) -> str:
    """The id of a source file, by the first document in it: names of files may occur twice."""
    return f"source:{document}"


def agency_id(document: Document, name: str) -> str:
    """Agencies of the same name are one within a place, or else within a document."""
    return f"agency:{document.place or document.key}:{name}"


def _shown(value: object, *names: str) -> Properties:
    return {name: msgspec.to_builtins(getattr(value, name)) for name in names}


def _place(place: Place) -> Iterator[Node]:
    shown = _shown(place, "name", "level", "parent", "code", "sign")
    yield Node(place_id(place.name), shown, place)


def _named_place(value: Document | Place) -> Iterator[Node]:
    """The place of a document, or above a place: it may be in no list, its level unknown."""
    name = value.place if isinstance(value, Document) else value.parent
    if name:
        yield Node(place_id(name), {"name": name})


def _document(document: Document) -> Iterator[Node]:
    names = ("title", "plan_title", "number", "issuer", "place", "level", "date", "year")
    yield Node(document.key, _shown(document, *names, "source_file", "attaches"), document)


def _items(document: Document) -> Iterator[Node]:
    for item in document.items:
        own: Properties = {"item_kind": item.kind.value, "document": document.key}
        shown = _shown(item, "label", "number", "title", "section")
        yield Node(item.id, {**shown, **own}, item, document.key)


def _clauses(document: Document) -> Iterator[Node]:
    """`unit` says whether a clause can inherit or be inherited."""
    units = {clause.id for _, clause in document.units()}
    for item in document.items:
        for clause in item.clauses:
            place: Properties = {"document": document.key, "line": clause.lines.first}
            shown = _shown(clause, "label", "text", "deadline")
            properties = {**shown, **place, "unit": clause.id in units}
            yield Node(clause.id, properties, clause, item.id, item.title_before(clause))


def _agencies(document: Document) -> Iterator[Node]:
    for item in document.items:
        for clause in item.clauses:
            for each in clause.agencies:
                shown: Properties = {"name": each.agency, "place": document.place}
                yield Node(agency_id(document, each.agency), shown)


def _missing(missing: MissingDocument) -> Iterator[Node]:
    names = ("title", "number", "place", "level", "year", "cited_by")
    yield Node(missing.key, _shown(missing, *names), missing)


def _source_file(source: SourceText) -> Iterator[Node]:
    yield Node(source_id(source.documents[0]), _shown(source, "file", "documents"), source)


def _lies_in(place: Place) -> Iterator[Link]:
    if place.parent and place.parent != place.name:
        yield Link(place_id(place.name), place_id(place.parent), {})


def _part_of(document: Document) -> Iterator[Link]:
    for node in chain(_items(document), _clauses(document)):
        if node.whole:
            yield Link(node.id, node.whole, {})


def _issued_in(document: Document) -> Iterator[Link]:
    if document.place:
        yield Link(document.key, place_id(document.place), {})


def _read_from(source: SourceText) -> Iterator[Link]:
    for key in source.documents:
        yield Link(key, source_id(source.documents[0]), {})


def _cites(document: Document) -> Iterator[Link]:
    for citation in document.citations:
        if citation.target and citation.target != document.key:
            shown = _shown(citation, "role", "title", "number")
            yield Link(document.key, citation.target, {**shown, "lines": str(citation.lines)})


def _cites_missing(missing: MissingDocument) -> Iterator[Link]:
    for key in missing.cited_by:
        yield Link(key, missing.key, {"role": "missing"})


def _responsible(document: Document) -> Iterator[Link]:
    for item in document.items:
        for clause in item.clauses:
            for each in clause.agencies:
                shown = _shown(each, "role", "printed")
                yield Link(agency_id(document, each.agency), clause.id, shown)


def _inherits(edge: Inherits) -> Iterator[Link]:
    names = ("relation", "score", "carried", "explained", "via", "borrowed")
    author = edge.decision.author if edge.decision else None
    shown = {**_shown(edge, *names), "decided_by": author}
    yield Link(edge.unit, edge.upstream, shown, edge)


def _resembles(alike: LookAlike) -> Iterator[Link]:
    yield Link(alike.unit, alike.upstream, _shown(alike, "words"), alike)


def _may_inherit(doubt: Doubt) -> Iterator[Link]:
    yield Link(doubt.unit, doubt.upstream, _shown(doubt, "score"), doubt)


def _covers(row: Coverage) -> Iterator[Link]:
    clauses = ("carried", "dropped", "not_addressed", "carried_by", "look_alikes", "doubts")
    place = ("merged_into", "before", "after", "split", "joined", "moved", "renumbered")
    shown = _shown(row, "status", "qualifiers", "share", *clauses, *place)
    yield Link(row.document, row.item, shown, row)


def _shares_source(common: CommonSource) -> Iterator[Link]:
    wording = [passage.wording for passage in common.passages]
    yield Link(common.a, common.b, {"weight": common.weight, "wording": wording})


# Those of one part stand together where they can: it is gone through once for all of them.
# Places that are in the list come first, since only they have all their properties.
NODES: tuple[Kind[Node], ...] = (
    Kind("Place", "places", _place),
    Kind("Document", "documents", _document),
    Kind("Item", "documents", _items, ("Item", "Document")),
    Kind("Clause", "documents", _clauses, ("Clause", "Item")),
    Kind("Agency", "documents", _agencies),
    Kind("Place", "documents", _named_place),
    Kind("Place", "places", _named_place),
    Kind("MissingDocument", "missing", _missing),
    Kind("SourceFile", "sources", _source_file),
)
LINKS: tuple[Kind[Link], ...] = (
    Kind("PART_OF", "places", _lies_in, ("Place", "Place")),
    Kind("PART_OF", "documents", _part_of),
    Kind("ISSUED_IN", "documents", _issued_in, ("Document", "Place")),
    Kind("CITES", "documents", _cites, ("Document", "Document")),
    Kind("RESPONSIBLE_FOR", "documents", _responsible, ("Agency", "Clause")),
    Kind("CITES", "missing", _cites_missing, ("Document", "MissingDocument")),
    Kind("READ_FROM", "sources", _read_from, ("Document", "SourceFile")),
    Kind("INHERITS", "inherits", _inherits, ("Clause", "Clause")),
    Kind("RESEMBLES", "look_alikes", _resembles, ("Clause", "Clause")),
    Kind("MAY_INHERIT", "doubts", _may_inherit, ("Clause", "Clause")),
    Kind("COVERS", "coverage", _covers, ("Document", "Item")),
    Kind("SHARES_SOURCE", "common_sources", _shares_source, ("Document", "Document")),
)
_NAMED_OFTEN = {"Place", "Agency"}


def nodes(parts: Parts, kinds: Iterable[Kind[Node]] = NODES) -> Iterator[tuple[str, Node]]:
    """The nodes of these kinds, each once, with the name of its kind."""
    met: set[str] = set()
    for name, node in _made(parts, kinds):
        if name in _NAMED_OFTEN:
            if node.id in met:
                continue
            met.add(node.id)
        yield name, node


def links(parts: Parts, kinds: Iterable[Kind[Link]] = LINKS) -> Iterator[tuple[str, Link]]:
    """The links of these kinds, with the name of its kind."""
    return _made(parts, kinds)


def _made(parts: Parts, kinds: Iterable[Kind[T]]) -> Iterator[tuple[str, T]]:
    for part, found in groupby(kinds, key=attrgetter("part")):
        together = tuple(found)
        for value in getattr(parts, part):
            for kind in together:
                for each in kind.make(value):
                    yield kind.name, each
