"""Lines to paragraphs: a blank line or a page break in mid-sentence ends no paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders import numbering
from loaders.blocks import Block, BlockKind
from loaders.headings import Frame, frame_of

_TERMINAL = "。！？；：:;”》）)"
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"), ("〔", "〕"))
_HEADING_LENGTH = 45
_WRAPPED_WIDTH = 50


def join_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every line that goes on joined to its continuation."""
    width = _typical_width(blocks)
    joined: list[Block] = []
    for block in blocks:
        if joined and _goes_on(joined[-1], block, width):
            last = joined[-1]
            joined[-1] = replace(last, cells=(last.content + block.content,))
        else:
            joined.append(block)
    return tuple(joined)


def _typical_width(blocks: Sequence[Block]) -> int:
    lengths = sorted(
        len(block.content.text.strip()) for block in blocks if block.kind is BlockKind.LINE
    )
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _goes_on(last: Block, block: Block, width: int) -> bool:
    if last.kind is not BlockKind.LINE or block.kind is not BlockKind.LINE:
        return False
    if last.heading or block.heading:
        return False
    before, after = last.content.squeeze().text, block.content.squeeze().text
    frame, next_frame = frame_of(before), frame_of(after)
    if next_frame or numbering.label_at(after):
        return _unbalanced(before) and not next_frame
    if frame is Frame.COPIES:
        return not before.endswith("。")
    if frame:
        return False
    if _unbalanced(before):
        return True
    if before.endswith(tuple(_TERMINAL)) and not before.endswith(("）", ")", "”", "》")):
        return False
    if not _is_sentence(before):
        return False
    return not _is_heading(before, width)


def _unbalanced(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)


def _is_sentence(text: str) -> bool:
    return "，" in text or "。" in text or "；" in text or "," in text


def _is_heading(text: str, width: int) -> bool:
    if "。" in text or len(text) > _HEADING_LENGTH or not numbering.label_at(text):
        return False
    return not (width <= _WRAPPED_WIDTH and len(text) >= width * 0.85)
