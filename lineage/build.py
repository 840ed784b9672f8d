"""From a folder of sources to a stored lineage: the one place where all parts are joined."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lineage.derive import join
from lineage.errors import InputError, NoGraphError, SourceError, in_lines
from lineage.garbage import uncollected
from lineage.known import NOTHING, Growth, Known
from lineage.model import Document, Inherits, Lineage, Place, SourceText
from lineage.runners import Runner, StageProgress, serially
from lineage.store import Growing, Store
from loaders.catalogue import Catalogue, Entry, free, read_catalogue
from loaders.corpus import READERS, load_file, rekeyed
from loaders.gazetteer import PLACES, Gazetteer, read_places

BUNDLED = Path(__file__).resolve().parent.parent / "data"

_CHUNK = 32


@dataclass(frozen=True, slots=True)
class Built:
    """A built lineage, with what it took. `skipped` are files left out, with the reason.

    They can't be read (`keep_going`), or no reader knows their kind. `unlisted` are files that
    the catalogue passes over.
    """

    lineage: Lineage
    seconds: float
    skipped: tuple[SourceError, ...] = ()
    unlisted: tuple[Path, ...] = ()


def build(
    source: Path,
    store: Store,
    *,
    keep_going: bool = False,
    runner: Runner = serially,
    progress: StageProgress = lambda stage, done, total: None,
) -> Built:
    """Read a folder, derive its lineage, store it. Raises InputError, StoreError.

    What is stored is only touched when everything else has succeeded. With `keep_going` files
    that can't be read are left out instead of stopping the build. `runner` runs the reading
    and the deriving; `progress` is told the stage (read, align or store), how many files, documents
    or parts are done, and how many there are.
    """
    start = time.perf_counter()
    catalogue = read_catalogue(source, READERS)
    places = places_of(source)
    store.ready()
    with uncollected():
        read = read_all(catalogue, places, runner, progress)
        if read.skipped and not keep_going:
            raise _refused(read.skipped)
        if not read.documents:
            what = f"{source} 中没有能读的文件。", f"No document could be read from {source}."
            unread = (*read.skipped, *catalogue.unread)
            raise InputError(
                in_lines(what, *(each.said for each in unread)),
                (
                    "请改正这些文件，或另选一个文件夹。",
                    "Correct these files or name another folder.",
                ),
            )
        change = _joined(NOTHING, read, places, runner, progress)
        store.replace(change, partial(progress, "store"))
    return Built(
        lineage=change.lineage(),
        seconds=time.perf_counter() - start,
        skipped=(*read.skipped, *catalogue.unread),
        unlisted=catalogue.unlisted,
    )


def _refused(unread: Sequence[SourceError]) -> InputError:
    """All files that can't be read in one error, which says how to do without them."""
    first, *others = unread
    if others:
        zh = "请改正这些文件，或略过它们：--keep-going。"
        en = "Correct these files, or leave them out: --keep-going."
        return InputError(in_lines(*(each.said for each in unread)), (zh, en))
    zh, en = first.fix
    zh = f"{zh}也可以略过此文件：--keep-going。" if zh else "可以略过此文件：--keep-going。"
    en = f"{en} Or leave the file out: --keep-going.".lstrip()
    return SourceError(first.path, first.what, (zh, en), first.line)


def holds_other(source: Path, store: Store) -> bool:
    """Whether a store keeps what a build of this folder wouldn't give again: other sources.

    Raises SourceError, StoreError.
    """
    try:
        kept = store.sources()
    except NoGraphError:
        return False
    read = read_all(read_catalogue(source, READERS), places_of(source))
    return set(kept) != set(read.sources)


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
    if isinstance(store, Growing):

        def grow(known: Known) -> Growth:
            places = known.gazetteer()
            read = _read_whole(catalogue, places, runner, progress)
            return _joined(known, read, places, runner, progress)

        change = store.amend(grow)
        new = change.sources
    else:
        view = store.view()
        kept = view.lineage()
        places = (*kept.places, *read_places(BUNDLED / PLACES))
        read = _read_whole(catalogue, places, runner, progress)
        change = _joined(NOTHING, _both(kept, read), places, runner, progress)
        store.replace(change, partial(progress, "store"), read=view)
        new = read.sources
    keys = [key for source in new for key in source.documents]
    return Added(
        documents=tuple(change.documents[key] for key in keys),
        inherits=tuple(edge for key in keys for edge in change.inherits[key]),
        aligned=len(change.aligned),
        total=len(change.keys),
        seconds=time.perf_counter() - start,
    )


def _joined(
    known: Known, read: Read, places: Sequence[Place], runner: Runner, progress: StageProgress
) -> Growth:
    change = join(known, read.documents, places, runner, partial(progress, "align"))
    return replace(change, sources=read.sources)


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


def places_of(source: Path) -> tuple[Place, ...]:
    """The places listed beside the sources, else the bundled list."""
    own = source / PLACES
    return read_places(own if own.is_file() else BUNDLED / PLACES)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a catalogue, in its order, and which files were left out."""

    documents: tuple[Document, ...]
    sources: tuple[SourceText, ...]
    skipped: tuple[SourceError, ...]


@dataclass(frozen=True, slots=True)
class _Files:
    """Some files to read: for each its place in the catalogue and its entries."""

    files: tuple[tuple[int, tuple[Entry, ...]], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """The documents of a file, and its text."""

    documents: tuple[Document, ...]
    source: SourceText

    def rekeyed(self, keys: Mapping[str, str]) -> _File:
        """With its documents under new keys, given by old ones."""
        source = replace(self.source, documents=tuple(keys[key] for key in self.source.documents))
        return _File(tuple(rekeyed(each, keys) for each in self.documents), source)


_Outcome = tuple[int, _File | SourceError]


def read_all(
    catalogue: Catalogue,
    places: tuple[Place, ...],
    runner: Runner = serially,
    progress: StageProgress = lambda stage, done, total: None,
) -> Read:
    """All documents and files of a catalogue, each document under a key of its own."""
    by_file: dict[Path, list[Entry]] = {}
    for entry in catalogue.entries:
        by_file.setdefault(entry.file, []).append(entry)
    files = list(enumerate(map(tuple, by_file.values())))
    tasks = [
        _Files(tuple(files[start : start + _CHUNK]), places)
        for start in range(0, len(files), _CHUNK)
    ]
    outcomes: list[_Outcome] = []
    for read in runner(_read_files, tasks):
        outcomes.extend(read)
        progress("read", len(outcomes), len(files))
    outcomes.sort(key=lambda outcome: outcome[0])
    read_files = ((files[n][1], what) for n, what in outcomes if isinstance(what, _File))
    found = list(_apart(read_files, catalogue.keys()))
    return Read(
        documents=tuple(document for each in found for document in each.documents),
        sources=tuple(each.source for each in found),
        skipped=tuple(what for _, what in outcomes if isinstance(what, SourceError)),
    )


def _read_whole(
    catalogue: Catalogue, places: tuple[Place, ...], runner: Runner, progress: StageProgress
) -> Read:
    """All of a catalogue. Raises SourceError for the first file that can't be read."""
    read = read_all(catalogue, places, runner, progress)
    if read.skipped:
        raise read.skipped[0]
    return read


def _read_files(task: _Files) -> list[_Outcome]:
    gazetteer = Gazetteer.of(task.places)
    outcomes: list[_Outcome] = []
    for index, entries in task.files:
        try:
            loaded = load_file(entries[0].file, Catalogue(entries), gazetteer)
        except SourceError as error:
            # Anew, without the traceback, which holds the file.
            again = SourceError(error.path, error.what, error.fix, error.line)
            outcomes.append((index, again))
        else:
            outcomes.append((index, _File(loaded.documents, loaded.source)))
    return outcomes


def _apart(files: Iterable[tuple[tuple[Entry, ...], _File]], given: set[str]) -> Iterator[_File]:
    """The files in their order; a key that one before has, or the catalogue gives, is numbered."""
    taken = set(given)
    for entries, file in files:
        own = {entry.key for entry in entries}
        keys: dict[str, str] = {}
        for document in file.documents:
            key = document.key if document.key in own else free(document.key, taken)
            keys[document.key] = key
            taken.add(key)
        yield file if all(old == new for old, new in keys.items()) else file.rekeyed(keys)
