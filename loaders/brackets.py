"""Brackets and quotes: which belong together, and a text without what stands in them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

# Brackets of different form close each other in print: （…〕.
OPENING, CLOSING = "（(〔[【", "）)〕]】"
_KINDS = ((OPENING, CLOSING), ("“", "”"), ("《", "》"))
_OPENS = {sign: kind for kind, (signs, _) in enumerate(_KINDS) for sign in signs}
_CLOSES = {sign: kind for kind, (_, signs) in enumerate(_KINDS) for sign in signs}
_SIGNS = re.compile(f"[{re.escape(''.join((*_OPENS, *_CLOSES)))}]")
_BLANK = "\0"
# Texts remembered: what is read again and again are the same short names.
_REMEMBERED = 1_000
# Where more of it stands, in brackets behind the stop of a sentence: （目录见附件1）.
REFERENCE = re.compile(r"[（(][^（）()]{0,12}[见附][^（）()]{0,12}[)）]")
# A text in brackets that may have others within, but no sentence.
BRACKETED = re.compile("[（(](?:[^（）()。]|[（(][^（）()。]*[)）]){2,40}[)）]")


def pairs(text: str) -> dict[int, int]:
    """Where brackets close, by where they open; one without the other is a misprint, and none.

    >>> pairs("公开（市局〔办〕）。（解读")
    {5: 7, 2: 8}
    """
    found: dict[int, int] = {}
    waiting: dict[int, list[int]] = defaultdict(list)
    for sign in _SIGNS.finditer(text):
        if (kind := _OPENS.get(sign[0])) is not None:
            waiting[kind].append(sign.start())
        elif opened := waiting[_CLOSES[sign[0]]]:
            found[opened.pop()] = sign.start()
    return found


def unwrapped(text: str) -> str:
    """A text without the brackets that stand around all of it, and without one at its end that closes none.

    >>> unwrapped("《公开办法（试行）》"), unwrapped("（此件公开)"), unwrapped("(78)交公路字412号")
    ('公开办法（试行）', '此件公开', '(78)交公路字412号')
    >>> unwrapped("价格〔2021〕544号）")
    '价格〔2021〕544号'
    """
    found, last = pairs(text), len(text) - 1
    if found.get(0) == last:
        return text[1:-1]
    return text[:-1] if text[-1:] in _CLOSES and last not in found.values() else text


@lru_cache(_REMEMBERED)
def masked(text: str) -> str:
    r"""A text of the same length that holds nothing within brackets, to look for what is outside.

    >>> masked("“公开。”解读（市局。）")
    '“\x00\x00\x00”解读（\x00\x00\x00）'
    """
    if not (found := pairs(text)):
        return text
    parts: list[str] = []
    end = 0
    for opening, closing in sorted(found.items()):
        if opening >= end:
            parts += text[end : opening + 1], _BLANK * (closing - opening - 1)
            end = closing
    return "".join((*parts, text[end:]))
