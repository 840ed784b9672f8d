from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from loaders.blocks import Extract

SOURCE = "公 开ab c\t政\n务 为常 态，d e 以公开"


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """Several stretches of SOURCE, in order."""
    cuts = sorted(draw(st.sets(st.integers(0, len(SOURCE)), max_size=8)))
    runs = tuple((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return Extract("".join(SOURCE[a:b] for a, b in runs), runs)


def is_sound(extract: Extract) -> bool:
    """Every character stands in the source where the runs say."""
    return extract.text == "".join(SOURCE[a:b] for a, b in extract.runs)


@given(extracts(), st.integers(-15, 15), st.integers(-15, 15))
def test_a_slice_cuts_text_and_places_alike(extract: Extract, start: int, stop: int) -> None:
    part = extract[start:stop]
    assert part.text == extract.text[start:stop]
    assert is_sound(part)


@given(extracts(), st.lists(st.integers(0, 30), max_size=10))
def test_pieces_are_the_slices(extract: Extract, cuts: list[int]) -> None:
    ends = sorted(min(cut, len(extract.text)) for cut in cuts)
    bounds = list(zip(ends[::2], ends[1::2], strict=False))
    assert list(extract.pieces(bounds)) == [extract[a:b] for a, b in bounds]


@given(extracts())
def test_squeezing_takes_out_white_space_only(extract: Extract) -> None:
    squeezed = extract.squeeze()
    assert is_sound(squeezed)
    assert "".join(squeezed.text.split()) == "".join(extract.text.split())
    assert not re.search(r"\s(?![A-Za-z])|(?<![A-Za-z])\s", squeezed.text)


@given(extracts())
def test_stripping(extract: Extract) -> None:
    assert extract.strip().text == extract.text.strip()
    assert is_sound(extract.strip())


@given(extracts(), st.sampled_from(["公", "[a-z]+", r"\s", "没有"]))
def test_what_is_taken_out_and_what_is_left(extract: Extract, pattern: str) -> None:
    kept, taken = extract.without(re.compile(pattern))
    assert kept.text == re.sub(pattern, "", extract.text)
    assert [part.text for part in taken] == re.findall(pattern, extract.text)
    assert all(map(is_sound, (kept, *taken)))


@given(extracts())
def test_splitting_and_joining(extract: Extract) -> None:
    parts = list(extract.split(" "))
    assert [part.text for part in parts] == extract.text.split(" ")
    assert is_sound(Extract.join(parts))
