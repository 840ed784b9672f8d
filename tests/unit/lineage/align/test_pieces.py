"""Runs that stand close together count as one piece, whatever stands between."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lineage.align.pieces import ALONE, pieces
from lineage.align.runs import Run

FOUR = 10.0


def test_a_run_that_tells_enough_is_a_piece_by_itself() -> None:
    (piece,) = pieces([Run(3, 7, 4)], [FOUR])
    assert (piece.runs, piece.told, piece.cost) == ((Run(3, 7, 4),), FOUR, 0.0)


def test_a_run_that_tells_too_little_is_none() -> None:
    assert pieces([Run(3, 7, 2)], [ALONE]) == []


def test_short_runs_close_together_tell_what_none_tells_alone() -> None:
    runs = [Run(0, 0, 2), Run(3, 2, 3), Run(6, 6, 2)]
    (piece,) = pieces(runs, [4.0, 7.0, 4.0])
    assert piece.runs == tuple(runs)
    assert ALONE < piece.told < 15.0
    assert piece.told + piece.cost == 15.0


def test_the_same_runs_far_apart_are_no_piece() -> None:
    runs = [Run(0, 0, 2), Run(30, 2, 3), Run(60, 6, 2)]
    assert pieces(runs, [4.0, 7.0, 4.0]) == []


def test_words_whose_order_is_turned_cost_more_than_words_in_order() -> None:
    in_order = pieces([Run(0, 0, 4), Run(4, 5, 3)], [FOUR, 7.0])
    turned = pieces([Run(0, 4, 4), Run(4, 0, 3)], [FOUR, 7.0])
    assert turned[0].told < in_order[0].told


def test_two_pieces_of_one_clause_are_two() -> None:
    runs = [Run(0, 0, 5), Run(80, 60, 6)]
    assert [piece.runs for piece in pieces(runs, [12.0, 15.0])] == [(runs[1],), (runs[0],)]


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
    found = pieces(runs, weights)
    used = [run for piece in found for run in piece.runs]
    assert len(set(used)) == len(used)
    for piece in found:
        assert all(a < b for a, b in pairwise(piece.runs))
        assert piece.told > ALONE
        assert piece.cost >= -1e-9
        assert (
            abs(piece.told + piece.cost - sum(weights[runs.index(run)] for run in piece.runs))
            < 1e-6
        )
    told = [piece.told for piece in found]
    assert told == sorted(told, reverse=True)


@given(run_lists())
def test_whatever_tells_enough_alone_is_in_some_piece(
    drawn: tuple[list[Run], list[float]],
) -> None:
    runs, weights = drawn
    used = {run for piece in pieces(runs, weights) for run in piece.runs}
    assert all(run in used for run, weight in zip(runs, weights, strict=True) if weight > ALONE)
