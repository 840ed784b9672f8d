from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.brackets import masked, pairs

TEXTS = st.text(alphabet="（(〔[【）)〕]】“”《》公。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（公（开）", {2: 4}),
        ("公）（开〕", {2: 4}),
        ("“公（开。”解读）", {0: 5, 2: 8}),
        ("《公开“", {}),
    ],
)
def test_a_misprint_takes_no_other_bracket_with_it(text: str, found: dict[int, int]) -> None:
    assert pairs(text) == found


@given(TEXTS)
def test_a_bracket_closes_behind_where_it_opens_and_once(text: str) -> None:
    found = pairs(text)
    assert all(start < end for start, end in found.items())
    assert len({*found, *found.values()}) == 2 * len(found)


@given(TEXTS)
def test_what_is_masked_keeps_every_sign_outside_at_its_place(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    spans = pairs(text).items()
    for position, (sign, kept) in enumerate(zip(text, hidden, strict=True)):
        within = any(start < position < end for start, end in spans)
        assert kept == sign if not within else kept in (sign, "\0")
