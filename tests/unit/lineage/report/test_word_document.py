"""The report as a Word document, read back with python-docx."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from lineage.language import Language
from lineage.queries.verdict import Verdict
from lineage.report import FORMATS, Report, Scope, gather
from lineage.report.content import SECTIONS
from lineage.report.excerpts import excerpts
from lineage.report.marks import COLOURS, SIGNS
from lineage.report.speech import Speech
from lineage.report.word_styles import CHANGED
from lineage.report.words import WORDS
from lineage.store import View
from tests.unit.lineage.report.conftest import DAY
from tests.unit.lineage.report.hostile import PAYLOADS, spoilt


def written(report: Report) -> bytes:
    rendered = FORMATS["docx"].render(report)
    assert isinstance(rendered, bytes)
    return rendered


def read(report: Report) -> Document:
    return docx.Document(io.BytesIO(written(report)))


def style(paragraph: Paragraph) -> ParagraphStyle:
    assert paragraph.style is not None
    return paragraph.style


def headings(document: Document, level: int) -> list[str]:
    return [each.text for each in document.paragraphs if style(each).name == f"Heading {level}"]


def texts(document: Document) -> list[str]:
    """The text of every paragraph, those in tables too."""
    return [
        "".join(part.text or "" for part in each.iter(qn("w:t"), qn("w:tab"), qn("w:br")))
        for each in document.element.body.iter(qn("w:p"))
    ]


def test_headings_lead_through_the_report(report: Report) -> None:
    document = read(report)
    english = report.language is Language.EN
    assert headings(document, 1) == [
        *(WORDS[each][english] for each in ("findings", "contents")),
        *map(Speech(report).section, SECTIONS),
    ]
    below = headings(document, 2)
    for part in report.items:
        assert f"{part.head.label} {part.head.title or ''}".strip() in below
    assert document.core_properties.title == WORDS["title"][english]


def test_status_reason_texts_and_lines_are_all_there(report: Report) -> None:
    said = texts(read(report))
    whole = "\n".join(said)
    for part in report.items:
        for row in part.rows:
            assert row.reason in said
            for edge in row.evidence.carried:
                assert edge.unit.text in whole
                assert edge.upstream.text in whole
    assert "韶府办明电〔2018〕180号" in whole
    assert "51%" in whole
    assert "博罗县政府" in whole
    assert "2024-05-06" in whole
    assert ("161 行" if report.language is Language.ZH else "line 161") in whole


def test_a_note_stands_on_the_page_of_what_it_is_about(report: Report) -> None:
    document = read(report)
    notes = [each for each in document.paragraphs if style(each).style_id == "ReportNote"]
    assert len(notes) > 5
    assert all(each.paragraph_format.keep_with_next for each in notes)


def test_titles_of_items_have_more_room_than_counts(report: Report) -> None:
    by_item = read(report).tables[1]
    title, *counts = (cell.width.cm for cell in by_item.rows[1].cells if cell.width)
    assert title > 2 * max(counts)


def test_differences_are_marked_on_both_sides(view: View) -> None:
    document = read(gather(view, Scope(), Language.ZH, DAY))
    runs = {
        (run.style.name, run.text)
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    }
    assert ("ReportDeleted", "各试点省份人民政府要") in runs
    assert ("ReportInserted", "并向省") in runs
    styles = document.styles
    assert styles["ReportDeleted"].font.strike
    assert styles["ReportInserted"].font.underline


def test_the_contents_lead_to_every_heading(report: Report) -> None:
    document = read(report)
    marks = {
        mark.get(qn("w:name")): mark.getparent().findtext(f".//{qn('w:t')}")
        for mark in document.element.body.iter(qn("w:bookmarkStart"))
    }
    links = list(document.element.body.iter(qn("w:hyperlink")))
    led = {link.get(qn("w:anchor")): link.findtext(f".//{qn('w:t')}") for link in links}
    assert led == marks
    numbered = headings(document, 1)[2:] + headings(document, 2)
    assert sorted(led.values()) == sorted(numbered)
    fields = [each.text for link in links for each in link.iter(qn("w:instrText"))]
    assert fields == [f" PAGEREF {anchor} \\h " for anchor in led]


def test_the_first_page_says_it_in_words(view: View) -> None:
    said = texts(read(gather(view, Scope(), Language.ZH, DAY)))
    brief = said[said.index("摘要") : said.index("目录")]
    assert "乐昌市：保留 16；删去 1：（十三）" in brief
    assert any("未提，但附全文 6：（六）、（十）" in each for each in brief)
    assert any(each.startswith("被删去的条目：（十三） 做好") for each in brief)
    assert any(
        each.startswith("变动 6 处：时限缺失 3、时限新增 2、要求弱化 1；其中 2 处的承接存疑，")
        and "；另有 5 处只对上级机关" in each
        for each in brief
    )
    assert any("180号" in each for each in brief)


def test_what_was_changed_is_listed_with_both_texts(report: Report) -> None:
    assert report.changes
    table = next(each for each in read(report).tables if len(each.columns) == 4)
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    say = Speech(report)
    assert [row[0] for row in rows] == [
        f"{each.row.place}\n{say.upstream_item(each.head)}" for each in report.changes
    ]
    for row, each in zip(rows, report.changes, strict=True):
        for cell, side in zip(row[2:], excerpts(each.edge), strict=True):
            assert cell.startswith("".join(piece.text for piece in side))
    marked = {
        run.text
        for row in table.rows
        for cell in row.cells[2:]
        for line in cell.paragraphs
        for run in line.runs
        if run.style.style_id == CHANGED
    }
    assert "年底前" in marked


def test_a_page_that_starts_within_a_table_says_whose_text_it_is(report: Report) -> None:
    heads = [table.rows[0].cells[0].text for table in read(report).tables[6:]]
    say = Speech(report)
    whose = [
        (part.head.label, say.called(row.document)) for part in report.items for row in part.rows
    ]
    assert len(heads) == len(whose)
    for head, (label, name) in zip(heads, whose, strict=True):
        assert head.startswith(f"{label} {name}  ")


def test_every_table_repeats_its_head_and_fits_the_page(report: Report) -> None:
    document = read(report)
    section = document.sections[0]
    lengths = (section.page_width, section.left_margin, section.right_margin)
    width, *margins = (length or 0 for length in lengths)
    room = width - sum(margins)
    assert len(document.tables) == 6 + sum(len(part.rows) for part in report.items)
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert sum(each.width for each in table.columns) == pytest.approx(room, rel=0.01)


def test_statuses_have_their_colours_and_signs(view: View) -> None:
    document = read(gather(view, Scope(), Language.ZH, DAY))
    shades = {
        (cell.text[0], shade.get(qn("w:fill")))
        for row in document.tables[4].rows[1:]
        for cell in row.cells
        for shade in cell._tc.iter(qn("w:shd"))
    }
    assert shades == {(SIGNS[told], COLOURS[told][1].lstrip("#")) for told in Verdict}


def test_every_style_names_a_chinese_font(report: Report) -> None:
    document = read(report)
    used = {style(each).name for each in document.paragraphs} | {"ReportCell", "ReportNote"}
    for name in used - {"List Bullet"}:  # based on Normal
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_pages_are_numbered(report: Report) -> None:
    footer = read(report).sections[0].footer.paragraphs[0]._p
    assert [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_many_documents_stand_in_several_matrices(view: View) -> None:
    report = gather(view, Scope(), Language.ZH, DAY)
    few = len(read(report).tables)
    many = report.matrix.documents * 3
    wide = tuple(replace(row, cells=row.cells * 3) for row in report.matrix.items)
    matrix = replace(report.matrix, documents=many, items=wide)
    large = replace(report, matrix=matrix)
    assert len(read(large).tables) == few + 2  # 15 documents, at most 7 side by side


def test_that_documents_are_left_out_is_said(view: View) -> None:
    said = texts(read(gather(view, Scope(most=2), Language.EN, DAY)))
    assert any("this report goes into the 2 nearest" in each for each in said)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_becomes_markup_or_a_link(view: View, payload: str) -> None:
    report = spoilt(gather(view, Scope(), Language.ZH, DAY), payload)
    package = written(report)
    said = texts(docx.Document(io.BytesIO(package)))
    shown = payload.replace("\x00", "\ufffd").replace("\x07", "\ufffd").replace("\ud800", "\ufffd")
    assert any(shown.strip() in each for each in said)
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in parts.read(name)


def test_the_same_report_gives_the_same_bytes(view: View) -> None:
    first, second = (written(gather(view, Scope(), Language.ZH, DAY)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {each.date_time[0] for each in package.infolist()} == {1980}
        assert b"2024-05-06T00:00:00Z" in package.read("docProps/core.xml")
