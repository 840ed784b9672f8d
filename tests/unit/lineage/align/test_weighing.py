"""What context says for a pair: whether the clauses beside it are carried, too."""

from __future__ import annotations

from collections.abc import Mapping

from lineage.align import Prepared, Upstream
from lineage.align.candidates import matches_of
from lineage.align.rarity import Rarity
from lineage.align.weighing import weigh
from tests.small import document

_ABOVE = (
    "聚焦企业群众办事的堵点痛点难点。",
    "压减行政许可申请材料数量。",
    "推行容缺受理告知承诺制度。",
    "建设异地通办远程勘验系统。",
)
_OTHER = "各单位要做好值班值守和档案移交工作。"


def _near(*units: str) -> Mapping[tuple[int, int], float]:
    """How surely the clauses beside each pair are carried, by the positions of unit and clause."""
    below, above = Prepared(document("b", *units)), Upstream([Prepared(document("a", *_ABOVE))])
    rarity = Rarity(below, above)
    found = weigh([match for unit in below.units for match in matches_of(unit, above, rarity)])
    return {(each.match.unit.position, each.match.upstream.position): each.near for each in found}


def test_what_the_units_beside_carry_speaks_for_a_pair() -> None:
    near = _near(*_ABOVE[:3])
    assert near[1, 1] > near[0, 0] > 0


def test_what_the_unit_itself_carries_beside_it_speaks_for_a_pair() -> None:
    listed = _near("".join(_ABOVE[:3]).replace("。", "，"), _OTHER)
    assert listed[0, 1] > listed[0, 0] > 0
    assert _near(_ABOVE[1], _OTHER) == {(0, 1): 0.0}


def test_what_stands_far_away_says_nothing() -> None:
    assert _near(_ABOVE[0] + _ABOVE[3], _OTHER) == {(0, 0): 0.0, (0, 3): 0.0}
