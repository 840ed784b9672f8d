"""What people decided about pairs of clauses, and which pairs most need somebody to decide."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from lineage.align.edges import spans_of
from lineage.align.weighing import ACCEPT, SURE
from lineage.errors import ParameterError
from lineage.language import Language
from lineage.model import Decision, Doubt, Inherits, Item, item_of, key_of
from lineage.queries.answers.decisions import DecisionRow, Decisions, Review, Undecided
from lineage.queries.lookups import known_document, known_item
from lineage.queries.meant import resolve_clause, resolve_item
from lineage.queries.parts import clause_text
from lineage.queries.places import known_places
from lineage.queries.window import WHOLE, Window
from lineage.queries.wording import decision_text
from lineage.store.base import View

# Scores are stored with three decimals: 1.0 may stand for a little less.
_FINEST = 0.0005

PLACE = r"^\d(\.\d+)?,[^,]+,[^,]+$"  # see `place_of`
_ALLOWED = "答复中的 next", "the `next` of an answer"

Scored: TypeAlias = Doubt | Inherits
P = TypeVar("P", Decision, Scored)


@dataclass(frozen=True, slots=True)
class Concerning:
    """Which pairs are asked for; what is empty means all.

    By the document of the unit, by that document's place alone, by an item that either clause stands
    in (see `resolve_item`).
    """

    document: str | None = None
    place: str | None = None
    item: str | None = None

    def documents(self, view: View) -> frozenset[str] | None:
        """The keys of the documents whose units are asked for; None for all.

        Raises UnknownReference.
        """
        if not (self.document or self.place):
            return None
        places = known_places(view, self.place) if self.place else None
        key = known_document(view, self.document).key if self.document else None
        return frozenset(
            card.key
            for card in view.cards()
            if key in (None, card.key) and (places is None or card.place in places)
        )

    def whole_item(self, view: View) -> Item | None:
        """The item that is asked for, if one is. Raises UnknownReference."""
        return known_item(view, resolve_item(view, self.item)) if self.item else None


ALL = Concerning()


def decisions(
    view: View,
    wanted: Concerning = ALL,
    language: Language = Language.ZH,
    window: Window = WHOLE,
) -> Decisions:
    """What people decided, in the order of the file. Raises UnknownReference."""
    found = list(_concerned(view.decisions(), wanted.documents(view), wanted.whole_item(view)))
    shown = window.of(found)
    return Decisions(decision_rows(view, shown, language), len(found))


def decision_rows(
    view: View, shown: Sequence[Decision], language: Language
) -> tuple[DecisionRow, ...]:
    """Decisions with the texts that the corpus has now."""
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

    return tuple(map(row, shown))


def pair_named(view: View, unit: str, upstream: str) -> tuple[str, str]:
    """The ids of two clauses, however they are called (see `resolve_clause`).

    One that was decided on has its id, though the corpus may have lost it. Raises UnknownReference.
    """
    decided = {end for each in view.decisions() for end in each.pair}
    ours, theirs = (
        name if name in decided else resolve_clause(view, name) for name in (unit, upstream)
    )
    return ours, theirs


def review(
    view: View, wanted: Concerning = ALL, window: Window = WHOLE, after: str | None = None
) -> Review:
    """The pairs that most need somebody to decide (see `unsure`), each with its texts.

    Raises UnknownReference, ParameterError.
    """
    return to_review(view, unsure(view, wanted), window, after)


def to_review(
    view: View, pairs: Sequence[Scored], window: Window = WHOLE, after: str | None = None
) -> Review:
    """Those of some pairs (see `unsure`) behind a place that a window shows, with both texts.

    Raises ParameterError.
    """
    rest = behind(pairs, after)
    shown = window.of(rest)
    more = shown and shown[-1] is not rest[-1]
    return Review(undecided(view, shown), len(pairs), place_of(shown[-1]) if more else None)


def place_of(pair: Scored) -> str:
    """Where a pair stands among those to decide, to go on `behind` it when it no longer does."""
    return f"{pair.score},{pair.unit},{pair.upstream}"


def behind(pairs: Sequence[Scored], place: str | None) -> Sequence[Scored]:
    """The pairs (see `unsure`) behind a place (see `place_of`); without one all of them.

    Raises ParameterError.
    """
    if not place:
        return pairs
    if not re.match(PLACE, place):
        raise ParameterError("after", place, _ALLOWED)
    score, unit, upstream = place.split(",")
    return pairs[bisect_right(pairs, (_certainty(float(score)), unit, upstream), key=_rank) :]


def unsure(view: View, wanted: Concerning = ALL) -> list[Scored]:
    """The pairs that nobody has decided: edges that aren't sure, and doubts.

    The least certain first: where a person's judgement tells most (uncertainty sampling: Lewis,
    Gale 1994); of those equally so by their ids. Raises UnknownReference.
    """
    keys, item = wanted.documents(view), wanted.whole_item(view)
    pairs: list[Scored] = [*view.doubts(keys), *filter(_open, _edges(view, keys, item))]
    return sorted(_concerned(pairs, keys, item), key=_rank)


def unsure_below(view: View, upstream: str, documents: Collection[str]) -> list[Scored]:
    """The pairs (see `unsure`) of units of these documents with clauses of one above (keys)."""
    doubts = (each for each in view.doubts(documents) if key_of(each.upstream) == upstream)
    edges = filter(_open, view.inherits(upstream=upstream, documents=documents))
    return sorted((*doubts, *edges), key=_rank)


def undecided(view: View, pairs: Sequence[Scored]) -> tuple[Undecided, ...]:
    """Pairs with their texts."""
    texts = view.clauses([end for each in pairs for end in (each.unit, each.upstream)])
    return tuple(
        Undecided(
            unit=clause_text(texts[each.unit]),
            upstream=clause_text(texts[each.upstream]),
            score=each.score,
            inherits=isinstance(each, Inherits),
            spans=spans_of(texts[each.unit].clause.text, texts[each.upstream].clause.text),
        )
        for each in pairs
    )


def _edges(view: View, keys: Collection[str] | None, item: Item | None) -> Iterable[Inherits]:
    """Edges of units of these documents, and with an item at either end."""
    if item is None:
        return view.parts().inherits if keys is None else view.inherits(documents=keys)
    ids = [clause.id for clause in item.clauses]
    down = view.inherits(clauses=ids, documents=keys)
    return (*down, *view.inherits(units=ids, documents=keys))


def _open(edge: Inherits) -> bool:
    """Whether a person could still be asked about an edge."""
    return edge.score < SURE and not edge.borrowed and edge.decision is None


def _concerned(pairs: Iterable[P], keys: Collection[str] | None, item: Item | None) -> Iterator[P]:
    """The pairs with a unit of these documents, and with the item at either end."""
    for each in pairs:
        within = keys is None or key_of(each.unit) in keys
        if within and (item is None or item.id in (item_of(each.unit), item_of(each.upstream))):
            yield each


def _rank(pair: Scored) -> tuple[float, str, str]:
    return _certainty(pair.score), pair.unit, pair.upstream


def _certainty(score: float) -> float:
    """How far a score (0 to 1) is from where descent begins, in log odds."""
    score = min(max(score, _FINEST), 1.0 - _FINEST)
    return abs(math.log(score / (1 - score)) - math.log(ACCEPT / (1 - ACCEPT)))
