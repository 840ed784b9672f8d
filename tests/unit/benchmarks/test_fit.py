"""The coefficients of the score come out of the readings, and nothing else."""

from __future__ import annotations

import math

import pytest

from benchmarks.fit import (
    Example,
    Examples,
    agreement,
    examples,
    fitted,
    fitted_doubt,
    held,
    joined,
    judged_corpus,
    left_out,
    main,
)
from benchmarks.readings import reading_sets
from lineage.align.weighing import COEFFICIENTS, DOUBT_COEFFICIENTS

LOW, HIGH = (1.0, *[0.0] * 6), (1.0, *[1.0] * 6)


@pytest.fixture(scope="module")
def found() -> Examples:
    return joined(
        [examples(judged_corpus(each.corpus, each.readings)) for each in reading_sets() if each.fit]
    )


def test_the_coefficients_held_are_those_that_the_readings_give(found: Examples) -> None:
    assert fitted(found.pairs) == pytest.approx(COEFFICIENTS, abs=0.05)
    assert fitted_doubt(found.pairs) == pytest.approx(DOUBT_COEFFICIENTS, abs=0.05)


def test_every_pair_that_was_drawn_counts_though_it_shares_no_wording(found: Examples) -> None:
    drawn = sum(pair.descends is True for pair in found.pairs)
    assert drawn < sum(found.drawn.values())
    for rows in (left_out(found), held(found)):
        assert {row.document: row.right + row.missed for row in rows[:-1]} == found.drawn


def test_a_document_is_judged_by_coefficients_that_never_saw_it() -> None:
    plain = [Example(key, True, LOW, 0.0) for key in "ab"] + [
        Example(key, True, HIGH, 1.0) for key in "ab"
    ]
    turned = [Example("c", True, LOW, 1.0), Example("c", True, HIGH, 0.0)]
    found = Examples((*plain, *turned), {"a": 1, "b": 1, "c": 1})
    assert left_out(found)[2].right == 0
    assert agreement("a", found, fitted(plain)).f1 == 1.0


def test_pairs_on_which_readers_differ_are_judged_neither_right_nor_wrong() -> None:
    sure = [Example("a", True, LOW, 0.0), Example("a", True, HIGH, 1.0)]
    found = Examples((*sure, Example("a", True, HIGH, 1 / 3)), {"a": 1})
    judged = agreement("a", found, fitted(sure))
    assert (judged.right, judged.wrong, judged.missed) == (1, 0, 0)


def test_a_pair_on_which_readers_differ_counts_as_far_as_they_drew_it() -> None:
    read = [Example("a", True, LOW, 1 / 3), Example("a", True, HIGH, 2 / 3)]
    constant, *slopes = fitted(read)
    assert constant == pytest.approx(-math.log(2), abs=0.01)
    assert constant + sum(slopes) == pytest.approx(math.log(2), abs=0.01)


def test_pairs_of_which_the_clause_owns_nothing_do_not_count() -> None:
    sure = [Example("a", True, LOW, 0.0), Example("a", True, HIGH, 1.0)]
    assert fitted([*sure, *[Example("a", False, LOW, 0.0)] * 9]) == fitted(sure)


def test_only_pairs_in_doubt_say_what_a_doubt_is_worth() -> None:
    low, high = (1.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0)
    doubted = [Example("a", True, LOW, 0.0, low), Example("a", False, LOW, 1.0, high)]
    edges = [Example("a", True, HIGH, 1.0), Example("a", True, HIGH, 0.5)]
    assert fitted_doubt([*doubted, *edges]) == fitted_doubt(doubted)


def test_it_prints_what_it_fitted_and_what_it_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([])
    printed = capsys.readouterr().out
    assert "held" in printed
    fitted_on, _, alone = printed.partition("nothing is fitted on")
    assert "huizhou-2018" in fitted_on
    assert "lechang-2018-41" in alone
    assert "lechang-2018-41" not in fitted_on
