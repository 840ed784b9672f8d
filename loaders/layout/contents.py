"""Tables of contents: lines that all come again further down are no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.blocks import Block
from loaders.drafts import Notes
from loaders.lines import is_labelled

_CONTENTS, _LEAST_CONTENTS = "目录", 3
# What stands in a table of contents, whether it comes again or not.
_LISTED = re.compile("(?:[0-9一二三四五六七八九十]|第|附|[（(])[^。；;：:]{1,40}$")
# Points, as they lead from a heading to its page, and stand in a label or don't (1.总则, 1 总则).
_POINTS = re.compile("[.…·．、]")
_PAGE = re.compile(r"\d{0,3}$")


def without_contents(blocks: Sequence[Block], notes: Notes) -> Sequence[Block]:
    """The blocks without a table of contents: lines that all come again further down.

    They stand behind 目录, or are the first labelled ones, three at least. With them goes what
    follows of entries (one may be worded otherwise below), as long as the first is to come again.
    """
    texts = [_POINTS.sub("", block.squeezed) for block in blocks]
    if _CONTENTS in texts:
        start, least = texts.index(_CONTENTS), 1
        first = start + 1
    else:
        labelled = (index for index, block in enumerate(blocks) if is_labelled(block))
        start = first = next(labelled, len(blocks))
        least = _LEAST_CONTENTS
    end = first
    while end < len(texts) and _comes_again(texts, end):
        end += 1
    if end - first < least:
        return blocks
    start -= _is_headed(texts[:start])
    body = _again(texts, first, end) or end
    while end < body and _LISTED.match(texts[end]):
        end += 1
    for block in blocks[start:end]:
        notes.set_aside("contents", block.content)
    return (*blocks[:start], *blocks[end:])


def _is_headed(above: Sequence[str]) -> bool:
    """Whether the last line is the title of what is listed (某市预案目录), as a notice names it."""
    title = above[-1].removesuffix(_CONTENTS) if above else ""
    return title not in ("", *above[-1:]) and any(f"《{title}》" in text for text in above)


def _comes_again(texts: Sequence[str], entry: int) -> bool:
    """Whether what an entry of a table of contents names stands further down."""
    return _again(texts, entry, entry + 1) is not None


def _again(texts: Sequence[str], entry: int, start: int) -> int | None:
    """Where what an entry of a table of contents names stands, from `start` on."""
    title = _PAGE.sub("", texts[entry])
    below = (each for each in range(start, len(texts)) if texts[each].startswith(title))
    return next(below, None) if title else None
