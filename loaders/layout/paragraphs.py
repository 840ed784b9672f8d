"""Lines to paragraphs: a blank line or a page break in mid-sentence ends no paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from unicodedata import east_asian_width

from loaders import numbering
from loaders.agencies.names import is_label, opens_field
from loaders.agencies.notes import note_start
from loaders.blocks import Block, BlockKind, Extract
from loaders.brackets import REFERENCE
from loaders.dates import DATE
from loaders.frame.notices import FORMULA
from loaders.frame.signatures import signed
from loaders.frame.titles import is_cut_off
from loaders.lines import Frame, frame_of, is_short_line
from loaders.numbering import Label, Rank
from loaders.offices import ISSUER, ends_with_office, is_recipients

_TERMINAL = tuple("。！？；：:;!?")
_LISTING = ("，", ",", "、")
_CUT_NUMBER = re.compile(r"〔\d{5,8}(?!\d*〕)")
_OPEN_END = re.compile(
    r"经(?:19|20)\d\d年\d{1,2}月\d{1,2}日$|(?:已经|现将|按照|根据|经|和|及|与|对|将|把|由|、)$"
)
# What only opens a sentence, where a page begins a line with the link to what is cited.
_OPENS_SENTENCE = re.compile(r"^(?:为|根据|按照|依据|依照|现将)[^。；：:]*$")
_OPENS_LIST = re.compile("(?:附件|备?注|说明)[：:]")
_NARROW_STOP = re.compile(r"[\u4e00-\u9fff）)》”][.．]$")
_ENDS_REFERRING = re.compile(rf"[。；]{REFERENCE.pattern}$")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"), ("〔", "〕"))
_HEADING_LENGTH = 45
# The widest line that is taken for broken, how much narrower a full one may be (signs that may not
# begin a line, long words), and what share of the lines, how many of them at least, is full where
# lines are broken.
_WIDEST, _RAGGED, _FULL, _LEAST_FULL = 50.0, 2.0, 0.15, 4
# How far the first line of a paragraph is set in.
_INDENT = 2.0
# What can tell whether a paragraph goes on stands at its ends, so that is all that is looked at.
_SIGHT = 120


def join_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every line that goes on joined to its continuation."""
    return tuple(_joined(blocks, _measure(blocks)))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its lines are collected; `head` and `tail` are what can be seen of it."""

    block: Block
    parts: list[Extract] = field(default_factory=list)
    head: str = ""
    tail: str = ""
    comma: bool = False
    stop: bool = False

    def add(self, content: Extract, text: str) -> None:
        self.parts.append(content)
        if len(self.head) < _SIGHT:
            self.head += text
        self.tail = (self.tail + text)[-_SIGHT:]
        self.comma = self.comma or any(mark in text for mark in "，；,")
        self.stop = self.stop or "。" in text

    def whole(self) -> Block:
        """The block with all its lines; the same where it has one, with what is known of it."""
        if len(self.parts) == 1:
            return self.block
        return replace(self.block, cells=(Extract.join(self.parts),))


def _joined(blocks: Sequence[Block], measure: float) -> Iterator[Block]:
    last: _Paragraph | None = None
    rules: list[Block] = []
    for index, block in enumerate(blocks):
        text = block.squeezed if block.kind is BlockKind.LINE else ""
        goes_on = last is not None and text != "" and _goes_on(last, block, text, measure)
        # Who signs above the day stands apart, though the sentence above has lost its stop.
        if last and goes_on and not signed(blocks, index, None):
            last.add(block.content, text)
            continue
        if last and _parts_pages(block, text):
            rules.append(block)
            continue
        if last:
            yield last.whole()
            last = None
        yield from rules
        rules.clear()
        if block.kind is BlockKind.LINE:
            last = _Paragraph(block)
            last.add(block.content, text)
        else:
            yield block
    if last:
        yield last.whole()
    yield from rules


def _parts_pages(block: Block, text: str) -> bool:
    """Whether a block sets pages apart, behind which a sentence may go on; a bare number may be a cell."""
    numbered = frame_of(text) is Frame.PAGE_NUMBER and not text.isdecimal()
    return block.kind is BlockKind.RULE or numbered


def _measure(blocks: Sequence[Block]) -> float:
    """How wide a full line is, in full-width signs; 0.0 where each paragraph has a line of its own.

    Where lines are broken to one width, many are as wide as the widest.
    """
    widths = sorted(_width(block.content.text) for block in blocks if block.kind is BlockKind.LINE)
    measure = widths[int(len(widths) * 0.9)] if widths else 0.0
    full = sum(abs(width - measure) <= _RAGGED for width in widths)
    return measure if measure <= _WIDEST and full >= max(_LEAST_FULL, _FULL * len(widths)) else 0.0


def _width(text: str) -> float:
    """The width of a line in full-width signs; Latin letters and digits have half of it."""
    return sum(map(_sign_width, text.strip()))


@cache
def _sign_width(sign: str) -> float:
    return 1.0 if east_asian_width(sign) in "WFA" else 0.5


def _goes_on(last: _Paragraph, block: Block, after: str, measure: float) -> bool:
    """Whether a line, `after` without its white space, carries on the paragraph."""
    if last.block.heading or block.heading or frame_of(after) or opens_field(after):
        return False
    if last.block.is_link or is_cut_off(last.tail) or _begins_anew(last, after):
        return False
    label = numbering.label_of(block)
    if frame := frame_of(last.head):
        return _frame_goes_on(frame, last, label, after)
    if label and label.rank <= Rank.ITEM:
        return False
    cites = after.startswith("《") and _OPENS_SENTENCE.match(last.head)
    if cites or _unbalanced(last.tail) or (label is None and _awaits(last, after)):
        return True
    return label is None and (
        _is_broken(last, block, after, measure) or not (_is_complete(last) or _is_heading(last))
    )


def _awaits(last: _Paragraph, after: str) -> bool:
    """Whether what it names comes on the next line: 责任单位：, or 第一章 without its title."""
    label = numbering.label_at(last.head)
    bare = label is not None and label.length == len(last.head)
    chapter = label is not None and label.rank <= Rank.DIVISION
    return is_label(last.head) or (bare and chapter and is_short_line(after))


def _begins_anew(last: _Paragraph, after: str) -> bool:
    """Whether a line is a formula (特此通知), or tells to whom a document goes and nothing above does."""
    if FORMULA.match(after):
        return True
    listed = last.tail.endswith(_LISTING) or is_recipients(f"{last.tail}：")
    return is_recipients(after) and (not listed or DATE.match(last.head) is not None)


def _is_broken(last: _Paragraph, block: Block, after: str, measure: float) -> bool:
    """Whether a line ends in mid-sentence because it is full, above a block that says `after`."""
    indent = _INDENT if len(last.parts) == 1 else 0.0
    full = bool(measure) and _width(last.parts[-1].text) + indent >= measure - _RAGGED
    # A point of a list seldom ends with its line full; a sentence has ； anywhere.
    set_in = block.content.text[:1].isspace()
    within = last.tail.endswith(("；", ";")) and not set_in
    ends = (last.tail.endswith(_TERMINAL) and not within) or note_start(last.tail) is not None
    return full and not ends and not is_recipients(after)


def _frame_goes_on(frame: Frame, last: _Paragraph, label: Label | None, after: str) -> bool:
    """Lists of copies run over several lines, attachments and remarks have a line for each."""
    if frame in (Frame.ATTACHMENT, Frame.REMARK):
        if label is None or (frame is Frame.ATTACHMENT and not is_short_line(after)):
            return False
        if _OPENS_LIST.fullmatch(last.head):
            return label.number == 1
        return re.search(rf"{label.number - 1}\s*[.．、]", last.head + last.tail) is not None
    # Who prints it stands below a list that has lost its stop.
    prints = ends_with_office(last.tail) and ISSUER.fullmatch(after)
    closed = last.tail.endswith("。") or prints
    return frame is Frame.COPIES and label is None and not closed


def _is_complete(last: _Paragraph) -> bool:
    """It ends with a full stop or a note in brackets, or has never been a sentence."""
    if _OPEN_END.search(last.tail):
        return False
    if last.tail.endswith(_TERMINAL) or not (last.comma or last.stop):
        return True
    if _NARROW_STOP.search(last.tail) or _ENDS_REFERRING.search(last.tail):
        return True
    return note_start(last.tail) is not None


def _unbalanced(text: str) -> bool:
    """Whether a bracket or quote is still open; one left open long ago is a misprint.

    So is that of a number (〔201829), whose signs a page has lost.
    """
    text = _CUT_NUMBER.sub("", text)
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)


def _is_heading(last: _Paragraph) -> bool:
    return (
        not (last.stop or _OPEN_END.search(last.tail))
        and len(last.head) <= _HEADING_LENGTH
        and numbering.label_of(last.block) is not None
    )
