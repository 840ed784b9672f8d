"""What a web page prints around a text: entries above it, a numbered menu, lists of links below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.frame.titles import title_run
from loaders.lines import is_labelled, is_menu_line, is_short_line
from loaders.numbering import label_of

# An entry of a page's header, or one of a list below it.
_ENTRY = re.compile(r"\s*(?:[\w-]{1,20}\s*[：:]|-\s)")


def page_header(blocks: Sequence[Block]) -> Sequence[Block]:
    """The entries (文号: …) that a page export prints between two rules, and the quotes below."""
    rules = [index for index, block in enumerate(blocks) if block.kind is BlockKind.RULE]
    if rules[:1] != [0] or len(rules) < 2:
        return ()
    end = rules[1]
    if end < 2 or not all(_ENTRY.match(block.content.text) for block in blocks[1:end]):
        return ()
    quotes = takewhile(lambda block: block.content.text.startswith(">"), blocks[end + 1 :])
    return (*blocks[: end + 1], *quotes)


def menu_marked(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the entries of a page's numbered menu (1. 首页) all marked as links.

    A menu stands above all text: below a title or another label 1. 时间：… is an item like others.
    So does the title of a page that is printed once more with a number.
    """
    last, opened = 0, False
    first = blocks[0].squeezed if blocks else ""
    for index, block in enumerate(blocks):
        label = label_of(block)
        due = label is not None and label.number == last + 1 > 1
        opened = opened or title_run(blocks, index) > 0
        again = label is not None and block.content.text[label.length :].strip() == first
        entry = not opened and (
            is_menu_line(block) or (due and is_short_line(block.squeezed)) or again
        )
        opened = opened or (label is not None and not entry)
        last = label.number if label and entry else 0
        yield replace(block, is_link=True) if entry else block


def links_apart(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks, and the lines of links that a page lists below a text, among them other titles."""
    start = next((index for index, block in enumerate(blocks) if is_labelled(block)), len(blocks))
    text = (block for block in blocks[start:] if not block.is_link)
    return [*blocks[:start], *text], [block for block in blocks[start:] if block.is_link]
