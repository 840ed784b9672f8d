from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.beside import Part, rows
from lineage.queries.answers.sources import SourceLine


def lines(*texts: str) -> list[SourceLine]:
    return [SourceLine(number, text, (), ()) for number, text in enumerate(texts, start=1)]


def parts(*runs: tuple[int, int]) -> list[Part]:
    return [Part("clause", None, *run) for run in runs]


def shape(given: list[Part], source: list[SourceLine]) -> list[tuple[int, list[int]]]:
    """Of each row the number of its parts, and the numbers of its lines."""
    return [(len(row.parts), [line.number for line in row.lines]) for row in rows(given, source)]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([(1, 1), (2, 2), (3, 3)], [(1, [1]), (1, [2]), (1, [3])]),
        ([(1, 2), (2, 3)], [(2, [1, 2, 3])]),
        ([(3, 3), (1, 1)], [(2, [1, 2, 3])]),
        ([(1, 3), (2, 2)], [(2, [1, 2, 3])]),
        ([(2, 2)], [(0, [1]), (1, [2]), (0, [3])]),
        ([], [(0, [1, 2, 3])]),
    ],
    ids=["one each", "a line shared", "out of order", "one inside", "lines of no part", "no part"],
)
def test_rows_end_where_no_part_goes_on(
    runs: list[tuple[int, int]], expected: list[tuple[int, list[int]]]
) -> None:
    assert shape(parts(*runs), lines("甲", "乙", "丙")) == expected


def test_blank_lines_make_no_row() -> None:
    assert shape(parts((1, 1), (3, 3)), lines("甲", " ", "乙", "")) == [(1, [1, 2]), (1, [3, 4])]


RUNS = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 3)), max_size=8)


@given(runs=RUNS, texts=st.lists(st.sampled_from(["文", "", " "]), min_size=16, max_size=16))
def test_everything_stands_once_and_in_order(runs: list[tuple[int, int]], texts: list[str]) -> None:
    given_parts = parts(*((first, first + more) for first, more in runs))
    source = lines(*texts)
    found = rows(given_parts, source)
    assert [part for row in found for part in row.parts] == given_parts
    assert [line for row in found for line in row.lines] == source
    for row in found:
        numbers = {line.number for line in row.lines}
        assert all({*range(part.first, part.last + 1)} <= numbers for part in row.parts)


def test_long_texts_are_laid_out_in_no_time() -> None:
    many = range(1, 20_001)
    found = rows(parts(*zip(many, many, strict=True)), lines(*map(str, many)))
    assert len(found) == len(many)
