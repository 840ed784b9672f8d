"""Where the documents of a source begin, and where the body of each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.agencies.names import is_agency_line
from loaders.blocks import Block, BlockKind
from loaders.columns import header_cells
from loaders.deadlines import deadline
from loaders.frame.notices import FORWARDED, ISSUED
from loaders.frame.titles import is_headed, issues, opens_act, same_title, title_run
from loaders.lines import LETTERHEAD, Frame, frame_of, is_labelled, is_page_foot, is_short_line
from loaders.numbering import Rank, label_of
from loaders.offices import is_recipients, names_member

_NAMED = re.compile("《([^《》]+)》|(?:印发|出台|发布)([^《》]{4,})$")


def stretches(blocks: Sequence[Block]) -> list[tuple[int, int]]:
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
                issues(blocks[below:start], title) and not is_headed(blocks, index + run)
            )
            if any(map(_is_text, above)) and not own:
                starts.append(start)
        elif (
            not (title or before)
            and opens_act(blocks[index], blocks[index + 1 : index + 4])
            and _is_act(blocks[starts[-1] if starts else 0 : index])
        ):
            starts.append(index)
        index += run or 1
        if title:
            before, below = title, index
    return list(pairwise([0, *starts, len(blocks)]))


def _is_act(blocks: Sequence[Block]) -> bool:
    """Whether blocks are an act that no notice issues: what one issues beside it is the notice's."""
    labels = [label for block in blocks if (label := label_of(block))]
    articles = any(label.rank is Rank.ARTICLE for label in labels)
    texts = (block.squeezed for block in blocks)
    noticed = any(is_recipients(text) or ISSUED.search(text) for text in texts)
    annexed = frame_of(blocks[-1].squeezed) is Frame.ATTACHMENT if blocks else False
    return articles and not (noticed or annexed)


def _is_news(headline: Sequence[Block], blocks: Sequence[Block], title: Sequence[Block]) -> bool:
    """Whether what stands above a title only reports of it: 某市印发…, and no document's parts."""
    texts = [block.squeezed for block in (*headline, *blocks)]
    found = _NAMED.finditer("".join(texts[: len(headline)]))
    named = [match[1] or match[2] for match in found]
    whole = "".join(block.squeezed for block in title)
    parts = any(frame_of(text) is Frame.NUMBER or is_recipients(text) for text in texts)
    labelled = any(is_labelled(each) or each.kind is BlockKind.ROW for each in blocks)
    return any(name in whole for name in named) and not (parts or labelled)


def _forwards(blocks: Sequence[Block]) -> bool:
    """Whether blocks above a title are a notice without title that forwards what follows."""
    texts = [block.squeezed for block in blocks if block.kind is BlockKind.LINE]
    to = next((index for index, text in enumerate(texts) if is_recipients(text)), len(texts))
    return any(FORWARDED.search(text) for text in texts[to + 1 :])


def _start_of_head(blocks: Sequence[Block], title: int) -> int:
    """Letterhead and number right above a title belong to its document."""
    start = title
    while start and blocks[start - 1].kind is BlockKind.LINE:
        text = blocks[start - 1].squeezed
        if not (LETTERHEAD.match(text) or frame_of(text) is Frame.NUMBER):
            break
        start -= 1
    return start


def body_of(blocks: Sequence[Block]) -> tuple[int, int]:
    """Where the body of a document starts and ends, as a half-open range of its blocks."""
    start = _start_of_body(blocks)
    return start, _end_of_body(blocks, start)


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
            if label_of(block) and frame is None:
                break
            said = is_agency_line(text) or deadline(text) or names_member(text)
            short = is_short_line(text) and not said
            if frame is None and not short:
                break
        end -= 1
    return end


def _is_text(block: Block) -> bool:
    """A row or a sentence, as opposed to a line of a head or of the page."""
    sentence = "。" in block.content.text and frame_of(block.squeezed) is not Frame.WEB_PAGE
    return block.kind is BlockKind.ROW or sentence
