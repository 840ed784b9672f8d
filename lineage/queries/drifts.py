"""What changed inside inherited clauses that matters, over the whole corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineage.language import Language
from lineage.model import DriftKind, Inherits
from lineage.queries.answers.clauses import Drifts
from lineage.queries.lookups import known_document
from lineage.queries.parts import with_texts
from lineage.queries.window import WHOLE, Window
from lineage.store.base import View


def drifts(
    view: View,
    document: str | None = None,
    kind: DriftKind | None = None,
    language: Language = Language.ZH,
    window: Window = WHOLE,
) -> Drifts:
    """The edges whose wording changed in what matters: of one document, of one kind.

    Raises UnknownReference.
    """
    return with_changes(view, changed(view, document, kind), language, window)


def changed(
    view: View, document: str | None = None, kind: DriftKind | None = None
) -> tuple[Inherits, ...]:
    """The same edges as they are stored. Raises UnknownReference."""
    edges: Iterable[Inherits] = view.parts().inherits
    if document is not None:
        edges = view.inherits(documents=[known_document(view, document).key])
    return tuple(each for each in edges if any(kind in (None, drift.kind) for drift in each.drifts))


def with_changes(
    view: View, found: Sequence[Inherits], language: Language, window: Window = WHOLE
) -> Drifts:
    """Those of some edges that a window shows, with both texts."""
    return Drifts(with_texts(view, window.of(found), language), len(found))
