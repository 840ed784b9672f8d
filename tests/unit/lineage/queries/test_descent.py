from __future__ import annotations

import pytest

from lineage.queries.descent import compare, upper_first
from tests import bundled

UPPER, LOWER = f"{bundled.NATION}:13.1", "huizhou-2018:13.1"


@pytest.mark.parametrize(
    ("a", "b", "turned"),
    [
        (LOWER, UPPER, True),
        (UPPER, LOWER, False),
        ("huizhou-2018:1.1", UPPER, False),  # nothing links them
    ],
)
def test_what_is_inherited_stands_in_front(a: str, b: str, turned: bool) -> None:
    view = bundled.view()
    front = (b, a) if turned else (a, b)
    assert upper_first(compare(view, a, b)) == compare(view, *front)
