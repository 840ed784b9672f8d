"""What a coverage report says, gathered from the same queries that every other way in uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from lineage.errors import UnknownReference
from lineage.language import Language, listed, pick
from lineage.model import (
    CorpusWarning,
    Doubt,
    Inherits,
    Level,
    MissingDocument,
    Qualifier,
    Standing,
    key_of,
    local_id,
)
from lineage.queries.answers.clauses import ClauseText, Edge
from lineage.queries.answers.coverage import Cell, CoverageRow, Matrix, MatrixRow, NoText
from lineage.queries.coverage import Filter, item_coverage, matrix
from lineage.queries.decisions import unsure_below
from lineage.queries.documents import document
from lineage.queries.parts import in_order
from lineage.queries.places import meant_place
from lineage.queries.regions import within
from lineage.queries.verdict import Verdict, verdict
from lineage.report.words import DEPARTMENT, PARTS
from lineage.store.base import Card, View

SECTIONS = ("summary", "read", "matrix", "changes_list", "items", "doubts", "method")

_Cited = TypeVar("_Cited", MissingDocument, NoText)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is reported on.

    `upstream` names the document whose items are followed, None for the one most others
    descend from; `region` a place, for its documents and those of all places below it alone;
    `most` how many documents are gone into, the nearest to the upstream one first.
    """

    upstream: str | None = None
    region: str | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How many documents were read, stand below and are asked about, and are missing."""

    read: int
    below: int
    missing: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """How often each verdict was given."""

    counts: Mapping[Verdict, int]

    @property
    def numbers(self) -> list[int]:
        """The counts in the order of verdicts, and their sum."""
        return [*self.counts.values(), sum(self.counts.values())]


@dataclass(frozen=True, slots=True)
class Summary(_Counted):
    """How many items a document gave each verdict."""

    document: Card


@dataclass(frozen=True, slots=True)
class Tally(_Counted):
    """How many documents gave an item each verdict: all that were asked about.

    `why` counts what stands beside the verdict of those that dropped it.
    """

    head: MatrixRow
    why: Mapping[Qualifier, int]


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An item of the upstream document with what every document below did with it."""

    head: MatrixRow
    clauses: tuple[ClauseText, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause that a document carries with changes that matter."""

    head: MatrixRow
    row: CoverageRow
    edge: Edge


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the loader was unsure of in one document."""

    document: Card
    warnings: tuple[CorpusWarning, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A document that another descends from in more `pairs` than from the one reported on, `ours`."""

    document: Card
    pairs: int
    ours: int


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `made` is the day it was written; `others` are documents read but not below.

    `names` says, by key, what every document is called in a few words: by its place. `mainly` holds,
    by key, those that descend more from another document. `unsure` are pairs (ids of unit and
    clause) that count as descent though a person should judge, `doubtful` and `decided` count those
    that don't count as such, and those that people decided. `extent` and `tallies` count every
    document asked about; all else speaks of those gone into.
    """

    language: Language
    made: date
    scope: Scope
    extent: Extent
    names: Mapping[str, str]
    mainly: Mapping[str, Elsewhere]
    unsure: frozenset[tuple[str, str]]
    doubtful: int
    decided: int
    matrix: Matrix
    others: tuple[Card, ...]
    missing: tuple[MissingDocument, ...]
    summaries: tuple[Summary, ...]
    tallies: tuple[Tally, ...]
    items: tuple[ItemPart, ...]
    doubts: tuple[Doubts, ...]

    @property
    def read(self) -> list[Card]:
        """The upstream document and those gone into, as a list shows them."""
        return in_order((self.matrix.upstream, *self.matrix.documents))

    @property
    def sections(self) -> list[str]:
        """The sections that have something to say, by the names of their words."""
        filled = {
            **dict.fromkeys(("summary", "matrix", "changes_list", "items"), bool(self.summaries)),
            "read": True,
            "doubts": bool(self.doubts),
            "method": True,
        }
        return [name for name in SECTIONS if filled[name]]

    @property
    def changes(self) -> tuple[Changed, ...]:
        """Every clause carried with changes, in the order of the items."""
        return tuple(
            Changed(part.head, row, edge)
            for part in self.items
            for row in part.rows
            for edge in row.evidence.carried
            if edge.drifts
        )


def gather(view: View, scope: Scope, language: Language, made: date) -> Report:
    """Everything the report on one document says. Raises UnknownReference."""
    inside = _inside(view, scope.region)
    whole = _told_apart(matrix(view, scope.upstream, language, inside), language)
    grid = _first(whole, scope.most)
    below = {each.key for each in whole.documents}
    cards = [each for each in view.cards() if inside is None or each.key in inside]
    apart = [each for each in in_order(cards) if each.key not in below | {grid.upstream.key}]
    others = tuple(apart[: scope.most])
    gone_into = (grid.upstream, *grid.documents)
    ours = {each.key for each in grid.documents}
    pairs = unsure_below(view, grid.upstream.key, ours)
    read = [document(view, each.key) for each in gone_into]
    # Of documents beside the matter (another year's) it says nothing what they cite.
    speaking = {each.key for each in gone_into}
    missing = _cited(view.missing(), below | speaking)
    # Their own notices, in hand, say that they follow it.
    uncited = (each for each in grid.no_text if not each.cited_by)
    return Report(
        language=language,
        made=made,
        scope=replace(scope, region=meant_place(view, scope.region)),
        extent=Extent(len(view.cards()), len(whole.documents), len(missing)),
        names=_names(view.cards(), gone_into, language),
        mainly=_mainly(view, grid.upstream.key, below),
        unsure=frozenset(each.ends for each in pairs if isinstance(each, Inherits)),
        doubtful=sum(isinstance(each, Doubt) for each in pairs),
        decided=_decided(view, grid.upstream.key, ours),
        matrix=replace(grid, no_text=(*_cited(grid.no_text, speaking), *uncited)),
        others=others,
        missing=_cited(missing, speaking),
        summaries=tuple(_summaries(grid)),
        tallies=tuple(_tally(each) for each in whole.items if len(each.cells) > 1),
        items=tuple(_item(view, row, grid, language) for row in grid.items),
        doubts=tuple(Doubts(each.card, each.warnings) for each in read if each.warnings),
    )


def _inside(view: View, region: str | None) -> set[str] | None:
    if region is None:
        return None
    if keys := within(view, region):
        return keys
    known = {each.place for each in view.cards() if each.place}
    raise UnknownReference("place", region, tuple(sorted(known)))


def _told_apart(grid: Matrix, language: Language) -> Matrix:
    """The matrix with the part that has no number in words.

    A label that comes again in another part of the text has its item's number behind it:
    五、（二）[a1-5-2].
    """
    uses = Counter(row.label for row in grid.items)
    rows = []
    for row in grid.items:
        number = local_id(row.item)
        label = f"{row.label}[{number}]" if uses[row.label] > 1 else row.label
        rows.append(replace(row, label=pick(PARTS[number], language) if number in PARTS else label))
    return replace(grid, items=tuple(rows))


def _names(cards: Iterable[Card], gone_into: Iterable[Card], language: Language) -> dict[str, str]:
    """What documents are called: by their places, and by number where a place has several.

    That a document is a department's is always said: it doesn't speak for the place.
    """
    places = Counter(each.place for each in gone_into)
    brackets = pick(("（{}）", " ({})"), language)
    names = {}
    for each in cards:
        several = each.place and places[each.place] > 1
        beside = [pick(DEPARTMENT[0], language)] * (each.level is Level.DEPARTMENT)
        beside += [each.number or each.title.removeprefix(each.place or "")] * bool(several)
        name = each.place or each.number or each.title
        names[each.key] = name + brackets.format(listed(beside, language)) * bool(beside)
    return names


def _mainly(view: View, upstream: str, below: AbstractSet[str]) -> dict[str, Elsewhere]:
    """Of documents below `upstream` those that have more clauses from another, which isn't below."""
    cards, counts = view.cards_by_key(), view.edge_counts()
    found: dict[str, Elsewhere] = {}
    for (unit, source), count in counts.items():
        ours = counts.get((unit, upstream), 0)
        most = found[unit].pairs if unit in found else ours
        if unit in below and source not in below and count > most:
            found[unit] = Elsewhere(cards[source], count, ours)
    return found


def _decided(view: View, upstream: str, documents: AbstractSet[str]) -> int:
    """How many pairs of these documents with the upstream one people decided, in force."""
    return sum(
        each.standing is Standing.IN_FORCE
        and key_of(each.upstream) == upstream
        and key_of(each.unit) in documents
        for each in view.decisions()
    )


def _first(grid: Matrix, most: int | None) -> Matrix:
    """The matrix without the documents beyond the first `most`."""
    rows = tuple(replace(row, cells=row.cells[:most]) for row in grid.items)
    return replace(grid, documents=grid.documents[:most], items=rows)


def _cited(missing: Iterable[_Cited], by: AbstractSet[str]) -> tuple[_Cited, ...]:
    return tuple(each for each in missing if not by.isdisjoint(each.cited_by))


def _tally(row: MatrixRow) -> Tally:
    dropped = (each for each in row.cells if told(each) is Verdict.DROPPED)
    return Tally(
        _counts(row.cells), row, Counter(why for each in dropped for why in each.qualifiers)
    )


def _summaries(grid: Matrix) -> Iterator[Summary]:
    cells: dict[str, list[Cell]] = defaultdict(list)
    for row in grid.items:
        for cell in row.cells:
            cells[cell.document].append(cell)
    for card in grid.documents:
        yield Summary(_counts(cells[card.key]), card)


def _counts(cells: Iterable[Cell]) -> dict[Verdict, int]:
    counts = Counter(map(told, cells))
    return {each: counts[each] for each in Verdict}


def told(cell: Cell) -> Verdict:
    """The verdict of a cell."""
    return verdict(cell.status, cell.qualifiers)


def _item(view: View, head: MatrixRow, grid: Matrix, language: Language) -> ItemPart:
    order = {each.key: place for place, each in enumerate(grid.documents)}
    answer = item_coverage(view, head.item, Filter(among=frozenset(order)), language)
    rows = sorted((*answer.items, *answer.others), key=lambda row: order[row.document])
    return ItemPart(head, answer.upstream, tuple(rows))
