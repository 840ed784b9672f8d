"""Following single clauses: where they come from, what became of them, how two differ."""

from __future__ import annotations

from itertools import groupby

from rapidfuzz.distance import Indel

from lineage.errors import ParameterError
from lineage.language import Language
from lineage.naming import names_apart
from lineage.queries.answers.clauses import (
    Comparison,
    Difference,
    DifferenceKind,
    LineageAnswer,
    Numbering,
    NumberingRow,
)
from lineage.queries.parts import (
    clause_text,
    edges,
    known_card,
    known_clause,
)
from lineage.store.base import Direction, View

MAX_DEPTH = 10
_READABLE = 2


def clause_lineage(
    view: View,
    clause_id: str,
    direction: Direction = Direction.BOTH,
    depth: int = 1,
    language: Language = Language.ZH,
) -> LineageAnswer:
    """Edges met from a clause. Raises UnknownReference, ParameterError."""
    if not 1 <= depth <= MAX_DEPTH:
        raise ParameterError("depth", depth, f"1 to {MAX_DEPTH}")
    found = view.reachable([clause_id], direction, depth)
    start = found.clauses.get(clause_id) or known_clause(view, clause_id)
    ends = (end for edge in found.inherits for end in (edge.unit, edge.upstream))
    ids = dict.fromkeys([clause_id, *ends])
    return LineageAnswer(
        clause=clause_text(start),
        direction=direction,
        depth=depth,
        clauses=tuple(clause_text(found.clauses[each]) for each in ids),
        items=edges(view, found, language),
    )


def compare(view: View, a: str, b: str, language: Language = Language.ZH) -> Comparison:
    """Two clauses character by character. Raises UnknownReference."""
    found = view.among([a, b])
    one = found.clauses.get(a) or known_clause(view, a)
    other = found.clauses.get(b) or known_clause(view, b)
    linked = sorted(edges(view, found, language), key=lambda edge: edge.unit.id != b)
    return Comparison(
        a=clause_text(one),
        b=clause_text(other),
        edge=next(iter(linked), None),
        items=differences(one.clause.text, other.clause.text),
    )


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """What was removed from `old` and added in `new`; equal runs under two characters merged.

    >>> [(d.kind.value, d.text) for d in differences("全省政府网站", "全市政府网站")]
    [('equal', '全'), ('removed', '省'), ('added', '市'), ('equal', '政府网站')]
    """
    blocks = list(Indel.opcodes(old, new))

    def kept(index: int) -> bool:
        block, outer = blocks[index], index in (0, len(blocks) - 1)
        return block.tag == "equal" and (outer or block.src_end - block.src_start >= _READABLE)

    found: list[Difference] = []
    for equal, run in groupby(range(len(blocks)), key=kept):
        part = [blocks[index] for index in run]
        left = old[part[0].src_start : part[-1].src_end]
        right = new[part[0].dest_start : part[-1].dest_end]
        if equal:
            found.append(Difference(DifferenceKind.EQUAL, left))
        else:
            found += [Difference(DifferenceKind.REMOVED, left)] * bool(left)
            found += [Difference(DifferenceKind.ADDED, right)] * bool(right)
    return tuple(found)


def numbering(view: View, upstream: str, downstream: str) -> Numbering:
    """Where each upstream item stands downstream, joined by text. Raises UnknownReference.

    Of several that bear its number downstream the one that carries it is meant, else the one with
    its label, in the chapter of the same number.
    """
    known_card(view, upstream)
    known_card(view, downstream)
    items, sources = view.items(downstream), {item.id: item for item in view.items(upstream)}
    names, upstream_names = names_apart(items), names_apart(sources.values())
    item_of = {clause.id: item for item in items for clause in item.clauses}
    rows = []
    for row in view.coverage(upstream=upstream, documents=[downstream]):
        source = sources[row.item]
        carrying = dict.fromkeys(item_of[unit].id for unit in row.carried_by)
        namesake = min(
            (item for item in items if item.number and item.number == source.number),
            key=lambda item: (
                item.id not in carrying,
                item.label != source.label,
                item.section != source.section,
            ),
            default=None,
        )
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
