"""The same question put to simpler methods: how fast they are, and how much they find.

Each method takes a plan and one above it. The brute-force ones compare every unit with every
clause and claim the pairs that score at least so much; 5-gram containment says of two whole
documents how much of one stands in the other, and knows nothing of clauses.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rapidfuzz import fuzz, process

from benchmarks.cascades.truth import Planted, Truth
from lineage.evaluate import Agreement
from lineage.model import Document, key_of
from lineage.text import fold

_GRAM = 5
_RAPIDFUZZ_CUT = 55.0
_DIFFLIB_CUT = 0.5

Claims = set[tuple[str, str]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """A document as a peer sees it: ids and folded texts of its clauses, and the whole text."""

    ids: tuple[str, ...]
    clauses: tuple[str, ...]
    whole: str

    @classmethod
    def of(cls, document: Document) -> Text:
        """The text of a document's units."""
        units = [clause for _, clause in document.units()]
        clauses = tuple(fold(clause.text).text for clause in units)
        return cls(tuple(clause.id for clause in units), clauses, "".join(clauses))


@dataclass(frozen=True, slots=True)
class Measured:
    """One method on a sample: document pairs done, seconds taken, and, if it says, what it found."""

    name: str
    pairs: int
    seconds: float
    descent: Agreement | None

    @property
    def rate(self) -> float:
        """Document pairs a second."""
        return self.pairs / self.seconds if self.seconds else 0.0


def rapidfuzz_all(unit: Text, upstream: Text) -> Claims:
    """Every unit against every clause by rapidfuzz's normalised insert-and-delete similarity."""
    scores = process.cdist(
        unit.clauses, upstream.clauses, scorer=fuzz.ratio, score_cutoff=_RAPIDFUZZ_CUT, workers=1
    )
    rows, columns = scores.nonzero()
    return {(unit.ids[i], upstream.ids[j]) for i, j in zip(rows, columns, strict=True)}


def difflib_all(unit: Text, upstream: Text) -> Claims:
    """Every unit against every clause by the standard library's SequenceMatcher."""
    claims = set()
    matcher = difflib.SequenceMatcher(autojunk=False)
    for upstream_id, clause in zip(upstream.ids, upstream.clauses, strict=True):
        matcher.set_seq2(clause)
        for unit_id, text in zip(unit.ids, unit.clauses, strict=True):
            matcher.set_seq1(text)
            if matcher.quick_ratio() >= _DIFFLIB_CUT and matcher.ratio() >= _DIFFLIB_CUT:
                claims.add((unit_id, upstream_id))
    return claims


def containment(unit: Text, upstream: Text) -> float:
    """5-gram containment of two whole documents, the sets made anew for each pair."""
    return _share(_grams(unit.whole), _grams(upstream.whole))


def _share(own: set[str], theirs: set[str]) -> float:
    return len(own & theirs) / max(1, len(own))


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1)}


@dataclass(slots=True)
class KeptContainment:
    """5-gram containment with the set of every document made once: as fast as it can be."""

    sets: dict[str, set[str]] = field(default_factory=dict)

    def __call__(self, unit: Text, upstream: Text) -> float:
        """Share of the unit's 5-grams that stand upstream."""
        return _share(self._set(unit), self._set(upstream))

    def _set(self, text: Text) -> set[str]:
        key = text.ids[0]
        if key not in self.sets:
            self.sets[key] = _grams(text.whole)
        return self.sets[key]


def compare(
    pairs: Sequence[tuple[Document, Document]], truth: Truth, seconds: float
) -> Iterator[Measured]:
    """Each method on as many of the pairs as it does in so many seconds, at least on one."""
    texts = {each.key: Text.of(each) for pair in pairs for each in pair}
    work = [(texts[unit.key], texts[upstream.key]) for unit, upstream in pairs]
    by_clause: dict[str, Callable[[Text, Text], Claims]] = {
        "difflib, all clause pairs": difflib_all,
        "rapidfuzz, all clause pairs": rapidfuzz_all,
    }
    for name, method in by_clause.items():
        found, spent = _timed(method, work, seconds)
        claims = set().union(*found)
        yield Measured(name, len(found), spent, _agreement(claims, work[: len(found)], truth))
    whole: dict[str, Callable[[Text, Text], float]] = {
        "5-gram containment of whole documents": containment,
        "the same, each document's set made once": KeptContainment(),
    }
    for name, measure in whole.items():
        shares, spent = _timed(measure, work, seconds)
        yield Measured(name, len(shares), spent, None)


def _timed(
    method: Callable[[Text, Text], T], work: Sequence[tuple[Text, Text]], seconds: float
) -> tuple[list[T], float]:
    """The results for as many pairs as are done in so many seconds, and the time they took."""
    found: list[T] = []
    start = time.perf_counter()
    for pair in work:
        found.append(method(*pair))
        if time.perf_counter() - start >= seconds:
            break
    return found, time.perf_counter() - start


def _agreement(claims: Claims, work: Sequence[tuple[Text, Text]], truth: Truth) -> Agreement:
    """How the claims agree with the planted pairs between these documents."""
    looked_at = {(_key(unit), _key(upstream)) for unit, upstream in work}
    planted = {
        (pair.unit, pair.upstream): pair.relation
        for pair in truth.pairs
        if (key_of(pair.unit), key_of(pair.upstream)) in looked_at
    }
    real = {key for key, relation in planted.items() if relation is not Planted.DISPUTED}
    right = len(real & claims)
    return Agreement(right, len(claims - planted.keys()), len(real) - right)


def _key(text: Text) -> str:
    return key_of(text.ids[0])
