"""The one outline parser: the blocks of a source become documents, whatever their format.

    blocks → bars and columns put right → paragraphs → documents told apart → head, body, tail
           → headings and tasks → ids → Document

A source may hold several documents, one behind the other: a notice that forwards another
carries its whole text, and the imprint of the outer one then stands behind the inner one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from lineage.errors import SourceError
from lineage.model import Citation, CitationRole, Document, Fact, Origin
from lineage.text import fold
from loaders import numbering
from loaders.agencies import deadline, is_agency_line
from loaders.assembly import assemble
from loaders.blocks import Block, BlockKind, Source
from loaders.body.reader import read_body
from loaders.columns import header_cells, is_agency_column
from loaders.drafts import OTHER_TABLE, Notes
from loaders.frame.notices import FORWARDED, ISSUED
from loaders.frame.parts import FrameParts
from loaders.frame.reader import FrameReader
from loaders.frame.titles import is_headed, same_title, title_run
from loaders.layout.bars import unbarred
from loaders.layout.boxes import unboxed
from loaders.layout.contents import without_contents
from loaders.layout.decimals import cut_decimals, with_depths
from loaders.layout.flattened import cut_lines
from loaders.layout.forms import without_forms
from loaders.layout.interleaved import unflatten
from loaders.layout.paragraphs import join_lines
from loaders.layout.rows import rows_put_right
from loaders.layout.stacked import unstacked
from loaders.ledger import Ledger
from loaders.lines import (
    LETTERHEAD,
    Frame,
    frame_of,
    is_labelled,
    is_menu_line,
    is_page_foot,
    is_short_line,
)
from loaders.offices import ISSUER, is_recipients, names_member

# An entry of a page's header, or one of a list below it.
_ENTRY = re.compile(r"\s*(?:[\w-]{1,20}\s*[：:]|-\s)")
_NAMED = re.compile("《([^《》]+)》|(?:印发|出台|发布)([^《》]{4,})$")
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
    "没有自己的条目，正文只作通知读入。",
    "No items of its own: its text is read as a covering notice.",
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
    on_paper = [block for block in source.blocks if not block.is_running]
    header = _page_header(on_paper)
    rows = rows_put_right(tuple(unstacked(on_paper[len(header) :])))
    marked = tuple(_menu_marked(rows))
    text, links = _links_apart(with_depths(cut_decimals(cut_lines(unflatten(marked)))))
    blocks = join_lines(text)
    parts = [_part(source, ledger, blocks[a:b]) for a, b in _stretches(blocks)]
    parts[0].header = header
    parts[0].notes.warnings.extend(source.warnings)
    for link in links:
        parts[-1].notes.set_aside(Frame.WEB_PAGE.value, link.content)
    for block in (each for each in source.blocks if each.is_running):
        number = frame_of(block.squeezed) is Frame.PAGE_NUMBER
        kind = Frame.PAGE_NUMBER.value if number else "running head"
        parts[-1].notes.set_aside(kind, block.content)
    if len(parts) > 1:
        _say_stacked(parts)
    for part in parts:
        reader = FrameReader(part.notes, part.frame, ends_in_annex=not part.body)
        reader.head(part.head, part.header)
    _give_back_tails(parts)
    for part in parts:
        _read_tail(part)
    keys = name([part.frame.facts for part in parts])
    documents = [_document(part, key) for part, key in zip(parts, keys, strict=True)]
    return Parsed(tuple(_linked(documents)), ledger)


def _page_header(blocks: Sequence[Block]) -> Sequence[Block]:
    """The entries (文号: …) that a page export prints between two rules, and the quotes below."""
    rules = [index for index, block in enumerate(blocks) if block.kind is BlockKind.RULE]
    if rules[:1] != [0] or len(rules) < 2:
        return ()
    end = rules[1]
    if end < 2 or not all(_ENTRY.match(block.content.text) for block in blocks[1:end]):
        return ()
    quotes = takewhile(lambda block: block.content.text.startswith(">"), blocks[end + 1 :])
    return (*blocks[: end + 1], *quotes)


def _menu_marked(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the entries of a page's numbered menu (1. 首页) all marked as links.

    A menu stands above all text: below a title or another label 1. 时间：… is an item like others.
    """
    last, opened = 0, False
    for index, block in enumerate(blocks):
        label = numbering.label_of(block)
        due = label is not None and label.number == last + 1 > 1
        opened = opened or title_run(blocks, index) > 0
        entry = not opened and (is_menu_line(block) or (due and is_short_line(block.squeezed)))
        opened = opened or (label is not None and not entry)
        last = label.number if label and entry else 0
        yield replace(block, is_link=True) if entry else block


def _links_apart(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks, and the lines of links that a page lists below a text, among them other titles."""
    start = next((index for index, block in enumerate(blocks) if is_labelled(block)), len(blocks))
    text = (block for block in blocks[start:] if not block.is_link)
    return [*blocks[:start], *text], [block for block in blocks[start:] if block.is_link]


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


def _stretches(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where each document starts and ends, as half-open ranges of blocks."""
    starts: list[int] = []
    before: Sequence[Block] = ()
    index = below = 0
    while index < len(blocks):
        run = title_run(blocks, index)
        title = blocks[index : index + run]
        # A web page prints the title twice.
        if title and (not same_title(before, title) if before else _forwards(blocks[:index])):
            start = _start_of_head(blocks, index)
            above = blocks[starts[-1] if starts else 0 : start]
            own = _is_news(before, above, title) or (
                _issues(blocks[below:start], title) and not is_headed(blocks, index + run)
            )
            if any(map(_is_text, above)) and not own:
                starts.append(start)
        index += run or 1
        if title:
            before, below = title, index
    return list(pairwise([0, *starts, len(blocks)]))


def _is_news(headline: Sequence[Block], blocks: Sequence[Block], title: Sequence[Block]) -> bool:
    """Whether what stands above a title only reports of it: 某市印发…, and no document's parts."""
    texts = [block.squeezed for block in (*headline, *blocks)]
    found = _NAMED.finditer("".join(texts[: len(headline)]))
    named = [match[1] or match[2] for match in found]
    whole = "".join(block.squeezed for block in title)
    parts = any(frame_of(text) is Frame.NUMBER or is_recipients(text) for text in texts)
    labelled = any(is_labelled(each) or each.kind is BlockKind.ROW for each in blocks)
    return any(name in whole for name in named) and not (parts or labelled)


def _issues(blocks: Sequence[Block], title: Sequence[Block]) -> bool:
    """Whether a notice says in these blocks that it issues what has this title, not forwards it."""
    whole = _folded(title)
    # Who signs the notice may stand right above, without a day.
    unsigned = _folded(title[1:]) if ISSUER.fullmatch(title[0].squeezed) else whole
    texts = (block.squeezed for block in blocks if block.kind is BlockKind.LINE)
    said = (match for text in texts for match in ISSUED.finditer(text))
    issued = (match for match in said if "转发" not in match.group())
    return any(fold(match[1] or match[2]).text in (whole, unsigned) for match in issued)


def _folded(blocks: Sequence[Block]) -> str:
    return fold("".join(block.content.text for block in blocks)).text


def _forwards(blocks: Sequence[Block]) -> bool:
    """Whether blocks above a title are a notice without title that forwards what follows."""
    texts = [block.squeezed for block in blocks if block.kind is BlockKind.LINE]
    to = next((index for index, text in enumerate(texts) if is_recipients(text)), len(texts))
    return any(FORWARDED.search(text) for text in texts[to + 1 :])


def _is_text(block: Block) -> bool:
    """A row or a sentence, as opposed to a line of a head or of the page."""
    sentence = "。" in block.content.text and frame_of(block.squeezed) is not Frame.WEB_PAGE
    return block.kind is BlockKind.ROW or sentence


def _start_of_head(blocks: Sequence[Block], title: int) -> int:
    """Letterhead and number right above a title belong to its document."""
    start = title
    while start and blocks[start - 1].kind is BlockKind.LINE:
        text = blocks[start - 1].squeezed
        if not (LETTERHEAD.match(text) or frame_of(text) is Frame.NUMBER):
            break
        start -= 1
    return start


def _part(source: Source, ledger: Ledger, blocks: Sequence[Block]) -> _Part:
    notes = Notes(source, ledger)
    blocks = without_forms(without_contents(blocks, notes), notes)
    start = _start_of_body(blocks)
    end = _end_of_body(blocks, start)
    return _Part(blocks[:start], blocks[start:end], blocks[end:], FrameParts(), notes)


def _start_of_body(blocks: Sequence[Block]) -> int:
    """Where the first label or heading row stands below the head.

    Labels that a page prints above a title (第一篇：…) have no text, but a document's head below them;
    remarks of the page's own may stand between the title and where it is printed once more.
    """
    start = index = _next_opening(blocks, 0)
    above, plain = _first_title(blocks[:start]), True
    while index < len(blocks) and (plain or above):
        run = title_run(blocks, index)
        title = blocks[index : index + run]
        again = bool(above) and bool(title) and same_title(above, title)
        if run and (plain or again) and is_headed(blocks, index + run):
            start = _next_opening(blocks, index + run + 1)
        plain = plain and not _is_text(blocks[index])
        index += run or 1
    return start


def _first_title(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first title in these blocks, none of them where there is none."""
    runs = ((index, title_run(blocks, index)) for index in range(len(blocks)))
    return next((blocks[index : index + run] for index, run in runs if run), ())


def _next_opening(blocks: Sequence[Block], start: int) -> int:
    """Where the next label or heading row stands; the end where none does."""
    following = range(start, len(blocks))
    openings = (i for i in following if header_cells(blocks[i]) or is_labelled(blocks[i]))
    return next(openings, len(blocks))


def _end_of_body(blocks: Sequence[Block], start: int) -> int:
    """The body ends with its last row or paragraph; imprint, forms and notes stand behind it.

    So does what a page prints for itself, from where no label and no row follows.
    """
    places = reversed(range(start, len(blocks)))
    texts = (i for i in places if blocks[i].kind is BlockKind.ROW or is_labelled(blocks[i]))
    below = range(next(texts, start) + 1, len(blocks))
    end = next((index for index in below if is_page_foot(blocks[index].squeezed)), len(blocks))
    while end > start:
        block = blocks[end - 1]
        if block.kind is BlockKind.ROW:
            if any(cell.text.strip() for cell in block.cells):
                break
        elif block.kind is BlockKind.LINE:
            text = block.squeezed
            frame = frame_of(text)
            if numbering.label_of(block) and frame is None:
                break
            said = is_agency_line(text) or deadline(text) or names_member(text)
            short = is_short_line(text) and not said
            if frame is None and not short:
                break
        end -= 1
    return end


def _give_back_tails(parts: Sequence[_Part]) -> None:
    """An imprint printed behind an attached text goes back to the document that attaches it."""
    for index, part in enumerate(parts):
        if outer := next((each for each in parts[:index] if _signs(each, part)), None):
            outer.imprint, part.tail = part.tail, ()
            outer.notes.warn("tail-apart", _TAIL_APART, outer.imprint[0].line)


def _signs(outer: _Part, part: _Part) -> bool:
    """Whether the tail of a part names the issuer of an outer one, and not its own."""
    issuer, own = (each.frame.value("issuer") or "" for each in (outer, part))
    offices = (each.squeezed for each in part.tail if each.kind is BlockKind.LINE)
    others = (office for office in offices if not (own and office.startswith(own)))
    return issuer != "" and any(office.startswith(issuer) for office in others)


def _read_tail(part: _Part) -> None:
    """Read what stands behind the body of a part, and a signature within it."""
    reader = FrameReader(part.notes, part.frame)
    reader.tail((*part.tail, *part.imprint))
    part.body = reader.without_signature(part.body)
    reader.from_page()


def _document(part: _Part, key: str) -> Document:
    drafts = read_body(part.body, part.notes, part.frame.named())
    if not drafts:
        if not _is_notice(part):
            raise _without_items(part)
        part.notes.warn("no-items", _ONLY_NOTICE, part.head[0].line)
    stretches = ((*part.head, *part.body, *part.tail), part.imprint)
    return assemble(key, drafts, part.frame, part.notes, stretches)


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
