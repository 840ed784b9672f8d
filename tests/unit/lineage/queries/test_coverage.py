from __future__ import annotations

import pytest

from lineage.model import Status
from lineage.queries.coverage import Filter, item_coverage, matrix
from tests import bundled


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(), 5),
        (Filter(among=frozenset()), 0),
        (Filter(among=frozenset({"huizhou-2018"})), 1),
        (Filter(statuses=(Status.DROPPED,)), 3),
    ],
)
def test_no_statuses_mean_all_but_no_documents_none(wanted: Filter, count: int) -> None:
    answer = item_coverage(bundled.view(), f"{bundled.NATION}:13", wanted)
    assert len(answer.items) == count


def test_the_item_that_another_is_merged_into_is_named_as_it_is_printed() -> None:
    answer = item_coverage(bundled.view(), f"{bundled.NATION}:16")
    (merged,) = (row for row in answer.items if row.document == "huizhou-2018")
    assert "写在承接上级（十五）的条目下" in merged.reason
    cells = next(row for row in matrix(bundled.view()).items if row.item.endswith(":16")).cells
    assert merged.reason in {cell.reason for cell in cells}


def test_the_document_that_handed_it_on_is_told_with_its_place() -> None:
    rows = item_coverage(bundled.view(), f"{bundled.NATION}:2").items
    edges = [edge for row in rows for edge in row.evidence.carried]
    assert {(edge.via, edge.via_place) for edge in edges} >= {(bundled.PROVINCE, "广东省")}
