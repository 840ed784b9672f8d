"""A part of a long list, for who doesn't want all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Window:
    """The entries from `offset` (0-based) on, `limit` at most; without a limit all of them.

    >>> Window(offset=1, limit=2).of("abcd")
    ('b', 'c')
    """

    offset: int = 0
    limit: int | None = None

    def of(self, entries: Sequence[T]) -> tuple[T, ...]:
        """Those of the entries that it shows."""
        end = None if self.limit is None else self.offset + self.limit
        return tuple(entries[self.offset : end])


WHOLE = Window()
