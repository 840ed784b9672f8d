from __future__ import annotations

from api.pages.marks import Sign, matched, prevailing, sign, tally
from lineage.model import Qualifier, Status
from lineage.queries.answers import RegionCell


def test_dropped_is_said_only_where_the_whole_isn_t_attached() -> None:
    assert sign(Status.DROPPED) is Sign.DROPPED
    assert sign(Status.DROPPED, (Qualifier.OUTSIDE_REMIT,)) is Sign.DROPPED
    assert sign(Status.DROPPED, (Qualifier.TRANSMITTED,)) is Sign.SILENT
    assert sign(Status.PARTIAL, (Qualifier.TRANSMITTED,)) is Sign.PARTIAL


def test_a_region_counts_what_is_silent_apart() -> None:
    cell = RegionCell({Status.KEPT: 1, Status.DROPPED: 3}, 0.2, silent=2)
    assert tally(cell) == {Sign.KEPT: 1, Sign.SILENT: 2, Sign.DROPPED: 1}
    assert prevailing(cell) is Sign.SILENT
    assert Sign.DROPPED not in tally(RegionCell({Status.DROPPED: 2}, 0.0, silent=2))


def test_every_place_of_every_word_is_marked() -> None:
    text = "政府信息公开，政務公開"
    pieces = matched(text, "公开 政务")
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.kind == "marked"] == ["公开", "政務公開"]
    assert [piece.kind for piece in matched(text, " ， ")] == ["equal"]
    assert matched("", "公开") == []
