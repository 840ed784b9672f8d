"""The default store: a file on disk, read into memory part by part and indexed there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol, TypeVar

import networkx as nx

from lineage.graph import inheritance_graph
from lineage.known import Change, Known
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
    Parts,
    Place,
    SourceText,
    Warning,
    key_of,
)
from lineage.store.base import (
    Card,
    Direction,
    Duty,
    Fate,
    Heading,
    Hit,
    Located,
    Progress,
    View,
    Web,
)
from lineage.store.database import state_of, writing
from lineage.store.file import Kept, Snapshot, readable, write
from lineage.text import Folded, fold

_PARTS = tuple(field.name for field in fields(Lineage))
T = TypeVar("T")


class Contents(Protocol):
    """What a view indexes: the parts of a lineage, each at hand when it is asked for."""

    @property
    def documents(self) -> tuple[Document, ...]: ...  # noqa: D102 (see Lineage)
    @property
    def places(self) -> tuple[Place, ...]: ...  # noqa: D102
    @property
    def inherits(self) -> tuple[Inherits, ...]: ...  # noqa: D102
    @property
    def look_alikes(self) -> tuple[LookAlike, ...]: ...  # noqa: D102
    @property
    def coverage(self) -> tuple[Coverage, ...]: ...  # noqa: D102
    @property
    def missing(self) -> tuple[MissingDocument, ...]: ...  # noqa: D102
    @property
    def common_sources(self) -> tuple[CommonSource, ...]: ...  # noqa: D102
    @property
    def fidelity(self) -> tuple[Fidelity, ...]: ...  # noqa: D102
    @property
    def warnings(self) -> tuple[Warning, ...]: ...  # noqa: D102
    @property
    def sources(self) -> tuple[SourceText, ...]: ...  # noqa: D102


class MemoryStore:
    """Keeps the lineage in `folder`/lineage.sqlite; documents can join it (`Growing`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: tuple[object, str, MemoryView] | None = None
        self._reading = Lock()

    def replace(self, lineage: Lineage, progress: Progress = lambda done, total: None) -> None:
        """Write the lineage in place of the old one. Raises StoreError."""
        self.keep(Change.of(lineage))
        progress(1, 1)

    def keep(self, change: Change) -> None:
        """Write a corpus derived from nothing in place of the old one. Raises StoreError."""
        with writing(self._folder, anew=True) as connection:
            write(connection, change)

    def amend(self, work: Callable[[Known], Change]) -> Change | None:
        """Enter a change in the file (see `Growing`)."""
        with writing(self._folder, anew=False) as connection, readable(self._folder):
            kept = Kept(connection)
            if not kept.can_grow():
                return None
            change = work(kept)
            write(connection, change)
        return change

    def view(self) -> MemoryView:
        """The lineage in the file, read again only when the file has changed."""
        with self._reading:
            state = state_of(self._folder)
            if self._read is None or self._read[0] != state:
                snapshot = Snapshot(self._folder)
                known = self._read and self._read[1] == snapshot.generation
                view = (
                    self._read[2]
                    if self._read and known
                    else MemoryView(snapshot, snapshot.parts())
                )
                self._read = (state, snapshot.generation, view)
            return self._read[2]


class MemoryView(View):
    """Indexes over one lineage."""

    def __init__(self, lineage: Contents, parts: Parts | None = None) -> None:
        self._lineage = lineage
        self._parts = parts or lineage

    def cards(self) -> tuple[Card, ...]:  # noqa: D102 (see View)
        return tuple(self._cards.values())

    def document(self, key: str) -> Document | None:  # noqa: D102
        return self._documents.get(key)

    def source(self, document: str) -> SourceText | None:  # noqa: D102
        return self._sources.get(document)

    def items(self, document: str) -> tuple[Item, ...]:  # noqa: D102
        found = self._documents.get(document)
        return found.items if found else ()

    def item(self, item_id: str) -> Item | None:  # noqa: D102
        return self._items.get(item_id)

    def clauses(self, ids: Sequence[str]) -> dict[str, Located]:  # noqa: D102
        return {each: self._clauses[each] for each in ids if each in self._clauses}

    def inherits(  # noqa: D102
        self,
        *,
        document: str | None = None,
        upstream: str | None = None,
        units: Sequence[str] | None = None,
        clauses: Sequence[str] | None = None,
    ) -> tuple[Inherits, ...]:
        found: Iterable[Inherits]
        if units is not None:
            found = [edge for unit in dict.fromkeys(units) for edge in self._by_unit.get(unit, ())]
        elif clauses is not None:
            found = [
                edge
                for clause in dict.fromkeys(clauses)
                for edge in self._by_upstream.get(clause, ())
            ]
        else:
            found = self._lineage.inherits
        wanted = None if clauses is None else set(clauses)
        return self._ordered(
            edge
            for edge in found
            if (wanted is None or edge.upstream in wanted)
            and (document is None or key_of(edge.unit) == document)
            and (upstream is None or key_of(edge.upstream) == upstream)
        )

    def look_alikes(  # noqa: D102
        self, *, document: str | None = None, clauses: Sequence[str] | None = None
    ) -> tuple[LookAlike, ...]:
        wanted = None if clauses is None else set(clauses)
        return tuple(
            each
            for each in self._lineage.look_alikes
            if (document is None or key_of(each.unit) == document)
            and (wanted is None or each.upstream in wanted)
        )

    def coverage(  # noqa: D102
        self,
        *,
        upstream: str | None = None,
        item: str | None = None,
        documents: Collection[str] | None = None,
    ) -> tuple[Coverage, ...]:
        wanted = None if documents is None else set(documents)
        rows = self._by_item.get(item, ()) if item is not None else self._coverage
        return tuple(
            row
            for row in rows
            if (upstream is None or key_of(row.item) == upstream)
            and (wanted is None or row.document in wanted)
        )

    def coverage_counts(self) -> dict[str, int]:  # noqa: D102
        return dict(Counter(key_of(row.item) for row in self._coverage))

    def fate(self, item_id: str, documents: Collection[str] | None = None) -> Fate | None:  # noqa: D102
        item = self.item(item_id)
        if item is None:
            return None
        wanted = None if documents is None else set(documents)
        rows = self.coverage(item=item_id, documents=wanted)
        edges = self.inherits(clauses=[clause.id for clause in item.clauses])
        inherits = tuple(e for e in edges if wanted is None or key_of(e.unit) in wanted)
        ids = [clause.id for clause in item.clauses]
        ids += [edge.unit for edge in inherits]
        ids += [unit for row in rows for unit in (*row.look_alikes, row.before, row.after) if unit]
        return Fate(item, rows, inherits, self.clauses(ids))

    def reachable(self, clauses: Sequence[str], direction: Direction, depth: int) -> Web:  # noqa: D102
        met = (self._met(clause, direction, depth) for clause in clauses)
        edges = self._ordered(set().union(*met))
        return Web(edges, self.clauses([*clauses, *_ends(edges)]))

    def units(self) -> tuple[Located, ...]:  # noqa: D102
        return tuple(
            self._clauses[clause.id]
            for document in self._lineage.documents
            for _, clause in document.units()
        )

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

    def additions(self, document: str | None = None) -> tuple[Located, ...]:  # noqa: D102
        below = {row.document for row in self._coverage} if document is None else {document}
        return tuple(
            self._clauses[clause.id]
            for each in self._lineage.documents
            if each.key in below
            for _, clause in each.units()
            if clause.id not in self._by_unit
        )

    def duties(self, *, place: str | None = None, agency: str | None = None) -> tuple[Duty, ...]:  # noqa: D102
        return tuple(
            Duty(document.key, clause.id, each.agency, each.role)
            for document in self._lineage.documents
            if place in (None, document.place)
            for _, clause in document.units()
            for each in clause.agencies
            if not agency or agency in each.agency
        )

    def citations(self, document: str | None = None) -> tuple[tuple[str, Citation], ...]:  # noqa: D102
        return tuple(
            (each.key, citation)
            for each in self._lineage.documents
            if document in (None, each.key)
            for citation in each.citations
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

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:  # noqa: D102
        wanted = [folded for word in words.split() if (folded := fold(word).text)]
        scored: list[tuple[int, Hit]] = []
        for clause_id, text in self._folded.items() if wanted else ():
            counts = [text.text.count(word) for word in wanted]
            if all(counts):
                start = text.text.index(wanted[0])
                span = text.raw_span(start, start + len(wanted[0]))
                scored.append((sum(counts), Hit(self._clauses[clause_id], *span)))
        scored.sort(key=lambda each: -each[0])
        return tuple(hit for _, hit in scored[:limit])

    def parts(self) -> Parts:  # noqa: D102
        return self._parts

    def lineage(self) -> Lineage:  # noqa: D102
        return Lineage(**{name: getattr(self._lineage, name) for name in _PARTS})

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.key: document for document in self._lineage.documents}

    @cached_property
    def _sources(self) -> dict[str, SourceText]:
        return {key: source for source in self._lineage.sources for key in source.documents}

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {document.key: Card.of(document) for document in self._lineage.documents}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for document in self._lineage.documents for item in document.items}

    @cached_property
    def _clauses(self) -> dict[str, Located]:
        return {
            clause.id: Located(clause, heading, self._cards[document.key])
            for document in self._lineage.documents
            for item in document.items
            for heading in (Heading.of(item),)
            for clause in item.clauses
        }

    @cached_property
    def _position(self) -> dict[str, int]:
        return {clause: position for position, clause in enumerate(self._clauses)}

    @cached_property
    def _by_unit(self) -> dict[str, list[Inherits]]:
        return _grouped((edge.unit, edge) for edge in self._lineage.inherits)

    @cached_property
    def _by_upstream(self) -> dict[str, list[Inherits]]:
        return _grouped((edge.upstream, edge) for edge in self._lineage.inherits)

    @cached_property
    def _coverage(self) -> tuple[Coverage, ...]:
        items = {item: position for position, item in enumerate(self._items)}
        keys = {key: position for position, key in enumerate(self._documents)}
        return tuple(
            sorted(self._lineage.coverage, key=lambda row: (items[row.item], keys[row.document]))
        )

    @cached_property
    def _by_item(self) -> dict[str, list[Coverage]]:
        return _grouped((row.item, row) for row in self._coverage)

    @cached_property
    def _graph(self) -> nx.MultiDiGraph[str]:
        return inheritance_graph(self._lineage.inherits)

    @cached_property
    def _folded(self) -> dict[str, Folded]:
        return {clause: fold(located.clause.text) for clause, located in self._clauses.items()}

    def _ordered(self, edges: Iterable[Inherits]) -> tuple[Inherits, ...]:
        place = self._position
        return tuple(sorted(edges, key=lambda edge: (place[edge.unit], place[edge.upstream])))


def _ends(edges: Iterable[Inherits]) -> list[str]:
    return [end for edge in edges for end in (edge.unit, edge.upstream)]


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
