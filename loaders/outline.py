"""The one outline parser: the blocks of a source become documents, whatever their format.

    blocks → put right (layout) → documents told apart (boundaries) → head and tail (frame), body
           → headings and tasks → ids (assembly) → Document

A source may hold several documents, one behind the other: a notice that forwards another
carries its whole text, and the imprint of the outer one then stands behind the inner one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lineage.errors import SourceError
from lineage.model import Citation, CitationRole, Document, Fact, Origin
from loaders.assembly import assemble
from loaders.blocks import Block, BlockKind, Source
from loaders.body.reader import read_body
from loaders.boundaries import body_of, stretches
from loaders.columns import is_agency_column
from loaders.drafts import OTHER_TABLE, Notes
from loaders.frame.elsewhere import from_page
from loaders.frame.facts import FactWriter
from loaders.frame.head import HeadReader
from loaders.frame.page import said_on_page
from loaders.frame.parts import FrameParts
from loaders.frame.tail import read_tail, without_signature
from loaders.layout.bars import unbarred
from loaders.layout.boxes import unboxed
from loaders.layout.contents import without_contents
from loaders.layout.forms import without_forms
from loaders.layout.passes import Laid, put_right
from loaders.ledger import Ledger
from loaders.lines import (
    Frame,
    frame_of,
)

_HEAD = {"number", "recipients", "signature", "date"}
_TAIL_APART = (
    "版记印在另一份文件的正文之后。",
    "The imprint stands behind the text of another document.",
)
_NO_HEADINGS = (
    (
        "表格的这一行上方没有表头，分不清各栏是什么。",
        "A table row without a heading row above it: nobody can say which cell is what.",
    ),
    (
        "请加上表头（如 工作任务、具体要求、责任单位）。",
        "Add the heading row (for example 工作任务, 具体要求, 责任单位).",
    ),
)
_ONLY_NOTICE = (
    "没有自己的条目，正文只作通知读入；所印发的内容如在附件里，请把附件也放进来。",
    "No items of its own: its text is read as a covering notice. If what it issues is in an annex, add that, too.",
)
_NO_ITEMS = (
    ("此文件中没有找到条目。", "No item was found in this document."),
    (
        "条目以“一、”“（一）”或“1.”开头，或列在有表头的表格中。",
        "Items begin with 一、 or （一） or 1., or stand in a table with a heading row.",
    ),
)

Naming = Callable[[Sequence[Mapping[str, Fact]]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The documents of one source and the ledger that accounts for its characters."""

    documents: tuple[Document, ...]
    ledger: Ledger


@dataclass(slots=True)
class _Part:
    """One document of a source while it is read."""

    head: Sequence[Block]
    body: Sequence[Block]
    tail: Sequence[Block]
    frame: FrameParts
    notes: Notes
    imprint: Sequence[Block] = ()
    header: Sequence[Block] = ()
    alone: bool = True


def parse(source: Source, name: Naming) -> Parsed:
    """Documents of a source. `name` gives the keys of all of them, by their facts.

    Raises SourceError when no document has an item.
    """
    source = unboxed(unbarred(source))
    ledger = Ledger(source)
    for mark in source.markup:
        ledger.enter(mark, "markup")
    laid = put_right(source.blocks)
    parts = [_part(source, ledger, laid.text[a:b]) for a, b in stretches(laid.text)]
    parts[0].header = laid.header
    parts[0].notes.warnings.extend(source.warnings)
    _set_page_aside(laid, parts[-1].notes)
    if len(parts) > 1:
        _say_stacked(parts)
    for part in parts:
        reader = HeadReader(part.notes, part.frame, ends_in_annex=not part.body)
        reader.read(part.head, part.header)
    _give_back_tails(parts)
    for part in parts:
        _read_tail(part)
    keys = name([part.frame.facts for part in parts])
    documents = [_document(part, key) for part, key in zip(parts, keys, strict=True)]
    return Parsed(tuple(_linked(documents)), ledger)


def _set_page_aside(laid: Laid, notes: Notes) -> None:
    """Keep what a page prints around a text as residue."""
    for link in laid.links:
        notes.set_aside(Frame.WEB_PAGE.value, link.content)
    for block in laid.running:
        number = frame_of(block.squeezed) is Frame.PAGE_NUMBER
        notes.set_aside(Frame.PAGE_NUMBER.value if number else "running head", block.content)


def _say_stacked(parts: Sequence[_Part]) -> None:
    what = f"此文件中有 {len(parts)} 份文件。", f"{len(parts)} documents stand in this file."
    for part in parts:
        part.alone = False
        part.notes.warn("stacked", what, (part.head or part.body or part.tail)[0].line)


def _linked(documents: Sequence[Document]) -> list[Document]:
    """The documents of a file, each that forwards the one behind it with its key."""
    linked = list(documents)
    for index in range(len(linked) - 1):
        outer, inner = linked[index : index + 2]
        if cited := next((c for c in outer.citations if c.role is CitationRole.TRANSMITS), None):
            linked[index] = replace(outer, attaches=inner.key)
            linked[index + 1] = _with_number(inner, cited)
    return linked


def _with_number(attached: Document, cited: Citation) -> Document:
    """An attached text that prints no number has the one its notice calls it by."""
    if attached.number or not cited.number or cited.title != attached.title:
        return attached
    known = Fact("number", cited.number, Origin.INFERRED, cited.lines)
    return replace(attached, number=cited.number, facts=(*attached.facts, known))


def _part(source: Source, ledger: Ledger, blocks: Sequence[Block]) -> _Part:
    notes = Notes(source, ledger)
    blocks = without_forms(without_contents(blocks, notes), notes)
    start, end = body_of(blocks)
    return _Part(blocks[:start], blocks[start:end], blocks[end:], FrameParts(), notes)


def _give_back_tails(parts: Sequence[_Part]) -> None:
    """An imprint printed behind an attached text goes back to the document that attaches it."""
    for index, part in enumerate(parts):
        if outer := next((each for each in parts[:index] if _signs(each, part)), None):
            outer.notes.warn("tail-apart", _TAIL_APART, part.tail[0].line)
            outer.imprint, part.tail = (*outer.imprint, *part.tail), ()


def _signs(outer: _Part, part: _Part) -> bool:
    """Whether the tail of a part names the issuer of an outer one, and not its own."""
    issuer, own = (each.frame.value("issuer") or "" for each in (outer, part))
    offices = (each.squeezed for each in part.tail if each.kind is BlockKind.LINE)
    others = (office for office in offices if not (own and office.startswith(own)))
    return issuer != "" and any(office.startswith(issuer) for office in others)


def _read_tail(part: _Part) -> None:
    """Read what stands behind the body of a part, and a signature within it."""
    enter = FactWriter(part.notes, part.frame)
    read_tail(enter, (*part.tail, *part.imprint))
    part.body = without_signature(enter, part.body)
    below = (block.content for block in part.tail if block.kind is BlockKind.LINE)
    part.frame.page = said_on_page(below) | part.frame.page
    from_page(enter)


def _document(part: _Part, key: str) -> Document:
    drafts = read_body(part.body, part.notes, part.frame.named())
    if not drafts:
        if not _is_notice(part):
            raise _without_items(part)
        part.notes.warn("no-items", _ONLY_NOTICE, part.head[0].line)
    stretches = ((*part.head, *part.body, *part.tail), part.imprint)
    document = assemble(key, drafts, part.frame, part.notes, stretches)
    return replace(document, notice_only=not any(document.units()))


def _is_notice(part: _Part) -> bool:
    """Whether a part without items is a notice or a reply in plain prose, or covers another part.

    What stands alone needs a title or recipients and more of a head, and no table that ought to
    be its tasks.
    """
    if not part.alone:
        return bool(part.frame.notice or part.frame.preamble)
    known = part.frame.facts.keys()
    headed = known & {"title", "recipients"} and len(known & {"title", *_HEAD}) > 1
    tables = (
        each.kind == OTHER_TABLE or is_agency_column(each.text) for each in part.notes.residue
    )
    return bool(headed and (part.frame.notice or part.frame.preamble)) and not any(tables)


def _without_items(part: _Part) -> SourceError:
    path = part.notes.source.path
    if table := next((each for each in part.notes.residue if each.kind == OTHER_TABLE), None):
        return SourceError(path, *_NO_HEADINGS, table.lines.first)
    first = next((block.line for block in (*part.body, *part.head, *part.tail)), 1)
    return SourceError(path, *_NO_ITEMS, first)
