"""What the report gathers, and of which documents."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lineage.build import BUNDLED, build
from lineage.errors import UnknownReference
from lineage.language import Language
from lineage.model import Status
from lineage.queries.verdict import Verdict
from lineage.report import FORMATS, Report, Scope, file_name, gather
from lineage.report.content import _summaries
from lineage.report.findings import findings
from lineage.report.speech import Speech
from lineage.store import View
from lineage.store.sqlite import IndexedView
from tests import bundled
from tests.unit.lineage.report.conftest import DAY


def test_the_report_gathers_what_the_queries_say(report: Report) -> None:
    assert report.matrix.upstream.key == "state-council-2018-23"
    assert [each.key for each in report.others] == ["shaoguan-2022-103"]
    assert len(report.items) == 17
    for summary in report.summaries:
        assert sum(summary.counts.values()) == 17
    lechang = next(s for s in report.summaries if s.document.key == "lechang-2018-41")
    assert lechang.counts[Verdict.DROPPED] == 1
    thirteen = report.items[12]
    assert [row.document for row in thirteen.rows] == [d.key for d in report.matrix.documents]


def test_a_document_that_attaches_the_text_is_not_said_to_have_dropped_it(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    thirteen = report.tallies[12].counts
    assert (thirteen[Verdict.DROPPED], thirteen[Verdict.ATTACHED]) == (2, 1)
    for key in ("guangdong-2018-19", "jiangmen-2018-14"):
        counts = next(each.counts for each in report.summaries if each.document.key == key)
        assert counts[Verdict.DROPPED] == 0
        assert counts[Verdict.ATTACHED] > 0


def test_another_upstream_document_can_be_reported_on(view: View) -> None:
    report = gather(view, Scope("guangdong-2018-19"), Language.EN, DAY)
    assert [part.head.label for part in report.items] == list("一二三四五六")
    with pytest.raises(UnknownReference):
        gather(view, Scope("nowhere-2018"), Language.EN, DAY)


def test_only_the_nearest_documents_are_gone_into_but_all_are_counted(view: View) -> None:
    whole = gather(view, Scope(), Language.ZH, DAY)
    first = gather(view, Scope(most=2), Language.ZH, DAY)
    assert [each.key for each in first.matrix.documents] == ["guangdong-2018-19", "huizhou-2018"]
    assert [each.document for each in first.summaries] == list(first.matrix.documents)
    assert first.extent == whole.extent
    assert [each.counts for each in first.tallies] == [each.counts for each in whole.tallies]
    assert all(sum(each.counts.values()) == 5 for each in first.tallies)
    for part, all_of_it in zip(first.items, whole.items, strict=True):
        assert part.rows == all_of_it.rows[:2]
    keys = {each.document.key for each in first.doubts}
    assert keys <= {"state-council-2018-23", "guangdong-2018-19", "huizhou-2018"}


def test_thousands_of_documents_are_summed_up_in_no_time(report: Report) -> None:
    card, row = report.matrix.documents[0], report.matrix.items[0]
    cards = tuple(replace(card, key=f"d{n}") for n in range(4_000))
    cells = tuple(replace(row.cells[0], document=each.key) for each in cards)
    grid = replace(report.matrix, documents=cards, items=(replace(row, cells=cells),) * 20)
    summaries = list(_summaries(grid))
    assert {sum(each.counts.values()) for each in summaries} == {20}


@pytest.mark.parametrize("form", ["html", "md"])
def test_that_documents_are_left_out_is_said(view: View, form: str) -> None:
    said = "5 documents stand below this one; this report goes into the 2 nearest"
    first = gather(view, Scope(most=2), Language.EN, DAY)
    assert said in FORMATS[form].render(first)
    assert "go into the" not in FORMATS[form].render(gather(view, Scope(), Language.EN, DAY))


def test_a_region_is_a_place_with_all_below_it(view: View) -> None:
    report = gather(view, Scope(region="韶关市"), Language.ZH, DAY)
    assert [each.key for each in report.matrix.documents] == ["lechang-2018-41"]
    assert [each.key for each in report.others] == ["shaoguan-2022-103"]
    assert report.extent.below == 1
    assert "韶府办明电〔2018〕180号" in [each.number for each in report.missing]
    assert "韶关市" in FORMATS["md"].render(report)
    whole = gather(view, Scope(region="广东省"), Language.ZH, DAY)
    assert len(whole.matrix.documents) == 5


def test_a_region_is_called_by_its_whole_name_and_nothing_is_said_to_be_missing(view: View) -> None:
    facts = dict(Speech(gather(view, Scope(region="惠州"), Language.ZH, DAY)).facts())
    assert facts["地区范围"] == "惠州市"
    assert facts["语料"] == "7 份文件，其中 1 份承接本文件"
    whole = dict(Speech(gather(view, Scope(), Language.ZH, DAY)).facts())
    assert whole["语料"].endswith("；另有 1 份被引用的依据文件未见")


def test_what_documents_beside_the_matter_cite_is_not_missed(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    assert [each.number for each in report.missing] == ["韶府办明电〔2018〕180号"]
    assert report.extent.missing == 1
    assert len(view.missing()) > 1


def test_an_unknown_region_is_an_error(view: View) -> None:
    with pytest.raises(UnknownReference) as error:
        gather(view, Scope(region="北京市"), Language.ZH, DAY)
    assert "乐昌市" in error.value.known


def test_a_file_is_named_in_its_language(view: View) -> None:
    zh = gather(view, Scope(), Language.ZH, DAY)
    en = gather(view, Scope("guangdong-2018-19", "惠州市"), Language.EN, DAY)
    assert file_name(zh, "docx") == "承接情况报告-state-council-2018-23.docx"
    assert file_name(en, "xlsx") == "coverage-report-guangdong-2018-19-惠州市.xlsx"


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("unseen", r"，四、（五） [^；]*，一、（一）\[1-1c\] "),
        ("readings/power-direct", r"内蒙古自治区（内能源公告〔2025〕17号）：保留"),
    ],
)
def test_what_is_called_alike_is_told_apart(folder: str, told: str) -> None:
    view = IndexedView(build(BUNDLED / folder, bundled.Keeper()).lineage)
    report = gather(view, Scope(), Language.ZH, DAY)
    labels = [each.label for each in report.matrix.items]
    assert len(labels) == len(set(labels))
    names = [report.names[each.key] for each in report.matrix.documents]
    assert len(names) == len(set(names))
    assert re.search(told, "\n".join(findings(Speech(report))))


def test_a_department_does_not_speak_for_its_place(report: Report) -> None:
    zh = report.language is Language.ZH
    name = "广州市（部门方案）" if zh else "广州市 (dept. plan)"
    assert report.names["guangzhou-zwb-2018"] == name
    said = list(findings(Speech(report)))
    assert any(each.startswith(name) for each in said)
    why = "〔可能不属其职责〕" if zh else " [perhaps outside its remit]"
    assert any(each.endswith(name + why) for each in said)
    assert any("部门方案" in each or "dept. plan" in each for each in Speech(report).terms())


def test_parts_without_a_number_are_named_in_the_language(report: Report) -> None:
    last = report.matrix.items[-1].label
    assert last == ("结尾" if report.language is Language.ZH else "Closing")


def test_of_one_document_items_are_not_counted_again_but_named_in_full(view: View) -> None:
    report = gather(view, Scope(region="韶关市"), Language.ZH, DAY)
    assert report.tallies == ()
    assert "各条目承接情况" not in FORMATS["md"].render(report)
    said = "\n".join(findings(Speech(report)))
    assert "删去 1：（十三） 做好基层政务公开标准化规范化试点总结验收工作" in said


def test_of_a_document_that_carries_nothing_dropping_means_little(view: View) -> None:
    report = gather(IndexedView(bundled.bare()), Scope(), Language.EN, DAY)
    said = {each.partition(":")[0]: each for each in findings(Speech(report))}
    told = "the document carries none of the items: it may mainly implement others"
    assert [name for name, each in said.items() if told in each] == ["乐昌市"]


def test_of_a_document_that_carries_little_dropping_means_little() -> None:
    whole = bundled.lineage()
    mine = [row for row in whole.coverage if row.document == "lechang-2018-41"]
    carried = [row for row in mine if row.item.startswith(bundled.NATION) and row.carried][:3]
    rows = tuple(
        replace(row, status=Status.DROPPED, carried=(), qualifiers=())
        if row in mine and row not in carried
        else row
        for row in whole.coverage
    )
    report = gather(IndexedView(replace(whole, coverage=rows)), Scope(), Language.EN, DAY)
    said = {each.partition(":")[0]: each for each in findings(Speech(report))}
    told = "only 3 of 17 items carried: it may implement but a part of the plan"
    assert [name for name, each in said.items() if told in each] == ["乐昌市"]


def test_who_decided_stands_with_the_edge_and_with_what_is_left_out() -> None:
    report = gather(IndexedView(bundled.judged()), Scope(), Language.ZH, DAY)
    for form in ("md", "html"):
        text = FORMATS[form].render(report)
        text = text.decode() if isinstance(text, bytes) else text
        assert "；人工判定承接（甲，2026-05-04）：看过原文。" in text
        assert "13.1 ← 13.1 人工判定无关（甲，2026-05-04）：看过原文。" in text


def test_what_was_set_for_higher_bodies_only_is_counted_apart(view: View) -> None:
    report = gather(view, Scope(region="韶关市"), Language.EN, DAY)
    lost = [drift for each in report.changes for drift in each.edge.drifts]
    apart = [drift for drift in lost if drift.set_for]
    assert 0 < len(apart) < len(lost)
    said = f"Changes ({len(lost) - len(apart)}): "
    assert any(
        each.startswith(said) and f"not counted: {len(apart)} that were set" in each
        for each in findings(Speech(report))
    )
    only = replace(
        report,
        items=tuple(
            replace(
                part,
                rows=tuple(
                    replace(
                        row,
                        evidence=replace(
                            row.evidence,
                            carried=tuple(
                                replace(e, drifts=tuple(d for d in e.drifts if d.set_for))
                                for e in row.evidence.carried
                            ),
                        ),
                    )
                    for row in part.rows
                ),
            )
            for part in report.items
        ),
    )
    assert any(
        each.startswith(Speech(report).word("no_changes")) for each in findings(Speech(only))
    )


def test_a_city_whose_notice_alone_is_in_hand_has_no_text() -> None:
    report = gather(bundled.beside_notice(), Scope(), Language.ZH, DAY)
    silent = [Speech(report).silent(each) for each in report.matrix.no_text]
    assert "汕头市：汕府办〔2018〕5号：只见通知，未见所印发的方案，不作判断。" in silent
    assert [each.number for each in report.missing] == ["韶府办明电〔2018〕180号"]
