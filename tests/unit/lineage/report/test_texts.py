"""The report as HTML, Markdown and CSV: the same content, and nothing of it taken for markup."""

from __future__ import annotations

import csv
import io
import itertools
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from lineage.language import Language
from lineage.report import FORMATS, Report, Scope, gather
from lineage.report.findings import findings
from lineage.report.rows import COVERAGE
from lineage.report.speech import Speech
from lineage.report.spreadsheets import safe
from lineage.store import View
from tests.unit.lineage.report.conftest import DAY

BAD = "<script>alert(1)</script><p>&|*要*"


def written(form: str, report: Report) -> str:
    text = FORMATS[form].render(report)
    assert isinstance(text, str)
    return text


def unescaped(form: str, text: str) -> str:
    """What a reader sees of text that was escaped."""
    return unescape(text if form == "html" else re.sub(r"\\(.)", r"\1", text))


def hostile(report: Report) -> Report:
    """The report with markup in every kind of text that comes from a document."""
    part = report.items[12]
    row = next(each for each in part.rows if each.document == "huizhou-2018")
    edge = row.evidence.carried[0]
    spoilt = replace(
        edge,
        unit=replace(edge.unit, text=BAD),
        upstream=replace(edge.upstream, text=BAD, source_file=BAD),
        spans=(),
    )
    row = replace(
        row,
        place=BAD,
        document_title=BAD,
        reason=BAD,
        evidence=replace(row.evidence, carried=(spoilt,), look_alikes=(spoilt.unit,)),
    )
    head = replace(part.head, label=BAD, title=BAD)
    clauses = tuple(replace(each, text=BAD) for each in part.clauses)
    upstream = replace(report.matrix.upstream, title=BAD, number=BAD)
    return replace(
        report,
        names=dict.fromkeys(report.names, BAD),
        matrix=replace(report.matrix, upstream=upstream),
        items=(replace(part, head=head, clauses=clauses, rows=(row,)),),
        missing=tuple(replace(each, title=BAD) for each in report.missing),
        doubts=tuple(
            replace(each, warnings=(replace(each.warnings[0], code="new", zh=BAD, message=BAD),))
            for each in report.doubts
        ),
    )


class Page(HTMLParser):
    """The elements, addresses and ids of a page, and whether its elements close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("src", "href", "action"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_asks_nothing_of_the_network(report: Report) -> None:
    text = written("html", report)
    page = Page(text)
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe", "object"}
    assert all(link.startswith("#") for link in page.links)
    assert not re.search(r"url\(|@import|https?://", text)


def test_every_link_of_the_page_has_its_target(report: Report) -> None:
    page = Page(written("html", report))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@pytest.mark.parametrize("form", ["html", "md"])
def test_status_reason_texts_and_lines_are_all_there(report: Report, form: str) -> None:
    text = written(form, report)
    zh = report.language is Language.ZH
    assert (
        "○ 未提，但附全文" if zh else "○ says nothing of it, but attaches the full text"
    ) in text
    assert ("3 款均未承接" if zh else "none of 3 clauses carried") in text
    assert "韶府办明电〔2018〕180号" in text
    assert "2024-05-06" in text
    for part in report.items:
        for clause in part.clauses:
            assert clause.text.split("《")[0] in text
    assert ("161 行" if zh else "line 161") in text
    assert ("13.1 (133-135 行)" if zh else "13.1 (lines 133-135)") in text
    assert ("时限缺失" if zh else "deadline lost") in text


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_share_carried_and_who_is_responsible_are_said(report: Report, form: str) -> None:
    text = written(form, report)
    zh = report.language is Language.ZH
    share = "改写，承接上级字数 51%" if zh else "adapted, 51% of the upstream wording"
    assert f"惠州市 13.1 ← 13.1 {share}" in text
    assert ("，经广东省" if zh else ", via 广东省") in text
    assert ("责任单位：博罗县政府" if zh else "responsible: 博罗县政府") in text


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_findings_and_what_was_changed_come_before_the_details(
    report: Report, form: str
) -> None:
    text = unescaped(form, written(form, report))
    say = Speech(report)
    parts = ("summary", "matrix", "changes_list", "items")
    heads = [say.word("findings"), *map(say.section, parts)]
    places = [text.rindex(head) for head in heads]
    assert places == sorted(places)
    for said in findings(say):
        assert said in text
    listed = text[places[3] : places[4]]
    assert len(report.changes) == 11
    for each in report.changes:
        assert say.changes(each.edge) in listed
        assert say.lines_of(each.edge.upstream) in listed
        assert say.lines_of(each.edge.unit) in listed


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_internal_name_is_left_and_every_term_explained(report: Report, form: str) -> None:
    text = written(form, report)
    for term in Speech(report).terms():
        assert term in text
    assert not re.search(r"[a-z]+-2018(-\d+)?:|(经|via|←) [a-z]+-2018", re.sub("<[^>]*>", "", text))


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_has_no_link_stands_apart(report: Report, form: str) -> None:
    text = written(form, report)
    apart = text.index(Speech(report).word("others"))
    assert text.index("惠州市2018年政务公开工作主要任务分工") < apart
    assert apart < text.index("韶府办发函〔2022〕103号")


@pytest.mark.parametrize("form", ["html", "md"])
def test_of_what_none_descends_from_nothing_empty_is_shown(view: View, form: str) -> None:
    report = gather(view, Scope("huizhou-2018"), Language.ZH, DAY)
    text = written(form, report)
    assert "语料中没有承接本文件的文件。" in text
    assert all(head in text for head in ("一、依据的文件", "二、读取时的存疑之处"))
    assert not any(word in text for word in ("总表", "逐条说明", "变动一览", "合计"))


def test_differences_are_marked_on_both_sides(view: View) -> None:
    text = written("html", gather(view, Scope(), Language.ZH, DAY))
    assert "<del>各试点省份人民政府要</del>切实落实责任" in text
    assert "<ins>并向省</ins>" in text


def test_the_page_speaks_one_language(view: View) -> None:
    text = written("html", gather(view, Scope(), Language.EN, DAY))
    assert '<html lang="en">' in text
    for word in ("承接情况", "图例", "依据的文件", "未承接", "上级原文"):
        assert word not in text


def test_warnings_are_gathered_by_kind(view: View) -> None:
    text = written("md", gather(view, Scope(), Language.ZH, DAY))
    assert "断开的行已拼接 (guangzhou-2018.txt 14, 23, 42, 49, 74 行)" in text
    assert "agencies-inherited" not in text


def test_html_escapes_markup_from_documents(report: Report) -> None:
    text = written("html", hostile(report))
    page = Page(text)
    assert page.open == []
    assert "script" not in page.tags
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;&amp;|*要*") > 10


def test_markdown_escapes_markup_from_documents(report: Report) -> None:
    text = written("md", hostile(report))
    assert "<script" not in text
    assert "<p>" not in text
    lines = itertools.groupby(text.splitlines(), key=lambda line: line.startswith("|"))
    for rows in (list(run) for is_table, run in lines if is_table):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_csv_opens_in_excel_as_it_is_meant(report: Report) -> None:
    text = written("csv", report)
    assert text.encode().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 1 + 17 * 5
    assert {len(row) for row in rows} == {16}
    zh = report.language is Language.ZH
    assert rows[0][:3] == (["条目", "标题", "地区"] if zh else ["Item", "Title", "Place"])


def test_ids_in_the_table_can_be_looked_up(report: Report, view: View) -> None:
    text = written("csv", report).removeprefix("\ufeff")
    _, *rows = csv.reader(io.StringIO(text))
    columns = map(COVERAGE.index, ("carried_by", "carried_clauses", "dropped_clauses"))
    cells = [row[column] for column in columns for row in rows]
    ids = {each.partition(" ")[0] for cell in cells if cell for each in cell.split("; ")}
    assert len(ids) > 100
    assert {row[COVERAGE.index("key")] for row in rows} < {each.key for each in view.cards()}
    assert view.clauses(sorted(ids)).keys() == ids


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_formulas_from_documents_are_defused(report: Report) -> None:
    part = report.items[0]
    spoilt = replace(part, head=replace(part.head, title='=HYPERLINK("http://x")'))
    text = written("csv", replace(report, items=(spoilt,)))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1][1] == '\'=HYPERLINK("http://x")'


def test_what_stands_beside_a_status_is_listed_in_the_language(report: Report) -> None:
    rows = csv.DictReader(io.StringIO(written("csv", report).removeprefix("\ufeff")))
    say = Speech(report)
    stop = "；" if report.language is Language.ZH else "; "
    several = [each for row in rows if stop in (each := row[say.word("qualifiers")])]
    assert several
    assert report.language is Language.ZH or not any("；" in each for each in several)


@pytest.mark.parametrize("form", ["html", "md"])
def test_doubts_of_the_reading_are_introduced(report: Report, form: str) -> None:
    say = Speech(report)
    text = unescaped(form, written(form, report))
    assert text.rindex(say.section("doubts")) < text.index(say.word("doubts_note"))
