"""What people decided about pairs of clauses, and which pairs most need somebody to decide."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from lineage.align.weighing import ACCEPT, SURE
from lineage.language import Language
from lineage.model import Decision, Doubt, Inherits, key_of
from lineage.queries.answers.decisions import DecisionRow, Decisions, Review, Undecided
from lineage.queries.differences import differences
from lineage.queries.parts import clause_text, known_document
from lineage.queries.window import WHOLE, Window
from lineage.queries.wording import decision_text
from lineage.store.base import View

Scored: TypeAlias = Doubt | Inherits


def decisions(
    view: View,
    document: str | None = None,
    language: Language = Language.ZH,
    window: Window = WHOLE,
) -> Decisions:
    """What people decided: about units of one document, or all. Raises UnknownReference."""
    key = known_document(view, document).key if document else None
    found = [each for each in view.decisions() if key in (None, key_of(each.unit))]
    shown = window.of(found)
    texts = view.clauses([end for each in shown for end in each.pair])

    def row(each: Decision) -> DecisionRow:
        unit, upstream = (clause_text(texts[end]) if end in texts else None for end in each.pair)
        return DecisionRow(
            unit_id=each.unit,
            upstream_id=each.upstream,
            judgement=each.judgement,
            author=each.author,
            time=each.time,
            reason=each.reason,
            standing=each.standing,
            text=decision_text(each, language),
            unit=unit,
            upstream=upstream,
        )

    return Decisions(tuple(map(row, shown)), len(found))


def review(view: View, document: str | None = None, window: Window = WHOLE) -> Review:
    """The pairs that most need somebody to decide (see `unsure`), each with its texts.

    Raises UnknownReference.
    """
    found = unsure(view, document)
    return Review(undecided(view, window.of(found)), len(found))


def unsure(view: View, document: str | None = None) -> list[Scored]:
    """The pairs that nobody has decided: edges that aren't sure, and doubts, of one document or all.

    The least certain first: where a person's judgement tells most (uncertainty sampling: Lewis,
    Gale 1994). Raises UnknownReference.
    """
    keys = [known_document(view, document).key] if document else None
    return sorted(_unsure(view, keys), key=lambda each: _certainty(each.score))


def undecided(view: View, pairs: Sequence[Scored]) -> tuple[Undecided, ...]:
    """Pairs with their texts."""
    texts = view.clauses([end for each in pairs for end in (each.unit, each.upstream)])
    return tuple(
        Undecided(
            unit=clause_text(texts[each.unit]),
            upstream=clause_text(texts[each.upstream]),
            score=each.score,
            inherits=isinstance(each, Inherits),
            differences=differences(texts[each.upstream].clause.text, texts[each.unit].clause.text),
        )
        for each in pairs
    )


def _unsure(view: View, keys: Sequence[str] | None) -> Iterator[Scored]:
    yield from view.doubts(keys)
    edges = view.parts().inherits if keys is None else view.inherits(documents=keys)
    for edge in edges:
        if edge.score < SURE and not edge.borrowed and edge.decision is None:
            yield edge


def _certainty(score: float) -> float:
    """How far a score (0 to 1) is from where descent begins, in log odds."""
    return abs(math.log(score / (1 - score)) - math.log(ACCEPT / (1 - ACCEPT)))
