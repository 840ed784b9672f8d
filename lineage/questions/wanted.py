"""Those who are asked, and of what they have, what is so of every one of them, of so many, of some alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lineage.grouping import grouped
from lineage.language import Said, pick
from lineage.model import Coverage, Inherits, Qualifier, Status, key_of
from lineage.queries.answers.coverage import (
    AskAnswer,
    CoverageRow,
    Intent,
    NoText,
    Quantifier,
    Understood,
)
from lineage.queries.coverage import Filter
from lineage.queries.lookups import known_card
from lineage.queries.parts import called, in_order
from lineage.queries.places import of_rank
from lineage.queries.verdict import Verdict, verdict
from lineage.questions.asked import Asked
from lineage.questions.marked import Named
from lineage.questions.whom import Question, Whom, inside
from lineage.store.base import Card, View

_SO: Mapping[Quantifier, Said] = {
    Quantifier.EVERY: ("{}都如此", "so of every one of {}"),
    Quantifier.ONLY: ("唯有{}如此", "so of {} alone"),
    Quantifier.AT_LEAST: ("至少 {}如此", "so of at least {}"),
    Quantifier.AT_MOST: ("有地方、但至多 {}如此", "so of some place, but of at most {}"),
    Quantifier.MOST: ("{}过半数如此", "so of more than half of {}"),
}
_BOUNDED = (Quantifier.AT_LEAST, Quantifier.AT_MOST)
_NOT_DROPPED = tuple(status for status in Status if status is not Status.DROPPED)

Found = Iterable[tuple[str, str]]
"""What documents have, each with the key, or the place, of one that has it."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The documents that are asked, and in what way together (see `Whom`)."""

    view: View
    whom: Whom
    cards: tuple[Card, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        return tuple(card.key for card in self.cards)

    def holds(self, found: Found, *, shared: bool = False) -> set[str]:
        """Of what documents have, what they have as it is asked.

        Of an upstream item or clause only those are asked that stand below its document, but not
        of what is `shared` otherwise.
        """
        having, quantifier = grouped(found), self.whom.quantifier
        if not quantifier:
            return set(having)
        own = {card.key: card.place or card.key for card in self.view.cards()}
        meant, every = {own[key] for key in self.whom.keys}, {own[key] for key in self.keys}
        rows = () if meant or shared else self.view.coverage(documents=self.keys)
        below = grouped((key_of(row.item), own[row.document]) for row in rows)

        def is_so(what: str) -> bool:
            they = {own.get(key, key) for key in having[what]}
            all_of_them = meant or set(below.get(key_of(what), every))
            return {
                Quantifier.AT_LEAST: len(they) >= self.whom.bound,
                Quantifier.AT_MOST: len(they) <= self.whom.bound,
                Quantifier.ONLY: they == meant,
                Quantifier.MOST: len(they) * 2 > len(all_of_them),
                Quantifier.EVERY: they >= all_of_them,
            }[quantifier]

        return set(filter(is_so, having))

    def edges(self, found: Sequence[Inherits]) -> list[Inherits]:
        """Of edges those to upstream clauses that are carried as it is asked."""
        so = self.holds((edge.upstream, key_of(edge.unit)) for edge in found)
        return [edge for edge in found if edge.upstream in so]

    def counts(self, row: Coverage | CoverageRow, statuses: Collection[Status]) -> bool:
        """Whether a row is one of so many: who attaches the whole text hasn't dropped anything."""
        attached = verdict(row.status, row.qualifiers) is Verdict.ATTACHED
        counted = self.whom.quantifier in (*_BOUNDED, Quantifier.MOST)
        return not (counted and attached and Status.DROPPED in statuses)

    def called(self, asked: Asked, named: Sequence[Named] = ()) -> str:
        """Those who are asked, by the names they have in the question; empty for all."""
        return asked.listed(each.name for each in named) or self.whom.called(asked)

    def told(self, asked: Asked, answer: AskAnswer) -> AskAnswer:
        """An answer that says of whom it is true; of one item, whether it is."""
        understood, quantifier = answer.understood, self.whom.quantifier
        names = tuple(each.name for each in self.whom.named)
        understood = replace(understood, quantifier=quantifier, places=names)
        answer = replace(answer, understood=understood)
        who = self.called(asked, self.whom.named)
        they = who or asked.say("所问各地", "the places asked about")
        of_one = understood.item and understood.intent in (Intent.COVERAGE, Intent.DUTIES)
        if not quantifier:
            return asked.of_whom(who if of_one else "", answer)
        if quantifier in _BOUNDED:
            they = asked.say(f"{self.whom.bound} 地", f"{self.whom.bound} places")
        so = pick(_SO[quantifier], asked.language).format(they)
        if not of_one:
            return asked.noted(answer, asked.say(f"只列{so}的", f"Only what is {so}"))
        if understood.intent is Intent.DUTIES or not understood.statuses:
            return asked.of_whom(they, answer)
        rows = (row for row in answer.items if self.counts(row, understood.statuses))
        if self.holds((row.item, row.document) for row in rows):
            return asked.noted(answer, asked.say(so, f"It is {so}"))
        return asked.noted(answer, asked.say(f"并非{so}", f"It isn't {so}"))


def circle(asked: Asked, question: Question, named: Sequence[Named] = ()) -> Circle:
    """The documents named, but where they alone did it; else all of the levels and years named.

    Where the parts of a place are asked about, those within it.
    """
    view, whom = asked.view, question.whom
    cards = in_order(view.cards())
    keys = {key for each in named for key in each.keys}
    if keys and whom.quantifier is not Quantifier.ONLY:
        return Circle(view, whom, tuple(card for card in cards if card.key in keys))
    levels, years = question.levels, question.years
    meant = of_rank(view, levels) if levels else {card.key for card in cards}
    if whom.around:
        meant = meant & inside(view, whom.around)
    meant = meant - {key for each in whom.but for key in each.keys}
    chosen = (card for card in cards if card.key in meant and (not years or card.year in years))
    return Circle(view, whom, tuple(chosen))


@dataclass(frozen=True, slots=True)
class Wanted(Filter):
    """Which rows are asked for, and of what they say, what is told (see `Circle.holds`).

    `below` are the keys of documents whose upstream one is meant where none is named. `but` are the
    ids of items that aren't asked about; of `together`, if there are any, only those are, each with
    what was done with it, and only who did so with all of them.
    """

    circle: Circle = field(kw_only=True)
    below: tuple[str, ...] = ()
    but: frozenset[str] = frozenset()
    together: Mapping[str, tuple[Status, ...]] = field(default_factory=dict)

    @property
    def whom(self) -> Whom:
        """Whom the question asks."""
        return self.circle.whom

    def takes(self, row: Coverage, document: Card) -> bool:
        """Whether a row is asked for; who attaches the whole text hasn't dropped it, either."""
        if self.together and row.status not in self.together.get(row.item, ()):
            return False
        if row.item in self.but:
            return False
        attached = self.statuses == _NOT_DROPPED and Qualifier.TRANSMITTED in row.qualifiers
        return (attached and self.concerns(document)) or super(Wanted, self).takes(row, document)

    def lacks(self, missing: NoText) -> bool:
        """Whether a place whose document isn't in hand is asked about."""
        named = {each.place for each in self.whom.named}
        return (
            not self.document
            and self.place in (None, missing.place)
            and (not self.levels or missing.level in self.levels)
            and (not named or missing.place in named)
        )

    def with_all(self, found: Found) -> set[str]:
        """The documents that are found with all of several items; without such, all."""
        having = grouped((document, item) for item, document in found)
        return {key for key, items in having.items() if len({*items}) >= len(self.together)}

    def who(self, asked: Asked) -> str:
        """The place or documents that are asked about, as people call them; empty for all."""
        document = called(known_card(asked.view, self.document)) if self.document else ""
        return self.place or document or self.circle.called(asked, self.whom.named)

    def understood(self, intent: Intent, text: str, item: str | None = None) -> Understood:
        """How the question was read."""
        own = self.document, self.place, self.statuses, self.levels
        return Understood(intent, text, item, *own)
