"""Runs that stand close together count as one piece, whatever stands between."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lineage.align.chains import ALONE, chains
from lineage.align.evidence import Run

FOUR = 10.0


def test_a_run_that_tells_enough_is_a_piece_by_itself() -> None:
    (chain,) = chains([Run(3, 7, 4)], [FOUR])
    assert (chain.places, chain.told, chain.cost) == ((0,), FOUR, 0.0)


def test_a_run_that_tells_too_little_is_none() -> None:
    assert chains([Run(3, 7, 2)], [ALONE]) == []


def test_short_runs_close_together_tell_what_none_tells_alone() -> None:
    runs = [Run(0, 0, 2), Run(3, 2, 3), Run(6, 6, 2)]
    (chain,) = chains(runs, [4.0, 7.0, 4.0])
    assert chain.places == (0, 1, 2)
    assert ALONE < chain.told < 15.0
    assert chain.told + chain.cost == 15.0


def test_the_same_runs_far_apart_are_no_piece() -> None:
    runs = [Run(0, 0, 2), Run(30, 2, 3), Run(60, 6, 2)]
    assert chains(runs, [4.0, 7.0, 4.0]) == []


def test_words_whose_order_is_turned_cost_more_than_words_in_order() -> None:
    in_order = chains([Run(0, 0, 4), Run(4, 5, 3)], [FOUR, 7.0])
    turned = chains([Run(0, 4, 4), Run(4, 0, 3)], [FOUR, 7.0])
    assert turned[0].told < in_order[0].told


def test_two_pieces_of_one_clause_are_two() -> None:
    runs = [Run(0, 0, 5), Run(80, 60, 6)]
    assert [chain.places for chain in chains(runs, [12.0, 15.0])] == [(1,), (0,)]


@st.composite
def run_lists(draw: st.DrawFn) -> tuple[list[Run], list[float]]:
    steps = st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(2, 12))
    runs: list[Run] = []
    at = 0
    for gap, above, length in draw(st.lists(steps, max_size=12)):
        runs.append(Run(at + gap, above, length))
        at += gap + length
    weights = st.floats(0.0, 40.0)
    return runs, draw(st.lists(weights, min_size=len(runs), max_size=len(runs)))


@given(run_lists())
def test_every_piece_is_in_order_tells_enough_and_shares_no_run(
    drawn: tuple[list[Run], list[float]],
) -> None:
    runs, weights = drawn
    found = chains(runs, weights)
    used = [place for chain in found for place in chain.places]
    assert len(set(used)) == len(used)
    for chain in found:
        assert all(a < b for a, b in pairwise(chain.places))
        assert chain.told > ALONE
        assert chain.cost >= -1e-9
        assert abs(chain.told + chain.cost - sum(weights[p] for p in chain.places)) < 1e-6
    told = [chain.told for chain in found]
    assert told == sorted(told, reverse=True)


@given(run_lists())
def test_whatever_tells_enough_alone_is_in_some_piece(
    drawn: tuple[list[Run], list[float]],
) -> None:
    runs, weights = drawn
    used = {place for chain in chains(runs, weights) for place in chain.places}
    assert all(n in used for n, weight in enumerate(weights) if weight > ALONE)
