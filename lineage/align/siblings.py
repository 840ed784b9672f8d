"""Wording that documents side by side share and that none of the documents above explains.

Who copied from whom can be said only where both are dated; else, and where three or more
share a passage, the shared wording points to a source that nobody holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from lineage.align.evidence import Run, shared_runs
from lineage.align.rarity import Rarity, between
from lineage.align.unit import Prepared, Unit, Upstream
from lineage.model import Inherits, Passage, Span

_SHINGLE = 8
_WINDOW = 4
_BLANK = " "
_SHORTEST = 3
_TOO_COMMON = 40
# A formula of eight characters leaves one or two fingerprints, what decides leaves more.
_FEW_MARKS = 3
_PASSAGE = 25.0
_DECISIVE = 60.0
_EXPLAINED_LEFT, _EXPLAINED_RIGHT = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two units of different documents with the runs they share, and what those tell (nats)."""

    a: Unit
    b: Unit
    runs: tuple[Run, ...]
    rarity: Rarity
    weight: float

    def passage(self) -> Passage:
        """The shared wording with its places in both clauses."""
        spans = tuple(_span(self.a, self.b, run) for run in self.runs)
        text = self.a.clause.text
        wording = "…".join(text[span.unit_start : span.unit_end] for span in spans)
        return Passage(self.a.clause.id, self.b.clause.id, spans, wording)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents share beyond their known sources."""

    a: str
    b: str
    meetings: tuple[Meeting, ...]

    @property
    def weight(self) -> float:
        """What all of it tells, in nats."""
        return round(sum(meeting.weight for meeting in self.meetings), 1)


def leftover(document: Prepared, inherits: Sequence[Inherits]) -> dict[str, str]:
    """By clause id the folded text with all that edges explain blanked out.

    Clauses with less than a passage's worth of consecutive characters left are left out.
    """
    explained: dict[str, list[Span]] = defaultdict(list)
    for edge in inherits:
        explained[edge.unit].extend(edge.spans)
    rest = {unit.clause.id: _rest(unit, explained[unit.clause.id]) for unit in document.units}
    return {
        clause: text
        for clause, text in rest.items()
        if max(map(len, text.split(_BLANK))) >= _SHINGLE
    }


def _rest(unit: Unit, explained: Sequence[Span]) -> str:
    if not explained:
        return unit.text
    covered = {at for span in explained for at in range(span.unit_start, span.unit_end)}
    return "".join(
        _BLANK if offset in covered else letter
        for letter, offset in zip(unit.text, unit.folded.offsets, strict=True)
    )


def shared_by_siblings(
    leftovers: Mapping[str, Mapping[str, str]],
    prepare: Callable[[str], Prepared],
    above: Mapping[str, Collection[str]],
) -> Iterator[Shared]:
    """Pairs of documents with shared passages that nothing above them explains.

    `leftovers` by document key, as `leftover` gives them; `prepare` makes a document ready;
    `above` gives for a key the keys of the documents above it, with which a document shares
    by descent.
    """
    document_of = {clause: key for key, rest in leftovers.items() for clause in rest}
    together: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    marks: Counter[tuple[str, str]] = Counter()
    for (one, other), shared_marks in sorted(_meeting(leftovers).items()):
        a, b = document_of[one], document_of[other]
        if a != b and a not in above[b] and b not in above[a]:
            together[a, b].append((one, other))
            marks[a, b] += shared_marks
    for (a, b), pairs in together.items():
        if marks[a, b] < _FEW_MARKS:
            continue
        shared = _shared(a, b, pairs, leftovers, prepare)
        if shared.weight >= _DECISIVE:
            yield shared


def _meeting(leftovers: Mapping[str, Mapping[str, str]]) -> Counter[tuple[str, str]]:
    """Pairs of clause ids, whatever their documents, and how many fingerprints they share."""
    where: dict[int, list[str]] = defaultdict(list)
    for rest in leftovers.values():
        for clause, text in rest.items():
            for mark in _fingerprints(text):
                where[mark].append(clause)
    return Counter(
        pair
        for clauses in where.values()
        if 1 < len(clauses) <= _TOO_COMMON
        for pair in combinations(clauses, 2)
    )


def _fingerprints(text: str) -> set[int]:
    """Hashes chosen by winnowing (Schleimer, Wilkerson, Aiken 2003): k = 8, window 4.

    Two texts that share eleven characters in a row share a fingerprint.
    """
    chosen: set[int] = set()
    for stretch in text.split(_BLANK):
        hashes = [
            crc32(stretch[start : start + _SHINGLE].encode())
            for start in range(len(stretch) - _SHINGLE + 1)
        ]
        for start in range(max(len(hashes) - _WINDOW + 1, min(1, len(hashes)))):
            chosen.add(min(hashes[start : start + _WINDOW]))
    return chosen


def _shared(
    a: str,
    b: str,
    pairs: Sequence[tuple[str, str]],
    leftovers: Mapping[str, Mapping[str, str]],
    prepare: Callable[[str], Prepared],
) -> Shared:
    left, right = prepare(a), prepare(b)
    rarity = Rarity(left, Upstream((right,)))
    units = {unit.clause.id: unit for unit in (*left.units, *right.units)}
    rest = {**leftovers[a], **leftovers[b]}
    meetings = (_meet(units[one], units[other], rest, rarity) for one, other in pairs)
    found = sorted((each for each in meetings if each), key=lambda each: each.a.position)
    return Shared(a, b, tuple(found))


def _meet(a: Unit, b: Unit, rest: Mapping[str, str], rarity: Rarity) -> Meeting | None:
    left = rest[a.clause.id].replace(_BLANK, _EXPLAINED_LEFT)
    right = rest[b.clause.id].replace(_BLANK, _EXPLAINED_RIGHT)
    runs = tuple(run for run in shared_runs(left, right) if run.length >= _SHORTEST)
    profile = rarity.profile(a.text)
    told = sum(between(profile, run.unit_start, run.unit_end) for run in runs)
    return Meeting(a, b, runs, rarity, told) if told >= _PASSAGE else None


def _span(a: Unit, b: Unit, run: Run) -> Span:
    left = a.folded.raw_span(run.unit_start, run.unit_end)
    right = b.folded.raw_span(run.upstream_start, run.upstream_end)
    return Span(*left, *right)
