"""Where the words of a clause come from, stretch by stretch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from lineage.model import CommonSource, Document, Fidelity, Inherits, key_of


class SourceKind(StrEnum):
    """Kind of source of a stretch of wording."""

    UPSTREAM = "upstream"
    BORROWED = "borrowed"
    COMMON = "common"
    OWN = "own"


KINDS = tuple(field.name for field in fields(Fidelity))[1:]
"""What a document's text may be, as `Fidelity` counts it."""
_KINDS = {
    SourceKind.BORROWED: "borrowed",
    SourceKind.COMMON: "common",
    SourceKind.OWN: "new",
}  # what comes from above is told by its relation
_Key: TypeAlias = tuple[SourceKind, str | None]
_OWN: _Key = (SourceKind.OWN, None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a clause (half-open, raw offsets) said to come from a source clause."""

    start: int
    end: int
    source: SourceKind
    clause: str | None = None


def claims_of(
    edges: Iterable[Inherits], common_sources: Iterable[CommonSource]
) -> dict[str, list[Claim]]:
    """By clause id, who claims its stretches: documents above, then those beside, then common sources.

    `edges` come with the highest upstream document first.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for edge in sorted(edges, key=lambda each: each.borrowed):
        source = SourceKind.BORROWED if edge.borrowed else SourceKind.UPSTREAM
        for span in edge.spans:
            claims[edge.unit].append(Claim(span.unit_start, span.unit_end, source, edge.upstream))
    for common in common_sources:
        for passage in common.passages:
            for span in passage.spans:
                one = Claim(span.unit_start, span.unit_end, SourceKind.COMMON, passage.b)
                other = Claim(span.upstream_start, span.upstream_end, SourceKind.COMMON, passage.a)
                claims[passage.a].append(one)
                claims[passage.b].append(other)
    return claims


def fidelity(
    document: Document, edges: Sequence[Inherits], common_sources: Iterable[CommonSource] = ()
) -> Fidelity:
    """Shares of a document's own text by where it comes from."""
    counts = characters(document, edges, claims_of(edges, common_sources))
    whole = max(1, counts.total())

    def share(kind: str) -> float:
        return round(sum(count for (each, _), count in counts.items() if each == kind) / whole, 4)

    return Fidelity(document.key, *map(share, KINDS))


def characters(
    document: Document, edges: Iterable[Inherits], claims: Mapping[str, Sequence[Claim]]
) -> Counter[tuple[str, str | None]]:
    """The characters of a document's own text by the kind of their source and its document."""
    relations = {edge.ends: edge.relation.value for edge in edges}
    counts: Counter[tuple[str, str | None]] = Counter()
    for _, clause in document.units():
        for stretch in painted(clause.text, claims.get(clause.id, ())):
            kind = _KINDS.get(stretch.source) or relations[clause.id, stretch.clause or ""]
            source = key_of(stretch.clause) if stretch.clause else None
            counts[kind, source] += stretch.end - stretch.start
    return counts


def painted(text: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The text cut into stretches, each with the first claim that covers it, else `own`.

    Claims are given in the order of their right: the highest upstream document first.
    Punctuation that nothing covers belongs to the stretch before it, at the beginning to the
    one after it.

    >>> [
    ...     (c.start, c.end, c.source.value)
    ...     for c in painted("甲乙丙丁", [Claim(1, 3, SourceKind.UPSTREAM, "x")])
    ... ]
    [(0, 1, 'own'), (1, 3, 'upstream'), (3, 4, 'own')]
    """
    keys = [_OWN] * len(text)
    for claim in claims:
        stretch = slice(claim.start, min(claim.end, len(text)))
        key = claim.source, claim.clause
        keys[stretch] = [key if each is _OWN else each for each in keys[stretch]]
    _close_gaps(text, keys)
    return tuple(_stretches(keys))


def _close_gaps(text: str, keys: list[_Key]) -> None:
    """Give punctuation to the stretch before it, at the beginning to the one after it."""
    runs = [list(run) for _, run in groupby(range(len(keys)), key=keys.__getitem__)]
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        beside = before or after
        if keys[run[0]] == _OWN and beside and not any(text[at].isalnum() for at in run):
            keys[run[0] : run[-1] + 1] = [keys[beside[0]]] * len(run)


def _stretches(keys: Sequence[_Key]) -> Iterator[Claim]:
    for (source, clause), run in groupby(range(len(keys)), key=keys.__getitem__):
        places = list(run)
        yield Claim(places[0], places[-1] + 1, source, clause)
