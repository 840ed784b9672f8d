"""The store read in the background when the server starts, so that nobody waits unawares."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from lineage.errors import LineageError, LoadingError
from lineage.store import Store, View

PATIENCE = 1.0  # seconds that a request waits before it is told that the graph is being read

Step = Callable[[View], object]


class Warm:
    """A store whose first answers are worked out before they are asked for.

    Readers wait for `needed`; `later` is done while they read.
    """

    def __init__(self, store: Store, needed: Step, later: Step) -> None:
        self._store = store
        self._steps = needed, later
        self._ready = Event()
        self._started = False

    def start(self) -> None:
        """Begin, in a thread of its own that ends with the process."""
        self._started = True
        Thread(target=self._run, name="warm", daemon=True).start()

    def view(self, patience: float = PATIENCE) -> View:
        """The store's view, awaited for so many seconds. Raises LoadingError, StoreError."""
        if self._started and not self._ready.wait(patience):
            raise LoadingError("The graph is being read.", "Try again in a few seconds.")
        return self._store.view()

    def _run(self) -> None:
        needed, later = self._steps
        try:
            view = self._store.view()
            needed(view)
            self._ready.set()
            later(view)
        except LineageError:
            return  # whoever asks next is told
        finally:
            self._ready.set()
