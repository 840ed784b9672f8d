"""Documents and their edges, looked up in what joins a corpus first, then in what was known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from lineage.align.siblings import Side
from lineage.chain import Chain
from lineage.derive.task import Derived
from lineage.known import Known
from lineage.model import Document, Inherits


class Texts:
    """Whole documents and their edges to those above, as they are once `new` ones have joined.

    `derived` is filled in when it has been found.
    """

    def __init__(self, known: Known, chain: Chain, documents: Sequence[Document]) -> None:
        self._known = known
        self._chain = chain
        self.new = {each.key: self._cited(each) for each in documents}
        self.derived: dict[str, Derived] = {}

    def documents(self, keys: Collection[str]) -> dict[str, Document]:
        """Documents by key, with citations as they are resolved now."""
        old = self._known.documents([key for key in keys if key not in self.new])
        return {key: self.new.get(key) or self._cited(old[key]) for key in keys}

    def inherits(self, key: str) -> tuple[Inherits, ...]:
        """A document's edges to those above it."""
        if key in self.derived:
            return self.derived[key].inherits
        kept = self._known.inherits([key]).get(key, ())
        return tuple(edge for edge in kept if not edge.borrowed)

    def side(self, key: str) -> Side:
        """A document ready to be set beside another."""
        return Side(self.documents([key])[key], self.inherits(key))

    def _cited(self, document: Document) -> Document:
        return replace(document, citations=self._chain.by_key[document.key].citations)
