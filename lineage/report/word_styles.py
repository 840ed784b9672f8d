"""What a Word document is written on: page, styles, fonts for both scripts, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import Table, _Cell
from docx.text.font import Font
from docx.text.paragraph import Paragraph

from lineage.report.marks import ADDED, COLOURS, INK, REMOVED
from lineage.report.ooxml import midnight
from lineage.report.speech import Judged
from lineage.text import printable

WIDTH = 17.4  # of the text, in cm
# Names of styles without spaces are their ids too.
CELL, NOTE, CLAUSE, BULLET = "ReportCell", "ReportNote", "ReportClause", "ListBullet"
TOC = ("toc1", "toc2")
DELETED, INSERTED, WHERE = "ReportDeleted", "ReportInserted", "ReportWhere"
CHANGED = "ReportChanged"
_LATIN, _TEXT, _HEADING = "Times New Roman", "宋体", "黑体"
_QUIET, _BAND, _RULE = "5b6675", "f4f6f9", "c3cad4"
_EDGE, _GAP = 1.8, 4


def blank(title: str, subject: str, made: date, page: str) -> Document:
    """An empty A4 document. `page` is the footer, with {page} and {pages} where numbers go."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(WIDTH + 2 * _EDGE), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_EDGE)
    section.top_margin = section.bottom_margin = Cm(2)
    known = document.core_properties
    known.title, known.subject = printable(title)[:255], printable(subject)[:255]
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = midnight(made)
    _style(document)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _number(footer, page)
    return document


class Grid:
    """A table whose header is repeated on every page; its columns have widths in cm.

    A single head stands over all columns.
    """

    def __init__(
        self, document: Document, heads: Sequence[str | Judged], widths: Sequence[float]
    ) -> None:
        self.widths = widths
        self.table = document.add_table(rows=1, cols=len(widths), style="Table Grid")
        self.table.autofit = False
        for column, width in zip(self.table.columns, widths, strict=True):
            column.width = Cm(width)
        _rule(self.table)
        top = self.table.rows[0]
        top._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        cells: Sequence[_Cell] = top.cells
        if len(heads) == 1:
            cells = [cells[0].merge(cells[-1])]
        for cell, head in zip(cells, heads, strict=True):
            _put(cell, head, _BAND).bold = True
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._fit(cells if len(heads) > 1 else [])

    def row(self, cells: Sequence[str | int | Judged]) -> Sequence[_Cell]:
        """Another row, kept on one page. Returns its cells."""
        row = self.table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        places: Sequence[_Cell] = row.cells
        self._fit(places)
        for place, cell in zip(places, cells, strict=True):
            if cell != "":
                _put(place, cell if isinstance(cell, Judged) else str(cell))
        return places

    def line(self) -> _Cell:
        """Another row, of one cell over all columns, which may go on on the next page."""
        cells: Sequence[_Cell] = self.table.add_row().cells
        whole: _Cell = cells[0].merge(cells[-1])
        return whole

    def _fit(self, cells: Sequence[_Cell]) -> None:
        for cell, width in zip(cells, self.widths, strict=False):
            cell.width = Cm(width)


def write(within: Document | _Cell, text: str, style: str | None = None) -> Paragraph:
    """Write another paragraph in the style of that id."""
    paragraph = within.add_paragraph()
    # python-docx looks through all styles for each name that it is given.
    paragraph._p.style = style
    add(paragraph, text)
    return paragraph


def add(paragraph: Paragraph, text: str, style: str | None = None) -> Font:
    """Write on in a paragraph, in the character style of that id. Returns the font."""
    run = paragraph.add_run(printable(text))
    run._r.style = style
    return run.font


def _put(cell: _Cell, text: str | Judged, paper: str | None = None) -> Font:
    """Write a cell in the colours of its verdict, or on this paper. Returns the font."""
    if not isinstance(text, Judged):
        if paper:
            _shade(cell, paper)
        return fill(cell, text)
    ink, paper = COLOURS[text.verdict]
    _shade(cell, paper)
    font = fill(cell, text.text)
    font.color.rgb = _colour(ink)
    return font


def fill(cell: _Cell, text: str) -> Font:
    """Write a cell's first paragraph. Returns the font of what was written."""
    paragraph = cell.paragraphs[0]
    paragraph._p.style = CELL
    return add(paragraph, text)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML, for what python-docx has no words for."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def drop_first(cell: _Cell) -> None:
    """Take away the empty paragraph that a cell comes with, if another follows."""
    if len(cell.paragraphs) > 1:
        first = cell.paragraphs[0]._p
        cell._tc.remove(first)


def _style(document: Document) -> None:
    styles = document.styles
    _fonts(styles["Normal"], _TEXT, 10.5)
    languages = styles.element.find(f".//{qn('w:lang')}")
    if languages is not None:
        languages.set(qn("w:eastAsia"), "zh-CN")
    for name, size, before in (("Title", 22, 0), *_HEADINGS):
        heading = styles[name]
        _fonts(heading, _HEADING, size)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(6)
    for name, size in ((CELL, 9), (NOTE, 8.5), (CLAUSE, 9.5)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _fonts(style, _TEXT, size, _QUIET if name == NOTE else INK)
        style.paragraph_format.space_before = Pt(4 if name == NOTE else 1)
        style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.left_indent = Cm(0.4 if name == CLAUSE else 0)
    styles["Normal"].paragraph_format.space_after = Pt(_GAP)
    for level, name in enumerate(TOC):
        style = styles.add_style(f"toc {level + 1}", WD_STYLE_TYPE.PARAGRAPH)
        assert style.style_id == name
        style.base_style = styles["Normal"]
        _fonts(style, _TEXT, 10.5)
        style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.left_indent = Cm(0.6 * level)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for name, colour in ((DELETED, REMOVED), (INSERTED, ADDED)):
        mark = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        mark.font.color.rgb = _colour(colour)
        mark.font.strike, mark.font.underline = name == DELETED, name == INSERTED
    changed = styles.add_style(CHANGED, WD_STYLE_TYPE.CHARACTER)
    changed.font.bold, changed.font.color.rgb = True, _colour(REMOVED)
    where = styles.add_style(WHERE, WD_STYLE_TYPE.CHARACTER)
    where.font.color.rgb, where.font.size = _colour(_QUIET), Pt(8)


_HEADINGS = (("Heading 1", 15, 18), ("Heading 2", 12.5, 14), ("Heading 3", 11, 10))


def _fonts(style: CharacterStyle, chinese: str, size: float, colour: str = INK) -> None:
    """Fonts for both scripts; those of the theme, which would win, go."""
    style.font.size, style.font.color.rgb = Pt(size), _colour(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{script}"), name)


def _shade(cell: _Cell, paper: str) -> None:
    shade = element("w:shd", val="clear", color="auto", fill=paper.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shade)


def _rule(table: Table) -> None:
    """Thin light lines instead of black ones."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=_RULE))
    # The order of properties is part of the format: borders come before the layout.
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _number(paragraph: Paragraph, page: str) -> None:
    for part in re.split(r"(\{\w+\})", page):
        if part in ("{page}", "{pages}"):
            field = element("w:fldSimple", instr="PAGE" if part == "{page}" else "NUMPAGES")
            paragraph._p.append(field)
            field.append(OxmlElement("w:r"))
        else:
            paragraph.add_run(part)


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#").upper())
