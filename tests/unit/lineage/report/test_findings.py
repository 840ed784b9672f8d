"""The report in a few sentences."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from lineage.build import BUNDLED, build
from lineage.language import Language
from lineage.queries.verdict import Verdict
from lineage.report import Report, Scope, gather
from lineage.report.content import told
from lineage.report.findings import findings
from lineage.report.speech import Speech
from lineage.store import View
from lineage.store.sqlite import IndexedView
from tests import bundled
from tests.unit.lineage.report.conftest import DAY


def said_of(report: Report) -> list[str]:
    return list(findings(Speech(report)))


def test_what_was_dropped_is_said_with_its_reason(view: View) -> None:
    said = said_of(gather(view, Scope(), Language.ZH, DAY))
    (dropped,) = (each for each in said if each.startswith("被删去的条目："))
    assert "乐昌市〔只对更高层级的机关提出〕" in dropped
    assert "广州市（部门方案）〔只对更高层级的机关提出、可能不属其职责〕" in dropped
    (alone,) = (
        each
        for each in said_of(gather(view, Scope(region="韶关市"), Language.EN, DAY))
        if each.startswith("Items dropped: ")
    )
    assert alone.endswith("乐昌市 [speaks to higher bodies only]")


def test_items_that_the_same_documents_dropped_are_named_together() -> None:
    view = IndexedView(build(BUNDLED / "readings/power-direct", bundled.Keeper()).lineage)
    said = said_of(gather(view, Scope(), Language.ZH, DAY))
    both = "内蒙古自治区（内能源公告〔2025〕17号）、内蒙古自治区（内能源新能发〔2026〕1号）"
    assert f"被删去的条目：（二） 发展目标、（七） 加强安全管理：{both}" in said


def test_of_a_document_that_descends_more_from_another_dropping_means_little() -> None:
    view = IndexedView(build(BUNDLED / "readings/public-data", bundled.Keeper()).lineage)
    registration = gather(view, Scope("ndrc-2025-26"), Language.ZH, DAY)
    cautious = [each for each in said_of(registration) if "可能主要落实该文件" in each]
    assert [each.partition("：")[0] for each in cautious] == [
        "四川省（公共数据资源授权运营实施办法）"
    ]
    assert "；承接发改数据规〔2025〕27号更多（66 处，本文件 6 处）" in cautious[0]
    operation = gather(view, Scope("ndrc-2025-27"), Language.ZH, DAY)
    assert not any("可能主要落实该文件" in each for each in said_of(operation))


def test_pairs_in_doubt_are_counted_and_marked_where_they_stand(report: Report) -> None:
    say = Speech(report)
    mark = say.word("unsure").partition("{")[0]
    edges = [e for part in report.items for row in part.rows for e in row.evidence.carried]
    marked = [each for each in edges if mark in say.edge(each)]
    assert 0 < len(marked) == len(report.unsure) < len(edges)
    assert all(each.score < 0.9 for each in marked)
    assert sum(each.endswith(say.word("in_doubt")) for each in map(say.relation, edges)) > 0
    (said,) = (each for each in said_of(report) if each.startswith(say.word("unsure_pairs")))
    assert re.findall(r"\d+", said) == [str(len(report.unsure)), str(report.doubtful)]


def test_what_people_decided_is_in_doubt_no_more() -> None:
    report = gather(IndexedView(bundled.judged()), Scope(), Language.ZH, DAY)
    assert report.decided > 0
    decided = {each.pair for each in IndexedView(bundled.judged()).decisions()}
    assert not decided & report.unsure


def many(report: Report, count: int) -> Report:
    """The report, as if there were `count` documents that each did as one of its own did."""
    documents = report.matrix.documents
    copies = [
        (replace(documents[n % len(documents)], key=f"d{n}"), n % len(documents))
        for n in range(count)
    ]
    rows = tuple(
        replace(row, cells=tuple(replace(row.cells[of], document=card.key) for card, of in copies))
        for row in report.matrix.items
    )
    tallies = tuple(
        replace(
            tally,
            head=row,
            counts=Counter(map(told, row.cells)),
            why=Counter(
                why
                for cell in row.cells
                if told(cell) is Verdict.DROPPED
                for why in cell.qualifiers
            ),
        )
        for row, tally in zip(rows, report.tallies, strict=True)
    )
    return replace(
        report,
        names={card.key: f"地{n}" for n, (card, _) in enumerate(copies)},
        matrix=replace(report.matrix, documents=tuple(c for c, _ in copies), items=rows),
        extent=replace(report.extent, below=count),
        summaries=tuple(replace(report.summaries[of], document=card) for card, of in copies),
        tallies=tallies,
    )


@pytest.mark.parametrize("count", [10, 11, 200])
def test_of_many_documents_the_summary_is_no_longer_than_of_a_few(view: View, count: int) -> None:
    said = said_of(many(gather(view, Scope(), Language.ZH, DAY), count))
    if count == 10:
        assert sum(each.startswith("地") for each in said) == count
        return
    assert len(said) <= 8
    assert max(map(len, said)) < 250
    assert said[0].startswith(f"{count} 份文件 × 17 条：保留 ")
    thirteen, sixteen = count // 5 * 2, count // 5
    named = (
        f"（十三） [^〔]*〔只对更高层级的机关提出 {thirteen}、可能不属其职责 {sixteen}〕 {thirteen}"
    )
    assert re.search(f"，共 {count} 份）：{named}", said[1])
    assert "没有一份文件删去的条目：" in said[2]
    assert "等 15 条" in said[2]
    assert re.search(r"删去最多的（条数，共 17 条）：地4 2、地9 2", said[3])


def test_what_has_the_same_count_as_the_last_named_is_not_passed_over(view: View) -> None:
    said = said_of(many(gather(view, Scope(), Language.ZH, DAY), 50))
    assert any(each.endswith("（另有 5 个与末位相同）") for each in said)


def test_a_long_list_of_items_is_cut_and_says_how_long_it_is() -> None:
    view = IndexedView(build(BUNDLED / "unseen", bundled.Keeper()).lineage)
    (first, *_) = said_of(gather(view, Scope(), Language.ZH, DAY))
    assert re.search(r"删去 (\d+)：.*等 \1 条", first)
    assert len(first) < 1_200
