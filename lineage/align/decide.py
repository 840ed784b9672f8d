"""Whether shared wording is descent, and of what kind.

A logistic score weighs what a clause owns of a unit (counted as information, each run less a
fixed cost, so that scattered formulas count for nothing) with how much of either text is
carried and with the context: item titles and the parents of the neighbours.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from lineage.align.attribution import LIKELY, attribute, share_out
from lineage.align.evidence import Run, shared_runs
from lineage.align.match import Match, match_of, matches_of
from lineage.align.rarity import Rarity, between
from lineage.align.topics import look_alikes
from lineage.align.unit import PAUSES, Prepared, Unit, Upstream
from lineage.drift import drifts
from lineage.model import Drift, Evidence, Inherits, Level, LookAlike, Relation, Slot, Span

_STRONG = 40.0
ACCEPT = 0.55
# What a source owns of one unit, and what one that nobody declares shares with it (nats).
DECISIVE, SETTLING = 45.0, 60.0
SURE = 0.9
_OWING = 0.2
_MEANT = 0.5
_WORDING = 4
_MOSTLY = 0.66
_DENSE = 0.5
_SLOT = 4
# Pairs of titles remembered: plans below one plan mostly keep its titles.
_TITLES = 10_000
# Texts remembered: a clause has many heirs, a unit several parents.
_TEXTS = 1_000
_GOVERNMENT = re.compile(
    "国家|国务院|中央|全国|自治[区州县旗]?|各地|地方|"
    "[我本][国省市州县区]|[省州盟旗镇乡]级?|[市区县]级?(?!场|域|块|分|别)|^国$"
)
# A limit of time that stands by itself (2025年底前，) belongs to what follows.
_PHRASE = re.compile(f"(?:[^{PAUSES}]{{0,12}}[年月日底末][之以]?[前内][，,])?[^{PAUSES}]+")
# For Match.features; fitted by benchmarks.fit on data/gold and data/readings (docs/decisions/0012).
COEFFICIENTS = (-8.43, 1.74, 1.7, 1.54, 4.29, 3.6, 2.92)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What one document takes from the documents above it."""

    inherits: tuple[Inherits, ...]
    look_alikes: tuple[LookAlike, ...]


def align(
    document: Prepared, upstream: Upstream, declared: Collection[str] = frozenset()
) -> Alignment:
    """Edges from the units of a document to the clauses of documents above, highest first.

    `declared` are the keys of those documents that it says it forwards or implements.
    """
    matches = _believed(matched(document, upstream, declared), document, upstream, declared)
    accepted = [(match, _meant(match.runs)) for match in matches]
    beside: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for match, runs in accepted:
        beside[match.unit.position, match.generation] += runs
    edges = tuple(
        _edge(match, runs, beside[match.unit.position, match.generation], document.level)
        for match, runs in accepted
    )
    pairs = {(edge.unit, edge.upstream) for edge in edges}
    alike = tuple(
        each
        for above, owner in zip(upstream.documents, upstream.own_words, strict=True)
        for each in look_alikes(document, above, owner, pairs)
    )
    return Alignment(edges, alike)


def _believed(
    matches: Sequence[Match], document: Prepared, upstream: Upstream, declared: Collection[str]
) -> list[Match]:
    """The matches that show descent: to a document that hardly anything is owed to, sure ones only.

    Such is one of another year that nobody declares and that fewer than a fifth of the units owe:
    names of bodies and terms of the trade are shared with it, too.
    """
    likely = [match for match in matches if _is_likely(match)]
    owing: dict[int, set[int]] = defaultdict(set)
    for match in likely:
        owing[match.generation].add(match.unit.position)
    trusted = {
        generation
        for generation, units in owing.items()
        if (above := upstream.documents[generation]).key in declared
        or (above.year is not None and above.year == document.year)
        or len(units) >= _OWING * len(document.units)
    }
    return [match for match in likely if match.generation in trusted or match.score >= SURE]


def _is_likely(match: Match) -> bool:
    """Whether a match may be descent: more is shared than the name of a document that is cited."""
    return match.score >= ACCEPT and not match.names_only()


def borrowed(unit: Unit, source: Unit, own: float, rarity: Rarity) -> Inherits:
    """The edge of a unit to a clause beside it, which owns so much (nats) of what they share.

    The rest of what they share is explained from above.
    """
    runs = shared_runs(unit.text, source.text)
    match = match_of(unit, source, 0, runs, rarity)
    match.own = own
    match.best = match.chains[0].told if match.chains else 0.0
    match.title = _title_likeness(unit.title, source.title)
    match.score = _logistic(match.features())
    return replace(_edge(match, _meant(runs)), borrowed=True)


def matched(
    document: Prepared, upstream: Upstream, declared: Collection[str] = frozenset()
) -> list[Match]:
    """Every pair that shares wording with a source, attributed and scored, by unit."""
    rarity = Rarity(document, upstream)
    matches = [match for unit in document.units for match in matches_of(unit, upstream, rarity)]
    _compare_titles(matches)
    named = {n for n, each in enumerate(upstream.documents) if each.key in declared}
    _weigh(matches)
    while none := _no_source(matches, named, rarity):
        owned = any(match.own for match in matches if match.generation in none)
        matches = [match for match in matches if match.generation not in none]
        if owned:
            _weigh(matches)
    return matches


def _weigh(matches: Sequence[Match]) -> None:
    """Set what each match owns beside the others, and its score."""
    for _, of_unit in groupby(matches, key=lambda match: match.unit.position):
        attribute(tuple(of_unit))
    share_out(matches)
    _look_around(matches)
    for match in matches:
        match.score = _logistic(match.features())


def _no_source(matches: Sequence[Match], declared: set[int], rarity: Rarity) -> set[int]:
    """The generations whose documents are no source, to be left out before the rest is weighed.

    First those that would be none if they were the only ones; of others, which owe it to their
    rivals, the one that owns least: what it loses another may gain.
    """
    by_generation: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        by_generation[match.generation].append(match)
    doubtful = {
        generation: found
        for generation, found in by_generation.items()
        if not _is_source(found, generation in declared, rarity)
    }
    owned = {generation: sum(m.own for m in found) for generation, found in doubtful.items()}
    hopeless = {generation for generation, own in owned.items() if not own}
    if hopeless or not doubtful:
        return hopeless
    for generation, found in doubtful.items():
        _weigh(found)
        if not _is_source(found, generation in declared, rarity):
            hopeless.add(generation)
    return hopeless or {min(owned, key=owned.__getitem__)}


def _is_source(matches: Sequence[Match], declared: bool, rarity: Rarity) -> bool:
    """Whether a unit owes a document a decisive stretch; any two texts share a formula."""
    decisive = any(match.own >= DECISIVE for match in matches)
    return decisive and (declared or _hands_down(matches, rarity))


def _hands_down(matches: Sequence[Match], rarity: Rarity) -> bool:
    """Whether a document is a source even though nobody declares it.

    A formula that every plan has (以…为指导) may be long: two clauses have to come down to two
    units, one of them surely, with wording shared that settles it; set phrases count for nothing.
    """
    shares = ((match, _beside_formulas(match, rarity)) for match in matches if _is_likely(match))
    heirs = [(match, share) for match, share in shares if share >= _MEANT]
    return (
        any(match.evidence * share >= SETTLING for match, share in heirs)
        and any(match.score >= SURE for match, _ in heirs)
        and len({match.unit.position for match, _ in heirs}) > 1
        and len({match.upstream.position for match, _ in heirs}) > 1
    )


def _beside_formulas(match: Match, rarity: Rarity) -> float:
    """The share of what a match tells that is no set phrase."""
    telling = rarity.telling(match.unit.text)
    runs = [run for _, runs in match.pieces() for run in runs]
    whole = sum(between(match.profile, run.unit_start, run.unit_end) for run in runs)
    return sum(between(telling, run.unit_start, run.unit_end) for run in runs) / whole


def _compare_titles(matches: Sequence[Match]) -> None:
    """Set how alike the titles of the two items are, 0 to 1."""
    for match in matches:
        match.title = _title_likeness(match.unit.title, match.upstream.title)


def _look_around(matches: Sequence[Match]) -> None:
    """Set how surely the units before and after descend from the clauses before and after."""
    owning = [match for match in matches if match.own]
    strength: dict[tuple[int, int, int], float] = {}
    for match in owning:
        key = (match.generation, match.unit.position, match.upstream.position)
        strength[key] = min(1.0, match.own / _STRONG)
    for match in owning:
        sides = (
            max(
                strength.get(
                    (match.generation, match.unit.position + side, match.upstream.position + step),
                    0.0,
                )
                for step in (side, 2 * side, 0)
            )
            for side in (-1, 1)
        )
        match.near = sum(sides) / 2


@lru_cache(_TITLES)
def _title_likeness(one: str, other: str) -> float:
    shorter = min(len(one), len(other))
    return sum(run.length for run in shared_runs(one, other)) / shorter if shorter else 0.0


def _logistic(features: Sequence[float]) -> float:
    total = sum(c * f for c, f in zip(COEFFICIENTS, features, strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def _edge(
    match: Match, runs: Sequence[Run], beside: Sequence[Run] = (), level: Level | None = None
) -> Inherits:
    """The edge of a match that shares these runs; `beside` is what clauses beside it share.

    `level` is that of the unit's document.
    """
    shared = sum(run.length for run in runs)
    spans = tuple(_span(match, run) for run in runs)
    return Inherits(
        unit=match.unit.clause.id,
        upstream=match.upstream.clause.id,
        relation=relation(match),
        score=round(match.score, 3),
        carried=round(shared / len(match.upstream.text), 3),
        explained=round(shared / len(match.unit.text), 3),
        spans=spans,
        evidence=_evidence(match, runs),
        slots=_slots(match, runs),
        drifts=_drifts(match, spans, beside, level),
        via=match.via,
    )


def _meant(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of four characters and more, and shorter ones close to one on both sides.

    Two characters that stand alone are shared by chance.
    """
    long = [run for run in runs if run.length >= _WORDING]
    return tuple(
        run for run in runs if run.length >= _WORDING or any(_close(run, each) for each in long)
    )


def _close(one: Run, other: Run) -> bool:
    first, second = sorted((one, other), key=lambda run: run.unit_start)
    return (
        0 <= second.unit_start - first.unit_end <= _SLOT
        and 0 <= second.upstream_start - first.upstream_end <= _SLOT
    )


def relation(match: Match) -> Relation:
    """How much of the upstream wording the unit keeps, and how close together (data/gold/README.md).

    A clause that is spread over more than twice its length is expanded, not edited. What the
    documents are called that a clause cites is none of its wording. Runs that make up no piece
    keep none of it together.
    """
    if not match.chains:
        return Relation.ADAPTED
    whole = len(match.upstream.text)
    long = [run for run in match.runs if run.length >= _WORDING]
    if len(long) == 1 and long[0].length == whole and _stands_alone(match, long[0]):
        return Relation.VERBATIM
    kept = [run for _, runs in match.pieces() for run in runs]
    words = bytearray(b"\1") * whole
    for start, end in match.upstream.names:
        words[start:end] = bytes(end - start)
    carried = sum(words[run.upstream_start : run.upstream_end].count(1) for run in kept)
    span = max(run.unit_end for run in kept) - min(run.unit_start for run in kept)
    dense = sum(run.length for run in kept) >= _DENSE * span
    mostly = carried >= _MOSTLY * words.count(1) > 0
    return Relation.EDITED if dense and mostly else Relation.ADAPTED


def _stands_alone(match: Match, run: Run) -> bool:
    """Whether a run begins and ends where the unit's text begins, ends or pauses."""
    text = match.unit.clause.text
    start, end = match.unit.folded.raw_span(run.unit_start, run.unit_end)
    return _pauses(text[start - 1 : start]) and _pauses(text[end : end + 1])


def _pauses(character: str) -> bool:
    return not character.isalnum()


def _span(match: Match, run: Run) -> Span:
    unit = match.unit.folded.raw_span(run.unit_start, run.unit_end)
    upstream = match.upstream.folded.raw_span(run.upstream_start, run.upstream_end)
    return Span(*unit, *upstream)


def _evidence(match: Match, runs: Sequence[Run]) -> Evidence:
    longest = max(runs, key=lambda run: run.length)
    start, end = match.unit.folded.raw_span(longest.unit_start, longest.unit_end)
    return Evidence(
        characters=sum(run.length for run in runs),
        runs=len(runs),
        longest=match.unit.clause.text[start:end],
        shared=round(match.evidence, 1),
        own=round(match.own, 1),
        same_title=match.title >= LIKELY,
        near=match.near >= LIKELY,
    )


def _slots(match: Match, runs: Sequence[Run]) -> tuple[Slot, ...]:
    """Local words between two runs that follow each other on both sides: 省 → 市, 广东 → 江门."""
    slots = []
    for run, following in pairwise(runs):
        gap = following.unit_start - run.unit_end, following.upstream_start - run.upstream_end
        if 0 < gap[0] <= _SLOT and 0 < gap[1] <= _SLOT:
            ours = _local(match.unit, run.unit_end, following.unit_start)
            theirs = _local(match.upstream, run.upstream_end, following.upstream_start)
            if ours and theirs and ours != theirs:
                slots.append(Slot(theirs, ours))
    return tuple(slots)


def _local(unit: Unit, start: int, end: int) -> str:
    """What names the unit's place or a level of government in a stretch of its text; '' if none.

    From the first such word to the last: where a run happens to begin says nothing.
    """
    text = unit.clause.text[slice(*unit.folded.raw_span(start, end))]
    words = [word.span() for word in _GOVERNMENT.finditer(text)]
    if unit.home and unit.home in text:
        place = text.index(unit.home)
        words.append((place, place + len(unit.home)))
    return text[min(words)[0] : max(last for _, last in words)] if words else ""


def _drifts(
    match: Match, spans: Sequence[Span], beside: Sequence[Run], level: Level | None
) -> tuple[Drift, ...]:
    clause, upstream = match.unit.clause, match.upstream.clause.text
    if clause.text == upstream:
        return ()
    theirs = [(span.upstream_start, span.upstream_end) for span in spans]
    ours = [(span.unit_start, span.unit_end) for span in spans]
    own_words = _without_others(match.unit, ours, beside)
    return drifts(
        upstream,
        clause.text,
        carried=_touched(upstream, upstream, theirs),
        window=_touched(clause.text, own_words, ours),
        deadline=clause.deadline,
        level=level,
    )


def _touched(text: str, shown: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The phrases of a text that hold any part of these stretches, a line each, as they are shown."""
    touched = [
        (first, last)
        for first, last in _phrases(text)
        for start, end in stretches
        if start < last and first < end
    ]
    return "\n".join(shown[first:last] for first, last in dict.fromkeys(touched))


@lru_cache(_TEXTS)
def _phrases(text: str) -> Sequence[tuple[int, int]]:
    return [phrase.span() for phrase in _PHRASE.finditer(text)]


def _without_others(unit: Unit, own: Sequence[tuple[int, int]], beside: Sequence[Run]) -> str:
    """The unit's text, a line end for each character that only clauses beside explain.

    What is own is among what is beside, if there is any.
    """
    text = unit.clause.text
    if len(beside) <= len(own):
        return text
    spans = (unit.folded.raw_span(run.unit_start, run.unit_end) for run in beside)
    others = _offsets(spans) - _offsets(own)
    return "".join("\n" if at in others else letter for at, letter in enumerate(text))


def _offsets(stretches: Iterable[tuple[int, int]]) -> set[int]:
    return {offset for start, end in stretches for offset in range(start, end)}
