"""What two texts share and what differs, told in one way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lineage.build import BUNDLED, build
from lineage.model import Span
from lineage.queries.answers.clauses import DifferenceKind
from lineage.queries.descent import compare
from lineage.queries.differences import differences, edge_differences, pieces, sides
from lineage.store.sqlite import IndexedView
from tests import bundled

_TEXTS = st.text("不低于占总，。0369%％.年", max_size=30)


@given(_TEXTS, _TEXTS)
def test_differences_rebuild_both_texts(old: str, new: str) -> None:
    found = differences(old, new)
    assert all(each.text for each in found)
    assert "".join(each.text for each in found if each.kind is not DifferenceKind.ADDED) == old
    assert "".join(each.text for each in found if each.kind is not DifferenceKind.REMOVED) == new
    # Equal pieces inside are long enough to be read, and none stand side by side.
    inner = [each.text for each in found[1:-1] if each.kind is DifferenceKind.EQUAL]
    assert all(len(each) > 1 for each in inner)
    assert (DifferenceKind.EQUAL,) * 2 not in pairwise(each.kind for each in found)


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_pieces_are_the_text_and_cut_no_figure(text: str, shared: list[tuple[int, int]]) -> None:
    inside = [(start, min(end, len(text))) for start, end in shared if start < end]
    found = pieces(text, [each for each in inside if each[0] < each[1]])
    assert "".join(each.text for each in found) == text
    for left, right in pairwise(found):
        assert not (left.text[-1].isdigit() and right.text[0] in "0369%％")


def test_two_clauses_are_compared_by_the_wording_that_links_them() -> None:
    """60% is left out and 30% carried: character by character it would be 6 turned into 3."""
    view = IndexedView(build(BUNDLED / "readings/power-direct", bundled.Keeper()).lineage)
    found = compare(view, "ndrc-2025-650:2-6.3", "neimenggu-2026-1:3-1.5")
    told = [(each.kind, each.text) for each in found.items]
    assert ("removed", "总可用发电量的比例应不低于60%，占") in told
    assert ("equal", "总用电量的比例应不低于30%") in told
    assert found.edge
    assert found.items == edge_differences(found.edge)
    back = compare(view, "neimenggu-2026-1:3-1.5", "ndrc-2025-650:2-6.3").items
    assert ("added", "总可用发电量的比例应不低于60%，占") in [(e.kind, e.text) for e in back]
    unit = "".join(each.text for each in back if each.kind != "added")
    assert unit == found.b.text


def test_what_stands_elsewhere_is_equal_in_one_place_only() -> None:
    """Wording in another order can't be equal all through, but both texts are whole."""
    view = bundled.view()
    edge = compare(view, f"{bundled.NATION}:13.1", "huizhou-2018:13.1").edge
    assert edge
    old, new = "甲乙丙丁一二三四", "一二三四甲乙丙丁"
    crossed = replace(
        edge,
        upstream=replace(edge.upstream, text=old),
        unit=replace(edge.unit, text=new),
        spans=(Span(0, 4, 4, 8), Span(4, 8, 0, 4)),
    )
    assert all(each.shared for side in sides(crossed) for each in side)
    found = edge_differences(crossed)
    assert "".join(each.text for each in found if each.kind != "added") == old
    assert "".join(each.text for each in found if each.kind != "removed") == new
