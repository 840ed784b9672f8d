from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lineage.align.runs import MIN_RUN, Index, Run, shared_runs


def maximal(unit: str, upstream: str) -> Sequence[Run]:
    return Index([upstream]).stretches(unit)[upstream]


texts = st.text(alphabet="甲乙丙丁戊", max_size=30)


@given(texts, texts)
def test_runs_are_equal_on_both_sides_and_never_overlap(unit: str, upstream: str) -> None:
    taken_unit: set[int] = set()
    taken_upstream: set[int] = set()
    for run in shared_runs(unit, upstream):
        assert run.length >= MIN_RUN
        assert (
            unit[run.unit_start : run.unit_end] == upstream[run.upstream_start : run.upstream_end]
        )
        here = set(range(run.unit_start, run.unit_end))
        there = set(range(run.upstream_start, run.upstream_end))
        assert not here & taken_unit
        assert not there & taken_upstream
        taken_unit |= here
        taken_upstream |= there


@given(texts)
def test_a_text_shares_all_of_itself(text: str) -> None:
    runs = shared_runs(text, text)
    assert sum(run.length for run in runs) == (len(text) if len(text) >= MIN_RUN else 0)
    assert len(runs) <= 1


def test_transposed_stretches_are_found() -> None:
    runs = shared_runs("统一受理按责转办实行集中管理", "实行集中管理统一受理按责转办")
    assert sorted(run.length for run in runs) == [6, 8]


def test_a_stretch_is_not_split_for_a_character_elsewhere() -> None:
    unit = "加快整合热线加强政务热线日常值守"
    upstream = "加强政务热线日常值守"
    assert max(run.length for run in shared_runs(unit, upstream)) == len(upstream)


def test_what_is_said_over_and_over_is_compared_in_no_time() -> None:
    refrain = "公开" * 5_000
    assert maximal(f"各市{refrain}按责转办", f"{refrain}按责转办") == (Run(9_999, 9_997, 7),)


def test_what_is_said_several_times_is_compared_whole() -> None:
    refrain = "统一受理按责转办" * 20
    assert max(run.length for run in maximal(f"各市{refrain}", refrain)) == len(refrain)
