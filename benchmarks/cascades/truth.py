"""What descends from what in a cascade, read off the marks of the characters.

A clause is a parent of a unit when words that were *first written* there stand in the unit:
whoever only handed words on is no parent (data/gold/README.md). How little is descent is a
matter of taste, so these are `disputed` and left out of scores: a few surviving words, and a
clause whose own hand shows in a unit only by a seam, where it joined or cut others' words.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from benchmarks.cascades.cascade import Cascade
from benchmarks.cascades.origins import Homes
from benchmarks.cascades.plans import Item, Plan, Unit
from benchmarks.cascades.wording import Piece, Range, Wording, letters
from lineage.model import Status, item_of, key_of

_PARENT_LETTERS, _PARENT_RUN = 12, 8
_TRACE_LETTERS = 5
_WHOLE = 1.0
_EDITED = 0.72
_ADAPTED = 0.55
_FOREIGN, _MUCH_FOREIGN = 0.30, 0.45
_KEPT_SHARE = 0.5


class Planted(StrEnum):
    """How a planted pair is related; `EITHER` may be read as edited or as adapted."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    EITHER = "edited|adapted"
    ADAPTED = "adapted"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A planted pair of unit and upstream clause; `borrowed` says it lies off the unit's chain."""

    unit: str
    upstream: str
    relation: Planted
    borrowed: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What a document did with a national item; None where that hangs on disputed pairs."""

    item: str
    document: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class Truth:
    """All planted pairs, and the coverage of the national items by every plan."""

    pairs: tuple[Pair, ...]
    cells: tuple[Cell, ...]


def truth_of(cascade: Cascade) -> Truth:
    """The truth of a cascade."""
    homes = Homes()
    pairs: list[Pair] = []
    cells: list[Cell] = []
    wordings: dict[str, Wording] = {}
    first = cascade.plans[0]
    for plan in cascade.plans:
        chain = _chain(plan)
        own: list[Pair] = []
        for unit in plan.units():
            own.extend(_pairs(unit, homes, wordings, chain))
        pairs.extend(own)
        if plan is not first:
            cells.extend(_cells(plan, first, own, wordings))
        wordings.update((unit.id, unit.wording) for unit in plan.units())
        homes.add(plan, chain)
    return Truth(tuple(pairs), tuple(cells))


def write(truth: Truth, cascade: Cascade, folder: Path) -> None:
    """Write truth.tsv (pairs, and a row for every new unit), clauses.tsv and coverage.tsv."""
    by_unit: dict[str, list[Pair]] = defaultdict(list)
    for pair in truth.pairs:
        by_unit[pair.unit].append(pair)
    units = [(plan, n, unit) for plan in cascade.plans for n, unit in enumerate(plan.units(), 1)]
    _table(
        folder / "truth.tsv",
        ("document", "ordinal", "unit", "upstream", "relation", "borrowed"),
        (
            (plan.key, n, unit.id, *row)
            for plan, n, unit in units
            for row in [(p.upstream, p.relation.value, int(p.borrowed)) for p in by_unit[unit.id]]
            or [("", "new", 0)]
        ),
    )
    _table(
        folder / "clauses.tsv",
        ("document", "ordinal", "clause", "text"),
        ((plan.key, n, unit.id, unit.text) for plan, n, unit in units),
    )
    _table(
        folder / "coverage.tsv",
        ("item", "document", "status"),
        ((cell.item, cell.document, cell.status or Planted.DISPUTED) for cell in truth.cells),
    )


def read(folder: Path) -> Truth:
    """The truth that `write` has written."""
    with (folder / "truth.tsv").open(encoding="utf-8", newline="") as file:
        pairs = tuple(
            Pair(row["unit"], row["upstream"], Planted(row["relation"]), row["borrowed"] == "1")
            for row in csv.DictReader(file, delimiter="\t")
            if row["upstream"]
        )
    with (folder / "coverage.tsv").open(encoding="utf-8", newline="") as file:
        cells = tuple(
            Cell(
                row["item"],
                row["document"],
                Status(row["status"]) if row["status"] != "disputed" else None,
            )
            for row in csv.DictReader(file, delimiter="\t")
        )
    return Truth(pairs, cells)


def _table(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def _chain(plan: Plan) -> set[str]:
    """Keys of the plans that stand above."""
    keys = set()
    while plan.parent:
        plan = plan.parent
        keys.add(plan.key)
    return keys


def _pairs(
    unit: Unit, homes: Homes, wordings: Mapping[str, Wording], chain: set[str]
) -> Iterator[Pair]:
    by_home: dict[str, list[Piece]] = defaultdict(list)
    for piece in unit.wording.pieces:
        for home, part in homes.of(piece):
            by_home[home].append(part)
    joiners = homes.joined_by(unit.wording, chain)
    for home in {**by_home, **dict.fromkeys(sorted(joiners))}:
        pieces = by_home.get(home, [])
        count = sum(letters(piece.text) for piece in pieces)
        if count < _TRACE_LETTERS and home not in joiners:
            continue
        is_parent = count >= _PARENT_LETTERS and _longest_run(pieces) >= _PARENT_RUN
        kind = relation(unit.wording, wordings[home]) if is_parent else Planted.DISPUTED
        yield Pair(unit.id, home, kind, key_of(home) not in chain)


def _longest_run(pieces: Sequence[Piece]) -> int:
    """Letters of the longest stretch of marks that follow each other."""
    longest = current = 0
    for before, piece in pairwise([Piece("", -1), *pieces]):
        current = (current if piece.mark == before.end else 0) + letters(piece.text)
        longest = max(longest, current)
    return longest


def relation(unit: Wording, upstream: Wording) -> Planted:
    """How much of an upstream wording a unit keeps, punctuation aside."""
    theirs = [(piece.mark, piece.end) for piece in upstream.pieces]
    shared = [stretch for piece in unit.pieces for stretch in _stretches(piece, theirs)]
    known = [index for index, (text, is_shared) in enumerate(shared) if is_shared and letters(text)]
    window = shared[known[0] : known[-1] + 1] if known else []
    kept = sum(letters(text) for text, is_shared in window if is_shared)
    foreign = sum(letters(text) for text, is_shared in window if not is_shared)
    carried = kept / max(1, letters(upstream.text))
    strange = foreign / max(1, kept + foreign)
    if carried >= _WHOLE and not foreign:
        return Planted.VERBATIM
    if carried >= _EDITED and strange <= _FOREIGN:
        return Planted.EDITED
    return Planted.ADAPTED if carried < _ADAPTED or strange > _MUCH_FOREIGN else Planted.EITHER


def _stretches(piece: Piece, ranges: Sequence[Range]) -> Iterator[tuple[str, bool]]:
    """A piece cut into stretches of text, with whether their marks lie in the ranges."""
    position = piece.mark
    inside = sorted(
        (max(start, piece.mark), min(end, piece.end))
        for start, end in ranges
        if start < piece.end and end > piece.mark
    )
    for start, end in (*inside, (piece.end, piece.end)):
        if position < start:
            yield piece.text[position - piece.mark : start - piece.mark], False
        if start < end:
            yield piece.text[start - piece.mark : end - piece.mark], True
        position = end


def _cells(
    plan: Plan, first: Plan, pairs: Sequence[Pair], wordings: Mapping[str, Wording]
) -> Iterator[Cell]:
    """What a plan did with each national item, with and without the disputed pairs."""
    certain = [pair for pair in pairs if pair.relation is not Planted.DISPUTED]
    weights = _weights(plan, certain, wordings)
    for item in _coverable(first):
        judged = {_status(item, some, weights) for some in (pairs, certain)}
        yield Cell(item.id, plan.key, judged.pop() if len(judged) == 1 else None)


def _coverable(plan: Plan) -> list[Item]:
    closing = Item("", next(plan.items()).topic, plan.closing, f"{plan.key}:closing")
    return [*plan.items(), *([closing] if plan.closing else [])]


def _weights(plan: Plan, pairs: Sequence[Pair], wordings: Mapping[str, Wording]) -> dict[str, str]:
    """For each local item the upstream item it carries most of."""
    texts = {unit.id: unit.wording for unit in plan.units()}
    carried: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pair in pairs:
        ranges = [(piece.mark, piece.end) for piece in wordings[pair.upstream].pieces]
        count = sum(
            letters(text)
            for piece in texts[pair.unit].pieces
            for text, is_shared in _stretches(piece, ranges)
            if is_shared
        )
        carried[item_of(pair.unit)][item_of(pair.upstream)] += count
    return {local: max(items, key=lambda each: items[each]) for local, items in carried.items()}


def _status(item: Item, pairs: Sequence[Pair], stands_for: Mapping[str, str]) -> Status:
    ids = {unit.id for unit in item.units}
    carrying = [pair for pair in pairs if pair.upstream in ids]
    carried = {pair.upstream for pair in carrying}
    if not carried:
        return Status.DROPPED
    if len(carried) < _KEPT_SHARE * len(ids):
        return Status.PARTIAL
    own = any(stands_for.get(item_of(pair.unit)) == item.id for pair in carrying)
    return Status.KEPT if own else Status.MERGED
