"""Following single clauses: where they come from, what became of them, how two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from lineage.errors import ParameterError
from lineage.language import Language
from lineage.model import Item
from lineage.naming import names_apart
from lineage.queries.answers.clauses import (
    Comparison,
    LineageAnswer,
    Numbering,
    NumberingRow,
)
from lineage.queries.differences import differences, edge_differences
from lineage.queries.lookups import known_clause, known_document
from lineage.queries.parts import clause_text, edges
from lineage.queries.wording import decision_text
from lineage.store.base import Direction, View

MAX_DEPTH = 10


def clause_lineage(
    view: View,
    clause_id: str,
    direction: Direction = Direction.BOTH,
    depth: int = 1,
    language: Language = Language.ZH,
) -> LineageAnswer:
    """Edges met from a clause. Raises UnknownReference, ParameterError."""
    if not 1 <= depth <= MAX_DEPTH:
        raise ParameterError("depth", depth, (f"1 至 {MAX_DEPTH}", f"1 to {MAX_DEPTH}"))
    found = view.reachable([clause_id], direction, depth)
    start = found.clauses.get(clause_id) or known_clause(view, clause_id)
    ends = (end for edge in found.inherits for end in edge.ends)
    ids = dict.fromkeys([clause_id, *ends])
    return LineageAnswer(
        clause=clause_text(start),
        direction=direction,
        depth=depth,
        clauses=tuple(clause_text(found.clauses[each]) for each in ids),
        items=edges(view, found, language),
    )


def compare(view: View, a: str, b: str, language: Language = Language.ZH) -> Comparison:
    """Two clauses word by word: by the wording that links them, if any does.

    Raises UnknownReference.
    """
    found = view.among([a, b])
    one = found.clauses.get(a) or known_clause(view, a)
    other = found.clauses.get(b) or known_clause(view, b)
    linked = sorted(edges(view, found, language), key=lambda edge: edge.unit.id != b)
    edge = next(iter(linked), None)
    decided = next((each for each in view.decisions() if set(each.pair) == {a, b}), None)
    return Comparison(
        a=clause_text(one),
        b=clause_text(other),
        edge=edge,
        items=edge_differences(edge, back=edge.unit.id == a)
        if edge
        else differences(one.clause.text, other.clause.text),
        judgement=decided.judgement if decided else None,
        decided=decision_text(decided, language) if decided else None,
    )


def upper_first(found: Comparison) -> Comparison:
    """The same with the clause that is inherited in front, so that what the other lost reads as removed."""
    edge = found.edge
    if edge is None or edge.unit.id != found.a.id:
        return found
    return replace(found, a=found.b, b=found.a, items=edge_differences(edge))


def numbering(view: View, upstream: str, downstream: str) -> Numbering:
    """Where each upstream item stands downstream, joined by text. Raises UnknownReference."""
    upstream, downstream = (known_document(view, name).key for name in (upstream, downstream))
    items, sources = view.items(downstream), {item.id: item for item in view.items(upstream)}
    names, upstream_names = names_apart(items), names_apart(sources.values())
    item_of = {clause.id: item for item in items for clause in item.clauses}
    uses = Counter(item.number for item in sources.values())
    rows = []
    for row in view.coverage(upstream=upstream, documents=[downstream]):
        source = sources[row.item]
        carrying = dict.fromkeys(item_of[unit].id for unit in row.carried_by)
        namesake = _namesake(source, items, carrying, restarts=uses[source.number] > 1)
        rows.append(
            NumberingRow(
                upstream=source.id,
                upstream_label=upstream_names[source.id],
                upstream_title=source.title,
                downstream=tuple(carrying),
                downstream_labels=tuple(names[each] for each in carrying),
                namesake=namesake.id if namesake else None,
                namesake_label=names[namesake.id] if namesake else None,
                namesake_title=namesake.title if namesake else None,
                same=bool(namesake and namesake.id in carrying),
            )
        )
    return Numbering(upstream, downstream, tuple(rows))


def _namesake(
    source: Item, items: Sequence[Item], carrying: Collection[str], restarts: bool
) -> Item | None:
    """The downstream item that bears an upstream item's number, if any does.

    Where numbers restart in every chapter downstream, several do. Of these a chapter (四) answers to
    a chapter alone, and an item within one (（一）) to such an item; if numbers restart upstream,
    too, to one of the chapter of the same label: 四、（一） isn't 二、（一）. What is left is told apart by
    who carries the upstream item, then by label, then by chapter.
    """
    found = [item for item in items if item.number and item.number == source.number]
    if len(found) > 1:
        found = [
            item
            for item in found
            if _is_chapter(item) == _is_chapter(source)
            and (not restarts or item.section == source.section)
        ]
    return min(
        found,
        key=lambda item: (
            item.id not in carrying,
            item.label != source.label,
            item.section != source.section,
        ),
        default=None,
    )


def _is_chapter(item: Item) -> bool:
    return item.label == item.section
