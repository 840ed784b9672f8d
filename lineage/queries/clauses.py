"""Clause × document: what became of every single clause of an upstream document."""

from __future__ import annotations

from collections.abc import Collection

from lineage.model import Inherits, Qualifier, key_of
from lineage.queries.answers.coverage import ClauseCell, ClauseMatrix, ClauseRow
from lineage.queries.coverage import columns
from lineage.queries.meant import upstream_meant
from lineage.queries.parts import clause_text
from lineage.store.base import ItemHead, Located, View


def clause_matrix(
    view: View, upstream_name: str | None = None, wanted: Collection[str] | None = None
) -> ClauseMatrix:
    """Clause × document for one upstream document (the default one when none is named).

    With `wanted` only these documents (keys) are columns. Raises UnknownReference.
    """
    upstream = upstream_meant(view, upstream_name)
    stored = view.coverage(upstream=upstream.key, documents=wanted)
    units = None if wanted is None else [unit for row in stored for unit in row.carried_by]
    spared = {(clause, row.document) for row in stored for clause in row.not_addressed}
    attached = {row.document for row in stored if Qualifier.TRANSMITTED in row.qualifiers}
    best: dict[tuple[str, str], Inherits] = {}
    for edge in view.inherits(upstream=upstream.key, units=units):
        ends = edge.upstream, key_of(edge.unit)
        if ends not in best or best[ends].carried < edge.carried:
            best[ends] = edge
    covered = {row.item for row in stored}
    cards = columns(view, {row.document for row in stored})
    return ClauseMatrix(
        upstream=upstream,
        documents=tuple(cards),
        items=tuple(
            ClauseRow(
                clause_text(Located(clause, ItemHead.of(item), upstream)),
                tuple(
                    _cell(
                        key,
                        best.get((clause.id, key)),
                        (clause.id, key) not in spared,
                        key in attached,
                    )
                    for key in (each.key for each in cards)
                ),
            )
            for item in view.items(upstream.key)
            if item.id in covered
            for clause in item.clauses
        ),
    )


def _cell(document: str, edge: Inherits | None, addressed: bool, attached: bool) -> ClauseCell:
    if edge is None:
        return ClauseCell(document, None, 0.0, None, addressed, attached)
    return ClauseCell(document, edge.relation, edge.carried, edge.unit, addressed, attached)
