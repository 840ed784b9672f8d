"""Tables whose columns a text export has interleaved or set apart by spaces only.

An interleaved one prints, page by page and row by row, the narrow left column (a title broken over
lines and justified with spaces), the wide middle column and the narrow right column, each
line on its own. What tells them apart is the order of the labels (the next task number
that is due opens a middle cell), the width of lines (only the middle column is wide) and
where a sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from loaders import numbering
from loaders.agencies.names import may_be_agencies
from loaders.blocks import EMPTY, Block, BlockKind, Extract
from loaders.columns import agency_columns, header_cells
from loaders.lines import is_frame_line
from loaders.numbering import Label, Rank

_NARROW = 0.5
_FULL = 0.8
_MARGIN_WORD = 8
_STOPS = "。！？"
_GAP = re.compile(r" {2,}|\u3000+")
_SPACE = re.compile(r"\s+")
_LEAST_COLUMNS = 3


def unflatten(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with interleaved or spaced columns put back into rows of cells."""
    return tuple(_unflattened(blocks))


def _unflattened(blocks: Sequence[Block]) -> Iterator[Block]:
    spaced_before = list(accumulate(map(_is_spaced, blocks), initial=0))
    start = end = 0
    while start < len(blocks):
        block = blocks[start]
        start += 1
        cells = header_cells(block) if block.kind is BlockKind.LINE else ()
        if cells and end < start:
            end = next((i for i in range(start, len(blocks)) if _ends(blocks[i])), len(blocks))
        # Columns are set apart by spaces where most lines have some.
        spaced = spaced_before[end] - spaced_before[start] if cells else 0
        if spaced and spaced * 2 >= end - start:
            body: Iterator[Block] = (_spaced_row(line, _GAP) for line in blocks[start:end])
        elif count := _single_spaced(blocks[start:end], [cell.text for cell in cells]):
            end = start + count
            body = (_spaced_row(line, _SPACE) for line in blocks[start:end])
        elif len(cells) == 3:
            body = _Columns(_width(blocks[start:end])).rows(blocks[start:end])
        else:
            yield block
            continue
        yield Block(BlockKind.ROW, block.line, cells)
        yield from body
        start = end


def _is_spaced(block: Block) -> bool:
    """Whether a line holds cells set apart by several spaces."""
    text = block.content.text.strip()
    return "  " in text or "\u3000" in text


def _single_spaced(lines: Sequence[Block], headings: Sequence[str]) -> int:
    """How many lines are rows whose cells single spaces set apart; 0 where most aren't.

    Such a row has as many words as there are columns, and agencies where they belong.
    """
    if len(headings) < _LEAST_COLUMNS:
        return 0
    agencies = agency_columns(headings)
    last = whole = 0
    for number, line in enumerate(lines, start=1):
        words = line.content.text.split()
        if len(words) == len(headings) and all(may_be_agencies(words[i]) for i in agencies):
            last, whole = number, whole + 1
    return last if whole and whole * 2 >= last else 0


def _spaced_row(line: Block, gap: re.Pattern[str]) -> Block:
    content = line.content.strip()
    gaps = [match.span() for match in gap.finditer(content.text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(content.text)]
    cells = tuple(content.pieces(zip(starts, ends, strict=True)))
    return Block(BlockKind.ROW, line.line, cells)


def _ends(block: Block) -> bool:
    return block.kind is not BlockKind.LINE or is_frame_line(block.content.text)


def _width(lines: Sequence[Block]) -> int:
    """Width of the middle column, in characters: the 95th percentile of all lines."""
    lengths = sorted(len(line.squeezed) for line in lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


@dataclass(slots=True)
class _Columns:
    """Reads lines one by one into the cells of the row that is open."""

    width: int
    section: int = 0
    item: int = 0
    task: int = 0
    title: list[Extract] = field(default_factory=list)
    text: list[Extract] = field(default_factory=list)
    agencies: list[Extract] = field(default_factory=list)
    line: int = 0

    def rows(self, lines: Sequence[Block]) -> Iterator[Block]:
        for block in lines:
            content = block.content
            label = self._due(content.text)
            if label and label.rank is Rank.SECTION:
                yield from self._close()
                self.section = label.number
                yield Block(BlockKind.ROW, block.line, (content,))
            elif label and label.rank is Rank.ITEM:
                yield from self._close()
                self.item = label.number
                self._open(block, title=content)
            elif label:
                yield from self._close_task()
                self.task = label.number
                self._open(block, text=content)
            elif (margin := self._margin_before_task(block)) is not None:
                yield from self._close()
                self.task += 1
                self._open(block, title=content[:margin], text=content[margin:])
            elif self._is_margin(block):
                yield from self._close()
                yield Block(BlockKind.ROW, block.line, (content, EMPTY, EMPTY))
            else:
                self._continue(content)
        yield from self._close()

    def _due(self, text: str) -> Label | None:
        """The label at the head of the line, if it is the one that is due next."""
        label = numbering.label_at(text) or numbering.bare_task_at(text.strip(), self.task + 1)
        if label is None:
            return None
        due = {
            Rank.SECTION: (self.section + 1,),
            Rank.ITEM: (self.item + 1, 1 if self.section > 1 and self.item else 0),
            Rank.TASK: (self.task + 1, 1 if self.title else 0),
        }.get(label.rank, ())
        return label if label.number in due else None

    def _margin_before_task(self, block: Block) -> int | None:
        """Where the task starts on a line that opens with the rest of a title."""
        words = block.content.text.split(" ")
        if not block.page_start:
            return None
        position = 0
        for word in words[:-1]:
            position += len(word) + 1
            label = numbering.label_at(block.content.text[position:])
            if label and label.rank is Rank.TASK and label.number == self.task + 1:
                return position
        return None

    def _is_margin(self, block: Block) -> bool:
        """A narrow line at the top of a page, when the agencies' cell is already complete."""
        if not (block.page_start and self.agencies and self.item):
            return False
        widest = max(len(part.squeeze().text) for part in self.agencies)
        last = len(self.agencies[-1].squeeze().text)
        return len(block.squeezed) <= _MARGIN_WORD and last < widest

    def _open(
        self, block: Block, title: Extract | None = None, text: Extract | None = None
    ) -> None:
        if not (self.title or self.text):
            self.line = block.line
        if title:
            self.title.append(title)
        if text:
            self.text.append(text)

    def _continue(self, content: Extract) -> None:
        if not self.text:
            self.title.append(content)
        elif self.agencies or self._text_is_complete(content):
            self.agencies.append(content)
        else:
            self.text.append(content)

    def _text_is_complete(self, following: Extract) -> bool:
        last = self.text[-1].squeeze().text
        narrow = len(following.squeeze().text) <= self.width * _NARROW
        if last.endswith(tuple(_STOPS)):
            return narrow
        return narrow and len(last) < self.width * _FULL

    def _close_task(self) -> Iterator[Block]:
        if self.text:
            yield from self._close()

    def _close(self) -> Iterator[Block]:
        if self.title or self.text:
            cells = tuple(Extract.join(parts) for parts in (self.title, self.text, self.agencies))
            yield Block(BlockKind.ROW, self.line, cells)
        self.title, self.text, self.agencies = [], [], []
