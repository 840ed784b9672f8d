"""How much of documents is whose words, summed as it is asked for."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import product

from lineage.model import Fidelity
from lineage.provenance import KINDS
from lineage.queries.answers.questions import DocumentShares
from lineage.queries.sources import characters_of
from lineage.store.base import Card, View


def document_shares(
    view: View,
    cards: Sequence[Card],
    heirs: Set[str],
    kinds: Sequence[str],
    sources: Sequence[tuple[str, ...]] = (),
) -> list[tuple[DocumentShares, Fidelity | None]]:
    """The shares of documents, each with its parts: of each source (keys of documents), else of all.

    The `share` is the sum of these `kinds`. Only of `heirs` (keys), which descend from others, and of
    documents that are asked about others' items can it be told.
    """
    rest = [card.key for card in cards if card.key not in heirs]
    below = heirs | {row.document for row in view.coverage(documents=rest)}
    fidelity = {each.document: each for each in view.fidelity() if each.document in below}
    counts = characters_of(view, [card.key for card in cards]) if sources else {}
    found = []
    for card, source in product(cards, sources or ((),)):
        parts = whole = fidelity.get(card.key)
        if source:
            of = counts[card.key]
            sums = (sum(of[kind, key] for key in source) for kind in KINDS)
            parts = Fidelity(card.key, *(each / max(1, of.total()) for each in sums))
        share = round(sum(getattr(parts, kind) for kind in kinds), 4) if whole else None
        told = DocumentShares(
            document=card.key,
            document_title=card.title,
            place=card.place,
            level=card.level,
            attached=card.attaches is not None,
            share=share,
            shares=whole,
            sources=source,
        )
        found.append((told, parts))
    return found
