"""Wording that documents side by side share and that none of the documents above explains.

What nothing above explains is fingerprinted; documents whose fingerprints meet are set side by
side. Who copied from whom isn't decided here (`lineage.derive.horizontal`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from math import log
from typing import NamedTuple
from zlib import crc32

from lineage.addressee import bodies_in_a_row
from lineage.align.decide import borrowed
from lineage.align.pieces import ALONE
from lineage.align.rarity import Rarity, between
from lineage.align.runs import SEED, Run, shared_runs
from lineage.align.sources import DECISIVE
from lineage.align.unit import Prepared, Unit, Upstream, span_of
from lineage.grouping import grouped
from lineage.known import Meeting, Shared
from lineage.model import Document, Inherits, Passage, Span
from lineage.text import grams

# Of winnowing: see `_fingerprints`.
_SHINGLE, _WINDOW = 8, 4
_BLANK = " "
# A passage is made of runs of so many characters that tell so much together (nats).
_SHORTEST, _PASSAGE = 3, 25.0
_EXPLAINED_LEFT, _EXPLAINED_RIGHT = "\x02", "\x03"


class Side:
    """One of two documents side by side, and what no document above it explains.

    `inherits` are its edges to the documents above.
    """

    def __init__(self, document: Document, inherits: Sequence[Inherits]) -> None:
        self.document = document
        self._explained = _explained(inherits)

    @cached_property
    def prepared(self) -> Prepared:
        """The document ready for comparison."""
        return Prepared(self.document)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Its units by clause id."""
        return {unit.clause.id: unit for unit in self.prepared.units}

    @cached_property
    def upstream(self) -> Upstream:
        """The document as if it stood above another."""
        return Upstream((self.prepared,))

    def rest(self, unit: Unit) -> str:
        """A unit's folded text with all that is explained blanked out."""
        return _rest(unit, self._explained.get(unit.clause.id, ()))


def marks_of(document: Prepared, inherits: Sequence[Inherits]) -> dict[str, list[int]]:
    """Fingerprints of what edges to the documents above leave unexplained, by clause id.

    Across what they explain: a clause made over and then copied keeps the same remnants. Clauses
    that have less than a fingerprint's worth of characters left are left out.
    """
    explained = _explained(inherits)
    marks = {}
    for unit in document.units:
        rest = _rest(unit, explained.get(unit.clause.id, ())).replace(_BLANK, "")
        if len(rest) >= _SHINGLE:
            marks[unit.clause.id] = sorted(_fingerprints(rest))
    return marks


def _explained(inherits: Iterable[Inherits]) -> dict[str, list[Span]]:
    """What edges to the documents above explain, by clause id."""
    return grouped((edge.unit, span) for edge in inherits for span in edge.spans)


def _rest(unit: Unit, explained: Iterable[Span]) -> str:
    """The unit's text, blanks for what is explained, what documents are called and rows of bodies.

    Two plans that cite a document share its name, not wording; districts have bureaus of one name.
    """
    spans = ((each.unit_start, each.unit_end) for each in explained)
    covered = (unit.folded.span(*span) for span in chain(spans, bodies_in_a_row(unit.clause.text)))
    letters = list(unit.text)
    for start, end in chain(covered, unit.names):
        letters[start:end] = _BLANK * (end - start)
    return "".join(letters)


def _fingerprints(text: str) -> set[int]:
    """Hashes chosen by winnowing (Schleimer, Wilkerson, Aiken 2003): k = 8, window 4.

    Two texts that share eleven characters in a row share a fingerprint.
    """
    hashes = [crc32(shingle.encode()) for shingle in grams(text, _SHINGLE)]
    last = max(len(hashes) - _WINDOW + 1, 1)
    return {min(hashes[start : start + _WINDOW]) for start in range(last)}


def share(a: Side, b: Side, pairs: Iterable[tuple[str, str]]) -> Shared | None:
    """What two documents share in these pairs of clauses; None when it tells too little.

    Terms of the trade stand in any two documents. Only where at least one clause shares a
    decisive stretch, or is the same word for word, are lesser passages believed.
    """
    beside = [_beside(a, b, *pair) for pair in pairs]
    # The most that a pair of characters tells which both have, in two clauses at least: most of what
    # meets is told by it to be too little, before anything is weighed.
    most = log((a.prepared.size + b.prepared.size) / 2)
    if not any(each.decides([most * run.length for run in each.runs]) for each in beside):
        return None
    rarity = Rarity(a.prepared, b.upstream)
    weighed = [(each, each.weights(rarity)) for each in beside]
    passages = _once((each, weights) for each, weights in weighed if each.is_passage(weights))
    if not any(each.decides(weights) for each, weights in passages):
        return None
    passages.sort(key=lambda each: each[0].one.position)
    later = _later(a.document, b.document)
    met = tuple(_meeting(each, weights, rarity, later) for each, weights in passages)
    return Shared(a.document.key, b.document.key, met)


def _later(a: Document, b: Document) -> int:
    """1 when `b` is surely later, -1 when `a` is, 0 when nobody can say."""
    if not (a.date and b.date) or a.date == b.date:
        return 0
    return 1 if b.date > a.date else -1


class _Beside(NamedTuple):
    """Clauses of two documents, and what they share that nothing above explains."""

    one: Unit
    other: Unit
    runs: tuple[Run, ...]

    def weights(self, rarity: Rarity) -> list[float]:
        """What each run tells, in nats."""
        profile = rarity.without_formulas(self.one)
        return [between(profile, run.unit_start, run.unit_end) for run in self.runs]

    def is_passage(self, weights: Sequence[float]) -> bool:
        """Whether runs that tell so much are a passage: scraps alone never are."""
        return sum(weights) >= _PASSAGE and any(run.length >= SEED for run in self.runs)

    def decides(self, weights: Sequence[float]) -> bool:
        """Whether runs that tell so much show by themselves that wording is shared."""
        return _own(weights) >= DECISIVE or self.one.text == self.other.text


def _once(
    passages: Iterable[tuple[_Beside, Sequence[float]]],
) -> list[tuple[_Beside, Sequence[float]]]:
    """The passages without those that others hold on both sides, the weightiest first.

    A term that a clause shares with its copy it shares with every clause that uses it, too; and a
    sentence that both print twice is copied twice, not four times.
    """
    held: dict[tuple[bool, int], set[int]] = defaultdict(set)
    kept = []
    rest = sorted(passages, key=lambda passage: _order(*passage))
    for least in (min, max):
        passed = []
        for each, weights in rest:
            one, other = held[True, each.one.position], held[False, each.other.position]
            left = {at for run in each.runs for at in range(run.unit_start, run.unit_end)}
            right = {at for run in each.runs for at in range(run.upstream_start, run.upstream_end)}
            if least(len(left - one), len(right - other)) < SEED:
                passed.append((each, weights))
                continue
            kept.append((each, weights))
            one |= left
            other |= right
        rest = passed
    return kept


def _order(beside: _Beside, weights: Sequence[float]) -> tuple[int, int, int]:
    return -round(sum(weights)), beside.one.position, beside.other.position


def _beside(a: Side, b: Side, clause: str, other_clause: str) -> _Beside:
    one, other = a.units[clause], b.units[other_clause]
    left = a.rest(one).replace(_BLANK, _EXPLAINED_LEFT)
    right = b.rest(other).replace(_BLANK, _EXPLAINED_RIGHT)
    runs = tuple(run for run in shared_runs(left, right) if run.length >= _SHORTEST)
    return _Beside(one, other, runs)


def _own(weights: Sequence[float]) -> float:
    return sum(weight - ALONE for weight in weights if weight > ALONE)


def _meeting(beside: _Beside, weights: Sequence[float], rarity: Rarity, later: int) -> Meeting:
    one, other, runs = beside
    later_first = (one, other) if later < 0 else (other, one)
    return Meeting(
        passage=_passage(one, other, runs),
        weight=sum(weights),
        decisive=beside.decides(weights),
        edge=borrowed(*later_first, _own(weights), rarity) if later else None,
    )


def _passage(a: Unit, b: Unit, runs: Sequence[Run]) -> Passage:
    """The shared wording with its places in both clauses."""
    spans = tuple(span_of(a.folded, b.folded, run) for run in runs)
    text = a.clause.text
    wording = "…".join(text[span.unit_start : span.unit_end] for span in spans)
    return Passage(a.clause.id, b.clause.id, spans, wording)
