from __future__ import annotations

import pytest

from lineage.queries.clauses import clause_matrix
from tests import bundled


@pytest.mark.parametrize("upstream", [bundled.NATION, bundled.PROVINCE])
def test_chosen_columns_say_what_they_say_among_all(upstream: str) -> None:
    whole = clause_matrix(bundled.view(), upstream)
    keys = [each.key for each in whole.documents]
    assert clause_matrix(bundled.view(), upstream, keys) == whole
    some = clause_matrix(bundled.view(), upstream, keys[1:3])
    assert [each.key for each in some.documents] == keys[1:3]
    assert [row.cells for row in some.items] == [row.cells[1:3] for row in whole.items]


def test_what_attaches_the_whole_is_marked() -> None:
    """Of what 江门市 doesn't say itself nothing is dropped: it attaches the whole."""
    found = clause_matrix(bundled.view())
    attached = {cell.document for row in found.items for cell in row.cells if cell.attached}
    assert attached == {"jiangmen-2018-14", bundled.PROVINCE}
