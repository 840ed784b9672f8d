"""Changes to a graph that is there: documents that join it, and what people decide."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lineage.build import BUNDLED, joined
from lineage.chain import Chain
from lineage.decisions import FILE as DECISIONS
from lineage.decisions import add_decision, in_effect, read_decisions
from lineage.errors import InputError, SourceError, StoreError, UnknownReference
from lineage.known import NOTHING, Growth, Known
from lineage.model import (
    UNIT_KINDS,
    Decision,
    Document,
    Inherits,
    Judgement,
    Lineage,
    Place,
    SourceText,
    key_of,
)
from lineage.queries.places import tree
from lineage.reading import Read, read_whole
from lineage.runners import Runner, StageProgress, serially
from lineage.store import Growing, Store, View
from lineage.worksheet import filled
from loaders.catalogue import Catalogue, Entry, read_catalogue
from loaders.corpus import READERS
from loaders.gazetteer import PLACES, read_places


@dataclass(frozen=True, slots=True)
class Added:
    """What joined a lineage: the documents with the edges of their units, and what it took.

    `aligned` documents had to be compared with those above them; there are `total` now.
    """

    documents: tuple[Document, ...]
    inherits: tuple[Inherits, ...]
    aligned: int
    total: int
    seconds: float


def add(
    files: Sequence[Path],
    store: Store,
    *,
    runner: Runner = serially,
    progress: StageProgress = lambda stage, done, total: None,
) -> Added:
    """Read files into the lineage that a store keeps; the result is that of a build of all.

    A document whose key is there already takes the old one's place. A `Growing` store works
    out and writes what changes, any other store everything, unless another load has changed it
    meanwhile. Raises SourceError, NoGraphError, StoreError.
    """
    start = time.perf_counter()
    catalogue = Catalogue(tuple(Entry(file) for file in files))

    def read(places: tuple[Place, ...]) -> Read:
        return read_whole(catalogue, places, runner, progress)

    change, new = _amended(store, read, None, runner, progress)
    keys = [key for source in new for key in source.documents]
    return Added(
        documents=tuple(change.documents[key] for key in keys),
        inherits=tuple(edge for key in keys for edge in change.inherits[key]),
        aligned=len(change.aligned),
        total=len(change.keys),
        seconds=time.perf_counter() - start,
    )


class Ledger:
    """What people decided, in the file beside the sources of a graph: read once, open for more.

    Raises SourceError where the folder or the file can't be read, InputError where the graph wasn't
    built from them.
    """

    def __init__(self, source: Path, view: View) -> None:
        self._view, self._path = view, source / DECISIONS
        self._rows = list(read_decisions(self._path))
        self._chain = Chain(view.heads(), tree(view))
        if not self._is_home(source):
            zh = f"图不是由 {source} 建的，没有写入任何内容。"
            en = f"The graph wasn't built from {source}; nothing was written."
            raise InputError((zh, en), _NAME_SOURCE)

    def add(self, decision: Decision) -> Decision:
        """Write what a person decided, at once, unless it stands there; returned with the graph's texts.

        Raises SourceError, UnknownReference, InputError.
        """
        new = self._checked(decision)
        last = next((each for each in reversed(self._rows) if each.pair == new.pair), None)
        return last if last and replace(last, time=new.time) == new else self._write(new)

    def add_all(self, sheet: Path, author: str, time: str) -> tuple[Decision, ...]:
        """Write what a person decided on a sheet (see `lineage.worksheet`) and isn't written yet.

        Nothing is written if a row is wrong. Returned as `add` does. Raises SourceError (file, line).
        """
        last = {each.pair: each for each in self._rows}
        found = []
        for row in filled(sheet):
            asked = Decision(*row.pair, row.judgement, author, time, row.reason, "", "")
            before = last.get(asked.pair)
            if before and before.judgement is asked.judgement is Judgement.WITHDRAWN:
                continue
            try:
                decision = self._checked(asked)
            except InputError as error:
                raise SourceError(sheet, error.what, error.fix, row.line) from None
            row.check(sheet, decision.unit_text, decision.upstream_text)
            if before is None or replace(before, time=time) != decision:
                found.append(decision)
        return tuple(map(self._write, found))

    def _write(self, decision: Decision) -> Decision:
        add_decision(self._path, decision)
        self._rows.append(decision)
        return decision

    def _checked(self, decision: Decision) -> Decision:
        """A decision with the graph's texts, as it could be written. Raises as `add` does."""
        if decision.judgement is Judgement.WITHDRAWN:
            decision = _as_decided(decision, self._rows, self._path)
        else:
            decision = _on_texts(decision, self._view)
            _check_direction(decision, self._chain)
        return decision

    def _is_home(self, source: Path) -> bool:
        """Whether the graph has most of the folder's files, and the file all of its decisions."""
        files = {file.name for file in read_catalogue(source, READERS).files()}
        read = {Path(each.source_file).name for each in self._chain.by_key.values()}
        written = {each.pair for each in self._rows}
        decided = all(each.pair in written for each in self._view.decisions())
        return decided and 2 * len(files & read) > len(files)


def decide(decision: Decision, source: Path, store: Store) -> Decision:
    """Write what a person decided, and put it over the graph; returned as it stands there.

    Raises as `Ledger.add` and `settle` do; where the store can't be written, the decision is.
    """
    written = Ledger(source, store.view()).add(decision)
    try:
        standing = {each.pair: each for each in settle(source, store)}
    except StoreError as error:
        raise StoreError(error.what, _COUNTS_LATER) from None
    return standing.get(written.pair, written)


def settle(source: Path, store: Store) -> tuple[Decision, ...]:
    """Put over a graph what the file beside its sources says now; all decisions as they stand.

    Only the documents that they concern are compared again. Raises SourceError, NoGraphError,
    StoreError.
    """
    held = in_effect(read_decisions(source / DECISIONS))
    change, _ = _amended(store, lambda places: Read((), (), ()), held)
    return change.decisions


def _on_texts(decision: Decision, view: View) -> Decision:
    """A decision with the texts of its clauses, which are what was read where it says so.

    Raises UnknownReference, InputError.
    """
    found = view.clauses(decision.pair)
    for end in decision.pair:
        if end not in found:
            raise UnknownReference("clause", end)
        if found[end].item.kind not in UNIT_KINDS:
            zh, en = (
                f"{end} 只是引言，不承接也不被承接。",
                f"{end} only introduces: nothing descends from it.",
            )
            raise InputError((zh, en))
    unit, upstream = (found[end] for end in decision.pair)
    if unit.document.key == upstream.document.key:
        raise InputError(("两款出自同一份文件。", "Both clauses are of one document."))
    texts = unit.clause.text, upstream.clause.text
    read = decision.unit_text, decision.upstream_text
    if any(told and told != text for told, text in zip(read, texts, strict=True)):
        raise InputError(_TEXT_CHANGED, _READ_AGAIN)
    return replace(decision, unit_text=texts[0], upstream_text=texts[1])


def _as_decided(decision: Decision, rows: Iterable[Decision], path: Path) -> Decision:
    """A withdrawal with the texts of what it takes back; the corpus may have lost them.

    Raises InputError.
    """
    for each in in_effect(rows):
        if each.pair == decision.pair:
            return replace(decision, unit_text=each.unit_text, upstream_text=each.upstream_text)
    zh, en = (
        f"{path} 中没有对这两款的判定，无从撤回。",
        f"{path} has no decision on these two to withdraw.",
    )
    raise InputError((zh, en))


def _check_direction(decision: Decision, chain: Chain) -> None:
    """Raises InputError if the two are given the wrong way round: the lower document's clause as upstream."""
    unit, upstream = map(key_of, decision.pair)
    if any(above.key == unit for above in chain.above(chain.by_key[upstream])):
        zh = "两款写反了：先写下级的款，再写上级的款。"
        en = "The two are the wrong way round: the clause below comes first, the one above it second."
        raise InputError((zh, en))


_NAME_SOURCE = (
    "请用 --source 指定建图时所用的文件夹。",
    "Name the folder that the graph was built from: --source.",
)
_COUNTS_LATER = (
    "判定已写入 decisions.csv，下次判定或建图时生效。",
    "The decision stands in decisions.csv; it counts from the next decision or build on.",
)
_TEXT_CHANGED = (
    "条款的文字已经变了，没有写入任何内容。",
    "The text of a clause has changed; nothing was written.",
)
_READ_AGAIN = "请重新打开此页，读过再判定。", "Open the page again and read it before you decide."


def _amended(
    store: Store,
    read: Callable[[tuple[Place, ...]], Read],
    decisions: Collection[Decision] | None,
    runner: Runner = serially,
    progress: StageProgress = lambda stage, done, total: None,
) -> tuple[Growth, Sequence[SourceText]]:
    """What changed in a store when this joined it, and the files that joined.

    `decisions` are all that hold from now on; those that the store keeps if None is given.
    """
    if isinstance(store, Growing):

        def grow(known: Known) -> Growth:
            places = known.gazetteer()
            return joined(known, read(places), places, runner, progress, decisions)

        change = store.amend(grow)
        return change, change.sources
    view = store.view()
    kept = view.lineage()
    places = (*kept.places, *read_places(BUNDLED / PLACES))
    new = read(places)
    held = kept.decisions if decisions is None else decisions
    change = joined(NOTHING, _both(kept, new), places, runner, progress, held)
    store.replace(change, partial(progress, "store"), read=view)
    return change, new.sources


def _both(kept: Lineage, new: Read) -> Read:
    """Everything kept and what is new; of a document that is in both, the new one."""
    documents = {each.key: each for each in (*kept.documents, *new.documents)}
    keys = {each.key for each in new.documents}
    others = (
        replace(each, documents=tuple(key for key in each.documents if key not in keys))
        for each in kept.sources
    )
    sources = (*(each for each in others if each.documents), *new.sources)
    return Read(tuple(documents.values()), sources, ())
