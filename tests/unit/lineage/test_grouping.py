from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.grouping import grouped


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers())))
def test_every_value_stands_under_its_key_in_its_order(pairs: list[tuple[str, int]]) -> None:
    groups = grouped(pairs)
    assert list(groups) == list(dict.fromkeys(key for key, _ in pairs))
    for key, values in groups.items():
        assert values == [value for each, value in pairs if each == key]
