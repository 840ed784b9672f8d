"""All that puts blocks right, in order: each pass relies on what those before it have done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.blocks import Block
from loaders.layout.decimals import cut_decimals, with_depths
from loaders.layout.flattened import cut_lines
from loaders.layout.interleaved import unflatten
from loaders.layout.paragraphs import join_lines
from loaders.layout.rows import rows_put_right
from loaders.layout.shreds import pieced_together
from loaders.layout.stacked import unstacked
from loaders.layout.web_page import links_apart, menu_marked, page_header


@dataclass(frozen=True, slots=True)
class Laid:
    """The blocks of a source put right: its text, and what its page prints around that.

    `header` are the entries above it, `links` lead to other pages, `running` are the heads and feet of
    the pages.
    """

    text: Sequence[Block]
    header: Sequence[Block]
    links: Sequence[Block]
    running: Sequence[Block]


def put_right(blocks: Sequence[Block]) -> Laid:
    """The blocks as whole paragraphs and rows of tables."""
    running = [block for block in blocks if block.is_running]
    printed = pieced_together([block for block in blocks if not block.is_running])
    header = page_header(printed)
    rows = rows_put_right(tuple(unstacked(printed[len(header) :])))
    lines = cut_lines(unflatten(tuple(menu_marked(rows))))
    text, links = links_apart(with_depths(cut_decimals(lines)))
    return Laid(join_lines(text), header, links, running)
