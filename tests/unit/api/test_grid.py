from __future__ import annotations

from dataclasses import replace

from api.pages.grid import MOST_COLUMNS, Order, Shown
from lineage.model import Level, Status
from lineage.queries.coverage import matrix
from tests import bundled

WHOLE = matrix(bundled.view())


def test_everything_by_default() -> None:
    assert Shown().of(WHOLE) == (WHOLE, 0)


def test_columns() -> None:
    found, hidden = Shown(level=Level.COUNTY).of(WHOLE)
    assert [each.key for each in found.documents] == ["lechang-2018-41"]
    assert all(len(row.cells) == 1 for row in found.items)
    assert (found.no_text, hidden) == ((), 0)


def test_rows() -> None:
    found, _ = Shown(status=Status.DROPPED, level=Level.COUNTY).of(WHOLE)
    assert [row.label for row in found.items] == ["（十三）"]
    found, _ = Shown(words="公报").of(WHOLE)
    assert [row.label for row in found.items] == ["（十一）"]


def test_most_dropped_first() -> None:
    found, _ = Shown(sort=Order.DROPPED).of(WHOLE)
    counts = [sum(cell.status is Status.DROPPED for cell in row.cells) for row in found.items]
    assert counts == sorted(counts, reverse=True)
    assert found.items[0].label == "（十三）"


def test_too_many_columns() -> None:
    many = tuple(replace(WHOLE.documents[0], key=f"copy-{n}") for n in range(MOST_COLUMNS + 5))
    found, hidden = Shown().of(replace(WHOLE, documents=many, items=()))
    assert (len(found.documents), hidden) == (MOST_COLUMNS, 5)
