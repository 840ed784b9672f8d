"""The report as an Excel workbook, read back with openpyxl."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lineage.language import Language
from lineage.queries.verdict import verdict
from lineage.queries.wording import DRIFT
from lineage.report import FORMATS, Report, Scope, gather
from lineage.report.marks import COLOURS, SIGNS
from lineage.report.method import method
from lineage.report.speech import Speech
from lineage.report.words import SHEETS
from lineage.store import View
from tests.unit.lineage.report.conftest import DAY
from tests.unit.lineage.report.hostile import PAYLOADS, spoilt


def written(report: Report) -> bytes:
    rendered = FORMATS["xlsx"].render(report)
    assert isinstance(rendered, bytes)
    return rendered


def sheets(report: Report, rich: bool = False) -> dict[str, Worksheet]:
    """The sheets by their names in `SHEETS`."""
    book = openpyxl.load_workbook(io.BytesIO(written(report)), rich_text=rich)
    english = report.language is Language.EN
    assert book.sheetnames == [names[english] for names, _ in SHEETS.values()]
    return dict(zip(SHEETS, book.worksheets, strict=True))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a table by their heads."""
    heads, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), each, strict=True)) for each in rest]


def cells(report: Report) -> list[Cell]:
    return [cell for sheet in sheets(report).values() for row in sheet for cell in row]


def test_the_matrix_shows_a_status_by_colour_and_by_sign(report: Report) -> None:
    sheet = sheets(report)["matrix"]
    assert (sheet.max_row, sheet.max_column) == (1 + 5, 3 + 7 + 17)
    for column, item in enumerate(report.matrix.items, 11):
        for row, judged in enumerate(item.cells, 2):
            cell = sheet.cell(row, column)
            told = verdict(judged.status, judged.qualifiers)
            assert str(cell.value).startswith(SIGNS[told])
            ink, paper = (f"FF{code.lstrip('#').upper()}" for code in COLOURS[told])
            assert (cell.font.color.rgb, cell.fill.start_color.rgb) == (ink, paper)


def test_counts_are_numbers(report: Report) -> None:
    found = sheets(report)
    for row, summary in zip(
        found["matrix"].iter_rows(2, values_only=True), report.summaries, strict=True
    ):
        assert list(row[3:10]) == summary.numbers
    for row, tally in zip(
        found["tally"].iter_rows(2, values_only=True), report.tallies, strict=True
    ):
        assert list(row[1:]) == tally.numbers


def test_a_row_for_each_item_and_document_with_its_reason(report: Report) -> None:
    known = [row for part in report.items for row in part.rows]
    found = rows(sheets(report)["coverage"])
    zh = report.language is Language.ZH
    reason, share = ("理由", "承接字数比例") if zh else ("Reason", "Share of characters")
    assert [row[reason] for row in found] == [row.reason for row in known]
    assert [row[share] for row in found] == [round(row.share, 3) for row in known]


def test_what_is_carried_stands_with_both_texts_and_their_lines(report: Report) -> None:
    edges = [e for part in report.items for row in part.rows for e in row.evidence.carried]
    table, say = rows(sheets(report)["carried"]), Speech(report).word
    texts = [(row[say("upstream_text")], row[say("unit_text")]) for row in table]
    assert texts == [(edge.upstream.text, edge.unit.text) for edge in edges]
    assert all(
        edge.unit.source_lines in str(row[say("unit_lines")])
        for row, edge in zip(table, edges, strict=True)
    )
    assert any(str(row[say("changes")]).startswith(("时限", "deadline")) for row in table)
    assert [row[say("edge_share")] for row in table] == [edge.carried for edge in edges]
    assert any("博罗县政府" in str(row[say("agencies")]) for row in table)


def test_changes_can_be_filtered_by_kind(report: Report) -> None:
    table, say = rows(sheets(report)["changes"]), Speech(report).word
    drifts = [drift for each in report.changes for drift in each.edge.drifts]
    assert [(row[say("from")] or "", row[say("to")] or "") for row in table] == [
        (drift.upstream, drift.unit) for drift in drifts
    ]
    assert {row[say("kind")] for row in table} <= {
        word for words in DRIFT.values() for word in words
    }


def test_differences_are_marked_on_both_sides(view: View) -> None:
    sheet = sheets(gather(view, Scope(), Language.ZH, DAY), rich=True)["carried"]
    runs = {
        (column, str(run.text), bool(run.font.strike), run.font.u)
        for row in sheet.iter_rows(2)
        for column in (3, 5)
        for run in (row[column].value if isinstance(row[column].value, list) else ())
        if hasattr(run, "font")
    }
    assert (3, "各试点省份人民政府要", True, None) in runs
    assert (5, "并向省", False, "single") in runs


def test_what_is_not_carried_stands_with_its_text_and_lines(report: Report) -> None:
    dropped = [
        (each.clause.text, each.clause.source_lines)
        for part in report.items
        for row in part.rows
        for each in row.evidence.dropped
    ]
    kinds = (
        "未承接",
        "未承接（只对上级机关提出）",
        "Not carried",
        "Not carried, not addressed to it",
    )
    table, say = rows(sheets(report)["absent"]), Speech(report).word
    found = [
        (str(row[say("text")]), str(row[say("lines")]))
        for row in table
        if row[say("kind")] in kinds
    ]
    assert sorted(found) == sorted(dropped)


def test_missing_documents_and_doubts_have_their_sheets(report: Report) -> None:
    found = sheets(report)
    numbers = [row[1] for row in found["missing"].iter_rows(2, values_only=True)]
    assert "韶府办明电〔2018〕180号" in numbers
    assert found["doubts"].max_row > 10
    keys = [row[-1] for row in found["read"].iter_rows(2, values_only=True)]
    assert sorted(keys) == sorted(
        each.key for each in (report.matrix.upstream, *report.matrix.documents, *report.others)
    )


def test_sheets_can_be_filtered_and_printed(report: Report) -> None:
    for name, sheet in sheets(report).items():
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes
        if name != "guide":
            assert sheet.auto_filter.ref == f"A1:{sheet.dimensions.partition(':')[2]}"
            assert sheet.freeze_panes is not None
            assert sheet.print_title_rows == "$1:$1"


def test_what_is_printed_can_be_read(report: Report) -> None:
    """Of wide tables only the columns one reads; the matrix goes on several pages abreast."""
    found = sheets(report)
    for name in ("coverage", "carried", "changes", "absent"):
        area = found[name].print_area.replace("$", "").rpartition("!")[2]
        assert area.endswith(str(found[name].max_row))
        assert found[name][area][0][-1].column < found[name].max_column
        widths = sum(
            found[name].column_dimensions[cell.column_letter].width for cell in found[name][area][0]
        )
        assert found[name].page_setup.fitToWidth is None  # one page
        assert widths < 200
    assert found["matrix"].page_setup.fitToWidth == 2
    assert found["matrix"].print_title_cols == "$A:$B"


def test_columns_are_as_wide_as_chinese_text(view: View) -> None:
    sheet = sheets(gather(view, Scope(), Language.ZH, DAY))["coverage"]
    assert sheet.column_dimensions["C"].width == pytest.approx(20, abs=1)  # 广州市（部门方案）
    assert sheet.column_dimensions["B"].width == pytest.approx(26, abs=1)
    tall = [
        each for each in range(2, sheet.max_row + 1) if len(str(sheet.cell(each, 5).value)) > 30
    ]
    assert tall
    assert all(sheet.row_dimensions[each].height >= 30 for each in tall)


def test_the_guide_says_what_was_found_in_lines_that_can_be_read(view: View) -> None:
    guide = sheets(gather(view, Scope(), Language.ZH, DAY))["guide"]
    said = {str(guide.cell(row, 2).value): row for row in range(1, guide.max_row + 1)}
    assert "乐昌市：保留 16；删去 1：（十三）" in said
    (long,) = (row for text, row in said.items() if text.startswith("广东省：部分保留 7："))
    assert guide.row_dimensions[long].height >= 30


def test_the_guide_names_the_data_and_leads_to_every_sheet(report: Report) -> None:
    guide = sheets(report)["guide"]
    said = {cell.value for row in guide for cell in row}
    assert "2024-05-06" in said
    assert any(report.matrix.upstream.title in str(each) for each in said)
    assert {*map(str, Speech(report).terms())} <= {str(each) for each in said}
    links = [cell.hyperlink.location for row in guide for cell in row if cell.hyperlink]
    english = report.language is Language.EN
    assert links == [f"'{names[english]}'!A1" for names, _ in list(SHEETS.values())[1:]]


def test_the_guide_ends_with_method_and_limits(report: Report) -> None:
    guide, say = sheets(report)["guide"], Speech(report)
    ending = [say.word("method"), *method(say)]
    told = [str(cell.value) for row in guide for cell in row if cell.value]
    assert told[-len(ending) :] == ending


def test_what_is_in_doubt_is_said_beside_the_relation(report: Report) -> None:
    say = Speech(report)
    told = [str(row[say.word("relation")]) for row in rows(sheets(report)["carried"])]
    assert sum(each.endswith(say.word("in_doubt")) for each in told) == len(report.unsure)


def test_no_sheet_is_blank(view: View) -> None:
    report = gather(view, Scope("huizhou-2018"), Language.ZH, DAY)
    book = openpyxl.load_workbook(io.BytesIO(written(report)))
    assert book.sheetnames == [SHEETS[name][0][0] for name in ("guide", "read", "doubts")]
    assert "语料中没有承接本文件的文件。" in {
        cell.value for row in book.worksheets[0] for cell in row
    }


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_becomes_a_formula_a_link_or_markup(view: View, payload: str) -> None:
    report = spoilt(gather(view, Scope(), Language.EN, DAY), payload)
    found = cells(report)
    assert not [cell for cell in found if cell.data_type == "f"]
    assert {cell.hyperlink.target for cell in found if cell.hyperlink} <= {None}
    shown = payload.replace("\x00", "\ufffd").replace("\x07", "\ufffd").replace("\ud800", "\ufffd")
    texts = {str(cell.value).rstrip() for cell in found if cell.value is not None}
    assert shown in texts if len(payload) < 1000 else any(each.endswith("…") for each in texts)
    assert max(map(len, texts)) <= 32_767


def test_a_formula_stays_a_text_when_it_is_edited(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    found = cells(spoilt(report, "=1+1"))
    assert all(cell.quotePrefix for cell in found if cell.value == "=1+1" and cell.row > 1)
    assert not any(cell.quotePrefix for cell in cells(report))


def test_a_text_with_nothing_in_common_is_marked_as_a_whole(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    sheet = sheets(spoilt(report, "全无相同"))["carried"]
    assert sheet["D2"].font.strike
    assert sheet["F2"].font.underline == "single"


def test_the_same_report_gives_the_same_bytes(view: View) -> None:
    first, second = (written(gather(view, Scope(), Language.ZH, DAY)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {each.date_time[0] for each in package.infolist()} == {1980}
        assert b"2024-05-06T00:00:00Z" in package.read("docProps/core.xml")
    later = written(replace(gather(view, Scope(), Language.ZH, DAY), made=DAY.replace(year=2025)))
    assert later != first
