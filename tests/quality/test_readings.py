"""Each set of readings keeps the figures it once reached."""

from __future__ import annotations

import pytest

from benchmarks.readings import ReadingSet, measured, reading_sets
from lineage.evaluate import below, read_floor

SETS = [pytest.param(each, id=each.name) for each in reading_sets()]


@pytest.mark.quality
@pytest.mark.parametrize("readings", SETS)
def test_a_set_keeps_its_floor(readings: ReadingSet) -> None:
    floor = read_floor(readings.readings)
    assert floor is not None
    assert below(measured(readings), floor) == ()


def test_some_sets_are_kept_for_measuring() -> None:
    use = [each.fit for each in reading_sets()]
    assert True in use
    assert False in use
