"""What became of upstream items: one item, or the whole matrix."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lineage.grouping import grouped
from lineage.language import Language
from lineage.model import Coverage, Decision, Inherits, Level, Qualifier, Status, item_of, key_of
from lineage.naming import names_apart
from lineage.queries.answers.clauses import Decided, DroppedClause
from lineage.queries.answers.coverage import (
    Cell,
    CoverageAnswer,
    CoverageEvidence,
    CoverageRow,
    Intent,
    Matrix,
    MatrixRow,
    NoText,
    Structure,
    Understood,
)
from lineage.queries.lookups import known_document, known_fates
from lineage.queries.meant import upstream_meant
from lineage.queries.parts import clause_text, depth_of, edge_between, no_text
from lineage.queries.places import known_place, tree
from lineage.queries.verdict import Verdict, verdict
from lineage.queries.wording import coverage_answer, coverage_reason, decision_text, statuses_text
from lineage.store.base import Card, Fate, Located, View


@dataclass(frozen=True, slots=True)
class Filter:
    """Which coverage rows are asked for: no statuses, no levels or None means all.

    `among` are keys of documents: those of no others, so that an empty set means none at all.
    """

    statuses: tuple[Status, ...] = ()
    levels: tuple[Level, ...] = ()
    place: str | None = None
    document: str | None = None
    among: frozenset[str] | None = None

    def takes(self, row: Coverage, document: Card) -> bool:
        """Whether a row is asked for."""
        return (not self.statuses or row.status in self.statuses) and self.concerns(document)

    def concerns(self, document: Card) -> bool:
        """Whether a document is asked about, whatever its status."""
        return (
            (not self.levels or document.level in self.levels)
            and (self.place is None or document.place == self.place)
            and (self.document is None or document.key == self.document)
            and (self.among is None or document.key in self.among)
        )


def item_coverage(
    view: View, item_id: str, wanted: Filter = Filter(), language: Language = Language.ZH
) -> CoverageAnswer:
    """What every document below did with an item, those asked for first. Raises UnknownReference."""
    (answer,) = items_coverage(view, [item_id], wanted, language)
    return answer


def items_coverage(
    view: View, items: Collection[str], wanted: Filter = Filter(), language: Language = Language.ZH
) -> list[CoverageAnswer]:
    """What every document below did with several items (ids) of one document (see `item_coverage`)."""
    cards = view.cards_by_key()
    if wanted.place is not None:
        wanted = replace(wanted, place=known_place(view, wanted.place))
    if wanted.document is not None:
        wanted = replace(wanted, document=known_document(view, wanted.document).key)
    fates = known_fates(view, items, _concerned(view, wanted))
    upstream = cards[key_of(fates[0].item.id)] if fates else None
    names = names_apart(view.items(upstream.key)) if upstream else {}
    lacking = tuple(
        each
        for each in (no_text(view, upstream, language) if upstream else ())
        if (not wanted.levels or each.level in wanted.levels)
        and wanted.place in (None, each.place)
        and not wanted.document
    )
    decided = grouped(
        ((key_of(each.unit), item_of(each.upstream)), each) for each in view.decisions()
    )
    shown = _Shown(cards, names, decided, language)
    return [_answer(fate, wanted, shown, lacking) for fate in fates]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What rows are shown with: all documents, the names of the items, what people decided."""

    cards: Mapping[str, Card]
    names: Mapping[str, str]
    decided: Mapping[tuple[str, str], Sequence[Decision]]
    language: Language


def _answer(
    fate: Fate, wanted: Filter, shown: _Shown, lacking: tuple[NoText, ...]
) -> CoverageAnswer:
    cards, language = shown.cards, shown.language
    wanted_rows = {
        row.document: wanted.takes(row, cards[row.document])
        for row in fate.coverage
        if wanted.concerns(cards[row.document])
    }
    concerned = [row for row in fate.coverage if row.document in wanted_rows]
    between = [row for row in fate.coverage if row.document not in wanted_rows]
    asked: list[CoverageRow] = []
    others: list[CoverageRow] = []
    for row in _coverage_rows(replace(fate, coverage=(*concerned, *between)), shown):
        (asked if wanted_rows.get(row.document) else others).append(row)
    asked.sort(
        key=lambda row: (Verdict.ATTACHED is verdict(row.status, row.qualifiers), row.status)
    )
    item = fate.item
    name = f"{shown.names[item.id]} {item.title or ''}".strip()
    return CoverageAnswer(
        understood=_understood(item.id, name, wanted, language),
        answer=coverage_answer(name, wanted.levels, asked, others, lacking, language),
        upstream=tuple(clause_text(fate.clauses[clause.id]) for clause in item.clauses),
        items=tuple(asked),
        others=tuple(others),
        no_text=lacking,
    )


def _coverage_rows(fate: Fate, shown: _Shown) -> Iterator[CoverageRow]:
    """Coverage rows of one item with their evidence."""
    own = grouped((key_of(edge.unit), edge) for edge in fate.inherits)
    for row in fate.coverage:
        document = shown.cards[row.document]
        yield CoverageRow(
            item=row.item,
            item_label=shown.names[row.item],
            item_title=fate.item.title,
            document=row.document,
            document_title=document.title,
            place=document.place,
            level=document.level,
            status=row.status,
            qualifiers=row.qualifiers,
            reason=coverage_reason(row, shown.names, shown.language),
            share=row.share,
            clauses_carried=len(row.carried),
            clauses_dropped=len(row.dropped),
            merged_into=row.merged_into,
            structure=Structure(row.split, row.joined, row.moved, row.renumbered),
            evidence=_evidence(row, own.get(row.document, ()), fate.clauses, shown),
        )


def _evidence(
    row: Coverage, edges: Sequence[Inherits], texts: Mapping[str, Located], shown: _Shown
) -> CoverageEvidence:
    told = {edge.ends for edge in edges if edge.decision}
    return CoverageEvidence(
        carried=tuple(edge_between(edge, texts, shown.cards, shown.language) for edge in edges),
        dropped=tuple(
            DroppedClause(clause_text(texts[each]), each not in row.not_addressed)
            for each in row.dropped
        ),
        look_alikes=tuple(clause_text(texts[each]) for each in row.look_alikes),
        doubts=tuple(clause_text(texts[each]) for each in row.doubts),
        decided=tuple(
            Decided(each.unit, each.upstream, decision_text(each, shown.language))
            for each in shown.decided.get((row.document, row.item), ())
            if each.pair not in told
        ),
        before=clause_text(texts[row.before]) if row.before else None,
        after=clause_text(texts[row.after]) if row.after else None,
    )


def matrix(
    view: View,
    upstream_name: str | None = None,
    language: Language = Language.ZH,
    wanted: Collection[str] | None = None,
) -> Matrix:
    """Item × document for one upstream document (the default one when none is named).

    With `wanted` only these documents (keys) are columns.
    """
    upstream = upstream_meant(view, upstream_name)
    stored = view.coverage(upstream=upstream.key, documents=wanted)
    below = dict.fromkeys(row.document for row in stored)
    cards = columns(view, below)
    cells = {(row.item, row.document): row for row in stored}
    whole = view.items(upstream.key)
    names = names_apart(whole)
    items = [item for item in whole if any((item.id, k) in cells for k in below)]
    return Matrix(
        upstream=upstream,
        documents=tuple(cards),
        items=tuple(
            MatrixRow(
                item=item.id,
                label=names[item.id],
                title=item.title,
                clauses=len(item.clauses),
                cells=tuple(
                    _cell(cells[item.id, each.key], each, names, language) for each in cards
                ),
            )
            for item in items
        ),
        no_text=no_text(view, upstream, language),
    )


def carrying_nothing(matrix: Matrix) -> list[Card]:
    """The documents of a matrix that carry none of its items: they may answer other notices."""
    found = {
        cell.document
        for row in matrix.items
        for cell in row.cells
        if Qualifier.NOTHING_CARRIED in cell.qualifiers
    }
    return [each for each in matrix.documents if each.key in found]


def columns(view: View, keys: Collection[str]) -> list[Card]:
    """The documents of these keys in the order of a matrix: by level, then by place."""
    cards = [each for each in view.cards() if each.key in keys]
    return sorted(cards, key=lambda each: (depth_of(each.level), each.place or "", each.key))


def _cell(row: Coverage, document: Card, names: Mapping[str, str], language: Language) -> Cell:
    return Cell(
        item=row.item,
        document=row.document,
        place=document.place,
        level=document.level,
        status=row.status,
        qualifiers=row.qualifiers,
        share=row.share,
        reason=coverage_reason(row, names, language),
    )


def _understood(item: str, name: str, wanted: Filter, language: Language) -> Understood:
    statuses = statuses_text(wanted.statuses, language)
    if language is Language.EN:
        text = f"What became of {name} ({item})" + (f"; status: {statuses}" if statuses else "")
    else:
        text = f"{name}（{item}）的去向" + (f"；状态：{statuses}" if statuses else "")
    return Understood(
        intent=Intent.COVERAGE,
        text=text,
        item=item,
        document=wanted.document,
        place=wanted.place,
        statuses=wanted.statuses,
        levels=wanted.levels,
    )


def _concerned(view: View, wanted: Filter) -> list[str] | None:
    """Keys of the documents that an answer speaks of; None for all, however many there are.

    Beside those asked about they are those above the levels asked about, which may have handed it
    on; a department stands where its place does.
    """
    cards, places = view.cards(), tree(view)

    def hands_on(card: Card) -> bool:
        place = places.get(card.place or "")
        own = place.level if place and card.level is Level.DEPARTMENT else card.level
        return bool(wanted.levels) and all(depth_of(own) < depth_of(each) for each in wanted.levels)

    asked = [card.key for card in cards if wanted.concerns(card) or hands_on(card)]
    return asked if len(asked) < len(cards) else None
