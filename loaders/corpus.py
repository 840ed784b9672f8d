"""A folder of sources to documents: the way in of the loaders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lineage.errors import SourceError
from lineage.model import Document, Fact, Level, Origin, Place
from loaders.blocks import Source
from loaders.catalogue import Catalogue, Entry, Gazetteer, key_from
from loaders.ledger import Ledger
from loaders.outline import parse
from loaders.readers import text as text_reader

MAX_BYTES = 20 * 2**20

READERS: Mapping[str, Callable[[Path, bytes], Source]] = {
    ".txt": text_reader.read,
    ".md": text_reader.read,
    ".tsv": text_reader.read,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents of one source file and the ledger of its characters."""

    file: Path
    documents: tuple[Document, ...]
    ledger: Ledger


def load(catalogue: Catalogue, places: Sequence[Place]) -> Iterator[Loaded]:
    """Read every file of the catalogue in order. Raises SourceError at the first bad one."""
    gazetteer = Gazetteer.of(places)
    taken = {entry.key for entry in catalogue.entries if entry.key}
    for file in catalogue.files():
        loaded = load_file(file, catalogue, gazetteer, frozenset(taken))
        taken.update(document.key for document in loaded.documents)
        yield loaded


def load_file(
    file: Path, catalogue: Catalogue, gazetteer: Gazetteer, taken: frozenset[str] = frozenset()
) -> Loaded:
    """Read one file. `taken` are keys that a document without one may not get."""
    source = read_source(file)
    entries: dict[str, Entry] = {}

    def name(index: int, facts: dict[str, Fact]) -> str:
        entry = catalogue.entry(file, index, facts)
        key = entry.key or key_from(entry, index, taken | set(entries))
        entries[key] = entry
        return key

    parsed = parse(source, name)
    documents = tuple(_placed(each, entries[each.key], gazetteer) for each in parsed.documents)
    return Loaded(file, documents, parsed.ledger)


def read_source(file: Path) -> Source:
    """Bytes to blocks, by the file's suffix. Raises SourceError."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(
            file, f"No reader for {file.suffix or 'files without suffix'}.", f"Known: {known}."
        )
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            what = f"{size / 2**20:.0f} MB is more than any such document has."
            raise SourceError(file, what, f"The limit is {MAX_BYTES // 2**20} MB.")
        return reader(file, file.read_bytes())
    except OSError as error:
        raise SourceError(file, f"It can't be read: {error.strerror}.") from None


def _placed(document: Document, entry: Entry, gazetteer: Gazetteer) -> Document:
    """The document with place and level: from the catalogue, else from issuer or title."""
    named = gazetteer.at_head(document.issuer or "") or gazetteer.at_head(document.title)
    facts = list(document.facts)
    place = entry.place or (named.name if named else None)
    level = entry.level or _level(document, named)
    if place:
        origin = Origin.CATALOGUE if entry.place else Origin.INFERRED
        facts.append(Fact("place", place, origin))
    if level:
        origin = Origin.CATALOGUE if entry.level else Origin.INFERRED
        facts.append(Fact("level", level.value, origin))
    return replace(document, place=place, level=level, facts=tuple(facts))


def _level(document: Document, named: Place | None) -> Level | None:
    """The level of the issuing body: that of its place, unless a department issued it."""
    if named is None:
        return None
    body = (document.issuer or "").removeprefix(named.name)
    general = not body or "人民政府" in body or body.startswith(("办公", "管委会", "管理委员会"))
    return named.level if general or named.level is Level.NATIONAL else Level.DEPARTMENT
