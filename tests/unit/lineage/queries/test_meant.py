"""Which notice and which item are meant."""

from __future__ import annotations

import pytest

from lineage.errors import NothingFound, UnknownReference
from lineage.model import Lineage
from lineage.queries.meant import default_upstream, resolve_clause, resolve_item, resolve_part
from lineage.store.sqlite import IndexedView
from tests import bundled


@pytest.mark.parametrize(
    "reference",
    [
        *("十三", "（十三）", "13", f"{bundled.NATION}:13", "第十三条"),
        *("１３", "13.", "十三、", f" {bundled.NATION}:13 "),
    ],
)
def test_an_item_has_many_names(reference: str) -> None:
    assert resolve_item(bundled.view(), reference) == f"{bundled.NATION}:13"


@pytest.mark.parametrize(
    ("reference", "item"),
    [
        ("国办发〔2018〕23号:13", f"{bundled.NATION}:13"),
        ("国办发(2018)23号：（十三）", f"{bundled.NATION}:13"),
        ("国办发〔2018〕23号（十三）", f"{bundled.NATION}:13"),
        ("国办发〔2018〕23号 第十三条", f"{bundled.NATION}:13"),
        ("item 13", f"{bundled.NATION}:13"),
        ("整合各类政务热线电话", f"{bundled.NATION}:10"),
        ("公报", f"{bundled.NATION}:11"),
        ("惠州 十三", "huizhou-2018:13"),
        ("广东省第四点", "guangdong-2018-19:4"),
        ("韶关四（二）", "shaoguan-2022-103:4-2"),
        ("韶关市:四、（二）", "shaoguan-2022-103:4-2"),
        ("国务院结尾", f"{bundled.NATION}:closing"),
    ],
)
def test_a_document_may_stand_before_an_item(reference: str, item: str) -> None:
    assert resolve_item(bundled.view(), reference) == item


def test_the_number_of_a_chapter_is_no_document() -> None:
    view = bundled.view()
    assert resolve_item(view, "四（二）", "韶关市") == "shaoguan-2022-103:4-2"
    assert resolve_item(view, "四、（十三）") == f"{bundled.NATION}:13"


@pytest.mark.parametrize(
    "reference", ["九十九", "99", "国办发〔2018〕23号（九十九）", "没有的标题"]
)
def test_an_item_that_is_not_there_is_refused_with_what_is_accepted(reference: str) -> None:
    with pytest.raises(UnknownReference, match=r"No item .*（十三）.*DOCUMENT:13"):
        resolve_item(bundled.view(), reference)


@pytest.mark.parametrize(
    ("reference", "part"),
    [
        ("国办发〔2018〕23号:13.2", f"{bundled.NATION}:13.2"),
        ("国办发〔2018〕23号第十三条第二款", f"{bundled.NATION}:13.2"),
        ("惠州:十三.1", "huizhou-2018:13.1"),
        ("惠州（十三）", "huizhou-2018:13"),
        ("国办发〔2018〕23号", bundled.NATION),
    ],
)
def test_a_part_is_a_document_an_item_or_a_clause(reference: str, part: str) -> None:
    assert resolve_part(bundled.view(), reference) == part


def test_a_clause_is_named_behind_its_item() -> None:
    view = bundled.view()
    assert resolve_clause(view, "十三.2") == f"{bundled.NATION}:13.2"
    assert resolve_clause(view, "十三") == f"{bundled.NATION}:13"


def test_the_closing_can_be_named() -> None:
    assert resolve_item(bundled.view(), "结尾") == f"{bundled.NATION}:closing"


def test_a_label_as_it_is_printed_goes_before_what_it_can_mean() -> None:
    view = bundled.renumbered("（十四）", "一")
    assert resolve_item(view, "（一）") == f"{bundled.NATION}:1"
    assert resolve_item(view, "一") == f"{bundled.NATION}:14"
    with pytest.raises(UnknownReference, match="means several items"):
        resolve_item(view, "1")


def test_of_two_documents_asked_about_alike_the_first_is_meant() -> None:
    first, *_, last = (each.key for each in bundled.view().cards())

    class Both(IndexedView):
        def coverage_counts(self) -> dict[str, int]:
            return {last: 68, first: 68, bundled.NATION: 1}

    assert default_upstream(Both(bundled.lineage())) == first


def test_where_nothing_descends_no_item_is_meant_and_what_to_do_is_said() -> None:
    with pytest.raises(NothingFound, match=r"has others below it\. Add some.*corpus\.toml"):
        default_upstream(IndexedView(Lineage(())))
