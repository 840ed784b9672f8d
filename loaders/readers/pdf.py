"""PDF files with text in them: the lines of each page, and the rows of ruled tables.

A row that a page breaks is put together again. What each page prints at its head or foot is told
from the text. A scan holds no text and is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import takewhile
from pathlib import Path

from loaders.blocks import Source
from loaders.lines import Frame, frame_of
from loaders.numbering import label_at
from loaders.readers import bounded
from loaders.readers.written import Part, Running, source_of

_PAGES = Path(__file__).with_name("pages.py")
_SAVE = (
    "请重新存为不带密码的 PDF，或存为文本。",
    "Save it again as PDF, without a password, or as text.",
)
# How many lines at the head or foot of a page may run through all of them, how many pages show it,
# and what share of all pages.
_EDGE, _LEAST_PAGES, _SHARE = 2, 3, 1 / 3
_NUMBER = re.compile(r"\s*[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?\s*$")
_ENDS = re.compile(r"[。！？；;!?]\s*$")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a PDF. Raises SourceError if it is none, locked, scanned or endless."""
    found = bounded.run(path, _PAGES, data, "PDF", _SAVE)
    pages = [_parts(page) for page in found]
    return source_of(path, joined(without_running(pages)))


def _parts(page: list[str | list[str]]) -> list[Part]:
    return [part if isinstance(part, str) else tuple(part) for part in page]


def without_running(pages: Sequence[list[Part]]) -> list[list[Part]]:
    """The pages, their numbers and what they print over and over at head or foot marked as such.

    What stands at the head of the first page may be the title.
    """
    counts = Counter(line for page in pages for line in {*_edge(page), *_edge(page[::-1])})
    least = max(_LEAST_PAGES, len(pages) * _SHARE)
    again = {line for line, count in counts.items() if count >= least and not _opens_annex(line)}
    return [_marked(page, again, first=page is pages[0]) for page in pages]


def _edge(page: Sequence[Part]) -> list[str]:
    """The lines at the head of a page that may run through all of them."""
    return [str(part) for part in takewhile(lambda part: isinstance(part, str), page[:_EDGE])]


def _marked(page: Sequence[Part], again: Set[Part], first: bool) -> list[Part]:
    head, foot = _running(page, again), _running(page[::-1], again)
    if first:
        head = head if page and _is_page_number(page[0]) else 0
    end = max(head, len(page) - foot)
    return [*map(Running, page[:head]), *page[head:end], *map(Running, page[end:])]


def _running(page: Sequence[Part], again: Set[Part]) -> int:
    """How many lines at the head of a page are its number or on other pages, too."""
    return len([*takewhile(lambda line: line in again or _is_page_number(line), _edge(page))])


def _is_page_number(part: Part) -> bool:
    return isinstance(part, str) and frame_of("".join(part.split())) is Frame.PAGE_NUMBER


def _opens_annex(line: str) -> bool:
    return frame_of("".join(line.split())) is Frame.ATTACHMENT


def joined(pages: Iterable[list[Part]]) -> list[Part]:
    """The parts of all pages, rows that run over a page's end put together."""
    whole: list[Part] = []
    for page in pages:
        head = [*takewhile(lambda part: isinstance(part, Running), page)]
        text = page[len(head) :]
        at = _last_row(whole)
        if at is not None and text and _goes_on(whole[at], text[0], whole[:at]):
            whole[at] = tuple(a + b for a, b in zip(whole[at], text[0], strict=True))
            text = text[1:]
        whole += [*head, *text]
    return whole


def _last_row(parts: list[Part]) -> int | None:
    """Where the row stands that ends a page, whatever is printed below it on each page."""
    places = reversed(range(len(parts)))
    last = next((at for at in places if not isinstance(parts[at], Running)), None)
    return last if last is not None and isinstance(parts[last], tuple) else None


def _goes_on(row: Part, following: Part, before: Sequence[Part]) -> bool:
    """Whether a page's first row carries on the last one of the page before.

    It does where the longest cell goes on in no word, or breaks off in a sentence, if sentences
    are what its column holds. It doesn't where it opens with a label, or was printed `before`.
    """
    if isinstance(following, str) or isinstance(row, str) or len(row) != len(following):
        return False
    if following in (*before, row) or _is_labelled(following):
        return False
    longest = max(range(len(row)), key=lambda column: len(row[column]))
    if not following[longest].strip():
        return any(cell.strip() for cell in following)
    column = [
        each[longest]
        for each in (*before, following)
        if isinstance(each, tuple) and len(each) == len(row)
    ]
    return not _ENDS.search(row[longest]) and any(map(_ENDS.search, column))


def _is_labelled(row: tuple[str, ...]) -> bool:
    """Whether a row's first filled cell is a number, or opens with one."""
    first = next((cell for cell in row if cell.strip()), "")
    return _NUMBER.match(first) is not None or label_at(first) is not None
