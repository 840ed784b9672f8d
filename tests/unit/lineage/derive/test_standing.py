"""What decisions count for, and what is said of those that count for nothing."""

from __future__ import annotations

from dataclasses import replace

from lineage.derive.standing import redecided, standing_warnings, standings
from lineage.model import Decision, Judgement, Standing
from tests.small import document

A, N = document("a", "甲事。"), document("n", "乙事。")
DOCUMENTS = {"a": A, "n": N}
ONE = Decision("a:1.1", "n:1.1", Judgement.DESCENDS, "甲", "2026-05-04", "", "甲事。", "乙事。")


def standing(decision: Decision) -> Standing:
    (found,) = standings([decision], DOCUMENTS)
    return found.standing


def test_both_texts_have_to_be_those_decided_on() -> None:
    assert standing(ONE) is Standing.IN_FORCE
    assert standing(replace(ONE, standing=Standing.STALE)) is Standing.IN_FORCE
    assert standing(replace(ONE, unit_text="甲事")) is Standing.STALE
    assert standing(replace(ONE, upstream_text="")) is Standing.STALE
    assert standing(replace(ONE, unit="a:1.2")) is Standing.LOST
    assert standing(replace(ONE, upstream="m:1.1")) is Standing.LOST


def test_who_is_concerned() -> None:
    other = replace(ONE, unit="b:1.1")
    assert redecided([ONE], [replace(ONE, standing=Standing.STALE)]) == set()
    assert redecided([ONE], [ONE, other]) == {"b"}
    assert redecided([ONE, other], [other]) == {"a"}
    assert redecided([ONE], [replace(ONE, judgement=Judgement.TOPICAL)]) == {"a"}


def test_what_is_not_in_force_is_said() -> None:
    told = {each: list(standing_warnings([replace(ONE, standing=each)])) for each in Standing}
    assert told.pop(Standing.IN_FORCE) == []
    codes = [warning.code for (warning,) in told.values()]
    assert codes == ["lost-decision", "stale-decision", "idle-decision"]
    assert all("a:1.1 ← n:1.1" in warning.message for (warning,) in told.values())
