"""The words of a text, as a dictionary of Chinese cuts it (jieba).

A pair of characters may stand across two words (政府|网站: 府网), and a run may end inside one. What a
rewritten clause keeps are words, in whatever order.
"""

from __future__ import annotations

import sys
from functools import lru_cache

import rjieba

# Texts remembered: most clauses say what one above them says, word for word.
_TEXTS = 2_000


@lru_cache(_TEXTS)
def words(text: str) -> frozenset[str]:
    """The different words of a folded text; a character that is part of none stands for itself.

    >>> sorted(words("完善政府网站和安全机制"), key="完善政府网站和安全机制".index)
    ['完善', '政府', '网站', '和', '安全', '机制']
    """
    return frozenset(map(sys.intern, rjieba.cut(text, hmm=False)))
