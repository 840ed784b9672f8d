"""The peers: what they claim, and that rates come from what was really done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.cascades.truth import Pair, Planted, Truth
from benchmarks.peers import (
    Claims,
    KeptContainment,
    Measured,
    Text,
    compare,
    containment,
    difflib_all,
    rapidfuzz_all,
)
from tests.small import document

ONE = "全面梳理各类证照目录并向社会公布办理时限"
TWO = "统一热线号码受理群众各类诉求并按月通报"

UPPER = document("a", ONE, TWO)
LOWER = document("b", ONE + "等", "毫不相干的另外一句话而已")


@pytest.mark.parametrize("method", [rapidfuzz_all, difflib_all])
def test_clause_methods_claim_what_is_alike(method: Callable[[Text, Text], Claims]) -> None:
    assert method(Text.of(LOWER), Text.of(UPPER)) == {("b:1.1", "a:1.1")}


def test_containment_is_the_share_of_the_lower_document() -> None:
    whole = Text.of(UPPER)
    assert containment(whole, whole) == 1.0
    assert 0.3 < containment(Text.of(LOWER), whole) < 0.7
    assert KeptContainment()(Text.of(LOWER), whole) == containment(Text.of(LOWER), whole)


def test_each_peer_is_measured_on_the_same_pairs() -> None:
    truth = Truth((Pair("b:1.1", "a:1.1", Planted.EDITED, False),), ())
    found = list(compare([(LOWER, UPPER)], truth, seconds=5))
    assert [each.pairs for each in found] == [1, 1, 1, 1]
    assert [each.descent.f1 for each in found if each.descent] == [1.0, 1.0]


def test_a_peer_stops_when_its_time_is_up() -> None:
    pairs = [(LOWER, UPPER)] * 50
    assert all(each.pairs == 1 for each in compare(pairs, Truth((), ()), seconds=0))


def test_the_rate_is_pairs_over_seconds() -> None:
    assert Measured("x", 30, 2.0, None).rate == 15.0
