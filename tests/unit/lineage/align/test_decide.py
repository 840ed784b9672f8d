"""Decisions on real clauses of the bundled corpus, each a case that readers settled."""

from __future__ import annotations

import pytest

from lineage.align import Prepared, Upstream, align
from tests import bundled
from tests.small import document


def test_traditional_glyphs_and_punctuation_make_no_difference() -> None:
    assert f"{bundled.NATION}:11.1" in bundled.edges("lechang-2018-41:11.1")


def test_words_of_the_nation_are_credited_to_the_nation_alone() -> None:
    """惠州 37 says 8月底前完成试点验收 as both the nation and the province do: it is the nation's."""
    assert set(bundled.edges("huizhou-2018:13.1")) == {f"{bundled.NATION}:13.1"}


def test_words_of_the_provinces_own_are_credited_to_it_too() -> None:
    """惠州 7 takes 抓紧制定具体工作方案… from the province and the rest from the nation."""
    assert {f"{bundled.PROVINCE}:1.2", f"{bundled.NATION}:2.1"} <= set(
        bundled.edges("huizhou-2018:2.2")
    )


def test_what_another_unit_carries_whole_is_no_ones_else() -> None:
    """乐昌 41 and 43 both speak of 政务微博、微信、移动客户端; only 41 carries the clause on them."""
    assert f"{bundled.NATION}:9.1" in bundled.edges("lechang-2018-41:9.1")
    assert f"{bundled.NATION}:9.1" not in bundled.edges("lechang-2018-41:9.3")


def test_a_row_that_joins_clauses_has_all_of_them_as_parents() -> None:
    parents = set(bundled.edges("huizhou-2018:8.1"))
    assert {f"{bundled.NATION}:8.{n}" for n in (1, 2, 3, 4, 7, 8)} <= parents


def test_a_cited_title_alone_is_no_descent() -> None:
    """惠州 12.2 names the same regulations as 12.1, no more."""
    assert f"{bundled.NATION}:12.1" in bundled.edges("huizhou-2018:12.1")
    assert f"{bundled.NATION}:12.1" not in bundled.edges("huizhou-2018:12.2")


def test_a_plan_of_another_year_descends_from_nothing_here() -> None:
    assert bundled.view().inherits(documents=["shaoguan-2022-103"]) == ()


@pytest.mark.parametrize("texts", [(), ("",), ("。",), ("短",)])
def test_nothing_to_compare_is_no_error(texts: tuple[str, ...]) -> None:
    found = align(
        Prepared(document("x", *texts)),
        Upstream([Prepared(document("y", "公开网上办事大厅服务事项清单。"))]),
    )
    assert found.inherits == ()


def test_when_a_document_begins_to_apply_is_no_unit_that_could_descend() -> None:
    made = Prepared(document("x", "本法自2021年9月1日起施行。", "公开服务事项清单。"))
    assert [(unit.clause.id, unit.position) for unit in made.units] == [("x:1.2", 0)]
