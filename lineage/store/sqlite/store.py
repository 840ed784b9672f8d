"""The default store: an SQLite file, which documents can join."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import ClassVar

from lineage.known import Growth, Known
from lineage.model import SourceText
from lineage.runners import Progress
from lineage.store.base import View, overtaken
from lineage.store.sqlite.database import check_writable, readable, state_of, writing
from lineage.store.sqlite.kept import Kept, write
from lineage.store.sqlite.snapshot import Snapshot, sources
from lineage.store.sqlite.view import IndexedView


class SqliteStore:
    """Keeps the lineage in `folder`/lineage.sqlite; documents can join it (`Growing`)."""

    lasting: ClassVar = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: tuple[object, str, IndexedView] | None = None
        self._reading = Lock()

    def ready(self) -> None:
        """The folder is there and can be written. Raises StoreError."""
        check_writable(self._folder)

    def replace(
        self,
        change: Growth,
        progress: Progress = lambda done, total: None,
        *,
        read: View | None = None,
    ) -> None:
        """Write a corpus derived from nothing in place of the old one. Raises StoreError."""
        with writing(self._folder, anew=True) as connection:
            if read is not None and read.generation != self.view().generation:
                raise overtaken()
            write(connection, change)
        progress(1, 1)

    def amend(self, work: Callable[[Known], Growth]) -> Growth:
        """Enter a change in the file (see `Growing`)."""
        with writing(self._folder, anew=False) as connection, readable(self._folder):
            change = work(Kept(connection))
            write(connection, change)
        return change

    def view(self) -> IndexedView:
        """The lineage in the file, read again only when the file has changed."""
        with self._reading:
            state = state_of(self._folder)
            if self._read is None or self._read[0] != state:
                snapshot = Snapshot(self._folder)
                known = self._read and self._read[1] == snapshot.generation
                view = self._read[2] if self._read and known else IndexedView(snapshot)
                self._read = (state, snapshot.generation, view)
            return self._read[2]

    def sources(self) -> tuple[SourceText, ...]:
        """The source files, even of a file in another format."""
        return sources(self._folder)
