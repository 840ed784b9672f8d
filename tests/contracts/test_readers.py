"""Every reader finds the same documents in the same content, whatever its format."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path

import docx
import openpyxl
import pytest

from lineage.build import BUNDLED
from lineage.model import Document
from loaders.blocks import Block, BlockKind, Source
from loaders.corpus import READERS, read_source
from loaders.outline import parse

SOURCES = sorted((BUNDLED / "sources").glob("*.txt"))
# Its table is the text of a PDF, three columns interleaved page by page: no other format has that.
SAME = [path for path in SOURCES if path.stem != "lechang-2018"]
# A line between two rows, which 韶关's has, ends a table on a printed page; and no sheet has rows
# that lack their first cells, as its rows do.
RULED = [path for path in SAME if path.stem != "shaoguan-2022"]


def numbered(documents: Sequence[object]) -> list[str]:
    """Keys for these documents."""
    return [f"d{index}" for index in range(len(documents))]


def words(source: Source) -> bytes:
    """A Word document of these blocks; adjoining rows are a table."""
    document = docx.Document()
    for kind, stretch in _stretches(source.blocks, as_wide=True):
        if kind is not BlockKind.ROW:
            for block in stretch:
                document.add_paragraph(block.content.text)
            continue
        table = document.add_table(rows=0, cols=len(stretch[0].cells), style="Table Grid")
        for block in stretch:
            for cell, extract in zip(table.add_row().cells, block.cells, strict=True):
                cell.text = extract.text
        document.add_paragraph()  # tables that touch are one table to some programs
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def workbook(source: Source) -> bytes:
    """A workbook of these blocks: lines go across the sheet, an empty row parts them from tables."""
    book = openpyxl.Workbook()
    sheet = book.active
    width = max((len(block.cells) for block in source.blocks), default=1)
    row = 0
    for kind, stretch in _stretches(source.blocks):
        row += 1
        for block in stretch:
            row += 1
            for column, cell in enumerate(block.cells, start=1):
                sheet.cell(row, column, cell.text)
            if kind is BlockKind.LINE:
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def page(source: Source) -> bytes:
    """A web page of these blocks; adjoining rows are a table."""
    parts = ["<!DOCTYPE html><html><head><title>某市</title><style>p{}</style></head><body>"]
    for kind, stretch in _stretches(source.blocks):
        if kind is BlockKind.ROW:
            rows = ("".join(f"<td>{html.escape(c.text)}</td>" for c in b.cells) for b in stretch)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts += [f"<p>{html.escape(block.content.text)}</p>" for block in stretch]
    return "\n".join([*parts, "</body></html>"]).encode()


def _stretches(
    blocks: Sequence[Block], as_wide: bool = False
) -> Iterator[tuple[BlockKind, list[Block]]]:
    """Adjoining blocks of one kind, rows `as_wide` as each other where a table has to be even."""
    for (kind, _), stretch in groupby(
        blocks, key=lambda block: (block.kind, len(block.cells) if as_wide else 0)
    ):
        if kind is not BlockKind.RULE:
            yield kind, list(stretch)


def converted(source: Source, suffix: str) -> bytes:
    """What LibreOffice makes of the Word document, or of the workbook."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice: soffice isn't installed")
    written = KINGSOFT.get(suffix, suffix)
    from_suffix = ".xlsx" if written in TABLES else ".docx"
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / f"plan{from_suffix}"
        original.write_bytes(WRITERS[from_suffix](source))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", written[1:], "--outdir", folder]
        subprocess.run([*command, str(original)], check=True, capture_output=True)
        return original.with_suffix(written).read_bytes()


WRITERS: dict[str, Callable[[Source], bytes]] = {
    ".docx": words,
    ".html": page,
    ".htm": page,
    ".xlsx": workbook,
}
# Kingsoft's files are Microsoft's by another name; LibreOffice doesn't write that.
KINGSOFT = {".wps": ".doc", ".et": ".xls"}
TABLES = (".xls", ".ods")
CONVERTED = (".pdf", ".doc", ".odt", ".rtf", *TABLES, *KINGSOFT)


def contents(document: Document) -> list[tuple[object, ...]]:
    """What a document says, without where it stands in its source."""
    return [
        (item.kind, item.label, item.title, item.section, c.label, c.text, c.agencies, c.deadline)
        for item in document.items
        for c in item.clauses
    ]


def read(source: Source) -> list[list[tuple[object, ...]]]:
    return [contents(document) for document in parse(source, numbered).documents]


def assert_read_alike(path: Path, file: Path, write: Callable[[Source], bytes]) -> None:
    text = read_source(path)
    file.write_bytes(write(text))
    assert read(read_source(file)) == read(text)


def test_every_reader_is_under_contract() -> None:
    assert {*WRITERS, *CONVERTED, ".txt", ".md", ".tsv"} == set(READERS)


@pytest.mark.parametrize(
    ("suffix", "path"),
    [(suffix, path) for suffix in WRITERS for path in (RULED if suffix == ".xlsx" else SAME)],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_the_same_documents_are_found_in_every_format(
    suffix: str, path: Path, tmp_path: Path
) -> None:
    assert_read_alike(path, tmp_path / f"{path.stem}{suffix}", WRITERS[suffix])


@pytest.mark.slow
@pytest.mark.parametrize("suffix", CONVERTED)
@pytest.mark.parametrize("path", RULED, ids=lambda path: path.stem)
def test_the_same_documents_are_found_in_what_libreoffice_writes(
    path: Path, suffix: str, tmp_path: Path
) -> None:
    assert_read_alike(path, tmp_path / f"{path.stem}{suffix}", lambda s: converted(s, suffix))


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_character_is_accounted_for(suffix: str, tmp_path: Path) -> None:
    for path in SOURCES:
        file = tmp_path / f"{path.stem}{suffix}"
        file.write_bytes(WRITERS[suffix](read_source(path)))
        assert parse(read_source(file), numbered).ledger.unplaced() == ()
