"""What context says for a pair: whether the clauses beside it are carried, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from lineage.align import Prepared, Upstream
from lineage.align.candidates import matches_of
from lineage.align.rarity import Rarity
from lineage.align.weighing import Weighed, doubt, weigh
from tests.small import document

_ABOVE = (
    "聚焦企业群众办事的堵点痛点难点。",
    "压减行政许可申请材料数量。",
    "推行容缺受理告知承诺制度。",
    "建设异地通办远程勘验系统。",
)
_TWICE = "其他违反法律法规的情况。"
_OTHER = "各单位要做好值班值守和档案移交工作。"


def _weighed(units: Sequence[str], clauses: Sequence[str]) -> Mapping[tuple[int, int], Weighed]:
    """What is shared, weighed, by the positions of unit and clause."""
    below, above = Prepared(document("b", *units)), Upstream([Prepared(document("a", *clauses))])
    rarity = Rarity(below, above)
    found = weigh([match for unit in below.units for match in matches_of(unit, above, rarity)])
    return {(each.match.unit.position, each.match.upstream.position): each for each in found}


def _near(*units: str) -> Mapping[tuple[int, int], float]:
    """How surely the clauses beside each pair are carried."""
    return {ends: each.near for ends, each in _weighed(units, _ABOVE).items()}


def test_what_the_units_beside_carry_speaks_for_a_pair() -> None:
    near = _near(*_ABOVE[:3])
    assert near[1, 1] > near[0, 0] > 0


def test_what_the_unit_itself_carries_beside_it_speaks_for_a_pair() -> None:
    listed = _near("另外还要做到".join(_ABOVE[:3]).replace("。", "，"), _OTHER)
    assert listed[0, 1] > listed[0, 0] > 0
    assert _near(_ABOVE[1], _OTHER) == {(0, 1): 0.0}


def test_what_stands_far_away_says_nothing() -> None:
    assert _near(f"{_ABOVE[0]}另外还要做到{_ABOVE[3]}", _OTHER) == {(0, 0): 0.0, (0, 3): 0.0}


def test_what_another_clause_has_taken_is_doubted_by_the_words_of_both() -> None:
    """The first clause has what the unit shares with the second; the second says it, too."""
    found = _weighed(
        ["对纳入机制的电量，电网企业开展差价结算。"],
        [
            "对纳入机制的电量，开展差价结算的费用纳入系统运行成本。",
            "电量的差价结算由电网企业开展。",
            "电网企业要完善台账、档案、公示和保密制度。",
        ],
    )
    first, alike, other = (found[0, clause] for clause in range(3))
    assert first.is_likely()
    assert not alike.is_likely()
    assert doubt(alike) > 2 * doubt(other)


@pytest.mark.parametrize("said", [_TWICE, "其他违反法律法规规定的情况。"])
def test_words_that_stand_twice_above_are_owed_to_the_clause_in_its_place(said: str) -> None:
    above = [_ABOVE[0], _TWICE, _ABOVE[1], _ABOVE[2], _TWICE, _ABOVE[3]]
    first = _weighed([_ABOVE[0], said, _ABOVE[1]], above)
    second = _weighed([_ABOVE[2], said, _ABOVE[3]], above)
    assert first[1, 1].share.own > first[1, 4].share.own == 0
    assert second[1, 4].share.own > second[1, 1].share.own == 0
