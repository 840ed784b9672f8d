"""What was changed, with a few words around it."""

from __future__ import annotations

from dataclasses import replace

from lineage.language import Language
from lineage.model import DriftKind, Span
from lineage.queries.answers.clauses import Change, ClauseText, Edge
from lineage.report import Report, Scope, gather
from lineage.report.excerpts import AROUND, excerpts
from lineage.store import View
from tests.unit.lineage.report.conftest import DAY


def linked(
    report: Report, upstream: str, unit: str, spans: tuple[Span, ...], *drifts: Change
) -> Edge:
    """An edge between two texts, else like the first of a report."""
    edge = report.changes[0].edge
    texts: list[ClauseText] = [
        replace(of, text=text) for of, text in ((edge.upstream, upstream), (edge.unit, unit))
    ]
    return replace(edge, upstream=texts[0], unit=texts[1], spans=spans, drifts=drifts)


def test_every_change_is_marked_and_texts_are_short(report: Report) -> None:
    for each in report.changes:
        for side, whole in zip(
            excerpts(each.edge), (each.edge.upstream.text, each.edge.unit.text), strict=True
        ):
            assert all(part in whole for piece in side for part in piece.text.split("…"))
        marked = {piece.text for side in excerpts(each.edge) for piece in side if not piece.shared}
        words = {word for drift in each.edge.drifts for word in (drift.upstream, drift.unit)}
        assert marked == words - {""}


def test_where_a_word_is_missing_what_stands_in_its_place_is_shown(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    upstream = "甲" * 80 + "年底前" + "乙" * 80
    unit = "丙" * 50 + "甲" * 40 + "乙" * 80
    spans = (Span(50, 90, 40, 80), Span(90, 170, 83, 163))
    lost = Change(DriftKind.DEADLINE_LOST, "年底前", "", "时限缺失：年底前")
    above, below = excerpts(linked(report, upstream, unit, spans, lost))
    assert [piece.text for piece in above] == [
        f"…{'甲' * AROUND}",
        "年底前",
        f"{'乙' * AROUND}…",
    ]
    assert [piece.shared for piece in above] == [True, False, True]
    assert [piece.text for piece in below] == [f"…{'甲' * AROUND}{'乙' * AROUND}…"]


def test_no_figure_is_marked_inside_another(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    change = Change(DriftKind.NUMBER_CHANGED, "5个", "6个", "数量变动：5个 → 6个")
    above, below = excerpts(linked(report, "15个县、5个区", "16个县、6个区", (), change))
    assert [piece.text for piece in above] == ["15个县、", "5个", "区"]
    assert [piece.text for piece in below] == ["16个县、", "6个", "区"]


def test_an_excerpt_begins_and_ends_at_a_stop_where_one_is_near(report: Report) -> None:
    upstream = f"{'甲' * 30}，{'乙' * 20}年底前{'丙' * 20}，{'丁' * 30}"
    lost = Change(DriftKind.DEADLINE_LOST, "年底前", "", "时限缺失：年底前")
    above, _ = excerpts(linked(report, upstream, "戊", (), lost))
    assert [piece.text for piece in above] == [f"…{'乙' * 20}", "年底前", f"{'丙' * 20}，…"]
