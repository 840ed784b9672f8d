from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.derive import derive
from lineage.errors import UnknownReference
from lineage.model import Citation, CitationRole, Document, Level, Lines
from lineage.queries.documents import Sought, documents, search
from lineage.queries.levels import LevelName
from lineage.queries.window import Window
from lineage.store.sqlite import IndexedView
from tests import bundled, small


def citing(key: str, role: CitationRole, title: str, number: str | None = None) -> Document:
    """A document that names another, which nobody holds."""
    (like,) = (each for each in bundled.lineage().documents if each.key == bundled.PROVINCE)
    named = Citation(role, title, number, Lines(1, 1))
    return replace(like, key=key, title=key, number=None, citations=(named,), attaches=None)


def test_a_missing_document_is_reached_by_whatever_name_it_has() -> None:
    implements, transmits = CitationRole.IMPLEMENTS, CitationRole.TRANSMITS
    corpus = (
        citing("a", implements, "关于推进“互联网+政务”的意见"),
        citing("b", transmits, "关于推进「互联网＋政务」的意见", "国发〔2016〕1号"),
        citing("c", implements, "国务院关于推进“互联网+政务”的意见", "国发〔2016〕1号"),
        citing("d", implements, "关于推进「互联网＋政务」的意见"),
    )
    found = documents(IndexedView(derive(corpus, ()))).descents
    named = [(d.document, d.upstream, d.relation) for d in found if ":" in d.upstream]
    assert named == [
        ("a", "missing:国发〔2016〕1号", "implements"),
        ("b", "missing:国发〔2016〕1号", "transmits"),
        ("c", "missing:国发〔2016〕1号", "implements"),
        ("d", "missing:国发〔2016〕1号", "implements"),
    ]


def test_what_is_missing_and_what_hangs_together_is_narrowed_too() -> None:
    found = documents(bundled.view(), Sought(region="韶关市", year=2018))
    assert [each.key for each in found.items] == ["lechang-2018-41"]
    assert [each.number for each in found.missing] == ["韶府办明电〔2018〕180号"]
    shown = {"lechang-2018-41", found.missing[0].key}
    assert found.descents
    assert all({each.document, each.upstream} & shown for each in found.descents)


def test_a_place_and_a_region_narrow_together() -> None:
    assert [each.key for each in documents(bundled.view(), Sought("韶关", "广东省")).items] == [
        "shaoguan-2022-103"
    ]
    assert not documents(bundled.view(), Sought("惠州市", "韶关市")).items
    assert not documents(bundled.view(), Sought("惠州市", levels=(LevelName.COUNTY,))).items
    with pytest.raises(UnknownReference, match="深圳市"):
        documents(bundled.view(), Sought(region="深圳市"))


def test_a_city_s_documents_are_of_every_level_that_a_city_has() -> None:
    found = documents(bundled.view(), Sought(levels=(LevelName.CITY,)))
    levels = {each.level for each in found.items}
    assert levels == {Level.PREFECTURE, Level.COUNTY, Level.DEPARTMENT}
    assert [each.place for each in found.missing] == ["韶关市"]
    assert documents(bundled.view(), Sought(levels=(LevelName.ANY,))) == documents(bundled.view())


def test_documents_are_found_by_title_and_number() -> None:
    view = bundled.view()
    found = search(view, "政务公开 分工方案")
    assert [each.key for each in found.documents] == ["shaoguan-2022-103", "lechang-2018-41"]
    assert [each.key for each in search(view, "国办发[2018]23号").documents] == [bundled.NATION]
    some = search(view, "公开", Window(1, 2))
    assert some.documents == search(view, "公开").documents[1:3]
    assert some.titled == 7
    assert search(view, "。").documents == ()


def test_an_item_is_found_by_its_title() -> None:
    (hit, *_) = search(bundled.view(), "提升实体政务大厅服务能力").items
    assert (hit.titled, hit.clause.item_title) == (True, "提升实体政务大厅服务能力")
    assert "实体政务大厅服务能力" not in hit.clause.text


def test_a_plan_whose_notice_alone_is_in_hand_stands_beside_it() -> None:
    cover = small.notice("cover", "工作方案", number="甲府〔2018〕1号")
    below = citing("below", CitationRole.IMPLEMENTS, "工作方案", "甲府〔2018〕1号")
    found = documents(IndexedView(derive((cover, below), ())))
    assert [each.notice for each in found.missing] == ["cover"]
    assert [(each.document, each.upstream) for each in found.descents] == [
        ("below", "cover"),
        ("below", "missing:cover"),
    ]
