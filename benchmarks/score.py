"""How well derived edges and coverage agree with the planted truth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.cascades.truth import Planted, Truth
from lineage.evaluate import Agreement
from lineage.model import Coverage, Inherits, Status, key_of

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Agreement with the truth: descent, relation of the agreed pairs, coverage, dropped."""

    descent: Agreement
    from_nation: Agreement
    from_between: Agreement
    borrowed: Agreement
    relation: float
    coverage: float
    dropped: Agreement


def score(truth: Truth, inherits: Iterable[Inherits], coverage: Iterable[Coverage]) -> Score:
    """The score of a derived lineage. Disputed pairs and cells count on neither side."""
    claimed = {(edge.unit, edge.upstream): edge for edge in inherits}
    planted = {(pair.unit, pair.upstream): pair for pair in truth.pairs}
    real = {key: pair for key, pair in planted.items() if pair.relation is not Planted.DISPUTED}
    open_ = {key for key in claimed if key not in planted or key in real}
    first = key_of(truth.cells[0].item) if truth.cells else ""
    national = {key for key in {*real, *open_} if key[1].startswith(first + ":")}
    off_chain = {key for key, pair in real.items() if pair.borrowed}
    beside = {key for key in open_ if claimed[key].borrowed}
    cells = {(cell.item, cell.document): cell.status for cell in truth.cells if cell.status}
    found = {(row.item, row.document): row.status for row in coverage}
    agreed = [key for key in real if key in claimed]
    right = sum(
        claimed[key].relation.value in real[key].relation.value.split("|") for key in agreed
    )
    return Score(
        descent=_agreement(real, open_),
        from_nation=_agreement(national & real.keys(), national & open_),
        from_between=_agreement(real.keys() - national - off_chain, open_ - national - beside),
        borrowed=_agreement(off_chain, beside),
        relation=right / max(1, len(agreed)),
        coverage=_same_share(cells, found),
        dropped=_agreement(_dropped(cells), _dropped({key: found.get(key) for key in cells})),
    )


def _same_share(cells: Mapping[_Key, Status], found: Mapping[_Key, Status]) -> float:
    return sum(_same(status, found.get(key)) for key, status in cells.items()) / max(1, len(cells))


def _dropped(cells: Mapping[_Key, Status | None]) -> set[_Key]:
    return {key for key, status in cells.items() if status is Status.DROPPED}


def _same(planted: Status, found: Status | None) -> bool:
    """Whether a status agrees; a plan may well speak of the subject of what it dropped."""
    return found is planted or (planted is Status.DROPPED and found is Status.TOPICAL)


def _agreement(real: Collection[_Key], claimed: Collection[_Key]) -> Agreement:
    both = len(set(real) & set(claimed))
    return Agreement(both, len(claimed) - both, len(real) - both)
