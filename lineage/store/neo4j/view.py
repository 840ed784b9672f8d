"""Reading one generation: each primitive is one statement, one round trip."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, get_type_hints

import msgspec

from lineage.errors import StoreError
from lineage.model import (
    Citation,
    CommonSource,
    Coverage,
    Document,
    Fidelity,
    Inherits,
    Item,
    Lineage,
    LookAlike,
    MissingDocument,
    Place,
    Role,
    SourceText,
)
from lineage.store.base import (
    Card,
    Direction,
    Duty,
    Fate,
    Heading,
    Hit,
    Located,
    View,
    Web,
)
from lineage.store.neo4j import cypher, records
from lineage.store.neo4j.connection import ANSWER, Connection, Row
from lineage.store.neo4j.rows import RECORDS
from lineage.text import fold

BULK = 600.0  # seconds for reading everything
Map = Mapping[str, Any]
_TYPES = get_type_hints(Lineage)


class Neo4jView(View):
    """A generation, read as long as it is the current one or was so a moment ago.

    A replaced generation is removed `grace` seconds later at the earliest; an answer that
    took longer since the generation was last known to be current is checked before it is
    given.
    """

    def __init__(self, connection: Connection, generation: str, grace: float) -> None:
        self.generation = generation
        self._connection = connection
        self._grace = grace
        self._seen = 0.0

    def seen(self, when: float) -> None:
        """Note that the generation was current at that moment (of the monotonic clock)."""
        self._seen = max(self._seen, when)

    def cards(self) -> tuple[Card, ...]:  # noqa: D102 (see View)
        return tuple(self._cards.values())

    def document(self, key: str) -> Document | None:  # noqa: D102
        return next((_document(row) for row in self._run(cypher.DOCUMENT, key=key)), None)

    def source(self, document: str) -> SourceText | None:  # noqa: D102
        rows = self._run(cypher.SOURCE, key=document)
        return records.SOURCE.read(rows[0]["source"]) if rows else None

    def items(self, document: str) -> tuple[Item, ...]:  # noqa: D102
        rows = self._run(cypher.ITEMS, key=document)
        return _items(rows[0]["items"]) if rows else ()

    def item(self, item_id: str) -> Item | None:  # noqa: D102
        rows = self._run(cypher.ITEM, item=item_id)
        return _item(rows[0]["item"], rows[0]["clauses"]) if rows else None

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:  # noqa: D102
        found = self._located(self._run(cypher.CLAUSES, ids=list(dict.fromkeys(ids))))
        return {each: found[each] for each in ids if each in found}

    def inherits(  # noqa: D102
        self,
        *,
        document: str | None = None,
        upstream: str | None = None,
        units: Sequence[str] | None = None,
        clauses: Sequence[str] | None = None,
    ) -> tuple[Inherits, ...]:
        if units is not None:
            statement = cypher.INHERITS_OF_UNITS
        elif clauses is not None:
            statement = cypher.INHERITS_OF_CLAUSES
        elif document is not None:
            statement = cypher.INHERITS_OF_DOCUMENT
        elif upstream is not None:
            statement = cypher.INHERITS_FROM_UPSTREAM
        else:
            statement = cypher.INHERITS
        rows = self._run(
            statement,
            within=BULK if statement is cypher.INHERITS else ANSWER,
            document=document,
            upstream=upstream,
            units=_distinct(units),
            clauses=_distinct(clauses),
        )
        return _inherits(row["edge"] for row in rows)

    def look_alikes(  # noqa: D102
        self, *, document: str | None = None, clauses: Sequence[str] | None = None
    ) -> tuple[LookAlike, ...]:
        if document is not None:
            statement = cypher.LOOK_ALIKES_OF_DOCUMENT
        elif clauses is not None:
            statement = cypher.LOOK_ALIKES_OF_CLAUSES
        else:
            statement = cypher.LOOK_ALIKES
        rows = self._run(statement, document=document, clauses=_distinct(clauses))
        return tuple(records.LOOK_ALIKE.read(row["edge"]) for row in rows)

    def coverage(  # noqa: D102
        self, *, upstream: str | None = None, item: str | None = None, document: str | None = None
    ) -> tuple[Coverage, ...]:
        if item is not None:
            statement = cypher.COVERAGE_OF_ITEM
        elif document is not None:
            statement = cypher.COVERAGE_BY_DOCUMENT
        elif upstream is not None:
            statement = cypher.COVERAGE_OF_UPSTREAM
        else:
            statement = cypher.COVERAGE
        within = BULK if statement is cypher.COVERAGE else ANSWER
        rows = self._run(statement, within=within, upstream=upstream, item=item, document=document)
        return _coverage(row["row"] for row in rows)

    def coverage_counts(self) -> dict[str, int]:  # noqa: D102
        return dict(self._coverage_counts)

    def fate(self, item_id: str) -> Fate | None:  # noqa: D102
        rows = self._run(cypher.FATE, item=item_id)
        if not rows:
            return None
        row = rows[0]
        item = _item(row["item"], row["own"])
        heading, card = Heading.of(item), self._cards[row["item"]["document"]]
        clauses = {each.id: Located(each, heading, card) for each in item.clauses}
        return Fate(
            item,
            _coverage(row["coverage"]),
            _inherits(row["inherits"]),
            clauses | self._located(row["others"]),
        )

    def units(self) -> tuple[Located, ...]:  # noqa: D102
        return tuple(self._located(self._run(cypher.UNITS, within=BULK)).values())

    def reachable(self, clauses: Sequence[str], direction: Direction, depth: int) -> Web:  # noqa: D102
        if depth < 1:
            return Web((), self.clauses(clauses))
        rows = self._run(
            cypher.reachable(depth),
            clauses=_distinct(clauses),
            up=direction is not Direction.DOWN,
            down=direction is not Direction.UP,
        )
        return self._web(rows[0])

    def among(self, ids: Sequence[str]) -> Web:  # noqa: D102
        return self._web(self._run(cypher.AMONG, ids=_distinct(ids))[0])

    def edge_counts(self) -> dict[tuple[str, str], int]:  # noqa: D102
        rows = self._run(cypher.EDGE_COUNTS, within=BULK)
        return {(row["document"], row["upstream"]): row["edges"] for row in rows}

    def additions(self, document: str | None = None) -> tuple[Located, ...]:  # noqa: D102
        if document is None:
            rows = self._run(cypher.ADDITIONS, within=BULK)
        else:
            rows = self._run(cypher.ADDITIONS_OF_DOCUMENT, document=document)
        return tuple(self._located(rows).values())

    def duties(self, *, place: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:  # noqa: D102
        rows = self._run(cypher.DUTIES, within=BULK, place=place, agency=agency or None)
        return tuple(
            Duty(row["document"], row["clause"], row["agency"], Role(row["role"])) for row in rows
        )

    def citations(self, document: str | None = None) -> tuple[tuple[str, Citation], ...]:  # noqa: D102
        if document is None:
            rows = self._run(cypher.CITATIONS, within=BULK)
        else:
            rows = self._run(cypher.CITATIONS_OF_DOCUMENT, document=document)
        found = (records.DOCUMENT.read(row["document"], items=()) for row in rows)
        return tuple((each.key, citation) for each in found for citation in each.citations)

    def places(self) -> tuple[Place, ...]:  # noqa: D102
        return self._places

    def missing(self) -> tuple[MissingDocument, ...]:  # noqa: D102
        return self._missing

    def common_sources(self, document: str | None = None) -> tuple[CommonSource, ...]:  # noqa: D102
        found: tuple[CommonSource, ...]
        found = self._records("common_sources", tuple[CommonSource, ...])
        return tuple(each for each in found if document in (None, each.a, each.b))

    def fidelity(self) -> tuple[Fidelity, ...]:  # noqa: D102
        found: tuple[Fidelity, ...] = self._records("fidelity", tuple[Fidelity, ...])
        return found

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:  # noqa: D102
        folded = [each.text for word in words.split() if (each := fold(word)).text]
        if not folded:
            return ()
        wanted = full_text(folded)
        statement = cypher.SEARCH if wanted else cypher.SEARCH_WITHOUT_INDEX
        rows = self._run(statement, wanted=wanted, words=folded, limit=limit)
        hits = []
        for located in self._located(rows).values():
            text = fold(located.clause.text)
            start = text.text.index(folded[0])
            hits.append(Hit(located, *text.raw_span(start, start + len(folded[0]))))
        return tuple(hits)

    def lineage(self) -> Lineage:
        """Everything, a statement for each kind of part."""
        documents = self._run(cypher.DOCUMENTS, within=BULK)
        inherits = self._run(cypher.INHERITS_AS_STORED, within=BULK)
        coverage = self._run(cypher.COVERAGE_AS_STORED, within=BULK)
        look_alikes = self._run(cypher.LOOK_ALIKES, within=BULK)
        sources = self._run(cypher.SOURCES, within=BULK)
        fields = {name: self._records(name, _TYPES[name]) for name in RECORDS}
        return Lineage(
            documents=tuple(_document(row) for row in documents),
            places=self._places,
            inherits=_inherits(row["edge"] for row in inherits),
            look_alikes=tuple(records.LOOK_ALIKE.read(row["edge"]) for row in look_alikes),
            coverage=_coverage(row["row"] for row in coverage),
            missing=self._missing,
            sources=tuple(records.SOURCE.read(row["source"]) for row in sources),
            **fields,
        )

    @cached_property
    def _cards(self) -> dict[str, Card]:
        rows = self._run(cypher.CARDS, within=BULK)
        return {row["card"]["key"]: records.card(row["card"]) for row in rows}

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return tuple(records.PLACE.read(row["place"]) for row in self._run(cypher.PLACES))

    @cached_property
    def _missing(self) -> tuple[MissingDocument, ...]:
        return tuple(records.MISSING.read(row["missing"]) for row in self._run(cypher.MISSING))

    @cached_property
    def _coverage_counts(self) -> dict[str, int]:
        rows = self._run(cypher.COVERAGE_COUNTS, within=BULK)
        return {row["document"]: row["rows"] for row in rows}

    def _records(self, kind: str, type_: Any) -> Any:
        rows = self._run(cypher.RECORDS, within=BULK, kind=kind + ":")
        return msgspec.json.decode(f"[{','.join(row['record'] for row in rows)}]", type=type_)

    def _web(self, row: Row) -> Web:
        return Web(_inherits(row["inherits"]), self._located(row["clauses"]))

    def _located(self, rows: Iterable[Map]) -> dict[str, Located]:
        """Clauses by id, from rows that hold each with its item."""
        cards = self._cards
        return {
            row["clause"]["id"]: Located(
                records.CLAUSE.read(row["clause"]),
                msgspec.convert(row["item"], Heading),
                cards[row["clause"]["document"]],
            )
            for row in rows
        }

    def _run(self, statement: str, *, within: float = ANSWER, **parameters: object) -> list[Row]:
        """Rows of this generation. Raises StoreError when it was replaced in the meantime."""
        rows = self._connection.read(
            statement, within=within, generation=self.generation, **parameters
        )
        if time.monotonic() - self._seen > self._grace:
            self._check()
        return rows

    def _check(self) -> None:
        asked = time.monotonic()
        pointer = self._connection.read(cypher.POINTER)
        if not pointer or pointer[0]["generation"] != self.generation:
            raise StoreError("The graph was replaced while it was being read.", "Ask again.")
        self.seen(asked)


_STOP_WORD = 5  # letters of the longest English word that the analyzer leaves out
_RUNS = re.compile("[\u4e00-\u9fff]+|[0-9a-z]+")


def full_text(words: Sequence[str]) -> str:
    """A full-text query that finds at least the texts with all these folded words; '' if none can.

    The index holds pairs of Chinese characters and whole Latin words or numbers. The latter
    may be parts of longer ones, and short ones may be stop words that aren't in the index.

    >>> full_text(["政务公开", "ipv6网"])
    '"政务公开" AND *ipv6* AND *网*'
    """
    terms = []
    for word in words:
        for run in _RUNS.findall(word):
            if run[0] >= "\u4e00":
                terms.append(f'"{run}"' if len(run) > 1 else f"*{run}*")
            elif len(run) > _STOP_WORD or not run.isalpha():
                terms.append(f"*{run}*")
    return " AND ".join(terms)


def _distinct(ids: Sequence[str] | None) -> list[str] | None:
    return None if ids is None else list(dict.fromkeys(ids))


def _inherits(edges: Iterable[Map]) -> tuple[Inherits, ...]:
    return tuple(records.INHERITS.read(each) for each in edges)


def _coverage(rows: Iterable[Map]) -> tuple[Coverage, ...]:
    return tuple(records.COVERAGE.read(each) for each in rows)


def _document(row: Map) -> Document:
    return records.DOCUMENT.read(row["document"], items=_items(row["items"]))


def _items(rows: Iterable[Map]) -> tuple[Item, ...]:
    return tuple(_item(row["item"], row["clauses"]) for row in rows)


def _item(item: Map, clauses: Iterable[Map]) -> Item:
    return records.ITEM.read(item, clauses=tuple(records.CLAUSE.read(each) for each in clauses))
