from __future__ import annotations

import pytest

from api.rows import changes, clause_fates, region_fates, stretches
from lineage.language import Language
from lineage.model import DriftKind
from lineage.queries.clauses import clause_matrix
from lineage.queries.drifts import changed, with_changes
from lineage.queries.regions import region_matrix
from lineage.queries.sources import document_sources
from tests import bundled

VIEW = bundled.view()


def test_a_matrix_has_a_row_a_cell() -> None:
    clauses = clause_matrix(VIEW)
    fates = list(clause_fates(clauses))
    assert len(fates) == len(clauses.items) * len(clauses.documents)
    assert [each.document for each in fates[: len(clauses.documents)]] == [
        each.key for each in clauses.documents
    ]
    regions = region_matrix(VIEW, place="广东省")
    cells = list(region_fates(regions))
    assert [(each.item, each.region, each.cell) for each in cells] == [
        (row.item, region, cell)
        for row in regions.items
        for region, cell in zip(regions.regions, row.cells, strict=True)
    ]


def test_a_stretch_is_of_the_clause_it_is_cut_from() -> None:
    found = document_sources(VIEW, "huizhou-2018")
    for each in stretches(found):
        (clause,) = (of.clause for of in found.items if of.clause.id == each.unit)
        assert each.text in clause.text


@pytest.mark.parametrize("kind", [None, DriftKind.DEADLINE_LOST])
def test_of_changes_only_those_of_the_kind(kind: DriftKind | None) -> None:
    edges = with_changes(VIEW, changed(VIEW, None, kind), Language.ZH)
    found = list(changes(edges, kind))
    whole = [each for edge in edges.items for each in edge.drifts]
    assert found
    assert [each.change for each in found] == [
        each for each in whole if kind is None or each.kind is kind
    ]
