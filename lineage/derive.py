"""From documents to everything known of them: edges, coverage, what is shared, what is missing.

A corpus is derived by letting its documents join an empty one. Later documents join in the
same way, and only what they change is worked out again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lineage.align.siblings import Side
from lineage.beside import Order, shared_beside
from lineage.chain import Chain, first_of_name, place_path
from lineage.citing import missing_documents, resolve_citations
from lineage.handed import handed_on
from lineage.horizontal import Borrowing, Horizontal, horizontal
from lineage.known import NOTHING, Change, Known, head
from lineage.model import (
    Coverage,
    Document,
    Fidelity,
    Inherits,
    Lineage,
    MissingDocument,
    Place,
    Qualifier,
    Status,
    Warning,
)
from lineage.provenance import claims_of, fidelity
from lineage.runners import Runner, serially
from lineage.task import Derived, Subject, Task, run

_GROUP = 16
_NOTHING_CARRIED = (Status.DROPPED, Status.TOPICAL)

Progress = Callable[[int, int], None]


def derive(
    documents: Sequence[Document],
    places: Sequence[Place],
    runner: Runner = serially,
    progress: Progress = lambda done, total: None,
) -> Lineage:
    """The lineage of a corpus (see `join`)."""
    return join(NOTHING, documents, places, runner, progress).lineage()


def join(
    known: Known,
    documents: Sequence[Document],
    places: Sequence[Place],
    runner: Runner = serially,
    progress: Progress = lambda done, total: None,
) -> Change:
    """What changes in a corpus when documents join it: the result is as if all were derived anew.

    A document takes the place of the one that has its key, else it stands behind all others.
    `runner` runs the tasks and gives their results in any order; `progress` is told how many
    of the documents to compare with those above them are done.
    """
    by_name = first_of_name(places)
    before = Chain(known.heads(), by_name)
    heads = {**before.by_key, **{each.key: head(each) for each in documents}}
    chain = Chain(resolve_citations(tuple(heads.values())), by_name)
    texts = _Texts(known, chain, documents)

    concerned = _concerned(before, chain, texts.new.keys())
    derived = _run(tasks_of(concerned, chain, texts), len(concerned), runner, progress)
    texts.derived.update(derived)

    order = Order(
        {key: position for position, key in enumerate(heads)},
        {key: frozenset(stand.above) for key, stand in chain.stands.items()},
    )
    marks = {key: derived[key].marks for key in concerned}
    shared = shared_beside(known, marks, order, texts.side)
    horizontally = horizontal(chain.by_key, shared)
    beside = horizontally.by_document()
    once = horizontal(before.by_key, known.shared()).by_document()
    weighed = _weighed(beside, once, chain, derived.keys())

    missing = missing_documents(tuple(chain.by_key.values()), by_name)
    return Change(
        keys=tuple(heads),
        documents=texts.documents(
            [
                key
                for key, each in chain.by_key.items()
                if key in texts.new or each.citations != heads[key].citations
            ]
        ),
        inherits={
            key: (*texts.inherits(key), *_borrowed(key, beside, chain, texts)) for key in weighed
        },
        look_alikes={key: each.look_alikes for key, each in derived.items()},
        coverage=_reached(known, derived, chain),
        fidelity={key: _fidelity(key, texts, beside.get(key)) for key in weighed},
        marks=marks,
        shared=shared,
        places=_named_places(chain.by_key.values(), missing, by_name),
        missing=missing,
        common_sources=horizontally.common_sources,
        warnings=tuple(_warnings(chain.by_key.values())),
        gazetteer=tuple(places),
        aligned=tuple(concerned),
    )


class _Texts:
    """Whole documents and their edges to those above: what is new first, then what was known."""

    def __init__(self, known: Known, chain: Chain, documents: Sequence[Document]) -> None:
        self._known = known
        self._chain = chain
        self.new = {each.key: self._cited(each) for each in documents}
        self.derived: dict[str, Derived] = {}

    def documents(self, keys: Collection[str]) -> dict[str, Document]:
        """Documents by key, with citations as they are resolved now."""
        old = self._known.documents([key for key in keys if key not in self.new])
        return {key: self.new.get(key) or self._cited(old[key]) for key in keys}

    def inherits(self, key: str) -> tuple[Inherits, ...]:
        """A document's edges to those above it."""
        if key in self.derived:
            return self.derived[key].inherits
        kept = self._known.inherits([key]).get(key, ())
        return tuple(edge for edge in kept if not edge.borrowed)

    def side(self, key: str) -> Side:
        """A document ready to be set beside another."""
        return Side(self.documents([key])[key], self.inherits(key))

    def _cited(self, document: Document) -> Document:
        return replace(document, citations=self._chain.by_key[document.key].citations)


def _concerned(before: Chain, now: Chain, new: Collection[str]) -> list[str]:
    """Documents that are new, or stand elsewhere than before, or below new ones."""
    return [
        key
        for key, stand in now.stands.items()
        if key in new or stand != before.stands[key] or any(each in new for each in stand.above)
    ]


def tasks_of(keys: Sequence[str], chain: Chain, texts: _Texts) -> list[Task]:
    """Tasks for these documents: those with the same documents above them together."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        groups[chain.stands[key].above].append(key)
    held = texts.documents(
        dict.fromkeys(key for above in groups for key in (*above, *groups[above]))
    )

    def subject(key: str) -> Subject:
        return Subject(held[key], chain.stands[key].declared, chain.stands[key].attached)

    return [
        Task(tuple(map(subject, below[start : start + _GROUP])), tuple(held[key] for key in above))
        for above, below in groups.items()
        for start in range(0, len(below), _GROUP)
    ]


def _run(
    tasks: Sequence[Task], total: int, runner: Runner, progress: Progress
) -> dict[str, Derived]:
    found: dict[str, Derived] = {}
    for results in runner(run, tasks):
        found.update({each.key: each for each in results})
        progress(len(found), total)
    return found


def _weighed(
    beside: Mapping[str, Horizontal],
    once: Mapping[str, Horizontal],
    chain: Chain,
    derived: Collection[str],
) -> list[str]:
    """Documents whose edges to documents beside them, or beside those above, may have changed."""
    moved = {key for key in {*beside, *once} if beside.get(key) != once.get(key)}
    moved |= {
        key
        for key, each in beside.items()
        if any(_key_of(e.upstream) in derived for e in each.edges)
    }
    return [
        key
        for key, stand in chain.stands.items()
        if key in derived or key in moved or any(each in moved for each in stand.above)
    ]


def _borrowed(
    key: str, beside: Mapping[str, Horizontal], chain: Chain, texts: _Texts
) -> tuple[Inherits, ...]:
    """The edges of a document's units to documents beside it and beside those above it."""
    own = beside.get(key, Horizontal()).edges
    above = chain.stands[key].above
    lent: dict[str, list[Borrowing]] = defaultdict(list)
    for each in (each for one in above if one in beside for each in beside[one].borrowed):
        if _key_of(each.edge.upstream) not in (key, *above):
            lent[each.edge.unit].append(each)
    if not lent:
        return own
    lenders = {_key_of(each.edge.upstream) for borrowed in lent.values() for each in borrowed}
    words = {
        clause.id: clause.text
        for document in texts.documents({key, *lenders}).values()
        for _, clause in document.units()
    }
    found = {(edge.unit, edge.upstream): edge for edge in own}
    for edge in handed_on(texts.inherits(key), lent, words):
        found.setdefault((edge.unit, edge.upstream), edge)
    return tuple(found.values())


def _reached(
    known: Known, derived: Mapping[str, Derived], chain: Chain
) -> dict[str, tuple[Coverage, ...]]:
    """Coverage rows of documents derived and of those below them.

    They are marked where no document between handed the item on.
    """
    above = {key: stand.above for key, stand in chain.stands.items()}
    marked = [key for key in above if key in derived or any(k in derived for k in above[key])]
    needed = {each for key in marked for each in (key, *above[key])} - derived.keys()
    rows = {key: each.coverage for key, each in derived.items()}
    rows |= {key: tuple(map(_unmarked, each)) for key, each in known.coverage(needed).items()}
    status = {(row.document, row.item): row.status for each in rows.values() for row in each}

    def handed(key: str, item: str, upstream: str) -> bool:
        between = [each for each in above[key] if upstream in above[each]]
        return not between or any(
            status.get((each, item)) not in _NOTHING_CARRIED
            or upstream in chain.stands[each].attached
            for each in between
        )

    def mark(row: Coverage) -> Coverage:
        upstream = _key_of(row.item)
        if row.status not in _NOTHING_CARRIED or handed(row.document, row.item, upstream):
            return row
        return replace(row, qualifiers=(*row.qualifiers, Qualifier.NEVER_REACHED))

    return {key: tuple(map(mark, rows.get(key, ()))) for key in marked}


def _unmarked(row: Coverage) -> Coverage:
    if Qualifier.NEVER_REACHED not in row.qualifiers:
        return row
    others = tuple(each for each in row.qualifiers if each is not Qualifier.NEVER_REACHED)
    return replace(row, qualifiers=others)


def _fidelity(key: str, texts: _Texts, beside: Horizontal | None) -> Fidelity:
    """Fidelity of a document, weighed again where others beside it share its wording."""
    if beside is None and key in texts.derived:
        return texts.derived[key].fidelity
    found = beside or Horizontal()
    edges = (*texts.inherits(key), *found.edges)
    document = texts.documents([key])[key]
    return fidelity(document, edges, claims_of(edges, found.common_sources))


def _named_places(
    documents: Iterable[Document], missing: Iterable[MissingDocument], places: dict[str, Place]
) -> tuple[Place, ...]:
    """The places that documents name, and all places above them, the highest first."""
    names: dict[str, None] = {}
    for place in (*(each.place for each in documents), *(each.place for each in missing)):
        names.update(dict.fromkeys(place_path(place, places)))
    found = [places[name] for name in names if name in places]
    return tuple(sorted(found, key=lambda place: (len(place_path(place.name, places)), place.code)))


def _warnings(documents: Iterable[Document]) -> Iterator[Warning]:
    """Warnings about the corpus as a whole."""
    dated = [document for document in documents if document.year]
    ((usual, _),) = Counter(each.year for each in dated).most_common(1) or ((None, 0),)
    for document in dated:
        if document.year != usual:
            yield Warning(
                "other-year", f"{document.key} is of {document.year}, most are of {usual}."
            )


def _key_of(part_id: str) -> str:
    return part_id.partition(":")[0]
