"""The edge that stands for descent: its kind, the wording carried, slots and drifts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from lineage.align.attribution import LIKELY
from lineage.align.match import Match
from lineage.align.runs import Run, shared_runs
from lineage.align.unit import PAUSES, Unit, span_of
from lineage.align.weighing import Weighed
from lineage.drift import Inherited, drifts
from lineage.model import Drift, Evidence, Inherits, Level, Relation, Slot, Span
from lineage.text import fold

# Runs of fewer characters are wording only close to longer ones.
_WORDING = 4
# An edit keeps more of the clause than this, "cut to about 55 % or less" is adapted
# (data/gold/README.md), and half of the stretch of the unit that it stands in.
_CUT, _DENSE = 0.55, 0.5
# What is lost where two runs meet, and where one stands earlier in the clause than the one before
# (characters).
_JOIN, _BACK = 1, 4
# Longer gaps between two runs hold more than a place or a level (characters).
_SLOT = 4
# A phrase of a clause is carried where a quarter of it is: a term of it stands in many phrases.
_CARRIED = 0.25
# Texts remembered: a clause has many heirs, a unit several parents.
_TEXTS = 1_000
# Words of a level or of its place, whole: 全省, 省直, 省（区、市）; neither 市场 nor 直接.
_GOVERNMENT = re.compile(
    "各?[省州市县][（(][区州市县旗、]+[）)]|国家|国务院|中央|自治[区州县旗]?|各地|地方|国(?=内)|[全我本]国|"
    "[全我本各]?(?:[省州盟旗镇乡]|[市区县](?!场|域|块|分|别))(?:级|直(?!接|辖))?"
)
_LONGEST = 7  # 各省（区、市）
# A limit of time that stands by itself (2025年底前，) belongs to what follows.
_PHRASE = re.compile(f"(?:[^{PAUSES}]{{0,12}}[年月日底末][之以]?[前内][，,])?[^{PAUSES}]+")


def edge_of(
    weighed: Weighed,
    runs: Sequence[Run],
    beside: Sequence[Run] = (),
    elsewhere: str = "",
    via: str | None = None,
) -> Inherits:
    """The edge of a match that shares these runs; `beside` is what clauses beside it share.

    `elsewhere` is the text of the document's other units that carry the clause, `via` the key of the
    one that handed the wording on.
    """
    match = weighed.match
    shared = sum(run.length for run in runs)
    spans = tuple(span_of(match.unit.folded, match.upstream.folded, run) for run in runs)
    return Inherits(
        unit=match.unit.clause.id,
        upstream=match.upstream.clause.id,
        relation=relation(match, runs),
        score=round(weighed.score, 3),
        carried=round(shared / len(match.upstream.text), 3),
        explained=round(shared / len(match.unit.text), 3),
        spans=spans,
        evidence=_evidence(weighed, runs),
        slots=_slots(match, runs),
        drifts=_drifts(match, spans, beside, elsewhere),
        via=via,
    )


def spans_of(unit: str, upstream: str) -> tuple[Span, ...]:
    """Where two texts have what an edge between them would count as shared wording.

    >>> spans_of("推进政务热线整合", "加快清理整合各类政务热线电话。")
    (Span(unit_start=2, unit_end=6, upstream_start=8, upstream_end=12),)
    """
    ours, theirs = fold(unit), fold(upstream)
    return tuple(span_of(ours, theirs, run) for run in meant(shared_runs(ours.text, theirs.text)))


def meant(runs: Sequence[Run]) -> tuple[Run, ...]:
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


def relation(match: Match, runs: Sequence[Run]) -> Relation:
    """How much of the upstream wording the unit keeps, and how close together (data/gold/README.md).

    A clause that is spread over more than twice its length is expanded, not edited. What the
    documents are called that a clause cites is none of its wording. Runs that make up no piece
    keep none of it together.
    """
    if not match.pieces:
        return Relation.ADAPTED
    whole = len(match.upstream.text)
    long = [run for run in match.runs if run.length >= _WORDING]
    if len(long) == 1 and long[0].length == whole and _stands_alone(match, long[0]):
        return Relation.VERBATIM
    words = bytearray(b"\1") * whole
    for start, end in match.upstream.names:
        words[start:end] = bytes(end - start)
    carried = sum(words[run.upstream_start : run.upstream_end].count(1) for run in runs)
    steps_back = [after.upstream_start < run.upstream_start for run, after in pairwise(runs)]
    lost = _JOIN * len(steps_back) + _BACK * sum(steps_back)
    edited = carried - lost > _CUT * words.count(1)
    return Relation.EDITED if edited and _is_dense(match) else Relation.ADAPTED


def _is_dense(match: Match) -> bool:
    pieces = [run for piece in match.pieces for run in piece.runs]
    span = max(run.unit_end for run in pieces) - min(run.unit_start for run in pieces)
    return sum(run.length for run in pieces) >= _DENSE * span


def _stands_alone(match: Match, run: Run) -> bool:
    """Whether a run begins and ends where the unit's text begins, ends or pauses."""
    text = match.unit.clause.text
    start, end = match.unit.folded.raw_span(run.unit_start, run.unit_end)
    return _pauses(text[start - 1 : start]) and _pauses(text[end : end + 1])


def _pauses(character: str) -> bool:
    return not character.isalnum()


def _evidence(weighed: Weighed, runs: Sequence[Run]) -> Evidence:
    match = weighed.match
    longest = max(runs, key=lambda run: run.length, default=Run(0, 0, 0))
    start, end = match.unit.folded.raw_span(longest.unit_start, longest.unit_end)
    return Evidence(
        characters=sum(run.length for run in runs),
        runs=len(runs),
        longest=match.unit.clause.text[start:end],
        shared=round(match.told, 1),
        own=round(weighed.share.own, 1),
        words=round(match.words_alike, 2),
        same_title=match.titles_alike >= LIKELY,
        near=weighed.near >= LIKELY,
    )


def _slots(match: Match, runs: Sequence[Run]) -> tuple[Slot, ...]:
    """Local words between two runs that follow each other on both sides: 全省 → 全市.

    Or before the first run, where both texts begin.
    """
    slots = []
    for run, following in pairwise((Run(0, 0, 0), *runs)):
        gap = following.unit_start - run.unit_end, following.upstream_start - run.upstream_end
        if 0 < gap[0] <= _SLOT and 0 < gap[1] <= _SLOT:
            ours = _local(match.unit, run.unit_end, following.unit_start)
            theirs = _local(match.upstream, run.upstream_end, following.upstream_start)
            if ours and theirs and ours != theirs:
                slots.append(Slot(theirs, ours))
    return tuple(slots)


def _local(unit: Unit, start: int, end: int) -> str:
    """What names the unit's place or a level of government in a stretch of its text; '' if none.

    From the first such word to the last, whole also where a run shares some of it (全, 直): where
    a run happens to begin says nothing.
    """
    text = unit.clause.text
    first, last = unit.folded.raw_span(start, end)
    near = _GOVERNMENT.finditer(text, max(0, first - _LONGEST), last + _LONGEST)
    words = [word.span() for word in near if word.start() < last and first < word.end()]
    if unit.home and (place := text.find(unit.home, first, last)) >= 0:
        words.append((place, place + len(unit.home)))
    return text[min(words)[0] : max(stop for _, stop in words)] if words else ""


def _drifts(
    match: Match, spans: Sequence[Span], beside: Sequence[Run], elsewhere: str
) -> tuple[Drift, ...]:
    unit, clause, upstream = match.unit, match.unit.clause, match.upstream.clause.text
    columns = match.upstream.clause.deadline, clause.deadline
    if clause.text == upstream:
        return drifts(Inherited(upstream, upstream, "", "", columns=columns))
    theirs = [(span.upstream_start, span.upstream_end) for span in spans]
    ours = [(span.unit_start, span.unit_end) for span in spans]
    own_words = _without_others(unit, ours, beside)
    return drifts(
        Inherited(
            upstream,
            clause.text,
            carried=_touched(upstream, upstream, theirs, _CARRIED),
            window=_touched(clause.text, own_words, ours, _CARRIED),
            elsewhere=elsewhere,
            columns=columns,
            level=unit.level,
            apart=unit.home != match.upstream.home and unit.level is not Level.NATIONAL,
        )
    )


def _touched(
    text: str, shown: str, stretches: Sequence[tuple[int, int]], share: float = 0.0
) -> str:
    """The phrases of a text that these stretches hold any part of, a line each, as they are shown.

    At least this share of each.
    """
    held = bytearray(len(text))
    for start, end in stretches:
        held[start:end] = b"\1" * (end - start)
    return "\n".join(
        shown[first:last]
        for first, last in _phrases(text)
        if held.count(1, first, last) >= max(1, share * (last - first))
    )


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
