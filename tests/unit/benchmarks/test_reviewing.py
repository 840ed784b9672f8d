"""What decisions add is measured on the graph that they are put over."""

from __future__ import annotations

from benchmarks.readings import reading_sets
from benchmarks.reviewing import reviewed
from lineage.model import Judgement


def test_what_the_readings_decide_is_right_afterwards() -> None:
    (each,) = [each for each in reading_sets() if each.name == "waste-2019"]
    found = reviewed(each.corpus, each.readings)
    (none, before), (some, after) = found.after(0.0), found.after(1.0)
    assert (none, some) == (0, len(found.decisions))
    given = [one for one in found.decisions if one.judgement is Judgement.DESCENDS]
    edges = {edge.ends for edge in found.lineage.inherits}
    new = sum(one.pair not in edges for one in given)
    assert new > 0
    assert after.right == before.right + new
    assert after.missed == before.missed - new
    assert after.wrong <= before.wrong
