"""The one outline parser: the blocks of a source become documents, whatever their format.

    blocks → columns put right → paragraphs → documents told apart → head, body, tail
           → headings and tasks → ids → Document

A source may hold several documents, one behind the other: a notice that forwards another
carries its whole text, and the imprint of the outer one then stands behind the inner one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lineage.errors import SourceError
from lineage.model import Document, Fact
from loaders import numbering
from loaders.agencies import is_agency_line
from loaders.assembly import assemble
from loaders.blocks import Block, BlockKind, Source
from loaders.columns import unflatten
from loaders.drafts import Draft, Heading, Notes
from loaders.flattened import cut_lines
from loaders.frame import FrameParts, FrameReader, same_title, title_run
from loaders.headings import LETTERHEAD, Frame, frame_of, header_cells, is_short_line
from loaders.ledger import Ledger
from loaders.numbering import Rank
from loaders.paragraphs import join_lines
from loaders.prose import ProseReader, ranks_of
from loaders.tables import TableReader

_TAIL = {Frame.DISCLOSURE, Frame.COPIES, Frame.PRINTED, Frame.FORM, Frame.ATTACHMENT}

Naming = Callable[[int, dict[str, Fact]], str]


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


def parse(source: Source, name: Naming) -> Parsed:
    """Documents of a source. `name` gives the key for the n-th document and its facts.

    Raises SourceError when a table has no heading row or no document has an item.
    """
    ledger = Ledger(source)
    for mark in source.markup:
        ledger.enter(mark, "markup")
    blocks = join_lines(cut_lines(unflatten(source.blocks)))
    parts = [_part(source, ledger, blocks[a:b]) for a, b in _stretches(blocks)]
    if len(parts) > 1:
        what = f"{len(parts)} documents stand in this file."
        for part in parts:
            part.notes.warn("stacked", what, (part.head or part.body or part.tail)[0].line)
    _give_back_tails(parts)
    documents = [_document(part, index, name) for index, part in enumerate(parts)]
    for index, document in enumerate(documents[:-1]):
        if any(c.role == "transmits" for c in document.citations):
            documents[index] = replace(document, attaches=documents[index + 1].key)
    return Parsed(tuple(documents), ledger)


def _stretches(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where each document starts and ends, as half-open ranges of blocks."""
    starts: list[int] = []
    before: Sequence[Block] = ()
    index = 0
    while index < len(blocks):
        run = title_run(blocks, index)
        title = blocks[index : index + run]
        # A web page prints the title twice.
        if before and title and not same_title(before, title):
            starts.append(_start_of_head(blocks, index))
        before = title or before
        index += run or 1
    return list(pairwise([0, *starts, len(blocks)]))


def _start_of_head(blocks: Sequence[Block], title: int) -> int:
    """Letterhead and number right above a title belong to its document."""
    start = title
    while start and blocks[start - 1].kind is BlockKind.LINE:
        text = blocks[start - 1].content.squeeze().text
        if not (LETTERHEAD.match(text) or frame_of(text) is Frame.NUMBER):
            break
        start -= 1
    return start


def _part(source: Source, ledger: Ledger, blocks: Sequence[Block]) -> _Part:
    start = next((i for i, block in enumerate(blocks) if _opens_body(block)), len(blocks))
    end = _end_of_body(blocks, start)
    return _Part(
        blocks[:start], blocks[start:end], blocks[end:], FrameParts(), Notes(source, ledger)
    )


def _opens_body(block: Block) -> bool:
    if block.kind is BlockKind.ROW:
        return True
    if header_cells(block):
        return True
    return block.kind is BlockKind.LINE and numbering.label_at(block.content.text) is not None


def _end_of_body(blocks: Sequence[Block], start: int) -> int:
    """The body ends with its last row or paragraph; imprint, forms and notes stand behind it."""
    end = len(blocks)
    while end > start:
        block = blocks[end - 1]
        if block.kind is BlockKind.ROW:
            if any(cell.text.strip() for cell in block.cells):
                break
        elif block.kind is BlockKind.LINE:
            text = block.content.squeeze().text
            frame = frame_of(text)
            if numbering.label_at(text) and frame is None:
                break
            if frame is None and (not is_short_line(text) or is_agency_line(text)):
                break
        end -= 1
    return end


def _give_back_tails(parts: Sequence[_Part]) -> None:
    """An imprint printed behind an attached text goes back to the document that attaches it."""
    for part in parts:
        _read_head(part)
    for index, part in enumerate(parts):
        offices = [
            block.content.squeeze().text for block in part.tail if block.kind is BlockKind.LINE
        ]
        for outer in parts[:index]:
            issuer = outer.frame.value("issuer")
            own = part.frame.value("issuer") or ""
            if issuer and any(
                o.startswith(issuer) and not (own and o.startswith(own)) for o in offices
            ):
                outer.imprint = part.tail
                outer.notes.warn(
                    "tail-apart",
                    "The imprint stands behind the text of another document.",
                    part.tail[0].line,
                )
                part.tail = ()
    for part in parts:
        FrameReader(part.notes, part.frame).tail((*part.tail, *part.imprint))


def _read_head(part: _Part) -> None:
    FrameReader(part.notes, part.frame).head(part.head)


def _document(part: _Part, index: int, name: Naming) -> Document:
    drafts = read_body(part.body, part.notes)
    if not drafts:
        line = (part.body or part.head or part.tail)[0].line if (part.head or part.body) else 1
        raise SourceError(
            part.notes.source.path,
            "No item was found in this document.",
            "Items begin with 一、 or （一） or 1., or stand in a table with a heading row.",
            line,
        )
    key = name(index, part.frame.facts)
    stretches = ((*part.head, *part.body, *part.tail), part.imprint)
    return assemble(key, drafts, part.frame, part.notes, stretches)


def read_body(blocks: Sequence[Block], notes: Notes) -> list[Draft]:
    """Headings, tasks and closing paragraphs of a body, in reading order."""
    drafts: list[Draft] = []
    table = TableReader(notes, drafts)
    prose = ProseReader(notes, drafts, ranks_of(blocks))
    last_label = max(
        (i for i, b in enumerate(blocks) if b.kind is BlockKind.LINE and _is_labelled(b)),
        default=-1,
    )
    attached = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.ROW:
            table.row(block)
        elif block.kind is BlockKind.LINE:
            text = block.content.squeeze().text
            frame = frame_of(text)
            if frame is not None:
                notes.set_aside(frame.value, block.content)
                if frame in _TAIL:
                    table.close()
                    attached = True
            elif table.headings and _repeats(text, table):
                notes.set_aside("reprinted heading", block.content)
            elif attached and not table.headings and _is_title(text):
                notes.set_aside("attachment title", block.content)
            else:
                _line(block, prose, table, index > last_label)
    return drafts


def _line(block: Block, prose: ProseReader, table: TableReader, is_last: bool) -> None:
    prose.paragraph(block, is_last)
    last = prose.drafts[-1] if prose.drafts else None
    if isinstance(last, Heading):
        if last.rank is Rank.SECTION:
            table.section, table.item = last, None
        else:
            table.item = last


def _is_labelled(block: Block) -> bool:
    return numbering.label_at(block.content.text) is not None


def _repeats(text: str, table: TableReader) -> bool:
    section = table.section
    if section is None:
        return False
    printed = (section.label + section.title).squeeze().text
    return text.rstrip("。") == printed.rstrip("。")


def _is_title(text: str) -> bool:
    return is_short_line(text) and numbering.label_at(text) is None
