"""The catalogue of a corpus: its files, their keys, and what the texts don't print."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path

from lineage.errors import InputError, SourceError, in_lines
from lineage.model import Level
from loaders.document_numbers import plain_number

CATALOGUE = "corpus.toml"
# A kind of file that documents come in, but that no reader knows.
_UNREAD = frozenset((".ofd",))
_NO_DOCUMENT = re.compile(r"~\$|(?:readme|licen[cs]e|changelog)\b", re.IGNORECASE)
_FIELDS = ("key", "file", "number", "date", "place", "level")
_FORM = (
    '请为每份文件写 [[document]]，其下写 file = "文件名.txt"。',
    'For each document write [[document]] and below it file = "name.txt".',
)
_KNOWN_FIELDS = (f"字段有：{'、'.join(_FIELDS)}。", f"Fields: {', '.join(_FIELDS)}.")
_NO_FOLDER = (
    ("没有这个文件夹。", "There is no such folder."),
    ("请指定存放文件的文件夹。", "Name a folder of documents."),
)
_PUT_THERE = (
    "请把文件放进去，或另选一个文件夹。",
    "Put source files there or name another folder.",
)
_BROKEN_LINK = (
    ("链接指向的文件不存在。", "The link leads nowhere."),
    ("请修正或删去它。", "Mend it or take it away."),
)
_KEY = re.compile(r"^[\w][\w-]*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the catalogue, with what the text may not print.

    `number` also tells apart several documents of one file; `date` is in the form 2018-04-08.
    """

    file: Path
    key: str | None = None
    number: str | None = None
    date: str | None = None
    place: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of a corpus, file by file in order; `unread` are documents nobody can read.

    `unlisted` are readable files that a corpus.toml passes over.
    """

    entries: tuple[Entry, ...]
    unread: tuple[SourceError, ...] = ()
    unlisted: tuple[Path, ...] = ()

    def files(self) -> tuple[Path, ...]:
        """Each source file once."""
        return tuple(dict.fromkeys(entry.file for entry in self.entries))

    def keys(self) -> set[str]:
        """The keys it gives."""
        return {entry.key for entry in self.entries if entry.key}

    def entries_of(self, file: Path, numbers: Sequence[str | None]) -> list[Entry]:
        """An entry for each document of a file, by the numbers that they print.

        That of its number, else the next one left; one with a number only where none is printed.
        """
        left = [entry for entry in self.entries if entry.file == file]
        numbered = {entry.number: entry for entry in left if entry.number}
        found = [numbered.get(number) if number else None for number in numbers]
        left = [entry for entry in left if entry not in found]
        for index, number in enumerate(numbers):
            if found[index] is None:
                fits = (entry for entry in left if not (entry.number and number))
                found[index] = next(fits, None)
                left = [entry for entry in left if entry is not found[index]]
        return [entry or Entry(file) for entry in found]


def read_catalogue(folder: Path, suffixes: Iterable[str]) -> Catalogue:
    """The catalogue of a folder: its corpus.toml, else every readable file in it.

    Of files in one place that only differ in their suffix the first of `suffixes` is taken: the
    others are what it was converted from. Hidden files and folders are left alone. Files that are
    documents by their kind but can't be read are its `unread`, unless a readable file of the same
    name stands beside them. Beside the files of a corpus.toml those are looked for that it doesn't
    list. Raises SourceError for a folder or file that isn't there and for a malformed catalogue.
    """
    if not folder.is_dir():
        raise SourceError(folder, *_NO_FOLDER)
    path = folder / CATALOGUE
    preferred = tuple(suffixes)
    known = frozenset(preferred)
    if path.is_file():
        entries = tuple(_entries(path))
        return Catalogue(entries, unlisted=tuple(_unlisted(entries, known)))
    found = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in known | _UNREAD and not _is_aside(file.relative_to(folder))
    ]
    best: dict[Path, Path] = {}
    for file in sorted(found, key=lambda file: _rank(file, preferred)):
        if file.suffix.lower() in known and file.is_file():
            best.setdefault(file.with_suffix(""), file)
    files = sorted(best.values())
    unread = tuple(_unread(found, files, known))
    if not files:
        zh = f"此文件夹中没有文件（找的是 {'、'.join(sorted(known))}）。"
        en = f"No document in this folder (looked for {', '.join(sorted(known))})."
        what = in_lines((zh, en), *(each.said for each in unread))
        raise SourceError(folder, what, _PUT_THERE)
    return Catalogue(tuple(Entry(file) for file in files), unread)


def _unlisted(entries: Sequence[Entry], known: frozenset[str]) -> Iterator[Path]:
    """Readable files in the folders of those listed, but for what these were converted from."""
    listed = {entry.file.resolve().with_suffix("") for entry in entries}
    for folder in dict.fromkeys(entry.file.resolve().parent for entry in entries):
        for file in sorted(folder.glob("*")):
            readable = file.suffix.lower() in known and file.is_file()
            if readable and not _is_aside(Path(file.name)) and file.with_suffix("") not in listed:
                yield file


def _is_aside(file: Path) -> bool:
    """Whether a path within a folder is hidden or by its name no document."""
    hidden = any(part.startswith(".") for part in file.parts)
    return hidden or _NO_DOCUMENT.match(file.name) is not None


def _rank(file: Path, preferred: Sequence[str]) -> int:
    suffix = file.suffix.lower()
    return preferred.index(suffix) if suffix in preferred else len(preferred)


def _unread(
    found: Iterable[Path], files: Iterable[Path], known: frozenset[str]
) -> Iterator[SourceError]:
    """Why each file that isn't among `files` is left out."""
    converted = {file.with_suffix("") for file in files}
    for file in found:
        if file.is_symlink() and not file.exists():
            yield SourceError(file, *_BROKEN_LINK)
        elif file.is_file() and file.with_suffix("") not in converted:
            what = f"读不了 {file.suffix} 文件。", f"No reader for {file.suffix}."
            zh, en = (comma.join(sorted(known)) for comma in ("、", ", "))
            yield SourceError(file, what, (f"请另存为文本（{zh}）。", f"Save it as text ({en})."))


def _entries(path: Path) -> list[Entry]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"不是有效的目录：{error}。", f"Not a valid catalogue: {error}"
        raise SourceError(path, what, _FORM) from None
    rows = table.get("document", [])
    if not isinstance(rows, list) or not rows:
        what = "目录中没有列出任何 [[document]]。", "The catalogue lists no [[document]]."
        raise SourceError(path, what, _FORM)
    found: list[Entry] = []
    taken: set[str | tuple[Path, str]] = set()
    for place, row in enumerate(rows, 1):
        try:
            entry = _entry(path.parent, _fields(row))
            _take_names(entry, taken)
        except InputError as error:
            zh, en = error.what
            what = f"第 {place} 个 [[document]]：{zh}", f"[[document]] {place}: {en}"
            raise SourceError(path, what, error.fix) from None
        found.append(entry)
    return found


def _take_names(entry: Entry, taken: set[str | tuple[Path, str]]) -> None:
    """Add the key of an entry, and its number within its file, to those taken.

    Raises InputError where an entry before has it.
    """
    if entry.key in taken:
        what = f"编号“{entry.key}”出现两次。", f"The key {entry.key!r} stands twice."
        raise InputError(what, ("请各给一个编号。", "Give each its own."))
    if entry.number and (entry.file, entry.number) in taken:
        zh = f"{entry.file.name} 的文号 {entry.number} 出现两次。"
        en = f"The number {entry.number} stands twice for {entry.file.name}."
        raise InputError((zh, en), ("请给每份文件各自的文号。", "Give each document its own."))
    taken |= {entry.key} if entry.key else set()
    taken |= {(entry.file, entry.number)} if entry.number else set()


def _fields(row: object) -> dict[str, str]:
    """A [[document]] table with known fields only, all as text. Raises InputError."""
    if not isinstance(row, dict):
        what = "文件须写成一个表。", "A document must be a table."
        raise InputError(what, ("请写 [[document]]。", "Write [[document]]."))
    for name, value in row.items():
        if name not in _FIELDS:
            raise InputError((f"没有字段“{name}”。", f"Unknown field {name!r}."), _KNOWN_FIELDS)
        if name == "date" and isinstance(value, date):
            continue
        if not isinstance(value, str):
            what = f"{name} 须是文字，不能是“{value}”。", f"{name} must be text, not {value!r}."
            raise InputError(what, ("请加上引号。", "Put it in quotes."))
    if "file" not in row:
        raise InputError(("没有写 file。", "A document has no file."), _KNOWN_FIELDS)
    return {name: str(value) for name, value in row.items()}


def _entry(folder: Path, row: dict[str, str]) -> Entry:
    """The entry of a table. Raises InputError."""
    key = row.get("key")
    if key is not None and not _KEY.match(key):
        what = f"“{key}”不能作编号。", f"{key!r} can't be a key."
        raise InputError(what, ("请用字母、数字和连字符。", "Use letters, digits and hyphens."))
    try:
        level = Level(row["level"]) if "level" in row else None
    except ValueError:
        what = f"没有层级“{row['level']}”。", f"No level {row['level']!r}."
        fix = f"层级有：{'、'.join(Level)}。", f"Levels: {', '.join(Level)}."
        raise InputError(what, fix) from None
    try:
        day = date.fromisoformat(row["date"]).isoformat() if "date" in row else None
    except ValueError:
        what = f"“{row['date']}”不是日期。", f"{row['date']!r} is no date."
        raise InputError(what, ("请写成 2018-04-08。", "Write it as 2018-04-08.")) from None
    number = plain_number(row["number"]) if "number" in row else None
    return Entry(folder / row["file"], key, number, day, row.get("place"), level)


def key_from(entry: Entry, index: int, taken: Collection[str]) -> str:
    """A key for a document nobody has named: its file's name, numbered where that is taken."""
    stem = re.sub(r"[^\w]+", "-", entry.file.stem).strip("-").lower() or "document"
    return free(stem if index == 0 else f"{stem}-{index + 1}", taken)


def free(key: str, taken: Collection[str]) -> str:
    """A key that isn't taken: this one, else this one with the first number that makes it so."""
    numbered = (f"{key}-{number}" for number in count(2))
    return next(each for each in chain([key], numbered) if each not in taken)
