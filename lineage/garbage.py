"""Doing without the garbage collector while millions of objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is collected meanwhile; what was made is never looked through afterwards.

    The collector walks through all that is there again and again as it grows: reading a
    lineage of a gigabyte took five times as long with it. Values refer to each other without
    cycles, so they go without it, too, when nobody holds them any more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
