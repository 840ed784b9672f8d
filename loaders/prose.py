"""Running text: labelled paragraphs to headings and tasks, unnumbered text sentence by sentence.

The ranks a document uses decide what is what: the highest is its sections, the next its
items, whatever is deeper its tasks. A heading may stand alone or open the paragraph that
it heads, up to the first 。.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lineage.model import Role
from loaders import agencies, numbering
from loaders.blocks import Block, BlockKind, Extract
from loaders.drafts import Closing, Draft, Heading, Notes, Task
from loaders.numbering import Label, Rank

_TITLE_LENGTH = 45
_AGENCY_NOTE = re.compile(
    r"[（(](?:(?:牵头|责任|配合|落实|主办|协办)(?:单位|部门)[：:]?[^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*|"
    r"[^（）()。]{2,120}(?:[（(][^（）()]*[)）][^（）()。]*)*(?:牵头|负责|配合|落实|承办))[)）]。?$"
)
_AGENCY_LINE = re.compile(r"^(?:牵头|责任|配合|落实|主办|协办)(?:单位|部门)[：:]")


def sentences(text: Extract) -> list[Extract]:
    """Sentences of a text, split behind every 。 (outside brackets and quotes)."""
    parts, start, depth = [], 0, 0
    for position, character in enumerate(text.text):
        if character in "（(“《":
            depth += 1
        elif character in "）)”》":
            depth = max(0, depth - 1)
        elif character in "。！？" and depth == 0:
            parts.append(text[start : position + 1].strip())
            start = position + 1
    return [part for part in [*parts, text[start:].strip()] if part]


def ranks_of(blocks: Sequence[Block]) -> tuple[Rank, ...]:
    """Ranks of the labels that open paragraphs, the highest first."""
    labels = (
        numbering.label_at(block.content.text) for block in blocks if block.kind is BlockKind.LINE
    )
    return tuple(sorted({label.rank for label in labels if label}))


@dataclass(slots=True)
class ProseReader:
    """Reads paragraphs one by one into drafts. `ranks` as `ranks_of` gives them."""

    notes: Notes
    drafts: list[Draft]
    ranks: tuple[Rank, ...]
    inline: list[bool] = field(default_factory=list)

    def paragraph(self, block: Block, is_last: bool) -> None:
        """Take one paragraph of the body; `is_last` when no labelled one follows."""
        text = block.content.strip()
        label = numbering.label_at(text.text)
        if label is None:
            self._unlabelled(text, block.line, is_last)
        elif self._is_heading_rank(label):
            self._headed(text, label, block.line)
        else:
            self._numbered(text, label, block.line)

    def _is_heading_rank(self, label: Label) -> bool:
        if label.rank >= Rank.TASK:
            return False
        return label.rank in self.ranks[:2]

    def _headed(self, text: Extract, label: Label, line: int) -> None:
        rank = Rank.SECTION if self.ranks.index(label.rank) == 0 else Rank.ITEM
        if rank is Rank.SECTION and self._items_without_sections(label):
            rank = Rank.ITEM
        printed, rest = numbering.cut(text, label)
        parts = sentences(rest)
        if parts and (len(parts) > 1 or not rest.text.rstrip().endswith("。") or _short(parts[0])):
            title, body = parts[0], parts[1:]
        else:
            title, body = rest[:0], parts
        if body and not _short(title):
            title, body = rest[:0], parts
        self.inline.append(bool(body))
        self.drafts.append(Heading(rank, label.number, printed, title, line))
        self.drafts.extend(Task(part, line) for part in body)

    def _items_without_sections(self, label: Label) -> bool:
        return label.rank is Rank.ITEM

    def _numbered(self, text: Extract, label: Label, line: int) -> None:
        printed, rest = numbering.cut(text, label)
        body, cell = _agency_tail(rest)
        task = Task(body.strip(), line, printed)
        if cell:
            task.agencies.append((Role.RESPONSIBLE, cell))
        self.drafts.append(task)

    def _unlabelled(self, text: Extract, line: int, is_last: bool) -> None:
        last = self.drafts[-1] if self.drafts else None
        if isinstance(last, Task) and agencies.looks_like_agencies(text.squeeze().text):
            last.agencies.append((Role.RESPONSIBLE, text))
        elif is_last and (isinstance(last, Closing) or self._closes(last)):
            self.drafts.append(Closing(text, line))
        elif isinstance(last, Task) and last.label:
            last.text += text
        else:
            self.drafts.extend(Task(part, line) for part in sentences(text))

    def _closes(self, last: Draft | None) -> bool:
        """Items of this document carry their text with them, so loose text at the end closes."""
        mostly_inline = sum(self.inline) * 2 >= len(self.inline) and any(self.inline)
        return isinstance(last, Task) and mostly_inline


def _short(title: Extract) -> bool:
    return len(title.squeeze().text) <= _TITLE_LENGTH


def _agency_tail(text: Extract) -> tuple[Extract, Extract]:
    """Task text and the agencies named at its end, in brackets or run on behind the last 。"""
    text = text.strip()
    if note := _AGENCY_NOTE.search(text.text):
        return text[: note.start()], text[note.start() :]
    end = text.text.rfind("。") + 1
    tail = text[end:].strip()
    if end and tail and agencies.looks_like_agencies(tail.squeeze().text):
        return text[:end], tail
    return text, text[:0]
