"""What people decided about pairs, put over what their wording says (docs/decisions/0019).

A decision says something of its pair and of nothing else: how the pairs beside it are weighed stays
what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineage.align.attribution import NOTHING
from lineage.align.match import match_alone
from lineage.align.rarity import Rarity
from lineage.align.unit import Position, Prepared, Upstream
from lineage.align.weighing import Weighed, doubt, score
from lineage.known import Pair, Rulings
from lineage.model import Decision, Doubt, Judgement, LookAlike

# Of pairs less likely one in 100 descends (decision 0023): not worth anybody's time.
_DOUBT = 0.05


def overruled(
    likely: Sequence[Weighed],
    found: Sequence[Weighed],
    document: Prepared,
    upstream: Upstream,
    rulings: Rulings,
) -> list[Weighed]:
    """The matches that show descent, without those decided otherwise, and with those decided so.

    `found` are all matches; a pair that shares no wording worth a look is set side by side now.
    """
    chosen = {pair_of(each): each for each in likely if _may_descend(rulings.get(pair_of(each)))}
    weighed = {pair_of(each): each for each in found}
    missing = [
        each.pair
        for each in rulings.values()
        if each.judgement is Judgement.DESCENDS and each.pair not in chosen
    ]
    chosen |= {pair: weighed[pair] for pair in missing if pair in weighed}
    unseen = [pair for pair in missing if pair not in weighed]
    for each in _side_by_side(unseen, document, upstream) if unseen else ():
        chosen[pair_of(each)] = each
    return sorted(chosen.values(), key=_place)


def pair_of(weighed: Weighed) -> Pair:
    """The ids of a match's unit and clause."""
    return weighed.match.unit.clause.id, weighed.match.upstream.clause.id


def doubts(
    found: Iterable[Weighed], inherited: Iterable[Pair], rulings: Rulings
) -> Iterator[Doubt]:
    """The matches that may be descent, yet are no edge, and that nobody has decided.

    What the documents above explain as well is theirs: there is no doubt about it.
    """
    settled = {*inherited, *rulings}
    for each in found:
        if each.share.best and pair_of(each) not in settled and not each.match.names_only():
            chance = doubt(each)
            if chance >= _DOUBT:
                yield Doubt(*pair_of(each), round(chance, 3))


def on_subject(found: Iterable[LookAlike], rulings: Rulings) -> Iterator[LookAlike]:
    """Look-alikes without those that were decided otherwise, and with those decided so."""
    for each in found:
        if (each.unit, each.upstream) not in rulings:
            yield each
    for ruling in rulings.values():
        if ruling.judgement is Judgement.TOPICAL:
            yield LookAlike(ruling.unit, ruling.upstream, ())


def _may_descend(ruling: Decision | None) -> bool:
    return ruling is None or ruling.judgement is Judgement.DESCENDS


def _place(weighed: Weighed) -> tuple[int, Position]:
    return weighed.match.unit.position, weighed.match.position


def _side_by_side(
    pairs: Iterable[Pair], document: Prepared, upstream: Upstream
) -> Iterator[Weighed]:
    """Pairs that nothing above owns anything of, each by itself."""
    rarity = Rarity(document, upstream)
    units = {unit.clause.id: unit for unit in document.units}
    clauses = {
        clause.clause.id: (generation, clause) for (generation, _), clause in upstream.units()
    }
    for unit, clause in pairs:
        generation, source = clauses[clause]
        match = match_alone(units[unit], source, generation, rarity)
        yield Weighed(match, NOTHING, near=0.0, score=score(match, NOTHING, 0.0))
