"""Reading a lineage by indexes, each made in memory when it is first needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Protocol

import networkx as nx

from lineage.grouping import grouped
from lineage.model import (
    CommonSource,
    Coverage,
    Decision,
    Document,
    Doubt,
    Fidelity,
    Inherits,
    Item,
    Lineage,
    MissingDocument,
    Parts,
    Place,
    SourceText,
    key_of,
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
    searched,
)
from lineage.store.sqlite.snapshot import Snapshot
from lineage.text import fold

_PARTS = tuple(field.name for field in fields(Lineage))


class ByDocument(Protocol):
    """What a lineage holds of one document, found by its key."""

    @property
    def cards(self) -> Mapping[str, Card]:
        """All documents without their text, in order."""

    def document(self, key: str) -> Document | None:
        """The whole document."""

    def edges(self, key: str) -> Sequence[Inherits]:
        """The edges of its units."""

    def rows(self, key: str) -> Sequence[Coverage]:
        """Its coverage rows."""


class _Grouped:
    """A lineage in memory by document."""

    def __init__(self, lineage: Lineage) -> None:
        self.cards = {document.key: Card.of(document) for document in lineage.documents}
        self._documents = {document.key: document for document in lineage.documents}
        self._edges = grouped((key_of(edge.unit), edge) for edge in lineage.inherits)
        self._rows = grouped((row.document, row) for row in lineage.coverage)

    def document(self, key: str) -> Document | None:
        return self._documents.get(key)

    def edges(self, key: str) -> Sequence[Inherits]:
        return self._edges.get(key, ())

    def rows(self, key: str) -> Sequence[Coverage]:
        return self._rows.get(key, ())


class IndexedView(View):
    """Indexes over one lineage, made when first needed."""

    def __init__(self, lineage: Lineage | Snapshot) -> None:
        self.generation = lineage.generation if isinstance(lineage, Snapshot) else ""
        self._lineage = lineage
        self._kept: ByDocument = lineage if isinstance(lineage, Snapshot) else _Grouped(lineage)
        self._opened: dict[str, _Opened] = {}

    def cards_by_key(self) -> Mapping[str, Card]:  # noqa: D102 (see View)
        return self._kept.cards

    def documents(self, keys: Collection[str]) -> dict[str, Document]:  # noqa: D102
        found = {key: self._kept.document(key) for key in self._in_order(keys)}
        return {key: document for key, document in found.items() if document}

    def heads(self, documents: Collection[str] | None = None) -> tuple[Document, ...]:  # noqa: D102
        whole = self._lineage.documents if documents is None else self.documents(documents).values()
        return tuple(replace(each, items=()) for each in whole)

    def source(self, document: str) -> SourceText | None:  # noqa: D102
        return self._sources.get(document)

    def item(self, item_id: str) -> Item | None:  # noqa: D102
        return next((each for each in self.items(key_of(item_id)) if each.id == item_id), None)

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:  # noqa: D102
        found = {each: self._open(key_of(each)).clauses.get(each) for each in ids}
        return {each: located for each, located in found.items() if located}

    def inherits(  # noqa: D102
        self,
        *,
        documents: Collection[str] | None = None,
        upstream: str | None = None,
        units: Sequence[str] | None = None,
        clauses: Sequence[str] | None = None,
    ) -> tuple[Inherits, ...]:
        found: Iterable[Inherits]
        if units is not None:
            named = set(units)
            keys = dict.fromkeys(map(key_of, units))
            found = (edge for key in keys for edge in self._kept.edges(key) if edge.unit in named)
        elif documents is not None:
            found = (edge for key in set(documents) for edge in self._kept.edges(key))
        elif clauses is not None:
            found = (edge for each in dict.fromkeys(clauses) for edge in self._heirs.get(each, ()))
        else:
            found = self._lineage.inherits
        wanted = None if clauses is None else set(clauses)
        of = None if documents is None else set(documents)
        return self._ordered(
            edge
            for edge in found
            if (wanted is None or edge.upstream in wanted)
            and (of is None or key_of(edge.unit) in of)
            and (upstream is None or key_of(edge.upstream) == upstream)
        )

    def coverage(  # noqa: D102
        self,
        *,
        upstream: str | None = None,
        item: str | None = None,
        documents: Collection[str] | None = None,
    ) -> tuple[Coverage, ...]:
        rows: Iterable[Coverage]
        if documents is not None:
            rows = self._sorted(row for key in set(documents) for row in self._kept.rows(key))
        else:
            rows = self._coverage if item is None else self._by_item.get(item, ())
        return tuple(
            row
            for row in rows
            if (upstream is None or key_of(row.item) == upstream) and item in (None, row.item)
        )

    def coverage_counts(self) -> dict[str, int]:  # noqa: D102
        return dict(Counter(key_of(row.item) for row in self._coverage))

    def fates(  # noqa: D102
        self, items: Collection[str], documents: Collection[str] | None = None
    ) -> dict[str, Fate]:
        found = filter(None, map(self.item, items))
        return {item.id: self._fate(item, documents) for item in found}

    def _fate(self, item: Item, documents: Collection[str] | None) -> Fate:
        rows = self.coverage(item=item.id, documents=documents)
        ids = [clause.id for clause in item.clauses]
        inherits = self.inherits(documents=documents, clauses=ids)
        ids += [edge.unit for edge in inherits]
        for row in rows:
            ids += filter(None, (*row.look_alikes, *row.doubts, row.before, row.after))
        return Fate(item, rows, inherits, self.clauses(ids))

    def reachable(self, clauses: Sequence[str], direction: Direction, depth: int) -> Web:  # noqa: D102
        met = (self._met(clause, direction, depth) for clause in clauses)
        edges = self._ordered(set().union(*met))
        return Web(edges, self.clauses([*clauses, *_ends(edges)]))

    def units(self) -> tuple[Located, ...]:  # noqa: D102
        return tuple(each for key in self._kept.cards for each in self._units(key))

    def _met(self, clause: str, direction: Direction, depth: int) -> set[Inherits]:
        graph = self._graph
        edges: set[Inherits] = set()
        if clause not in graph:
            return edges
        for one_way in (Direction.UP, Direction.DOWN):
            if direction not in (one_way, Direction.BOTH):
                continue
            walked = graph if one_way is Direction.UP else graph.reverse(copy=False)
            near = nx.single_source_shortest_path_length(walked, clause, cutoff=depth)
            edges.update(
                data["edge"]
                for start, _, data in walked.edges(near, data=True)
                if near[start] < depth
            )
        return edges

    def among(self, ids: Sequence[str]) -> Web:  # noqa: D102
        return Web(self.inherits(units=ids, clauses=ids), self.clauses(ids))

    def edge_counts(self) -> dict[tuple[str, str], int]:  # noqa: D102
        edges = self._lineage.inherits
        return dict(Counter((key_of(edge.unit), key_of(edge.upstream)) for edge in edges))

    def additions(self, documents: Collection[str] | None = None) -> tuple[Located, ...]:  # noqa: D102
        if documents is None:
            documents = {row.document for row in self._coverage}
        found: list[Located] = []
        for key in self._in_order(documents):
            heirs = {edge.unit for edge in self._kept.edges(key)}
            found += (each for each in self._units(key) if each.clause.id not in heirs)
        return tuple(found)

    def duties(self, *, place: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:  # noqa: D102
        return tuple(
            Duty(document.key, clause.id, each.agency, each.role)
            for document in self._lineage.documents
            if place in (None, document.place)
            for _, clause in document.units()
            for each in clause.agencies
            if not agency or agency in each.agency
        )

    def places(self) -> tuple[Place, ...]:  # noqa: D102
        return self._lineage.places

    def missing(self) -> tuple[MissingDocument, ...]:  # noqa: D102
        return self._lineage.missing

    def common_sources(self, document: str | None = None) -> tuple[CommonSource, ...]:  # noqa: D102
        return tuple(
            each for each in self._lineage.common_sources if document in (None, each.a, each.b)
        )

    def fidelity(self) -> tuple[Fidelity, ...]:  # noqa: D102
        return self._lineage.fidelity

    def doubts(self, documents: Collection[str] | None = None) -> tuple[Doubt, ...]:  # noqa: D102
        found = self._lineage.doubts
        return tuple(each for each in found if documents is None or key_of(each.unit) in documents)

    def decisions(self) -> tuple[Decision, ...]:  # noqa: D102
        return self._lineage.decisions

    def search(self, words: str, limit: int | None = None, offset: int = 0) -> Hits:  # noqa: D102
        wanted = [folded for word in words.split() if (folded := fold(word).text)]
        scored: list[tuple[int, str]] = []
        for clause_id, text in self._folded.items() if wanted else ():
            counts = [text.count(word) for word in wanted]
            if all(counts):
                scored.append((sum(counts), clause_id))
        scored.sort(key=lambda each: -each[0])
        end = None if limit is None else offset + limit
        found = self.clauses([clause_id for _, clause_id in scored[offset:end]])
        return Hits(tuple(Hit.of(each, wanted[0]) for each in found.values()), len(scored))

    def parts(self) -> Parts:  # noqa: D102
        return self._lineage.parts() if isinstance(self._lineage, Snapshot) else self._lineage

    def lineage(self) -> Lineage:  # noqa: D102
        return Lineage(**{name: getattr(self._lineage, name) for name in _PARTS})

    def _in_order(self, keys: Collection[str]) -> list[str]:
        """The keys of documents that are there, in the order of reading."""
        at = self._positions
        return sorted({key for key in keys if key in at}, key=at.__getitem__)

    def _open(self, key: str) -> _Opened:
        """A document's clauses with their places; none for an unknown key."""
        if key in self._opened:
            return self._opened[key]
        document = self._kept.document(key)
        if document is None:
            return _Opened()  # not kept: anybody can ask for any number of unknown keys
        opened = _Opened.of(document, self._kept.cards[key], self._positions[key])
        self._opened[key] = opened
        return opened

    def _units(self, key: str) -> Iterator[Located]:
        """The clauses of a document that can inherit or be inherited."""
        document = self._kept.document(key)
        located = self._open(key).clauses
        return (located[clause.id] for _, clause in (document.units() if document else ()))

    def _ordered(self, edges: Iterable[Inherits]) -> tuple[Inherits, ...]:
        """Edges in the order of the units, then of the upstream clauses."""
        found = tuple(edges)
        place = self._places({end for edge in found for end in edge.ends})
        return tuple(sorted(found, key=lambda edge: (place[edge.unit], place[edge.upstream])))

    def _sorted(self, rows: Iterable[Coverage]) -> tuple[Coverage, ...]:
        """Coverage rows by item, then by document."""
        found = tuple(rows)
        place, at = self._places({row.item for row in found}), self._positions
        return tuple(sorted(found, key=lambda row: (place[row.item], at[row.document])))

    def _places(self, ids: Collection[str]) -> dict[str, tuple[int, int]]:
        """Where items and clauses stand in the corpus."""
        return {each: self._open(key_of(each)).places[each] for each in ids}

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {key: position for position, key in enumerate(self._kept.cards)}

    @cached_property
    def _sources(self) -> dict[str, SourceText]:
        return {key: source for source in self._lineage.sources for key in source.documents}

    @cached_property
    def _heirs(self) -> dict[str, list[Inherits]]:
        return grouped((edge.upstream, edge) for edge in self._lineage.inherits)

    @cached_property
    def _coverage(self) -> tuple[Coverage, ...]:
        return self._sorted(self._lineage.coverage)

    @cached_property
    def _by_item(self) -> dict[str, list[Coverage]]:
        return grouped((row.item, row) for row in self._coverage)

    @cached_property
    def _graph(self) -> nx.MultiDiGraph[str]:
        """Clause ids as nodes, an edge unit → upstream clause holding its `Inherits` as `edge`."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for edge in self._lineage.inherits:
            graph.add_edge(edge.unit, edge.upstream, edge=edge)
        return graph

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {
            clause.id: searched(clause, item.title_before(clause))
            for document in self._lineage.documents
            for item in document.items
            for clause in item.clauses
        }


@dataclass(frozen=True, slots=True)
class _Opened:
    """A document's clauses by id, and the places of its items and clauses: document, then order."""

    clauses: Mapping[str, Located] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, card: Card, position: int) -> _Opened:
        """A document at this position of the corpus."""
        clauses: dict[str, Located] = {}
        places: dict[str, tuple[int, int]] = {}
        for item in document.items:
            heading = ItemHead.of(item)
            places[item.id] = position, len(places)
            for clause in item.clauses:
                clauses[clause.id] = Located(clause, heading, card)
                places[clause.id] = position, len(places)
        return cls(clauses, places)


def _ends(edges: Iterable[Inherits]) -> list[str]:
    return [end for edge in edges for end in edge.ends]
