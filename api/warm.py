"""The store read in the background when the server starts, so that nobody waits unawares."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import TypeVar

from api.memo import Answers
from lineage.errors import LineageError, LoadingError
from lineage.store import Store

PATIENCE = 1.0  # seconds that a request waits before it is told that the graph is being read
_READING = (
    ("正在读入图。", "The graph is being read."),
    ("请过几秒再试。", "Try again in a few seconds."),
)

T = TypeVar("T")

Step = Callable[[Answers], object]

_log = logging.getLogger(__name__)


class Warm:
    """A store whose first answers are worked out before they are asked for.

    Readers wait for `needed`; `later` is done while they read. When the store has another
    state, they go on reading the old one meanwhile, if the store lets them.
    """

    def __init__(self, store: Store, needed: Step, later: Step) -> None:
        self._store = store
        self._steps = needed, later
        self._ready = Event()
        self._started = False
        self._lock = Lock()
        self._changing = Lock()
        self._served: Answers | None = None
        self._coming: Answers | None = None

    def start(self) -> None:
        """Begin, in a thread of its own that ends with the process."""
        self._started = True
        self._begin(self._first)

    def answers(self, patience: float = PATIENCE) -> Answers:
        """The store's state, awaited for so many seconds. Raises LoadingError, StoreError."""
        if self._started and not self._ready.wait(patience):
            raise LoadingError(*_READING)
        view = self._store.view()
        with self._lock:
            if self._served and self._served.view is view:
                return self._served
            if self._coming is None or self._coming.view is not view:
                self._coming = coming = Answers(view)
                if self._started:
                    self._begin(lambda: self._prepare(coming))
            old = self._served if self._store.lasting else None
            return old or self._coming

    def change(self, work: Callable[[Store], T]) -> tuple[T, Answers]:
        """Change the store, one change after another; the state after it, which all read from then on.

        Its first answers are worked out when they are asked for: the next change may come before.
        Raises what `work` does, StoreError.
        """
        with self._changing:
            done = work(self._store)
            answers = Answers(self._store.view())
            with self._lock:
                self._served = self._coming = answers
        return done, answers

    def _begin(self, work: Callable[[], None]) -> None:
        Thread(target=work, name="warm", daemon=True).start()

    def _first(self) -> None:
        try:
            coming = self._coming = Answers(self._store.view())
            self._prepare(coming)
        except LineageError as error:
            _log.warning("The graph can't be read yet: %s", error)  # whoever asks next is told
        finally:
            self._ready.set()

    def _prepare(self, coming: Answers) -> None:
        """Work out the first answers of a state, then let it be read."""
        needed, later = self._steps
        try:
            needed(coming)
            self._serve(coming)
            later(coming)
        except LineageError as error:
            _log.warning("What is asked first couldn't be worked out: %s", error)
        except Exception:
            _log.exception("What is asked first couldn't be worked out")
        finally:
            self._serve(coming)  # whoever asks meets the error, and is told

    def _serve(self, coming: Answers) -> None:
        with self._lock:
            if self._coming is coming:
                self._served = coming
        self._ready.set()
