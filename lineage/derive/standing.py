"""What people's decisions count for in a corpus as it is now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from lineage.chain import Chain
from lineage.grouping import grouped
from lineage.known import Pair
from lineage.model import CorpusWarning, Decision, Document, Judgement, Standing, key_of

_IN_FORCE = Standing.IN_FORCE


def standings(
    decisions: Iterable[Decision], documents: Mapping[str, Document]
) -> tuple[Decision, ...]:
    """Decisions with what the texts make of them; `documents` are at least those they name."""
    texts = {
        clause.id: clause.text for document in documents.values() for _, clause in document.units()
    }

    def standing(each: Decision) -> Standing:
        if each.unit not in texts or each.upstream not in texts:
            return Standing.LOST
        same = (texts[each.unit], texts[each.upstream]) == (each.unit_text, each.upstream_text)
        return _IN_FORCE if same else Standing.STALE

    return tuple(replace(each, standing=standing(each)) for each in decisions)


def above_units(decisions: Iterable[Decision], chain: Chain) -> dict[str, tuple[Decision, ...]]:
    """Decisions in force on clauses of documents above the unit's, by the unit's document."""
    return {
        key: tuple(of_document)
        for key, of_document in grouped(
            (key_of(each.unit), each)
            for each in decisions
            if each.standing is _IN_FORCE and _is_above(each, chain)
        ).items()
    }


def redecided(before: Iterable[Decision], now: Iterable[Decision]) -> set[str]:
    """Documents of units that something else is decided on than before.

    How a decision stands changes only with the texts.
    """
    old, new = ({replace(each, standing=_IN_FORCE) for each in some} for some in (before, now))
    return {key_of(each.unit) for each in old ^ new}


def settled(
    decisions: Iterable[Decision], chain: Chain, borrowed: Collection[Pair]
) -> Iterator[Decision]:
    """Decisions as they stand at the end: idle where descent was judged, but no edge can be made.

    That takes a document above the unit's, or wording beside it that the unit may have borrowed.
    """
    for each in decisions:
        wanted = each.standing is _IN_FORCE and each.judgement is Judgement.DESCENDS
        idle = wanted and not _is_above(each, chain) and each.pair not in borrowed
        yield replace(each, standing=Standing.IDLE) if idle else each


def standing_warnings(decisions: Iterable[Decision]) -> Iterator[CorpusWarning]:
    """What has to be said of decisions that aren't in force."""
    for each in decisions:
        if each.standing is not _IN_FORCE:
            zh, en = _WHY[each.standing]
            head = f"{each.unit} ← {each.upstream}"
            yield CorpusWarning(
                f"{each.standing}-decision",
                f"{head}：{each.author} 的判定未生效，{zh}。",
                f"{head}: what {each.author} decided isn't in force: {en}.",
            )


_WHY = {
    Standing.LOST: ("语料中没有其中一款", "the corpus lacks one of the clauses"),
    Standing.STALE: (
        "文字与判定时不同，请核对后重新判定",
        "a text isn't what it was then. Look at it, and decide again",
    ),
    Standing.IDLE: (
        "后一款的文件不在前一款的文件之上，也没有可借用的相同文字",
        "the clause's document doesn't stand above the unit's, and no wording is there to borrow",
    ),
}


def _is_above(decision: Decision, chain: Chain) -> bool:
    return key_of(decision.upstream) in chain.stands[key_of(decision.unit)].above
