from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lineage.errors import SourceError
from loaders.blocks import BlockKind, Source
from loaders.readers import word

PATH = Path("plan.docx")


def made(write: Callable[[Document], None]) -> Source:
    document = docx.Document()
    write(document)
    file = BytesIO()
    document.save(file)
    return word.read(PATH, file.getvalue())


def lines(source: Source) -> list[str]:
    return [block.content.text for block in source.blocks if block.kind is BlockKind.LINE]


def rows(source: Source) -> list[list[str]]:
    return [[c.text for c in block.cells] for block in source.blocks if block.kind is BlockKind.ROW]


def test_paragraphs_are_lines_and_tables_rows_in_their_order() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("一、总体要求")
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "工作任务", "责任单位"
        document.add_paragraph("此件公开发布")

    source = made(write)
    assert [block.kind.value for block in source.blocks] == ["line", "row", "line"]
    assert source.text == "一、总体要求\n工作任务\t责任单位\n此件公开发布"
    assert [source.lines_of(block.content).first for block in source.blocks] == [1, 2, 3]


def test_a_merged_cell_stands_where_it_begins() -> None:
    def write(document: Document) -> None:
        table = document.add_table(rows=3, cols=3)
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                cell.text = f"格{number}{column}"
        for corner, other, text in (((0, 0), (1, 0), "跨行"), ((2, 1), (2, 2), "跨列")):
            whole = table.cell(*corner).merge(table.cell(*other))
            whole.text = text

    assert rows(made(write)) == [
        ["跨行", "格01", "格02"],
        ["", "格11", "格12"],
        ["格20", "跨列", ""],
    ]


def test_line_breaks_end_lines_tabs_do_not_make_cells() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("第一行\n第二行\t还是第二行")

    assert lines(made(write)) == ["第一行", "第二行 还是第二行"]


def numbered(document: Document, kind: str, pattern: str, texts: list[str], level: int = 0) -> None:
    """Paragraphs of a new list whose numbers Word prints."""
    numbering = document.part.numbering_part.element
    own = str(100 + len(numbering))
    abstract, number = OxmlElement("w:abstractNum"), OxmlElement("w:num")
    abstract.set(qn("w:abstractNumId"), own)
    definition = OxmlElement("w:lvl")
    definition.set(qn("w:ilvl"), str(level))
    for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", pattern)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        definition.append(child)
    abstract.append(definition)
    number.set(qn("w:numId"), own)
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), own)
    number.append(link)
    numbering.append(abstract)
    numbering.append(number)
    for text in texts:
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = int(own)
        properties.get_or_add_ilvl().val = level


@pytest.mark.parametrize(
    ("kind", "pattern", "labels"),
    [
        ("chineseCountingThousand", "%1、", ["一、", "二、"]),
        ("chineseCounting", "（%1）", ["（一）", "（二）"]),
        ("decimal", "%1.", ["1.", "2."]),
        ("bullet", "·", ["", ""]),
    ],
)
def test_numbers_that_word_prints_are_read(kind: str, pattern: str, labels: list[str]) -> None:
    texts = ["加强领导", "落实责任"]
    source = made(lambda document: numbered(document, kind, pattern, texts))
    assert lines(source) == [label + text for label, text in zip(labels, texts, strict=True)]


def test_a_style_numbers_what_styles_based_on_it_hold() -> None:
    def write(document: Document) -> None:
        numbered(document, "chineseCounting", "%1、", ["总体要求"])
        numbers = document.paragraphs[-1]._p.pPr.numPr
        styles = [document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in "AB"]
        styles[0].element.get_or_add_pPr().append(deepcopy(numbers))
        styles[1].base_style = styles[0]
        document.add_paragraph("主要任务", style="A")
        document.add_paragraph("保障措施", style="B")

    assert lines(made(write)) == ["一、总体要求", "二、主要任务", "三、保障措施"]


def test_lists_of_one_definition_count_on_unless_they_say_where_they_start() -> None:
    def write(document: Document) -> None:
        numbered(document, "decimal", "%1.", ["甲", "乙"])
        numbering = document.part.numbering_part.element
        for own, text, start in (("801", "丙", None), ("802", "丁", "1"), ("802", "戊", "1")):
            if not numbering.xpath(f"w:num[@w:numId='{own}']"):
                number = deepcopy(numbering.num_lst[-1])
                number.set(qn("w:numId"), own)
                if start:
                    number.add_lvlOverride(ilvl=0).add_startOverride(val=int(start))
                numbering.append(number)
            properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = int(own)
            properties.get_or_add_ilvl().val = 0

    assert lines(made(write)) == ["1.甲", "2.乙", "3.丙", "1.丁", "2.戊"]


def test_inserted_text_is_read_deleted_text_is_not() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("完成")
        for tag, text in (("w:ins", "试点"), ("w:del", "全面")):
            change, run = OxmlElement(tag), OxmlElement("w:r")
            piece = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
            piece.text = text
            run.append(piece)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run("验收")

    assert lines(made(write)) == ["完成试点验收"]


def test_traditional_glyphs_are_read_in_simplified_ones() -> None:
    source = made(lambda document: document.add_paragraph("國辦發〔2018〕23號政務公開") and None)
    assert lines(source) == ["国办发〔2018〕23号政务公开"]
    assert source.text.startswith("國辦發")


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0 an old .doc", b"PK\x03\x04 broken"])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"plan\.docx: Not a Word document"):
        word.read(PATH, data)


def test_a_document_without_chinese_text_is_refused() -> None:
    with pytest.raises(SourceError, match="no Chinese text"):
        made(lambda document: document.add_paragraph("scan.png") and None)


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    file = BytesIO()
    with (
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(2**20))
    with pytest.raises(SourceError, match="unpacks to 201 MB"):
        word.read(PATH, file.getvalue())
