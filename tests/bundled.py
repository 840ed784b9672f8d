"""The bundled corpus, built once for all tests that only read it."""

from __future__ import annotations

from functools import cache

from lineage.build import BUNDLED, build
from lineage.errors import StoreError
from lineage.model import Lineage
from lineage.store.sqlite import IndexedView


class Keeper:
    """A store that keeps what it is given in memory alone."""

    def __init__(self) -> None:
        self.kept: Lineage | None = None

    def replace(self, lineage: Lineage, progress: object = None) -> None:
        self.kept = lineage

    def view(self) -> IndexedView:
        if self.kept is None:
            raise StoreError("nothing kept")
        return IndexedView(self.kept)


@cache
def lineage() -> Lineage:
    """The lineage of the bundled corpus, made from the raw files."""
    return build(BUNDLED, Keeper()).lineage


@cache
def view() -> IndexedView:
    """A view of it."""
    return IndexedView(lineage())


NATION = "state-council-2018-23"
PROVINCE = "guangdong-2018-19"
