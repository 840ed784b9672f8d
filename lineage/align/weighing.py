"""How surely shared wording is descent: a logistic score of what is owned, and of the context."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import mul

from lineage.align.attribution import Share, attribute, share_out
from lineage.align.match import Match
from lineage.align.rows import rows

# For `features`; fitted by benchmarks.fit on data/gold and data/readings (decision 0026).
COEFFICIENTS = (-11.19, 2.18, 0.46, 3.64, 1.74, 12.17)
# For `doubt_features`; fitted in the same way on the pairs that are not accepted (decision 0026).
DOUBT_COEFFICIENTS = (-3.82, 0.41, 5.16, 5.22)
# Scored so, a match is likelier descent than not: it counts as such (decision 0021).
ACCEPT = 0.5
# Scored so, one is sure.
SURE = 0.9
# Context counts in full where a fifth of either text is owned.
_GROUND = 0.2
# A neighbour that owns so much (nats) surely descends.
_STRONG = 40.0
# What stands beside a pair, in units and clauses from it: the next unit with this clause or one
# of the next two, and the unit itself with these.
_BESIDE = ((1, 0), (1, 1), (1, 2), (0, 1), (0, 2))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A match, what its clause owns beside the others, and how surely it is descent (0 to 1).

    `near` says how surely (0 to 1) the clauses before and after are carried beside it: by the units
    before and after, or by the unit itself.
    """

    match: Match
    share: Share
    near: float
    score: float

    def is_likely(self) -> bool:
        """Whether it may be descent: more is shared than the name of a document that is cited."""
        return self.score >= ACCEPT and not self.match.names_only()


def weigh(matches: Sequence[Match]) -> list[Weighed]:
    """The matches of a document beside each other, in their order: by unit, then by generation."""
    by_unit = groupby(
        zip(matches, _in_order(matches), strict=True), key=lambda each: each[0].unit.position
    )
    owned = [share for _, each in by_unit for share in attribute(*zip(*each, strict=True))]
    shares = share_out(matches, owned)
    beside = _beside(matches, [share.own for share in shares])
    near = [
        beside(match) if share.own else 0.0 for match, share in zip(matches, shares, strict=True)
    ]
    for row in rows(matches, shares):
        told = sum(shares[member].best for member in row)
        phrase = min(1.0, sum(shares[member].phrase for member in row))
        for member in row:
            shares[member] = Share(shares[member].own, told, phrase)
            near[member] = max(near[member], min(1.0, told / _STRONG))
    return [
        Weighed(match, share, beside, score(match, share, beside))
        for match, share, beside in zip(matches, shares, near, strict=True)
    ]


def score(match: Match, share: Share, near: float) -> float:
    """How surely a match is descent, 0 to 1."""
    return _logistic(COEFFICIENTS, features(match, share, near))


def doubt(weighed: Weighed) -> float:
    """How surely a match that is not accepted descends all the same, 0 to 1."""
    return _logistic(DOUBT_COEFFICIENTS, doubt_features(weighed))


def _logistic(coefficients: Sequence[float], values: Sequence[float]) -> float:
    return 1.0 / (1.0 + math.exp(-sum(map(mul, coefficients, values))))


def features(match: Match, share: Share, near: float) -> tuple[float, ...]:
    """What the score weighs, beside a constant.

    What the best piece of shared wording tells; item title and neighbours; the share of one phrase
    of the unit that is owned; how far both use the same words. Context counts only as far as
    something is owned. Terms of the trade stand inside phrases, what was copied fills them.
    """
    if not share.own:
        return (1.0, math.log1p(share.best), 0.0, 0.0, 0.0, 0.0)
    of_clause = share.own / match.information if match.information else 0.0
    of_unit = share.own / match.profile[-1] if match.profile[-1] else 0.0
    ground = min(1.0, max(of_clause, of_unit) / _GROUND)
    return (
        1.0,
        math.log1p(share.best),
        match.titles_alike * ground,
        near * ground,
        share.phrase,
        match.words_alike,
    )


def doubt_features(weighed: Weighed) -> tuple[float, ...]:
    """What the chance of a match that is not accepted weighs, beside a constant.

    The log-odds of its score; the shares of the unit's words and of the clause's that both use,
    whether anything is owned or not: what a clause that shares more has taken may come from both.
    """
    match, odds = weighed.match, weighed.score / (1.0 - weighed.score)
    return (1.0, math.log(odds), *match.common_words)


def _in_order(matches: Sequence[Match]) -> list[float]:
    """Of matches with clauses that say the same words, how surely their neighbours stand beside them.

    0 for all others, which nothing but their wording has to tell apart.
    """
    said = Counter(map(_words, matches))
    if len(said) == len(matches):
        return [0.0] * len(matches)
    beside = _beside(matches, [match.told for match in matches])
    return [beside(match) if said[_words(match)] > 1 else 0.0 for match in matches]


def _words(match: Match) -> tuple[int, int, str]:
    return match.unit.position, match.generation, match.upstream.text


def _beside(matches: Sequence[Match], shared: Sequence[float]) -> Callable[[Match], float]:
    """Tells how surely (0 to 1) the clauses before and after a match's are carried beside it.

    By the units before and after, or by the unit. `shared` is what each match shares (nats).
    """
    strength = {
        (match.generation, match.unit.position, match.upstream.position): min(1.0, nats / _STRONG)
        for match, nats in zip(matches, shared, strict=True)
        if nats
    }

    def on(side: int, match: Match) -> float:
        generation, unit, clause = match.generation, match.unit.position, match.upstream.position
        places = ((unit + side * by, clause + side * to) for by, to in _BESIDE)
        return max(strength.get((generation, *place), 0.0) for place in places)

    return lambda match: (on(-1, match) + on(1, match)) / 2
