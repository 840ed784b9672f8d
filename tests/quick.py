"""Work that grows with its input, and not with the square of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time


@contextmanager
def quickly(seconds: float = 5.0) -> Iterator[None]:
    """Fail where the block takes so much time of the processor."""
    began = process_time()
    yield
    assert process_time() - began < seconds
