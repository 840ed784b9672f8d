"""Notes in brackets that name who is responsible for what stands before them."""

from __future__ import annotations

import re

from loaders.agencies.names import COLUMN_LABEL, VERBS, is_name, looks_like_agencies, split
from loaders.brackets import CLOSING, OPENING, pairs
from loaders.deadlines import deadline

_NOTE_BEHIND = re.compile(rf"[。.]\s*[{re.escape(OPENING)}]")
_NOTE_BEFORE = re.compile(rf"[{re.escape(CLOSING)}]\s*[。；;]")
_LABEL_WITHIN = re.compile(rf"(?:^|[，,；;]){COLUMN_LABEL.pattern}")
_LONGEST_NOTE = 400


def note_start(text: str) -> int | None:
    """Where a closing note in brackets that names agencies begins; None where there is none.

    >>> note_start("及时公开。（市编办牵头，各县〔区〕政府配合）")
    5
    """
    last = len(text.rstrip("。；; \n")) - 1
    if last < 0 or text[last] not in CLOSING:
        return None
    start = next((start for start, end in pairs(text).items() if end == last), None)
    if start is None:
        return None
    within = text[start + 1 : last]
    said = _names_only(within) or ("。" not in within and VERBS.search("".join(within.split())))
    named = text[:start].rstrip().endswith("。") and said
    return start if named or _is_note(within) else None


def notes_within(text: str) -> list[tuple[int, int]]:
    """Where notes in brackets that name agencies stand right behind or before a stop.

    Behind a full stop, or before one or a semicolon, which the ranges take in.

    >>> notes_within("公开规划。（市发改委负责）公开预算（市财政局负责）。公开决算。")
    [(5, 13), (17, 26)]
    """
    found: dict[int, int] = {}
    for stop in _NOTE_BEHIND.finditer(text):
        opening = stop.end() - 1
        length = pairs(text[opening : opening + _LONGEST_NOTE]).get(0, 0)
        within = text[opening + 1 : opening + length]
        if _is_note(within) or _names_only(within):
            found[opening] = opening + length + 1
    for stop in _NOTE_BEFORE.finditer(text):
        offset = max(0, stop.end() - _LONGEST_NOTE)
        if (start := note_start(text[offset : stop.end()])) is not None:
            found[offset + start] = stop.end()
    return sorted(found.items())


def _names_only(within: str) -> bool:
    """Whether the text within brackets is a list of agencies and nothing else."""
    parts = [part for part in split("".join(within.split()), "，,；;、") if not deadline(part)]
    return len(parts) > 1 and all(map(is_name, parts))


def _is_note(within: str) -> bool:
    """Whether the text within brackets says who is responsible, in its first sentence."""
    first = "".join(within.split()).partition("。")[0]
    kept = "，".join(part for part in split(first, "，,；;") if not deadline(part))
    return bool(_LABEL_WITHIN.search(first) or (VERBS.search(kept) and looks_like_agencies(first)))
