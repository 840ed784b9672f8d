from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from lineage.errors import UnknownReference
from lineage.language import Language
from lineage.model import Level, Relation
from lineage.queries.descent import numbering
from lineage.queries.sources import common_sources, document_sources, shared_between
from lineage.queries.wording import slots_text, unseen_text
from lineage.store.sqlite import IndexedView
from lineage.text import fold
from tests import bundled


def test_every_clause_is_cut_into_stretches_that_name_their_source() -> None:
    found = document_sources(bundled.view(), "lechang-2018-41")
    for each in found.items:
        assert "".join(stretch.text for stretch in each.stretches) == each.clause.text
        assert all((s.clause is None) == (s.source == "own") for s in each.stretches)
    kinds = {stretch.source for each in found.items for stretch in each.stretches}
    assert kinds == {"upstream", "common", "own"}


def test_a_stretch_from_above_says_how_its_clause_inherits() -> None:
    found = document_sources(bundled.view(), "lechang-2018-41")
    edges = bundled.view().inherits(documents=["lechang-2018-41"])
    relations = {(edge.unit, edge.upstream): edge.relation for edge in edges}
    stretches = [(each.clause.id, s) for each in found.items for s in each.stretches]
    assert {s.relation for _, s in stretches} == {*Relation, None}
    for unit, stretch in stretches:
        assert (stretch.relation is None) == (stretch.source != "upstream")
        assert stretch.relation in (None, relations.get((unit, stretch.clause or "")))


def test_a_stretch_says_through_whom_its_wording_was_handed_on() -> None:
    found = document_sources(bundled.view(), "jiangmen-2018-14")
    edges = bundled.view().inherits(documents=["jiangmen-2018-14"])
    via = {(edge.unit, edge.upstream): edge.via for edge in edges}
    told = {
        (each.clause.id, s.clause): (s.via, s.via_place)
        for each in found.items
        for s in each.stretches
        if s.relation
    }
    assert {ends: key for ends, (key, _) in told.items()} == {e: via[e] for e in told}  # type: ignore[index]
    assert {*told.values()} == {(None, None), (bundled.PROVINCE, "广东省")}


@pytest.mark.parametrize("key", ["jiangmen-2018-14", "lechang-2018-41", bundled.PROVINCE])
def test_the_stretches_add_up_to_the_shares(key: str) -> None:
    """What several documents above say alike is the highest one's, in both."""
    found = document_sources(bundled.view(), key)
    counts: Counter[str] = Counter()
    for stretch in (each for clause in found.items for each in clause.stretches):
        counts[stretch.relation or stretch.source] += stretch.end - stretch.start
    for kind, count in counts.items():
        share = getattr(found.shares, "new" if kind == "own" else kind)
        assert count / counts.total() == pytest.approx(share, abs=1e-4), kind


def test_local_replacements_are_counted() -> None:
    found = document_sources(bundled.view(), "jiangmen-2018-14").slots
    first = found[0]
    assert (first.upstream, first.unit, first.count) == ("省直", "市直", len(first.clauses))
    assert first.clauses == ("jiangmen-2018-14:1.2", "jiangmen-2018-14:4.2")
    assert ("广东", "江门", 1) in {(each.upstream, each.unit, each.count) for each in found}
    assert slots_text(found, Language.ZH).startswith("本地替换（×款数）：省直 → 市直 ×2、")
    assert slots_text((), Language.EN) == ""


def test_sources_that_are_not_in_hand_are_named() -> None:
    """What is taken from them counts as a document's own: that isn't said without them."""
    found = document_sources(bundled.view(), "shaoguan-2022-103")
    assert found.shares.new == 1
    assert [each.level for each in found.missing] == [Level.NATIONAL, Level.PROVINCE]
    assert all(
        each.title and each.title in unseen_text(found.missing, Language.ZH)
        for each in found.missing
    )
    assert not document_sources(bundled.view(), "jiangmen-2018-14").missing
    assert unseen_text((), Language.EN) == ""


def test_an_unseen_source_is_marked_as_inference() -> None:
    first = common_sources(bundled.view()).items[0]
    assert first.text.startswith("推断")
    english = common_sources(bundled.view(), Language.EN).items[0].text
    assert english.startswith("Inference")
    assert "一方照抄另一方" in first.text
    assert "either one copied the other or both draw on" in english


def test_what_an_unseen_source_said_is_all_that_both_have_around_the_wording() -> None:
    """Also what a document above says in another order."""
    told = common_sources(bundled.view()).items[0].reconstruction
    for whole in (
        "“马上办、网上办、就近办、一次办”等利企事项清单",
        "。编制完成后对外发布，并根据职责任务变化对目录进行动态更新调整。",
        "“前台综合受理、材料信息共享、统一窗口出件”。",
    ):
        assert any(whole in each for each in told), whole
    assert not any("…" in each for each in told)


def test_what_an_unseen_source_said_ends_as_both_do() -> None:
    """Where one of the two ends and the other goes on, nobody knows if the source did."""
    second = common_sources(bundled.view()).items[1]
    (passage,) = second.passages
    assert passage.a.text.endswith("同步部署。")
    assert "同步部署的" in passage.b.text
    assert second.reconstruction == (passage.wording,)


def test_a_passage_says_where_it_stands_and_for_which_place_it_is_odd() -> None:
    first = common_sources(bundled.view()).items[0]
    (odd,) = (each for each in first.passages if each.odd)
    assert (odd.odd, odd.odd_words) == (("乐昌市",), ("市、区",))
    assert "其中 1 处与所在地建制不符" in first.text
    assert not any(each.odd_words for each in first.passages if not each.odd)
    for one, other in ((first.a.key, first.b.key), (first.b.key, first.a.key)):
        for each in shared_between(bundled.view(), one, other):
            assert (each.a.document, each.b.document) == (one, other)
            here = "".join(each.a.text[span.unit_start : span.unit_end] for span in each.spans)
            there = sum(span.upstream_end - span.upstream_start for span in each.spans)
            assert len(here) == each.characters
            assert there <= len(each.b.text)
            assert fold(here).text == fold(each.wording).text


def test_an_unknown_document_says_which_there_are() -> None:
    with pytest.raises(UnknownReference) as error:
        document_sources(bundled.view(), "nowhere")
    assert "lechang-2018-41" in error.value.known


def test_labels_name_different_items_in_different_places() -> None:
    rows = {
        r.upstream: r for r in numbering(bundled.view(), bundled.NATION, "lechang-2018-41").items
    }
    assert rows[f"{bundled.NATION}:12"].same
    assert rows[f"{bundled.NATION}:14"].downstream_labels == ("（十三）",)
    assert rows[f"{bundled.NATION}:13"].downstream == ()
    assert rows[f"{bundled.NATION}:13"].namesake_title == "加强政府信息公开审查工作"


def test_of_numbers_that_restart_the_one_that_carries_it_is_meant() -> None:
    """惠州's （十二） and （十四） become （十三） of other chapters."""
    whole = bundled.lineage()
    huizhou = next(each for each in whole.documents if each.key == "huizhou-2018")
    items = tuple(
        replace(item, label="（十三）", number=13, section=section)
        if (section := {12: "一", 14: "九"}.get(item.number or 0))
        else item
        for item in huizhou.items
    )
    others = [each for each in whole.documents if each is not huizhou]
    view = IndexedView(replace(whole, documents=(*others, replace(huizhou, items=items))))
    rows = {r.upstream: r for r in numbering(view, bundled.NATION, "huizhou-2018").items}
    own = rows[f"{bundled.NATION}:13"]
    assert (own.namesake, own.namesake_label, own.same) == ("huizhou-2018:13", "四、（十三）", True)
    assert own.downstream_labels == ("四、（十三）",)
    assert rows[f"{bundled.NATION}:12"].downstream_labels == ("一、（十三）",)


def test_where_numbers_restart_in_both_the_chapter_is_part_of_the_number() -> None:
    """（十二） is （十三） of another chapter in both: each chapter has its own, wherever it is carried."""
    whole = bundled.lineage()
    restarted = {
        each.key: replace(
            each,
            items=tuple(
                replace(item, label="（十三）", number=13) if item.number == number else item
                for item in each.items
            ),
        )
        for each, number in (
            (each, 4 if each.key == bundled.NATION else 12) for each in whole.documents
        )
        if each.key in (bundled.NATION, "huizhou-2018")
    }
    documents = tuple(restarted.get(each.key, each) for each in whole.documents)
    view = IndexedView(replace(whole, documents=documents))
    rows = {r.upstream: r for r in numbering(view, bundled.NATION, "huizhou-2018").items}
    assert rows[f"{bundled.NATION}:4"].upstream_label == "一、（十三）"
    assert rows[f"{bundled.NATION}:4"].namesake is None


def test_a_chapter_has_not_the_number_of_items_in_chapters() -> None:
    """广东's 六 is no （六） of one chapter or another."""
    whole = bundled.lineage()
    lechang = next(each for each in whole.documents if each.key == "lechang-2018-41")
    items = tuple(
        replace(item, label="（六）", number=6) if item.number == 9 else item
        for item in lechang.items
    )
    others = [each for each in whole.documents if each is not lechang]
    view = IndexedView(replace(whole, documents=(*others, replace(lechang, items=items))))
    rows = {r.upstream: r for r in numbering(view, bundled.PROVINCE, "lechang-2018-41").items}
    assert rows[f"{bundled.PROVINCE}:6"].namesake is None
    assert rows[f"{bundled.PROVINCE}:5"].namesake
