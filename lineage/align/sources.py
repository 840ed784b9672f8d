"""Which documents are sources of a document at all: any two texts share a formula."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lineage.align.match import Match
from lineage.align.rarity import Rarity, between
from lineage.align.unit import Prepared, Upstream
from lineage.align.weighing import SURE, Weighed, weigh
from lineage.grouping import grouped

# What a source owns of one unit, and what one that nobody declares shares with it (nats): about
# fifteen characters of rare wording, and more than any false source shared (decisions 0003, 0012).
DECISIVE, SETTLING = 45.0, 60.0
# Less than this share of what is shared beside set phrases is hardly more than a set phrase.
_BESIDE_FORMULAS = 0.5
# The share of a document's units that owe an undeclared document of another year (decision 0013).
_OWING = 0.2


def from_sources(
    matches: Sequence[Match], upstream: Upstream, declared: Collection[str], rarity: Rarity
) -> list[Weighed]:
    """The matches with documents that are sources, weighed beside each other.

    What a document that is none had taken goes back to the others.
    """
    named = {n for n, above in enumerate(upstream.documents) if above.key in declared}
    found = weigh(matches)
    while none := _no_sources(found, named, rarity):
        owned = any(each.share.own for each in found if each.match.generation in none)
        found = [each for each in found if each.match.generation not in none]
        if owned:
            found = weigh([each.match for each in found])
    return found


def _no_sources(found: Sequence[Weighed], declared: set[int], rarity: Rarity) -> set[int]:
    """The generations whose documents are no source, to be left out before the rest is weighed.

    First those that would be none if they were the only ones; of others, which owe it to their
    rivals, the one that owns least: what it loses another may gain.
    """
    doubtful = {
        generation: of_document
        for generation, of_document in _by_generation(found).items()
        if not _is_source(of_document, generation in declared, rarity)
    }
    owned = {
        generation: sum(each.share.own for each in of_document)
        for generation, of_document in doubtful.items()
    }
    hopeless = {generation for generation, own in owned.items() if not own}
    if hopeless or not doubtful:
        return hopeless
    for generation, of_document in doubtful.items():
        alone = weigh([each.match for each in of_document])
        if not _is_source(alone, generation in declared, rarity):
            hopeless.add(generation)
    return hopeless or {min(owned, key=owned.__getitem__)}


def _by_generation(found: Sequence[Weighed]) -> dict[int, list[Weighed]]:
    return grouped((each.match.generation, each) for each in found)


def _is_source(found: Sequence[Weighed], declared: bool, rarity: Rarity) -> bool:
    """Whether a unit owes a document a decisive stretch."""
    decisive = any(each.share.own >= DECISIVE for each in found)
    return decisive and (declared or _hands_down(found, rarity))


def _hands_down(found: Sequence[Weighed], rarity: Rarity) -> bool:
    """Whether a document is a source even though nobody declares it.

    A formula that every plan has (以…为指导) may be long: two clauses have to come down to two
    units, one of them surely, with wording shared that settles it; set phrases count for nothing.
    """
    likely = ((each, _beside_formulas(each.match, rarity)) for each in found if each.is_likely())
    heirs = [(each, share) for each, share in likely if share >= _BESIDE_FORMULAS]
    return (
        any(each.match.told * share >= SETTLING for each, share in heirs)
        and any(each.score >= SURE for each, _ in heirs)
        and len({each.match.unit.position for each, _ in heirs}) > 1
        and len({each.match.upstream.position for each, _ in heirs}) > 1
    )


def _beside_formulas(match: Match, rarity: Rarity) -> float:
    """The share of what a match tells that is no set phrase."""
    beside = rarity.without_formulas(match.unit)
    runs = [run for piece in match.pieces for run in piece.runs]
    whole = sum(between(match.profile, run.unit_start, run.unit_end) for run in runs)
    return sum(between(beside, run.unit_start, run.unit_end) for run in runs) / whole


def believed(
    found: Sequence[Weighed], document: Prepared, upstream: Upstream, declared: Collection[str]
) -> list[Weighed]:
    """The matches that show descent: to a document that hardly anything is owed to, sure ones only.

    Such is one of another year that nobody declares and that fewer than a fifth of the units owe:
    names of bodies and terms of the trade are shared with it, too.
    """
    likely = [each for each in found if each.is_likely()]
    trusted = {
        generation
        for generation, of_document in _by_generation(likely).items()
        if (above := upstream.documents[generation]).key in declared
        or (above.year is not None and above.year == document.year)
        or len({each.match.unit.position for each in of_document}) >= _OWING * len(document.units)
    }
    return [each for each in likely if each.match.generation in trusted or each.score >= SURE]
