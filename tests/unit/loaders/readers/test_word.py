from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from lineage.errors import SourceError
from loaders.blocks import BlockKind, Source
from loaders.readers import word

PATH = Path("plan.docx")


def made(write: Callable[[Document], object]) -> Source:
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


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    def write(document: Document) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "一、公开"
        cell.add_paragraph("公开预算。")
        cell.add_table(1, 2).cell(0, 1).text = "责任单位"

    source = made(write)
    assert lines(source) == ["一、公开", "公开预算。"]
    assert rows(source) == [["", "责任单位"]]


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
        ("upperRoman", "%1、", ["I、", "II、"]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("decimalZero", "%1.", ["01.", "02."]),
        ("decimalFullWidth", "%1．", ["１．", "２．"]),
        ("decimalEnclosedCircle", "%1", ["①", "②"]),
        ("ideographTraditional", "%1、", ["甲、", "乙、"]),
        ("chineseLegalSimplified", "%1、", ["壹、", "贰、"]),
        ("bullet", "·", ["", ""]),
    ],
)
def test_numbers_that_word_prints_are_read(kind: str, pattern: str, labels: list[str]) -> None:
    texts = ["加强领导", "落实责任"]
    source = made(lambda document: numbered(document, kind, pattern, texts))
    assert lines(source) == [label + text for label, text in zip(labels, texts, strict=True)]


def test_a_cell_may_hold_nothing_but_the_number_that_word_prints() -> None:
    def write(document: Document) -> None:
        numbered(document, "decimal", "%1", ["", "公开"])
        table = document.add_table(1, 2)
        table.cell(0, 1).text = "解读"
        for paragraph in document.paragraphs:
            table.cell(0, 0)._tc.append(paragraph._p)

    source = made(write)
    assert rows(source) == [["1 2公开", "解读"]]


def test_a_style_numbers_what_styles_based_on_it_hold() -> None:
    def write(document: Document) -> None:
        numbered(document, "chineseCounting", "%1、", ["总体要求"])
        (numbers,) = document.paragraphs[-1]._p.xpath("./w:pPr/w:numPr")
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


def element(name: str, *children: Any, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def paragraph(text: str, *more: Any) -> Any:
    piece = element("w:t")
    piece.text = text
    return element("w:p", element("w:r", piece), *more)


def control(*children: Any) -> Any:
    return element("w:sdt", element("w:sdtContent", *children))


def test_what_stands_in_content_controls_is_read() -> None:
    def write(document: Document) -> None:
        def cell(text: str) -> Any:
            return element("w:tc", paragraph(text))

        row = element("w:tr", cell("公开规划。"), control(cell("市府办")))
        table = element("w:tbl", element("w:tr", cell("任务"), cell("单位")), control(row))
        document.element.body.insert(0, control(paragraph("一、总体要求"), control(table)))

    source = made(write)
    assert source.text == "一、总体要求\n任务\t单位\n公开规划。\t市府办"


def test_a_moved_sentence_is_read_where_it_went() -> None:
    def write(document: Document) -> None:
        for name, text in (("w:moveFrom", "先。"), ("w:moveTo", "后。")):
            (run,) = paragraph("移动的一句。")
            document.add_paragraph(text)._p.append(element(name, run))

    assert lines(made(write)) == ["先。", "后。移动的一句。"]


@pytest.mark.parametrize("in_cell", [False, True])
def test_a_text_box_is_read_once_behind_its_paragraph(in_cell: bool) -> None:
    def write(document: Document) -> None:
        box = element("w:txbxContent", paragraph("框内一。"), paragraph("框内二。"))
        old = parse_xml(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            "<mc:Choice/><mc:Fallback/></mc:AlternateContent>"
        )
        old[0].append(box)
        old[1].append(deepcopy(box))
        table = document.add_table(rows=1, cols=2)
        holder = table.rows[0].cells[1].paragraphs[0] if in_cell else document.add_paragraph()
        holder._p.append(element("w:r", old))
        holder.add_run("正文。")

    text = made(write).text
    assert text == ("\t正文。 框内一。 框内二。" if in_cell else "正文。\n框内一。\n框内二。")


def test_agencies_on_lines_of_their_own_stand_apart() -> None:
    def write(document: Document) -> None:
        cells = document.add_table(rows=1, cols=3).rows[0].cells
        cells[0].text = "责任\n单位"
        cells[1].text = "县交通运输局\n各镇人民政府"
        cells[2].text = "公开规划。\n公开预算。"

    assert rows(made(write)) == [
        ["责任 单位", "县交通运输局、各镇人民政府", "公开规划。 公开预算。"]
    ]


def test_styles_based_on_each_other_end() -> None:
    def write(document: Document) -> None:
        styles = [document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in "AB"]
        styles[0].base_style, styles[1].base_style = styles[1], styles[0]
        document.add_paragraph("总体要求", style="A")

    assert lines(made(write)) == ["总体要求"]


def test_a_list_or_level_without_its_number_is_none() -> None:
    def write(document: Document) -> None:
        numbered(document, "decimal", "%1.", ["甲", "乙"])
        document.part.numbering_part.element.insert(
            0, element("w:abstractNum", element("w:lvl"), abstractNumId="900")
        )
        document.paragraphs[0]._p.xpath("./w:pPr/w:numPr/w:numId")[0].attrib.clear()

    assert lines(made(write)) == ["甲", "1.乙"]


def test_a_list_may_start_beyond_what_is_counted_in_characters() -> None:
    def write(document: Document) -> None:
        numbered(document, "chineseCounting", "%1、", ["甲", "乙"])
        document.part.numbering_part.element.xpath(".//w:start")[-1].set(qn("w:val"), "999")

    assert lines(made(write)) == ["九百九十九、甲", "1000、乙"]


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
    source = made(lambda document: document.add_paragraph("國辦發〔2018〕23號政務公開"))
    assert lines(source) == ["国办发〔2018〕23号政务公开"]
    assert source.text.startswith("國辦發")


def test_a_document_without_chinese_text_is_refused() -> None:
    with pytest.raises(SourceError, match="no Chinese text"):
        made(lambda document: document.add_paragraph("scan.png"))


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
