"""The coefficients of the score come out of the readings, and nothing else."""

import pytest

from benchmarks.fit import Example, Examples, examples, fitted, judged, left_out, main
from lineage.align.decide import COEFFICIENTS
from lineage.build import BUNDLED


@pytest.fixture(scope="module")
def found() -> Examples:
    return examples(BUNDLED, BUNDLED / "gold")


def test_the_coefficients_held_are_those_that_the_readings_give(found):
    assert fitted(found.pairs) == pytest.approx(COEFFICIENTS, abs=0.05)


def test_every_pair_that_was_drawn_counts_though_it_shares_no_wording(found):
    drawn = sum(pair.descends is True for pair in found.pairs)
    assert drawn < sum(found.drawn.values())
    assert all(row.right + row.missed == found.drawn[row.document] for row in left_out(found)[:-1])


def test_a_document_is_judged_by_coefficients_that_never_saw_it():
    low, high = (1.0, *[0.0] * 6), (1.0, *[1.0] * 6)
    plain = [Example(key, low, False) for key in "ab"] + [Example(key, high, True) for key in "ab"]
    turned = [Example("c", low, True), Example("c", high, False)]
    found = Examples((*plain, *turned), {"a": 1, "b": 1, "c": 1})
    assert left_out(found)[2].right == 0
    assert judged("a", found, fitted(plain)).f1 == 1.0


def test_pairs_on_which_readers_differ_count_for_nothing():
    low, high = (1.0, *[0.0] * 6), (1.0, *[1.0] * 6)
    sure = [Example("a", low, False), Example("a", high, True)]
    found = Examples((*sure, Example("a", high, None)), {"a": 1})
    assert (judged("a", found, fitted(found.pairs)).wrong, fitted(found.pairs)) == (0, fitted(sure))


def test_it_prints_both_tables(capsys):
    main([])
    printed = capsys.readouterr().out
    assert "held" in printed
    assert "huizhou-2018" in printed
