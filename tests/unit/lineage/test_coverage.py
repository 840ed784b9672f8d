from __future__ import annotations

import pytest

from lineage.model import Coverage, Qualifier, Status
from tests import bundled


def row(item: str, document: str) -> Coverage:
    (found,) = bundled.view().coverage(item=f"{bundled.NATION}:{item}", documents=[document])
    return found


@pytest.mark.parametrize("document", ["lechang-2018-41", "guangzhou-zwb-2018"])
def test_item_13_is_dropped_with_its_gap(document: str) -> None:
    found = row("13", document)
    assert found.status is Status.DROPPED
    assert found.carried_by == found.look_alikes == ()
    assert (found.before or "").startswith(f"{document}:12.")
    assert (found.after or "").startswith(f"{document}:13.")


def test_a_departments_plan_is_noted() -> None:
    assert row("13", "guangzhou-zwb-2018").qualifiers == (Qualifier.OUTSIDE_REMIT,)


def test_an_attached_text_is_noted_and_the_own_text_judged() -> None:
    found = row("13", "jiangmen-2018-14")
    assert (found.status, found.qualifiers) == (Status.DROPPED, (Qualifier.TRANSMITTED,))


def test_a_part_that_is_carried_is_partial() -> None:
    found = row("13", "huizhou-2018")
    assert found.status is Status.PARTIAL
    assert found.carried_by == ("huizhou-2018:13.1",)


def test_clauses_that_speak_to_the_state_council_are_marked() -> None:
    assert row("13", "lechang-2018-41").not_addressed == (
        f"{bundled.NATION}:13.2",
        f"{bundled.NATION}:13.3",
    )


def test_an_item_under_another_items_heading_is_merged() -> None:
    found = row("16", "huizhou-2018")
    assert found.status is Status.MERGED
    assert found.merged_into == f"{bundled.NATION}:15"
    assert found.moved == ("huizhou-2018:15.2",)


def test_renumbering_is_no_merging() -> None:
    found = row("14", "lechang-2018-41")
    assert (found.status, found.renumbered) == (Status.KEPT, "（十三）")


def test_a_clause_with_several_heirs_is_split_and_a_row_of_several_is_joined() -> None:
    assert f"{bundled.NATION}:2.1" in row("2", "huizhou-2018").split
    assert "huizhou-2018:8.1" in row("8", "huizhou-2018").joined


def test_a_subject_without_wording_is_topical() -> None:
    assert row("9", "jiangmen-2018-14").status is Status.TOPICAL


def test_words_of_the_trade_are_no_subject_however_short_the_document_above() -> None:
    """乐昌 says nothing of the pilots; the province's short notice uses 规范, 完成, 相关 but once."""
    (found,) = bundled.view().coverage(item=f"{bundled.PROVINCE}:6", documents=["lechang-2018-41"])
    assert (found.status, found.look_alikes) == (Status.DROPPED, ())


def test_a_document_of_another_year_gets_no_row() -> None:
    assert bundled.view().coverage(documents=["shaoguan-2022-103"]) == ()


def test_every_item_has_a_row_for_every_document_below() -> None:
    rows = bundled.view().coverage(upstream=bundled.NATION)
    documents = {each.document for each in rows}
    assert len(rows) == 17 * len(documents)
    for each in rows:
        whole = {c.id for c in (bundled.view().item(each.item) or pytest.fail(each.item)).clauses}
        assert {*each.carried, *each.dropped} == whole
        assert not {*each.carried} & {*each.dropped}
