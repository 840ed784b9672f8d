"""The coefficients of the score come out of the readings, and nothing else."""

from __future__ import annotations

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
    plain = [Example(key, True, LOW, False) for key in "ab"] + [
        Example(key, True, HIGH, True) for key in "ab"
    ]
    turned = [Example("c", True, LOW, True), Example("c", True, HIGH, False)]
    found = Examples((*plain, *turned), {"a": 1, "b": 1, "c": 1})
    assert left_out(found)[2].right == 0
    assert agreement("a", found, fitted(plain)).f1 == 1.0


def test_pairs_on_which_readers_differ_count_for_nothing() -> None:
    sure = [Example("a", True, LOW, False), Example("a", True, HIGH, True)]
    found = Examples((*sure, Example("a", True, HIGH, None)), {"a": 1})
    assert (agreement("a", found, fitted(found.pairs)).wrong, fitted(found.pairs)) == (
        0,
        fitted(sure),
    )


def test_pairs_of_which_the_clause_owns_nothing_do_not_count() -> None:
    sure = [Example("a", True, LOW, False), Example("a", True, HIGH, True)]
    assert fitted([*sure, *[Example("a", False, LOW, False)] * 9]) == fitted(sure)


def test_only_pairs_in_doubt_say_what_a_doubt_is_worth() -> None:
    low, high = (1.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0)
    doubted = [Example("a", True, LOW, False, low), Example("a", False, LOW, True, high)]
    edges = [Example("a", True, HIGH, True), Example("a", True, HIGH, None, low)]
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
