from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.provenance import Claim, SourceKind, painted

claims = st.lists(
    st.builds(
        Claim,
        st.integers(0, 20),
        st.integers(0, 25),
        st.sampled_from([SourceKind.UPSTREAM, SourceKind.COMMON, SourceKind.BORROWED]),
        st.sampled_from(["a:1.1", "b:1.1"]),
    ),
    max_size=6,
)


@given(st.text(alphabet="甲乙丙，。", max_size=20), claims)
def test_stretches_cover_the_text_without_gap_or_overlap(
    text: str, given_claims: list[Claim]
) -> None:
    found = painted(text, given_claims)
    assert "".join(text[each.start : each.end] for each in found) == text
    assert all(one.end == other.start for one, other in itertools.pairwise(found))


def test_the_first_claim_has_it() -> None:
    upstream = Claim(0, 4, SourceKind.UPSTREAM, "n")
    found = painted("甲乙丙丁戊", [upstream, Claim(2, 5, SourceKind.UPSTREAM, "g")])
    assert [(each.start, each.end, each.clause) for each in found] == [(0, 4, "n"), (4, 5, "g")]


@pytest.mark.parametrize(
    ("text", "ends"),
    [("甲，乙", [2, 3]), ("，甲乙", [2, 3]), ("甲乙，", [1, 3]), ("甲丙乙", [1, 2, 3])],
)
def test_punctuation_goes_with_what_stands_before_it(text: str, ends: list[int]) -> None:
    """A gap with a character in it stays a gap, however short."""
    claims = [
        Claim(text.index(each), text.index(each) + 1, SourceKind.UPSTREAM, each) for each in "甲乙"
    ]
    assert [each.end for each in painted(text, claims)] == ends


def test_punctuation_goes_with_its_neighbours() -> None:
    found = painted(
        "甲，乙。", [Claim(0, 1, SourceKind.UPSTREAM, "n"), Claim(2, 3, SourceKind.UPSTREAM, "n")]
    )
    assert [(each.start, each.end) for each in found] == [(0, 4)]
