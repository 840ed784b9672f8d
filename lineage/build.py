"""From a folder of sources to a stored lineage: the one place where all parts are joined."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lineage.derive import derive
from lineage.errors import InputError, SourceError
from lineage.model import Document, Lineage, Place, SourceText
from lineage.runners import Runner, serially
from lineage.store import Store
from loaders.catalogue import PLACES, Catalogue, Entry, Gazetteer, read_catalogue, read_places
from loaders.corpus import READERS, load_file

BUNDLED = Path(__file__).resolve().parent.parent / "data"

_CHUNK = 32

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A built lineage, with what it took. `skipped` are files left out, with the reason."""

    lineage: Lineage
    seconds: float
    skipped: tuple[SourceError, ...] = ()


def build(
    source: Path,
    store: Store,
    *,
    keep_going: bool = False,
    runner: Runner = serially,
    progress: Progress = lambda stage, done, total: None,
) -> Built:
    """Read a folder, derive its lineage, store it. Raises SourceError, StoreError.

    The store is only touched when everything else has succeeded. With `keep_going` files
    that can't be read are left out instead of stopping the build. `runner` runs the reading
    and the deriving; `progress` is told the stage (read, align or store), how many files, documents
    or parts are done, and how many there are.
    """
    start = time.perf_counter()
    catalogue = read_catalogue(source, READERS)
    places = places_of(source)
    documents, sources, skipped = _read(catalogue, places, keep_going, runner, progress)
    if not documents:
        raise InputError(f"No document could be read from {source}.", "See the messages above.")
    _check_keys(source, documents)
    derived = derive(
        documents, places, runner, lambda done: progress("align", done, len(documents))
    )
    lineage = replace(derived, sources=sources)
    store.replace(lineage, lambda done, total: progress("store", done, total))
    return Built(lineage, time.perf_counter() - start, skipped)


def add(
    files: Sequence[Path],
    store: Store,
    *,
    runner: Runner = serially,
    progress: Progress = lambda stage, done, total: None,
) -> Built:
    """Read files into the lineage that a store keeps; the result is that of a build of all.

    A document whose key is there already takes the old one's place. Raises SourceError,
    NoGraphError, StoreError.
    """
    start = time.perf_counter()
    kept = store.view().lineage()
    places = read_places(BUNDLED / PLACES)
    catalogue = Catalogue(tuple(Entry(file) for file in files))
    documents, sources, _ = _read(catalogue, places, False, runner, progress)
    _check_keys(files[0].parent, documents)
    new = {document.key for document in documents}
    everything = [*(each for each in kept.documents if each.key not in new), *documents]
    derived = derive(
        everything, places, runner, lambda done: progress("align", done, len(everything))
    )
    lineage = replace(derived, sources=(*_without(kept.sources, new), *sources))
    store.replace(lineage, lambda done, total: progress("store", done, total))
    return Built(lineage, time.perf_counter() - start)


def places_of(source: Path) -> tuple[Place, ...]:
    """The places listed beside the sources, else the bundled list."""
    own = source / PLACES
    return read_places(own if own.is_file() else BUNDLED / PLACES)


@dataclass(frozen=True, slots=True)
class _Files:
    """Some files to read: for each its place in the catalogue and its entries."""

    files: tuple[tuple[int, tuple[Entry, ...]], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Refused:
    """A SourceError as a value, since errors with fields don't travel between processes."""

    path: str
    what: str
    fix: str
    line: int | None

    def error(self) -> SourceError:
        return SourceError(self.path, self.what, self.fix, self.line)


@dataclass(frozen=True, slots=True)
class _File:
    """The documents of a file, and its text."""

    documents: tuple[Document, ...]
    source: SourceText


_Outcome = tuple[int, _File | _Refused]


def _read(
    catalogue: Catalogue,
    places: tuple[Place, ...],
    keep_going: bool,
    runner: Runner,
    progress: Progress,
) -> tuple[list[Document], tuple[SourceText, ...], tuple[SourceError, ...]]:
    """All documents and files in the catalogue's order, and the files left out."""
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
    skipped = [what.error() for _, what in outcomes if isinstance(what, _Refused)]
    if skipped and not keep_going:
        raise skipped[0]
    files_read = [what for _, what in outcomes if isinstance(what, _File)]
    documents = [document for each in files_read for document in each.documents]
    return documents, tuple(each.source for each in files_read), tuple(skipped)


def _read_files(task: _Files) -> list[_Outcome]:
    gazetteer = Gazetteer.of(task.places)
    outcomes: list[_Outcome] = []
    for index, entries in task.files:
        try:
            loaded = load_file(entries[0].file, Catalogue(entries), gazetteer)
        except SourceError as error:
            outcomes.append((index, _Refused(error.path, error.what, error.fix, error.line)))
        else:
            outcomes.append((index, _File(loaded.documents, loaded.source)))
    return outcomes


def _without(sources: Sequence[SourceText], keys: set[str]) -> tuple[SourceText, ...]:
    """The sources of other documents than these."""
    kept = (
        replace(each, documents=tuple(key for key in each.documents if key not in keys))
        for each in sources
    )
    return tuple(each for each in kept if each.documents)


def _check_keys(source: Path, documents: Sequence[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.key in seen:
            what = f"Two documents have the key {document.key!r}."
            raise SourceError(source, what, "Give them different keys in corpus.toml.")
        seen.add(document.key)
