"""A folder of sources to documents: the way in of the loaders."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from lineage.errors import SourceError, why
from lineage.model import Clause, CorpusWarning, Document, Fact, Origin, SourceText
from loaders.blocks import Source
from loaders.catalogue import CATALOGUE, Catalogue, Entry, key_from
from loaders.document_numbers import plain_number, year_of
from loaders.gazetteer import PLACES, Gazetteer, level_of, place_of
from loaders.ledger import Ledger
from loaders.outline import parse
from loaders.readers import office, pdf, sheet, text, web, word

_log = logging.getLogger(__name__)

MAX_BYTES = 10 * 2**20
_SAVE_AGAIN = (
    "请去掉密码重新保存，或存为文本。",
    "Save it again, without a password, or as text.",
)
_OURS = (
    "这是本程序的错误，不是文件的问题：请略过此文件，并报告这一错误。",
    "This is an error of the explorer, not of the file: leave it out, and report it.",
)

READERS: Mapping[str, Callable[[Path, bytes], Source]] = {
    ".txt": text.read,
    ".md": text.read,
    ".tsv": text.read,
    ".docx": word.read,
    ".html": web.read,
    ".htm": web.read,
    ".pdf": pdf.read,
    ".doc": office.read,
    ".wps": office.read,
    ".rtf": office.read,
    ".odt": office.read,
    ".xlsx": sheet.read,
    ".xls": office.read_table,
    ".et": office.read_table,
    ".ods": office.read_table,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents of one source file and the ledger of its characters."""

    file: Path
    documents: tuple[Document, ...]
    ledger: Ledger

    @property
    def source(self) -> SourceText:
        """The file's text, with the documents read from it."""
        keys = tuple(document.key for document in self.documents)
        return SourceText(self.file.name, keys, self.ledger.source.text)


def load_file(file: Path, catalogue: Catalogue, gazetteer: Gazetteer) -> Loaded:
    """Read one file; documents that the catalogue gives no key are named after it.

    Raises SourceError, whatever goes wrong.
    """
    source = read_source(file)
    given = catalogue.keys()
    entries: list[Entry] = []

    def names(facts: Sequence[Mapping[str, Fact]]) -> Iterator[str]:
        numbers = [
            plain_number(each["number"].value) if "number" in each else None for each in facts
        ]
        entries.extend(catalogue.entries_of(file, numbers))
        taken = set(given)
        for index, entry in enumerate(entries):
            key = entry.key or key_from(entry, index, taken)
            taken.add(key)
            yield key

    with _blamed_on_us(file):
        parsed = parse(source, names)
        documents = tuple(
            _placed(_completed(document, entry), entry, gazetteer)
            for document, entry in zip(parsed.documents, entries, strict=True)
        )
        unused = [each for each in catalogue.entries if each.file == file and each not in entries]
        documents = (_told_of(unused, documents[0]), *documents[1:]) if unused else documents
    return Loaded(file, documents, parsed.ledger)


def rekeyed(document: Document, keys: Mapping[str, str]) -> Document:
    """A document under its new key; `keys` are those of its whole file, new by old."""

    def moved(reference: str) -> str:
        key, colon, rest = reference.partition(":")
        return keys[key] + colon + rest

    def clause(old: Clause) -> Clause:
        above = old.inherited_from and moved(old.inherited_from)
        return replace(old, id=moved(old.id), inherited_from=above)

    return replace(
        document,
        key=keys[document.key],
        attaches=document.attaches and moved(document.attaches),
        items=tuple(
            replace(item, id=moved(item.id), clauses=tuple(map(clause, item.clauses)))
            for item in document.items
        ),
    )


def read_source(file: Path) -> Source:
    """Bytes to blocks, by the file's suffix. Raises SourceError."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        zh = f"读不了{f' {file.suffix} 文件' if file.suffix else '没有后缀的文件'}。"
        en = f"No reader for {file.suffix or 'files without suffix'}."
        zh_known, en_known = (comma.join(sorted(READERS)) for comma in ("、", ", "))
        raise SourceError(file, (zh, en), (f"能读的有：{zh_known}。", f"Known: {en_known}."))
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            zh = f"{size / 2**20:.0f} MB，超过这类文件应有的大小。"
            en = f"{size / 2**20:.0f} MB is more than any such document has."
            limit = MAX_BYTES // 2**20
            raise SourceError(file, (zh, en), (f"上限为 {limit} MB。", f"The limit is {limit} MB."))
        data = file.read_bytes()
    except OSError as error:
        zh, en = why(error)
        raise SourceError(file, (f"读不了：{zh}。", f"It can't be read: {en}.")) from None
    with _blamed_on(file):
        return reader(file, data)


@contextmanager
def _blamed_on(file: Path) -> Iterator[None]:
    """Errors nobody foresaw as a SourceError of a file; what damage does to one, no list holds."""
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        kind, named = file.suffix.lower(), _named(error)
        what = f"不能作为 {kind} 读入：{named}。", f"It can't be read as {kind}: {named}."
        raise SourceError(file, what, _SAVE_AGAIN) from error


@contextmanager
def _blamed_on_us(file: Path) -> Iterator[None]:
    """Errors nobody foresaw in text that could be read, as ours; the log has the traceback.

    A SourceError they are all the same, so that the other files can do without this one.
    """
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        _log.exception("The loader failed on %s", file)
        named = _named(error)
        what = f"读取程序在此文件上出错：{named}。", f"The loader failed on it: {named}."
        raise SourceError(file, what, _OURS) from error


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": .")


def _told_of(unused: Iterable[Entry], document: Document) -> Document:
    """The document with a warning for each entry that no document of its file is."""
    warnings = (
        CorpusWarning(
            "unused-entry",
            f"{CATALOGUE} 为此文件列出的{each.number or each.key}没有对应的文件，未用。",
            f"{CATALOGUE} lists {each.number or each.key} for this file, which holds no such document.",
        )
        for each in unused
    )
    return replace(document, warnings=(*document.warnings, *warnings))


def _completed(document: Document, entry: Entry) -> Document:
    """The document with the number that its text doesn't print, and the date that is given."""
    number, date, year = document.number, document.date, document.year
    facts = {fact.name: fact for fact in document.facts}
    if entry.number and not number:
        number = entry.number
        facts["number"] = Fact("number", number, Origin.CATALOGUE)
    if entry.date:
        date = entry.date
        facts["date"] = Fact("date", date, Origin.CATALOGUE)
        year = int(date[:4])
    return replace(
        document,
        number=number,
        date=date,
        year=year or (number and year_of(number)) or None,
        facts=tuple(facts.values()),
    )


def _placed(document: Document, entry: Entry, gazetteer: Gazetteer) -> Document:
    """The document with place and level: from the catalogue, else from issuer or title."""
    given = gazetteer.called(entry.place) if entry.place else None
    named = given or place_of(document, gazetteer)
    facts = list(document.facts)
    place = given.name if given else entry.place or (named.name if named else None)
    level = entry.level or level_of(document, named)
    if place:
        origin = Origin.CATALOGUE if entry.place else Origin.INFERRED
        facts.append(Fact("place", place, origin))
    if level:
        origin = Origin.CATALOGUE if entry.level else Origin.INFERRED
        facts.append(Fact("level", level.value, origin))
    warnings = document.warnings
    if place and gazetteer.called(place) is None:
        warnings = (*warnings, _unlisted(place))
    return replace(document, place=place, level=level, facts=tuple(facts), warnings=warnings)


def _unlisted(place: str) -> CorpusWarning:
    zh = f"地区清单中没有“{place}”，不知其上级；可写入 {PLACES}。"
    en = f"{place} is in no list of places, so nobody knows what it lies in; add it to {PLACES}."
    return CorpusWarning("unlisted-place", zh, en)
