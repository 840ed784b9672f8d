"""Answers about a whole corpus, worked out once for each state of the store.

A view never changes, so what was answered about it stays true; answers go when their view does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar
from uuid import uuid4

from lineage.model import DriftKind, Inherits
from lineage.queries.answers.network import Network
from lineage.queries.decisions import Concerning, Scored, unsure
from lineage.queries.drifts import changed
from lineage.queries.network import MAX_NODES, Look, network
from lineage.store import View

MOST = 64
T = TypeVar("T")


class Answers:
    """A view with answers about it: all that were asked for as `lasting`, of others the last used.

    `state` is a name that no other view has, nor the same view in another process, which may be of
    another version. What depends on words that somebody typed isn't worth keeping: it is hardly
    asked for again.
    """

    def __init__(self, view: View, most: int = MOST) -> None:
        self.view = view
        self.state = uuid4().hex
        self._most = most
        self._kept: dict[Hashable, Future[Any]] = {}  # what was used last stands last
        self._lasting: set[Hashable] = set()
        self._lock = Lock()

    def once(self, query: Callable[..., T], *arguments: Hashable, lasting: bool = False) -> T:
        """What `query(view, *arguments)` answers.

        Who asks while it is being worked out waits for that answer. An error isn't kept.
        """
        asked = (query, arguments)
        with self._lock:
            found: Future[T] | None = self._kept.pop(asked, None)
            answer: Future[T] = found or Future()
            self._kept[asked] = answer
            if lasting:
                self._lasting.add(asked)
            passing = [each for each in self._kept if each not in self._lasting]
            if len(passing) > self._most:
                del self._kept[passing[0]]
        if found is None:
            try:
                answer.set_result(query(self.view, *arguments))
            except BaseException as error:
                with self._lock:
                    self._kept.pop(asked, None)
                answer.set_exception(error)
        return answer.result()


def network_of(answers: Answers, look: Look, most: int = MAX_NODES) -> Network:
    """The network of a look, gathered beyond `most` nodes; kept unless it hangs on what was typed."""
    if look.typed or most != MAX_NODES:
        return network(answers.view, look, most)
    return answers.once(network, look, most)


def changed_of(
    answers: Answers, document: str | None, kind: DriftKind | None
) -> Sequence[Inherits]:
    """The edges with changes (see `changed`), kept: a list is asked for leaf by leaf."""
    return answers.once(changed, document, kind)


def unsure_of(answers: Answers, wanted: Concerning) -> Sequence[Scored]:
    """The pairs that nobody has decided (see `unsure`), kept unless they hang on what was typed."""
    if wanted.place or wanted.item:
        return unsure(answers.view, wanted)
    return answers.once(unsure, wanted)
