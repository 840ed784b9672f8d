from __future__ import annotations

from api.pages.marks import matched, prevailing, tally
from lineage.model import Status
from lineage.queries.answers.coverage import RegionCell
from lineage.queries.verdict import Verdict


def test_a_region_counts_apart_what_attaches_the_whole() -> None:
    cell = RegionCell({Status.KEPT: 1, Status.DROPPED: 3}, 0.2, attached=2)
    assert tally(cell) == {Verdict.KEPT: 1, Verdict.ATTACHED: 2, Verdict.DROPPED: 1}
    assert prevailing(cell) is Verdict.ATTACHED
    assert Verdict.DROPPED not in tally(RegionCell({Status.DROPPED: 2}, 0.0, attached=2))


def test_every_place_of_every_word_is_marked() -> None:
    text = "政府信息公开，政務公開"
    pieces = matched(text, "公开 政务")
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.kind == "marked"] == ["公开", "政務公開"]
    assert [piece.kind for piece in matched(text, " ， ")] == ["equal"]
    assert matched("", "公开") == []
