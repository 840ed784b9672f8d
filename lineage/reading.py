"""From a catalogue to documents: every file read, each document under a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lineage.errors import SourceError
from lineage.model import Document, Place, SourceText
from lineage.runners import Runner, StageProgress, serially
from loaders.catalogue import Catalogue, Entry, free
from loaders.corpus import load_file, rekeyed
from loaders.gazetteer import Gazetteer

_CHUNK = 64


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


def read_whole(
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
