"""Numbers are found, replaced wherever they are bound, and put back."""

from __future__ import annotations

import pytest

from benchmarks.sensitivity import instead, numbers, scaled
from lineage.align import attribution, candidates, pieces, weighing


def test_all_numbers_that_decide_on_descent_are_found() -> None:
    found = numbers()
    assert found["ALONE"] == pieces.ALONE
    assert {"_CLEARLY_MORE", "_TOP", "_GROUND", "DECISIVE"} <= found.keys()
    assert not {"COEFFICIENTS", "ACCEPT", "SEED"} & found.keys()


def test_a_number_is_another_one_everywhere_until_the_block_ends() -> None:
    held = pieces.ALONE
    with instead("ALONE", 3.0):
        assert {module.ALONE for module in (pieces, candidates, attribution)} == {3.0}
    assert {module.ALONE for module in (pieces, candidates, attribution)} == {held}
    with instead("_GROUND", 1.0):
        assert weighing._GROUND == 1.0


@pytest.mark.parametrize(
    ("value", "scale", "found"),
    [(12, 0.75, 9), (1, 0.25, 1), (0.5, 1.5, 0.75), (0.5, 2, 0.75), (8.0, 2, 16.0)],
)
def test_a_whole_number_stays_whole_and_a_share_below_one(
    value: float, scale: float, found: float
) -> None:
    assert scaled(value, scale) == found
    assert isinstance(scaled(value, scale), type(value))
