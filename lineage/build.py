"""From a folder of sources to a stored lineage: the one place where all parts are joined."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage.derive import derive
from lineage.errors import InputError, SourceError
from lineage.model import Document, Lineage, Place
from lineage.store import Store
from loaders.catalogue import PLACES, Catalogue, read_catalogue, read_places
from loaders.corpus import READERS, load

BUNDLED = Path(__file__).resolve().parent.parent / "data"

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
    progress: Progress = lambda stage, done, total: None,
) -> Built:
    """Read a folder, derive its lineage, store it. Raises SourceError, StoreError.

    The store is only touched when everything else has succeeded. With `keep_going` files
    that can't be read are left out instead of stopping the build. `progress` is told the
    stage (read or align), how many files or documents are done, and how many there are.
    """
    start = time.perf_counter()
    catalogue = read_catalogue(source, READERS)
    places = places_of(source)
    documents, skipped = _load(catalogue, places, keep_going, progress)
    if not documents:
        raise InputError(f"No document could be read from {source}.", "See the messages above.")
    _check_keys(source, documents)
    lineage = derive(
        documents, places, progress=lambda done: progress("align", done, len(documents))
    )
    store.replace(lineage)
    return Built(lineage, time.perf_counter() - start, skipped)


def places_of(source: Path) -> tuple[Place, ...]:
    """The places listed beside the sources, else the bundled list."""
    own = source / PLACES
    return read_places(own if own.is_file() else BUNDLED / PLACES)


def _load(
    catalogue: Catalogue, places: Sequence[Place], keep_going: bool, progress: Progress
) -> tuple[list[Document], tuple[SourceError, ...]]:
    documents: list[Document] = []
    skipped: list[SourceError] = []
    files = catalogue.files()
    for done, file in enumerate(files, start=1):
        single = Catalogue(tuple(entry for entry in catalogue.entries if entry.file == file))
        try:
            for loaded in load(single, places):
                documents.extend(loaded.documents)
        except SourceError as error:
            if not keep_going:
                raise
            skipped.append(error)
        progress("read", done, len(files))
    return documents, tuple(skipped)


def _check_keys(source: Path, documents: Sequence[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.key in seen:
            what = f"Two documents have the key {document.key!r}."
            raise SourceError(source, what, "Give them different keys in corpus.toml.")
        seen.add(document.key)
