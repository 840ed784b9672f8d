"""Reading one generation: each primitive is one statement, one round trip."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property

from lineage.grouping import grouped
from lineage.model import (
    Clause,
    CommonSource,
    Coverage,
    Decision,
    Document,
    Doubt,
    Fidelity,
    Inherits,
    Item,
    ItemKind,
    Lineage,
    MissingDocument,
    Parts,
    Place,
    Role,
    SourceText,
)
from lineage.store.base import (
    Card,
    Direction,
    Duty,
    Fate,
    Hit,
    Hits,
    ItemHead,
    Located,
    View,
    Web,
)
from lineage.store.neo4j import cypher, records
from lineage.store.neo4j.connection import Row
from lineage.store.neo4j.passing import Passing
from lineage.store.neo4j.reader import (
    BULK,
    GROWING,
    Reader,
    documents_of,
    items_of,
    parts_of,
    records_of,
)
from lineage.text import fold


class Neo4jView(View):
    """A generation, read as long as it is the current one or was so a moment ago."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.generation = reader.generation

    def seen(self, when: float) -> None:
        """Note that the generation was current at that moment (of the monotonic clock)."""
        self._reader.seen(when)

    def cards_by_key(self) -> Mapping[str, Card]:  # noqa: D102 (see View)
        return self._cards

    def documents(self, keys: Collection[str]) -> dict[str, Document]:  # noqa: D102
        rows = self._reader.rows(cypher.DOCUMENTS, within=GROWING, keys=_distinct(keys))
        return {each.key: each for each in documents_of(rows)}

    def heads(self, documents: Collection[str] | None = None) -> tuple[Document, ...]:  # noqa: D102
        if documents is None:
            rows = self._reader.rows(cypher.HEADS, within=BULK)
        else:
            rows = self._reader.rows(cypher.HEADS_OF, within=GROWING, keys=_distinct(documents))
        return records.read(Document, records_of(rows))

    def source(self, document: str) -> SourceText | None:  # noqa: D102
        rows = self._reader.rows(cypher.SOURCE, key=document)
        return next(iter(records.read(SourceText, records_of(rows))), None)

    def item(self, item_id: str) -> Item | None:  # noqa: D102
        rows = self._reader.rows(cypher.ITEM, item=item_id)
        return next(items_of(rows), None)

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:  # noqa: D102
        found = self._located(
            self._reader.values(cypher.CLAUSES, within=GROWING, ids=_distinct(ids))
        )
        return {each: found[each] for each in ids if each in found}

    def inherits(  # noqa: D102
        self,
        *,
        documents: Collection[str] | None = None,
        upstream: str | None = None,
        units: Sequence[str] | None = None,
        clauses: Sequence[str] | None = None,
    ) -> tuple[Inherits, ...]:
        if units is not None:
            statement = cypher.INHERITS_OF_UNITS
        elif clauses is not None:
            statement = cypher.INHERITS_OF_CLAUSES
        elif documents is not None:
            statement = cypher.INHERITS_OF_DOCUMENTS
        elif upstream is not None:
            statement = cypher.INHERITS_FROM_UPSTREAM
        else:
            statement = cypher.INHERITS
        rows = self._reader.values(
            statement,
            within=BULK if statement is cypher.INHERITS else GROWING,
            documents=_distinct(documents),
            upstream=upstream,
            units=_distinct(units),
            clauses=_distinct(clauses),
        )
        return records.read(Inherits, rows)

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
        rows = self._reader.values(
            statement, within=within, upstream=upstream, item=item, documents=_distinct(documents)
        )
        return records.read(Coverage, rows)

    def coverage_counts(self) -> dict[str, int]:  # noqa: D102
        return dict(self._coverage_counts)

    def fates(  # noqa: D102
        self, items: Collection[str], documents: Collection[str] | None = None
    ) -> dict[str, Fate]:
        rows = self._reader.rows(
            cypher.FATES, within=GROWING, items=_distinct(items), documents=_distinct(documents)
        )
        of = grouped((row["item"], row) for row in rows)
        return {item: self._fate(of[item]) for item in items if item in of}

    def _fate(self, rows: Sequence[Row]) -> Fate:
        parts = parts_of(rows)
        own = self._located(parts["own"])
        item = records.read(Item, parts["item"])[0]
        return Fate(
            replace(item, clauses=tuple(each.clause for each in own.values())),
            records.read(Coverage, parts["coverage"]),
            records.read(Inherits, parts["inherits"]),
            own | self._located(parts["clauses"]) | self._located(parts["named"]),
        )

    def units(self) -> tuple[Located, ...]:  # noqa: D102
        return tuple(self._located(self._reader.values(cypher.UNITS, within=BULK)).values())

    def reachable(self, clauses: Sequence[str], direction: Direction, depth: int) -> Web:  # noqa: D102
        if depth < 1:
            return Web((), self.clauses(clauses))
        rows = self._reader.rows(
            cypher.reachable(depth),
            within=GROWING,
            clauses=_distinct(clauses),
            up=direction is not Direction.DOWN,
            down=direction is not Direction.UP,
        )
        return self._web(rows)

    def among(self, ids: Sequence[str]) -> Web:  # noqa: D102
        return self._web(self._reader.rows(cypher.AMONG, ids=_distinct(ids)))

    def edge_counts(self) -> dict[tuple[str, str], int]:  # noqa: D102
        return dict(self._edge_counts)

    def additions(self, documents: Collection[str] | None = None) -> tuple[Located, ...]:  # noqa: D102
        if documents is None:
            found = self._reader.values(cypher.ADDITIONS, within=BULK)
        else:
            found = self._reader.values(
                cypher.ADDITIONS_OF_DOCUMENTS, within=GROWING, keys=_distinct(documents)
            )
        return tuple(self._located(found).values())

    def duties(self, *, place: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:  # noqa: D102
        found = self._reader.values(cypher.DUTIES, within=BULK, place=place, agency=agency or None)
        return tuple(
            Duty(document, clause, agency, Role(role)) for document, clause, agency, role in found
        )

    def places(self) -> tuple[Place, ...]:  # noqa: D102
        return self._places

    def missing(self) -> tuple[MissingDocument, ...]:  # noqa: D102
        return self._missing

    def common_sources(self, document: str | None = None) -> tuple[CommonSource, ...]:  # noqa: D102
        found = self._reader.of_kind("common_sources", CommonSource)
        return tuple(each for each in found if document in (None, each.a, each.b))

    def fidelity(self) -> tuple[Fidelity, ...]:  # noqa: D102
        return self._reader.of_kind("fidelity", Fidelity)

    def doubts(self, documents: Collection[str] | None = None) -> tuple[Doubt, ...]:  # noqa: D102
        if documents is None:
            return tuple(self.parts().doubts)
        keys = _distinct(documents)
        return records.read(Doubt, self._reader.values(cypher.DOUBTS, within=GROWING, keys=keys))

    def decisions(self) -> tuple[Decision, ...]:  # noqa: D102
        return self._decisions

    def search(self, words: str, limit: int | None = None, offset: int = 0) -> Hits:  # noqa: D102
        folded = [each.text for word in words.split() if (each := fold(word)).text]
        if not folded:
            return Hits()
        wanted = full_text(folded)
        statement = cypher.SEARCH if wanted else cypher.SEARCH_WITHOUT_INDEX
        end = _LONGEST if limit is None else min(offset + limit, _LONGEST)
        offset = min(offset, _LONGEST)
        parts = parts_of(
            self._reader.rows(statement, wanted=wanted, words=folded, offset=offset, end=end)
        )
        found = self._located(parts["found"]).values()
        return Hits(tuple(Hit.of(each, folded[0]) for each in found), *parts["total"])

    def parts(self) -> Parts:  # noqa: D102
        return Passing(self._reader, tuple(self._cards))

    def lineage(self) -> Lineage:  # noqa: D102
        parts = self.parts()
        return Lineage(**{each.name: tuple(getattr(parts, each.name)) for each in fields(Lineage)})

    @cached_property
    def _cards(self) -> dict[str, Card]:
        rows = self._reader.rows(cypher.CARDS, within=BULK)
        return {row["card"]["key"]: records.card(row["card"]) for row in rows}

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return records.read(Place, records_of(self._reader.rows(cypher.PLACES)))

    @cached_property
    def _missing(self) -> tuple[MissingDocument, ...]:
        return records.read(MissingDocument, records_of(self._reader.rows(cypher.MISSING)))

    @cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        return self._reader.of_kind("decisions", Decision)

    @cached_property
    def _coverage_counts(self) -> dict[str, int]:
        rows = self._reader.rows(cypher.COVERAGE_COUNTS, within=BULK)
        return {row["document"]: row["rows"] for row in rows}

    @cached_property
    def _edge_counts(self) -> dict[tuple[str, str], int]:
        rows = self._reader.rows(cypher.EDGE_COUNTS, within=BULK)
        return {(row["document"], row["upstream"]): row["edges"] for row in rows}

    def _web(self, rows: Sequence[Row]) -> Web:
        parts = parts_of(rows)
        edges = records.read(Inherits, parts["inherits"])
        return Web(edges, self._located(parts["clauses"]))

    def _located(self, values: Sequence[Sequence[str]]) -> dict[str, Located]:
        """Clauses by id, from values that hold each with its document and its item."""
        clauses = records.read(Clause, (record for record, *_ in values))
        cards = self._cards
        return {
            clause.id: Located(
                clause, ItemHead(item, ItemKind(kind), label, title), cards[document]
            )
            for clause, (_, document, item, kind, label, title) in zip(clauses, values, strict=True)
        }


_LONGEST = 2**31 - 1  # entries, in a list of Cypher
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
