"""Wording that documents side by side share and that none of the documents above explains.

Who copied from whom can be said only where both are dated; else, and where three or more
share a passage, the shared wording points to a source that nobody holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lineage.align.evidence import Run, shared_runs
from lineage.align.rarity import between
from lineage.align.unit import Unit
from lineage.model import Passage, Span

_SHINGLE = 8
_SHORTEST = 3
_TOO_COMMON = 40
_PASSAGE = 25.0
_DECISIVE = 60.0
_EXPLAINED_LEFT, _EXPLAINED_RIGHT = "\x02", "\x03"

Explained = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two units of different documents with the runs they share, and what those tell (nats)."""

    a: Unit
    b: Unit
    runs: tuple[Run, ...]
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


def shared_by_siblings(
    units: Mapping[str, Sequence[Unit]],
    explained: Explained,
    related: Collection[tuple[str, str]],
) -> Iterator[Shared]:
    """Pairs of documents with shared passages that nothing above them explains.

    `explained` gives for a clause id the raw ranges that edges account for; `related` are
    the pairs of keys (in either order) of which one stands above the other: left out.
    """
    rest = {
        unit.clause.id: _rest(unit, explained.get(unit.clause.id, ()))
        for group in units.values()
        for unit in group
    }
    by_id = {unit.clause.id: (key, unit) for key, group in units.items() for unit in group}
    meetings: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for one, other in sorted(_meeting(rest)):
        (a, left), (b, right) = by_id[one], by_id[other]
        if a == b or (a, b) in related or (b, a) in related:
            continue
        found = _meet(left, right, rest[one], rest[other])
        if found:
            meetings[a, b].append(found)
    for (a, b), found_here in meetings.items():
        shared = Shared(a, b, tuple(sorted(found_here, key=lambda each: each.a.position)))
        if shared.weight >= _DECISIVE:
            yield shared


def _rest(unit: Unit, explained: Sequence[tuple[int, int]]) -> str:
    """The unit's folded text with explained characters blanked out."""
    if not explained:
        return unit.text
    covered = {offset for start, end in explained for offset in range(start, end)}
    return "".join(
        " " if offset in covered else letter
        for letter, offset in zip(unit.text, unit.folded.offsets, strict=True)
    )


def _meeting(rest: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of clause ids that share a stretch of eight unexplained characters."""
    where: dict[str, list[str]] = defaultdict(list)
    for clause, text in rest.items():
        seen = set()
        for start in range(len(text) - _SHINGLE + 1):
            shingle = text[start : start + _SHINGLE]
            if " " not in shingle and shingle not in seen:
                seen.add(shingle)
                where[shingle].append(clause)
    return {
        pair
        for clauses in where.values()
        if 1 < len(clauses) <= _TOO_COMMON
        for pair in combinations(clauses, 2)
    }


def _meet(a: Unit, b: Unit, rest_a: str, rest_b: str) -> Meeting | None:
    left, right = rest_a.replace(" ", _EXPLAINED_LEFT), rest_b.replace(" ", _EXPLAINED_RIGHT)
    runs = tuple(run for run in shared_runs(left, right) if run.length >= _SHORTEST)
    told = sum(between(a.profile, run.unit_start, run.unit_end) for run in runs)
    return Meeting(a, b, runs, told) if told >= _PASSAGE else None


def _span(a: Unit, b: Unit, run: Run) -> Span:
    left = a.folded.raw_span(run.unit_start, run.unit_end)
    right = b.folded.raw_span(run.upstream_start, run.upstream_end)
    return Span(*left, *right)
