from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from lineage.derive import derive
from lineage.model import (
    Citation,
    CitationRole,
    CommonSource,
    Document,
    Level,
    Lineage,
    Lines,
    Place,
)
from tests import bundled, small

SHARED = {"马上办", "统一窗口出件", "考核指标", "标准同源管理、统一对外"}


def between(lineage: Lineage, a: str, b: str) -> CommonSource | None:
    return next((c for c in lineage.common_sources if {c.a, c.b} == {a, b}), None)


def test_siblings_that_share_wording_nobody_above_has_point_to_an_unseen_source() -> None:
    found = between(bundled.lineage(), "lechang-2018-41", "guangzhou-zwb-2018")
    assert found is not None
    wording = "".join(passage.wording for passage in found.passages)
    assert all(words in wording for words in SHARED)


def test_wording_that_does_not_fit_its_place_is_marked() -> None:
    """乐昌 writes 以市、区为单位 and has no districts."""
    found = between(bundled.lineage(), "lechang-2018-41", "guangzhou-zwb-2018")
    assert found is not None
    assert found.odd == ("lechang-2018-41:6.2",)


def test_passages_stand_in_both_clauses() -> None:
    texts = {c.id: c.text for d in bundled.lineage().documents for _, c in d.units()}
    for common in bundled.lineage().common_sources:
        for passage in common.passages:
            for piece in passage.wording.split("…"):
                assert piece in texts[passage.a]
            for span in passage.spans:
                left = texts[passage.a][span.unit_start : span.unit_end]
                right = texts[passage.b][span.upstream_start : span.upstream_end]
                assert [c for c in left if c.isalnum()] == [c for c in right if c.isalnum()]


def dated(dates: Mapping[str, str]) -> list[Document]:
    return [
        replace(each, date=dates.get(each.key, each.date)) for each in bundled.lineage().documents
    ]


def test_where_both_are_dated_the_later_one_borrows() -> None:
    documents = dated({"guangzhou-zwb-2018": "2018-12-01"})
    lineage = derive(documents, bundled.lineage().places)
    edges = [edge for edge in lineage.inherits if edge.borrowed]
    assert {edge.unit.partition(":")[0] for edge in edges} >= {"guangzhou-zwb-2018"}
    assert all(edge.upstream.startswith("lechang") for edge in edges if edge.unit[:5] == "guang")
    assert between(lineage, "lechang-2018-41", "guangzhou-zwb-2018") is None


@pytest.mark.parametrize(("level", "borrows"), [(Level.PREFECTURE, False), (Level.COUNTY, True)])
def test_nobody_borrows_from_a_lower_level(level: Level, borrows: bool) -> None:
    """Of a county's plan and a city's later one both may have it from elsewhere."""
    documents = [
        replace(each, level=level) if each.key == "guangzhou-zwb-2018" else each
        for each in dated({"guangzhou-zwb-2018": "2018-12-01"})
    ]
    lineage = derive(documents, bundled.lineage().places)
    assert any(edge.borrowed for edge in lineage.inherits) is borrows
    assert (between(lineage, "lechang-2018-41", "guangzhou-zwb-2018") is None) is borrows


UNSEEN = Citation(CitationRole.IMPLEMENTS, "广州市2018年政务公开工作要点", None, Lines(1, 1))
LENDER = Citation(
    CitationRole.CITES, None, "乐府办明电〔2018〕41号", Lines(1, 1), "lechang-2018-41"
)


@pytest.mark.parametrize(
    ("citations", "borrows"),
    [((), True), ((UNSEEN,), False), ((UNSEEN, LENDER), True)],
)
def test_who_follows_a_source_that_nobody_holds_may_have_it_from_there(
    citations: tuple[Citation, ...], borrows: bool
) -> None:
    later = next(each for each in bundled.lineage().documents if each.key == "guangzhou-zwb-2018")
    later = replace(later, date="2018-12-01", citations=(*later.citations, *citations))
    documents = [later if each.key == later.key else each for each in bundled.lineage().documents]
    lineage = derive(documents, bundled.lineage().places)
    assert any(edge.borrowed for edge in lineage.inherits) is borrows
    common = between(lineage, "lechang-2018-41", "guangzhou-zwb-2018")
    assert (common is None) is borrows


def test_of_several_sources_that_both_declare_none_is_preferred() -> None:
    other = replace(UNSEEN, title=None, number="粤府〔2017〕9号")
    documents = [
        replace(each, citations=(*each.citations, UNSEEN, other))
        if each.key in ("guangzhou-zwb-2018", "lechang-2018-41")
        else each
        for each in bundled.lineage().documents
    ]
    found = between(
        derive(documents, bundled.lineage().places), "lechang-2018-41", "guangzhou-zwb-2018"
    )
    assert found is not None
    assert found.named == "广州市2018年政务公开工作要点、粤府〔2017〕9号"


@pytest.mark.parametrize("whole", [True, False])
def test_a_plan_of_which_only_the_notice_is_in_hand_may_be_the_source(whole: bool) -> None:
    cover = small.notice("cover", "政务公开工作方案", number="粤办〔2018〕9号")
    if whole:
        cover = replace(cover, items=small.document("cover", "公开。").items, notice_only=False)
    named = Citation(CitationRole.IMPLEMENTS, None, "粤办〔2018〕9号", Lines(1, 1))
    documents = [
        replace(each, citations=(*each.citations, named))
        if each.key in ("guangzhou-zwb-2018", "lechang-2018-41")
        else each
        for each in dated({"guangzhou-zwb-2018": "2018-12-01"})
    ]
    lineage = derive((*documents, cover), bundled.lineage().places)
    assert any(edge.borrowed for edge in lineage.inherits) is whole
    found = between(lineage, "lechang-2018-41", "guangzhou-zwb-2018")
    assert (found.named if found else None) == (None if whole else "粤办〔2018〕9号")


@pytest.mark.parametrize(("parent", "borrows"), [("广州市", True), ("韶关市", False)])
def test_of_two_below_one_place_both_may_have_it_from_what_the_lender_follows(
    parent: str, borrows: bool
) -> None:
    """乐昌 follows a notice of 韶关 that nobody holds: no source for a district of 广州."""
    documents = [
        replace(each, place="某区", level=Level.COUNTY)
        if each.key == "guangzhou-zwb-2018"
        else each
        for each in dated({"guangzhou-zwb-2018": "2018-12-01"})
    ]
    district = Place("某区", Level.COUNTY, parent, "")
    lineage = derive(documents, (*bundled.lineage().places, district))
    assert any(edge.borrowed for edge in lineage.inherits) is borrows
    common = between(lineage, "lechang-2018-41", "guangzhou-zwb-2018")
    assert (common is None) is borrows


def test_the_shares_of_every_document_add_up() -> None:
    for each in bundled.lineage().fidelity:
        shares = (
            each.verbatim, each.edited, each.adapted, each.borrowed, each.common, each.new
        )  # fmt: skip
        assert abs(sum(shares) - 1) < 0.001
