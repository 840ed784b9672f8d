from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.numerals import from_han, to_han


@given(st.integers(0, 999))
def test_numerals_read_back(number: int) -> None:
    assert from_han(to_han(number)) == number
