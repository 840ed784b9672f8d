"""Each set of readings keeps the figures it once reached."""

from __future__ import annotations

import pytest

from benchmarks.readings import ReadingSet, measured, reading_sets
from lineage.evaluate import below, read_floor, total
from lineage.report import method

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


@pytest.mark.quality
def test_the_report_tells_what_is_measured() -> None:
    found = [(each.fit, measured(each)) for each in reading_sets()]
    whole = total(judged.overall for _, judged in found)
    dropped = total(judged.dropped for _, judged in found)
    unfitted = [judged.figures for fit, judged in found if not fit]
    ranges = [
        (round(min(column), 3), round(max(column), 3))
        for column in zip(*((each.precision, each.recall) for each in unfitted), strict=True)
    ]
    assert (len(found), round(whole.f1, 3)) == (method.SETS, method.F1)
    assert tuple(ranges) == method.UNFITTED
    assert (dropped.right, dropped.wrong) == (method.DROPPED_RIGHT, method.DROPPED_WRONG)
