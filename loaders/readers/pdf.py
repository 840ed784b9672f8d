"""PDF files with text in them: the lines of each page, and the rows of ruled tables.

A row that a page breaks is put together again. A scan holds no text and is refused.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from lineage.errors import SourceError
from loaders.blocks import Source
from loaders.headings import Frame, frame_of
from loaders.numbering import label_at
from loaders.readers.written import Part, source_of

_PAGES = str(Path(__file__).with_name("pages.py"))
_SECONDS = 120
_MOST = 2**30
_SAVE = (
    "请重新存为不带密码的 PDF，或存为文本。",
    "Save it again as PDF, without a password, or as text.",
)
_NUMBER = re.compile(r"\s*[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?\s*$")
_ENDS = re.compile(r"[。！？；;!?]\s*$")


def read(path: Path, data: bytes) -> Source:
    """The lines and rows of a PDF. Raises SourceError if it is none, locked, scanned or endless."""
    command = [sys.executable, "-P", _PAGES, str(_MOST)]
    try:
        run = subprocess.run(command, input=data, check=True, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        what = f"{_SECONDS} 秒内读不完。", f"It can't be read within {_SECONDS} seconds."
        fix = "请拆成几份，或存为文本。", "Divide it, or save it as text."
        raise SourceError(path, what, fix) from None
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        reason = (last or str(error)).rstrip(": .")
        what = f"不能作为 PDF 读入：{reason}。", f"It can't be read as PDF: {reason}."
        raise SourceError(path, what, _SAVE) from None
    return source_of(path, joined(map(_parts, json.loads(run.stdout))))


def _parts(page: list[str | list[str]]) -> list[Part]:
    return [part if isinstance(part, str) else tuple(part) for part in page]


def joined(pages: Iterable[list[Part]]) -> list[Part]:
    """The parts of all pages, rows that run over a page's end put together."""
    whole: list[Part] = []
    for page in pages:
        at = _last_row(whole)
        if at is not None and page and _goes_on(whole[at], page[0], whole[:at]):
            whole[at] = tuple(a + b for a, b in zip(whole[at], page[0], strict=True))
            whole += page[1:]
        else:
            whole += page
    return whole


def _last_row(parts: list[Part]) -> int | None:
    """Where the row stands that ends a page, whatever page number is printed below it."""
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if isinstance(part, tuple):
            return at
        if frame_of("".join(part.split())) is not Frame.PAGE_NUMBER:
            break
    return None


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
