"""A lineage as the rows that are written: nodes first, then the relationships between them.

Each step has one statement and yields its rows one by one, so that a load needs no memory
for more than a batch, and so that exports write the same graph as a load does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec

from lineage.graph import unlisted_places
from lineage.model import Clause, Document, Item, Lineage, Parts
from lineage.store.base import Card
from lineage.store.neo4j import cypher, records
from lineage.text import fold

Row = dict[str, Any]
Rows = Callable[[Parts], Iterator[Row]]

# What is neither node nor relationship is kept as records, by the field's name.
GRAPH = ("documents", "places", "inherits", "look_alikes", "coverage", "missing", "sources")
RECORDS = tuple(name for name in Lineage.__dataclass_fields__ if name not in GRAPH)


@dataclass(frozen=True, slots=True)
class Step:
    """What is written together: nodes of a label, or relationships of a kind.

    `ends` are the labels at both ends of the relationships; for nodes that are part of
    another one, the second is the label of the whole.
    """

    name: str
    statement: str
    rows: Rows
    ends: tuple[str, str] | None = None

    @property
    def nodes(self) -> bool:
        """Whether nodes are written."""
        return self.name in cypher.KEYS


def _places(parts: Parts) -> Iterator[Row]:
    """Those of no list have no record: they are nodes, but nothing to be read back."""
    for position, place in enumerate(parts.places):
        yield {"properties": records.PLACE.write(place) | {"position": position}}
    for name in unlisted_places(parts):
        yield {"properties": {"name": name}}


def _place_links(parts: Parts) -> Iterator[Row]:
    names = {place.name for place in parts.places}
    for place in parts.places:
        if place.parent in names and place.parent != place.name:
            yield {"source": place.name, "target": place.parent, "properties": {}}


def _documents(parts: Parts) -> Iterator[Row]:
    for position, document in enumerate(parts.documents):
        counts = records.counts(Card.of(document))
        yield {"properties": records.DOCUMENT.write(document) | counts | {"position": position}}


def _issued_in(parts: Parts) -> Iterator[Row]:
    for document in parts.documents:
        if document.place:
            yield {"source": document.key, "target": document.place, "properties": {}}


def _missing(parts: Parts) -> Iterator[Row]:
    for position, missing in enumerate(parts.missing):
        yield {"properties": records.MISSING.write(missing) | {"position": position}}


def _source_files(parts: Parts) -> Iterator[Row]:
    """Files by the first document in them: names of files may occur twice."""
    for position, source in enumerate(parts.sources):
        own = {"id": source.documents[0], "position": position}
        yield {"properties": records.SOURCE.write(source) | own}


def _read_from(parts: Parts) -> Iterator[Row]:
    for source in parts.sources:
        for key in source.documents:
            yield {"source": key, "target": source.documents[0], "properties": {}}


def _cites(parts: Parts) -> Iterator[Row]:
    keys = {document.key for document in parts.documents}
    for document in parts.documents:
        for citation in document.citations:
            if citation.target in keys and citation.target != document.key:
                properties = {"role": citation.role.value, "title": citation.title}
                properties |= {"number": citation.number, "lines": str(citation.lines)}
                yield {"source": document.key, "target": citation.target, "properties": properties}


def _cites_missing(parts: Parts) -> Iterator[Row]:
    keys = {document.key for document in parts.documents}
    for missing in parts.missing:
        for key in missing.cited_by:
            if key in keys:
                yield {"source": key, "target": missing.key, "properties": {"role": "missing"}}


def _all_items(parts: Parts) -> Iterator[tuple[Document, Item]]:
    return ((document, item) for document in parts.documents for item in document.items)


def _items(parts: Parts) -> Iterator[Row]:
    for position, (document, item) in enumerate(_all_items(parts)):
        own = {"document": document.key, "position": position}
        yield {"whole": document.key, "properties": records.ITEM.write(item) | own}


def _all_clauses(parts: Parts) -> Iterator[tuple[Document, Item, Clause, bool]]:
    """Clauses in document order; the last value says whether it can inherit or be inherited."""
    for document in parts.documents:
        units = {clause.id for _, clause in document.units()}
        for item in document.items:
            for clause in item.clauses:
                yield document, item, clause, clause.id in units


def _clauses(parts: Parts) -> Iterator[Row]:
    for position, (document, item, clause, unit) in enumerate(_all_clauses(parts)):
        own = {
            "document": document.key,
            "position": position,
            "line": clause.lines.first,
            "unit": unit,
            "folded": fold(clause.text).text,
        }
        yield {"whole": item.id, "properties": records.CLAUSE.write(clause) | own}


def _agency(document: Document, name: str) -> str:
    """Agencies of the same name are one within a place, or else within a document."""
    return f"{document.place or document.key}:{name}"


def _agencies(parts: Parts) -> Iterator[Row]:
    seen: set[str] = set()
    for document, _, clause, _ in _all_clauses(parts):
        for each in clause.agencies:
            key = _agency(document, each.agency)
            if key not in seen:
                seen.add(key)
                yield {"properties": {"id": key, "name": each.agency, "place": document.place}}


def _responsible(parts: Parts) -> Iterator[Row]:
    for document, _, clause, _ in _all_clauses(parts):
        for position, each in enumerate(clause.agencies):
            properties = {"role": each.role.value, "printed": each.printed, "position": position}
            source = _agency(document, each.agency)
            yield {"source": source, "target": clause.id, "properties": properties}


def _inherits(parts: Parts) -> Iterator[Row]:
    for position, edge in enumerate(parts.inherits):
        properties = records.INHERITS.write(edge) | {"position": position}
        yield {"source": edge.unit, "target": edge.upstream, "properties": properties}


def _resembles(parts: Parts) -> Iterator[Row]:
    for position, each in enumerate(parts.look_alikes):
        properties = records.LOOK_ALIKE.write(each) | {"position": position}
        yield {"source": each.unit, "target": each.upstream, "properties": properties}


def _covers(parts: Parts) -> Iterator[Row]:
    for position, row in enumerate(parts.coverage):
        properties = records.COVERAGE.write(row) | {"position": position}
        yield {"source": row.document, "target": row.item, "properties": properties}


def _shares_source(parts: Parts) -> Iterator[Row]:
    for each in parts.common_sources:
        properties = {"weight": each.weight, "wording": [p.wording for p in each.passages]}
        yield {"source": each.a, "target": each.b, "properties": properties}


def _records(parts: Parts) -> Iterator[Row]:
    for kind in RECORDS:
        for position, value in enumerate(getattr(parts, kind)):
            record = msgspec.json.encode(value).decode()
            number = f"{kind}:{position}"
            yield {"properties": {"id": number, "position": position, "record": record}}


STEPS = (
    Step("Place", cypher.ADD_PLACES, _places),
    Step("PART_OF", cypher.LINK_PLACES, _place_links, ("Place", "Place")),
    Step("Document", cypher.ADD_DOCUMENTS, _documents),
    Step("ISSUED_IN", cypher.LINK_ISSUED_IN, _issued_in, ("Document", "Place")),
    Step("SourceFile", cypher.ADD_SOURCE_FILES, _source_files),
    Step("READ_FROM", cypher.LINK_READ_FROM, _read_from, ("Document", "SourceFile")),
    Step("MissingDocument", cypher.ADD_MISSING, _missing),
    Step("CITES", cypher.LINK_CITES, _cites, ("Document", "Document")),
    Step("CITES", cypher.LINK_CITES_MISSING, _cites_missing, ("Document", "MissingDocument")),
    Step("Item", cypher.ADD_ITEMS, _items, ("Item", "Document")),
    Step("Clause", cypher.ADD_CLAUSES, _clauses, ("Clause", "Item")),
    Step("Agency", cypher.ADD_AGENCIES, _agencies),
    Step("RESPONSIBLE_FOR", cypher.LINK_RESPONSIBLE, _responsible, ("Agency", "Clause")),
    Step("INHERITS", cypher.LINK_INHERITS, _inherits, ("Clause", "Clause")),
    Step("RESEMBLES", cypher.LINK_RESEMBLES, _resembles, ("Clause", "Clause")),
    Step("COVERS", cypher.LINK_COVERS, _covers, ("Document", "Item")),
    Step("SHARES_SOURCE", cypher.LINK_SHARES_SOURCE, _shares_source, ("Document", "Document")),
    Step("Record", cypher.ADD_RECORDS, _records),
)


def batches(rows: Iterator[Row], size: int, characters: int) -> Iterator[list[Row]]:
    """Rows in lists of at most `size`, and of about that many characters of text."""
    batch: list[Row] = []
    weight = 0
    for row in rows:
        batch.append(row)
        weight += sum(len(v) for v in row["properties"].values() if isinstance(v, str))
        if len(batch) >= size or weight >= characters:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def total(parts: Parts) -> int:
    """How many rows all steps have; counted without keeping them."""
    counter = count()
    for step in STEPS:
        for _ in step.rows(parts):
            next(counter)
    return next(counter)
