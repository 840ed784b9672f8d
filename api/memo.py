"""Answers about a whole corpus, worked out once for each state of the store.

A view never changes, so what was answered about it stays true; answers go when their view does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lineage.store import View

MOST = 64
T = TypeVar("T")

_answers: WeakKeyDictionary[View, dict[Hashable, Future[Any]]] = WeakKeyDictionary()
_lock = Lock()


def once(view: View, query: Callable[..., T], *arguments: Hashable) -> T:
    """What `query(view, *arguments)` answers; of each view the newest answers are kept.

    Who asks while it is being worked out waits for that answer.
    """
    asked = (query, arguments)
    with _lock:
        kept = _answers.setdefault(view, {})
        found: Future[T] | None = kept.get(asked)
        answer: Future[T] = found or Future()
        if found is None:
            while len(kept) >= MOST:
                kept.pop(next(iter(kept)))
            kept[asked] = answer
    if found is None:
        try:
            answer.set_result(query(view, *arguments))
        except BaseException as error:
            with _lock:
                kept.pop(asked, None)
            answer.set_exception(error)
    return answer.result()
