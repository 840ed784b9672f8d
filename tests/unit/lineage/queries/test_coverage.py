from __future__ import annotations

import pytest

from lineage.model import Status
from lineage.queries.coverage import Filter, item_coverage
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
