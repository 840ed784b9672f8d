"""Reading one generation: each primitive is one statement, one round trip."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar, get_args, get_type_hints

from lineage.errors import StoreError
from lineage.model import (
    Citation,
    CommonSource,
    Coverage,
    Document,
    Fidelity,
    Inherits,
    Item,
    ItemKind,
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
from lineage.store.neo4j.connection import PROMPT, Connection, Limit, Row
from lineage.store.neo4j.rows import RECORDS
from lineage.text import fold

GROWING = Limit(total=30.0)  # for answers that grow with the corpus
BULK = Limit(total=600.0, silence=60.0)  # for reading everything
T = TypeVar("T")
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
        return next(_documents(self._run(cypher.DOCUMENT, key=key)), None)

    def source(self, document: str) -> SourceText | None:  # noqa: D102
        rows = self._run(cypher.SOURCE, key=document)
        return next(iter(records.SOURCE.read(_records(rows))), None)

    def items(self, document: str) -> tuple[Item, ...]:  # noqa: D102
        rows = self._run(cypher.ITEMS, key=document)
        return tuple(item for row in rows for item in _items(row["items"]))

    def item(self, item_id: str) -> Item | None:  # noqa: D102
        rows = self._run(cypher.ITEM, item=item_id)
        return next(_items(rows), None)

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:  # noqa: D102
        found = self._located(self._found(cypher.CLAUSES, within=GROWING, ids=_distinct(ids)))
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
        rows = self._found(
            statement,
            within=BULK if statement is cypher.INHERITS else GROWING,
            document=document,
            upstream=upstream,
            units=_distinct(units),
            clauses=_distinct(clauses),
        )
        return records.INHERITS.read(rows)

    def look_alikes(  # noqa: D102
        self, *, document: str | None = None, clauses: Sequence[str] | None = None
    ) -> tuple[LookAlike, ...]:
        if document is not None:
            statement = cypher.LOOK_ALIKES_OF_DOCUMENT
        elif clauses is not None:
            statement = cypher.LOOK_ALIKES_OF_CLAUSES
        else:
            statement = cypher.LOOK_ALIKES
        within = BULK if statement is cypher.LOOK_ALIKES else GROWING
        rows = self._found(statement, within=within, document=document, clauses=_distinct(clauses))
        return records.LOOK_ALIKE.read(rows)

    def coverage(  # noqa: D102
        self,
        *,
        upstream: str | None = None,
        item: str | None = None,
        documents: Collection[str] | None = None,
    ) -> tuple[Coverage, ...]:
        if item is not None:
            statement = cypher.COVERAGE_OF_ITEM
        elif documents is not None:
            statement = cypher.COVERAGE_BY_DOCUMENTS
        elif upstream is not None:
            statement = cypher.COVERAGE_OF_UPSTREAM
        else:
            statement = cypher.COVERAGE
        within = BULK if statement is cypher.COVERAGE else GROWING
        rows = self._found(
            statement, within=within, upstream=upstream, item=item, documents=_distinct(documents)
        )
        return records.COVERAGE.read(rows)

    def coverage_counts(self) -> dict[str, int]:  # noqa: D102
        return dict(self._coverage_counts)

    def fate(self, item_id: str, documents: Collection[str] | None = None) -> Fate | None:  # noqa: D102
        rows = self._run(cypher.FATE, within=GROWING, item=item_id, documents=_distinct(documents))
        if not rows:
            return None
        parts = _parts(rows)
        own = self._located(parts["own"])
        item = records.ITEM.read(parts["item"])[0]
        return Fate(
            replace(item, clauses=tuple(each.clause for each in own.values())),
            records.COVERAGE.read(parts["coverage"]),
            records.INHERITS.read(parts["inherits"]),
            own | self._located(parts["clauses"]) | self._located(parts["named"]),
        )

    def units(self) -> tuple[Located, ...]:  # noqa: D102
        return tuple(self._located(self._found(cypher.UNITS, within=BULK)).values())

    def reachable(self, clauses: Sequence[str], direction: Direction, depth: int) -> Web:  # noqa: D102
        if depth < 1:
            return Web((), self.clauses(clauses))
        rows = self._run(
            cypher.reachable(depth),
            within=GROWING,
            clauses=_distinct(clauses),
            up=direction is not Direction.DOWN,
            down=direction is not Direction.UP,
        )
        return self._web(rows)

    def among(self, ids: Sequence[str]) -> Web:  # noqa: D102
        return self._web(self._run(cypher.AMONG, ids=_distinct(ids)))

    def edge_counts(self) -> dict[tuple[str, str], int]:  # noqa: D102
        return dict(self._edge_counts)

    def additions(self, document: str | None = None) -> tuple[Located, ...]:  # noqa: D102
        if document is None:
            found = self._found(cypher.ADDITIONS, within=BULK)
        else:
            found = self._found(cypher.ADDITIONS_OF_DOCUMENT, document=document)
        return tuple(self._located(found).values())

    def duties(self, *, place: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:  # noqa: D102
        found = self._found(cypher.DUTIES, within=BULK, place=place, agency=agency or None)
        return tuple(
            Duty(document, clause, agency, Role(role)) for document, clause, agency, role in found
        )

    def citations(self, document: str | None = None) -> tuple[tuple[str, Citation], ...]:  # noqa: D102
        if document is None:
            rows = self._run(cypher.CITATIONS, within=BULK)
        else:
            rows = self._run(cypher.CITATIONS_OF_DOCUMENT, document=document)
        found = records.DOCUMENT.read(_records(rows))
        return tuple((each.key, citation) for each in found for citation in each.citations)

    def places(self) -> tuple[Place, ...]:  # noqa: D102
        return self._places

    def missing(self) -> tuple[MissingDocument, ...]:  # noqa: D102
        return self._missing

    def common_sources(self, document: str | None = None) -> tuple[CommonSource, ...]:  # noqa: D102
        found = self._of_kind("common_sources", CommonSource)
        return tuple(each for each in found if document in (None, each.a, each.b))

    def fidelity(self) -> tuple[Fidelity, ...]:  # noqa: D102
        return self._of_kind("fidelity", Fidelity)

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:  # noqa: D102
        folded = [each.text for word in words.split() if (each := fold(word)).text]
        if not folded:
            return ()
        wanted = full_text(folded)
        statement = cypher.SEARCH if wanted else cypher.SEARCH_WITHOUT_INDEX
        found = self._found(statement, wanted=wanted, words=folded, limit=limit)
        hits = []
        for located in self._located(found).values():
            text = fold(located.clause.text)
            start = text.text.index(folded[0])
            hits.append(Hit(located, *text.raw_span(start, start + len(folded[0]))))
        return tuple(hits)

    def lineage(self) -> Lineage:
        """Everything, a statement for each kind of part."""
        documents = self._run(cypher.DOCUMENTS, within=BULK)
        inherits = self._found(cypher.INHERITS_AS_STORED, within=BULK)
        coverage = self._found(cypher.COVERAGE_AS_STORED, within=BULK)
        look_alikes = self._found(cypher.LOOK_ALIKES, within=BULK)
        sources = self._run(cypher.SOURCES, within=BULK)
        fields = {name: self._of_kind(name, get_args(_TYPES[name])[0]) for name in RECORDS}
        return Lineage(
            documents=tuple(_documents(documents)),
            places=self._places,
            inherits=records.INHERITS.read(inherits),
            look_alikes=records.LOOK_ALIKE.read(look_alikes),
            coverage=records.COVERAGE.read(coverage),
            missing=self._missing,
            sources=records.SOURCE.read(_records(sources)),
            **fields,
        )

    @cached_property
    def _cards(self) -> dict[str, Card]:
        rows = self._run(cypher.CARDS, within=BULK)
        return {row["card"]["key"]: records.card(row["card"]) for row in rows}

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return records.PLACE.read(_records(self._run(cypher.PLACES)))

    @cached_property
    def _missing(self) -> tuple[MissingDocument, ...]:
        return records.MISSING.read(_records(self._run(cypher.MISSING)))

    @cached_property
    def _coverage_counts(self) -> dict[str, int]:
        rows = self._run(cypher.COVERAGE_COUNTS, within=BULK)
        return {row["document"]: row["rows"] for row in rows}

    @cached_property
    def _edge_counts(self) -> dict[tuple[str, str], int]:
        rows = self._run(cypher.EDGE_COUNTS, within=BULK)
        return {(row["document"], row["upstream"]): row["edges"] for row in rows}

    def _of_kind(self, kind: str, type_: type[T]) -> tuple[T, ...]:
        rows = self._run(cypher.RECORDS, within=BULK, kind=kind + ":")
        return records.decoded(_records(rows), type_)

    def _web(self, rows: Sequence[Row]) -> Web:
        parts = _parts(rows)
        edges = records.INHERITS.read(parts["inherits"])
        return Web(edges, self._located(parts["clauses"]))

    def _located(self, values: Sequence[Sequence[str]]) -> dict[str, Located]:
        """Clauses by id, from values that hold each with its document and its item."""
        clauses = records.CLAUSE.read(record for record, *_ in values)
        cards = self._cards
        return {
            clause.id: Located(clause, Heading(item, ItemKind(kind), label, title), cards[document])
            for clause, (_, document, item, kind, label, title) in zip(clauses, values, strict=True)
        }

    def _found(self, statement: str, *, within: Limit = PROMPT, **parameters: object) -> list[Any]:
        """The values of a statement whose answer has one part."""
        return _parts(self._run(statement, within=within, **parameters))["found"]

    def _run(self, statement: str, *, within: Limit = PROMPT, **parameters: object) -> list[Row]:
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


def _distinct(ids: Collection[str] | None) -> list[str] | None:
    return None if ids is None else list(dict.fromkeys(ids))


def _records(rows: Iterable[Row]) -> Iterator[str]:
    return (row["record"] for row in rows)


def _parts(rows: Iterable[Row]) -> dict[str, list[Any]]:
    """The values of pages by the part of the answer that they belong to, each part in its order."""
    parts: dict[str, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=itemgetter("start")):
        parts[row["part"]] += row["values"]
    return parts


def _documents(rows: Sequence[Row]) -> Iterator[Document]:
    for document, row in zip(records.DOCUMENT.read(_records(rows)), rows, strict=True):
        yield replace(document, items=tuple(_items(row["items"])))


def _items(rows: Sequence[Mapping[str, Any]]) -> Iterator[Item]:
    items = records.ITEM.read(row["item"] for row in rows)
    for item, row in zip(items, rows, strict=True):
        yield replace(item, clauses=records.CLAUSE.read(row["clauses"]))
