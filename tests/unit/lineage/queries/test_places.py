from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.errors import UnknownReference
from lineage.queries.coverage import item_coverage, matrix
from lineage.queries.documents import agencies
from lineage.queries.lookups import known_document
from lineage.queries.places import known_place, places_named
from lineage.queries.regions import within
from lineage.store.sqlite import IndexedView
from tests import bundled

JIANGMEN = "jiangmen-2018-14"


@pytest.mark.parametrize("name", ["江门市", "江门", "Jiangmen", "jiangmen", " 江门 "])
def test_a_place_goes_by_many_names(name: str) -> None:
    view = bundled.view()
    assert places_named(view, name) == {"江门市"}
    assert known_place(view, name) == "江门市"
    assert within(view, name) == {JIANGMEN}
    assert known_document(view, name.strip()).key == JIANGMEN
    assert {row.document for row in agencies(view, name).items} <= {JIANGMEN}


def test_a_name_of_several_places_or_of_none() -> None:
    assert places_named(bundled.view(), "州") == {"广州市", "惠州市"}
    for name in ("州", "拉萨", ""):
        with pytest.raises(UnknownReference) as error:
            known_place(bundled.view(), name)
        assert "江门市" in error.value.known


def test_a_place_s_whole_name_means_it_alone() -> None:
    assert places_named(bundled.view(), "广东省") == {"广东省"}
    assert "lechang-2018-41" in within(bundled.view(), "广东")


@pytest.mark.parametrize(
    ("item", "silent"),
    [
        (f"{bundled.NATION}:13", ["韶关市"]),
        (f"{bundled.PROVINCE}:4", ["韶关市"]),
        ("huizhou-2018:13", []),
        ("lechang-2018-41:5", []),
        ("shaoguan-2022-103:1-1", []),
    ],
)
def test_only_places_below_can_be_without_text(item: str, silent: list[str]) -> None:
    """韶关市 stands above 乐昌市 and beside 惠州市: neither's items could have reached it."""
    assert [each.place for each in item_coverage(bundled.view(), item).no_text] == silent


def test_a_matrix_has_columns_without_text_only_for_places_below() -> None:
    assert [each.place for each in matrix(bundled.view()).no_text] == ["韶关市"]
    assert matrix(bundled.view(), "huizhou-2018").no_text == ()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (JIANGMEN, JIANGMEN),
        ("江府办〔2018〕14号", JIANGMEN),
        ("市政务办2018年政务公开工作要点实施方案", "guangzhou-zwb-2018"),
        ("主要任务分工", "huizhou-2018"),
    ],
)
def test_a_document_goes_by_key_number_title_or_a_part_of_it(name: str, key: str) -> None:
    assert known_document(bundled.view(), name).key == key


def test_no_name_means_no_document() -> None:
    one = IndexedView(replace(bundled.lineage(), documents=bundled.lineage().documents[:1]))
    with pytest.raises(UnknownReference):
        known_document(one, "")


def test_a_name_of_several_documents_says_which() -> None:
    with pytest.raises(UnknownReference) as error:
        known_document(bundled.view(), "分工方案")
    assert set(error.value.known) == {"lechang-2018-41", "shaoguan-2022-103"}
