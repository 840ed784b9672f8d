"""Answers about a whole corpus, worked out once for each state of the store.

A view never changes, so what was answered about it stays true; answers go when their view does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lineage.store import View

MOST = 64
T = TypeVar("T")

_answers: WeakKeyDictionary[View, dict[Hashable, Any]] = WeakKeyDictionary()


def once(view: View, query: Callable[..., T], *arguments: Hashable) -> T:
    """What `query(view, *arguments)` answers; of each view the newest answers are kept."""
    kept = _answers.setdefault(view, {})
    asked = (query, arguments)
    if asked not in kept:
        while len(kept) >= MOST:
            kept.pop(next(iter(kept)), None)
        kept[asked] = query(view, *arguments)
    answer: T = kept[asked]
    return answer
