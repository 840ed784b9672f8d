from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from lineage.errors import SourceError
from lineage.language import Language, pick
from loaders.blocks import BlockKind, Source
from loaders.outline import parse
from loaders.readers import bounded, sheet, workbook

PATH = Path("plan.xlsx")
HEADING = ("序号", "工作任务", "责任单位")
TASKS = (HEADING, (1, "公开规划。", "市府办"), (2, "公开预算。", "市财政局"))


def saved(write: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    write(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def made(write: Callable[[Any], object]) -> Source:
    """The source of a workbook, read in this process."""
    return sheet.source_from(PATH, workbook.sheets(saved(write)))


def filled(page: Any, rows: Sequence[Sequence[object]], first: int = 1) -> None:
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value


def table(*rows: Sequence[object], merged: Sequence[str] = ()) -> Source:
    def write(book: Any) -> None:
        filled(book.active, rows)
        for place in merged:
            book.active.merge_cells(place)

    return made(write)


def found(source: Source) -> list[tuple[int, str | list[str]]]:
    """Each block with its line: a line as text, a row as its cells."""
    return [
        (b.line, b.content.text if b.kind is BlockKind.LINE else [c.text for c in b.cells])
        for b in source.blocks
    ]


def warned(source: Source) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.message, each.line) for each in source.warnings]


def test_titles_above_a_table_are_lines_numbered_as_the_rows() -> None:
    source = table(("附件1",), ("某市任务分工表",), (), *TASKS, merged=["A2:C2"])
    rows = [[str(cell) for cell in row] for row in TASKS]
    assert found(source) == [(1, "附件1"), (2, "某市任务分工表"), *enumerate(rows, start=4)]
    assert [source.line_of(block.cells[0].runs[0][0]) for block in source.blocks] == [1, 2, 4, 5, 6]


def test_merged_cells_stand_where_they_begin_and_empty_columns_are_dropped() -> None:
    source = table(
        ("序号", "工作任务", None, "责任单位"),
        (1, "公开规划。", None, "市府办\n各部门"),
        (2, None, None, "市民政局"),
        merged=["B1:C1", "B2:B3"],
    )
    assert [cells for _, cells in found(source)] == [
        ["序号", "工作任务", "责任单位"],
        ["1", "公开规划。", "市府办、各部门"],
        ["2", "", "市民政局"],
    ]


def test_headings_within_a_table_are_rows_and_a_remark_below_it_a_line() -> None:
    source = table(
        HEADING,
        ("一、政务公开",),
        *TASKS[1:],
        ("注：自印发之日起施行。",),
        merged=["A2:C2", "A5:C5"],
    )
    assert found(source)[1] == (2, ["一、政务公开", "", ""])
    assert found(source)[-1] == (5, "注：自印发之日起施行。")


def test_a_sheet_without_a_table_is_lines() -> None:
    assert found(table(("一、公开",), (), ("推进公开。",))) == [(1, "一、公开"), (3, "推进公开。")]


def test_a_cell_around_a_table_is_a_title_or_lines_of_sentences() -> None:
    source = table(
        ("某市2018年政务公开\n工作任务分工表",), (), ("一、公开\n推进公开。",), (), *TASKS
    )
    assert found(source)[:3] == [
        (1, "某市2018年政务公开 工作任务分工表"),
        (3, "一、公开"),
        (3, "推进公开。"),
    ]
    (document,) = parse(source, lambda facts: ["plan"]).documents
    assert document.title == "某市2018年政务公开工作任务分工表"


def two_sheets(name: str, *above: str) -> Source:
    def write(book: Any) -> None:
        filled(book.active, [("某市任务分工表",), *TASKS])
        page = book.create_sheet(name)
        filled(page, [*((line,) for line in above), *TASKS])

    return made(write)


def test_sheets_follow_each_other_below_their_names() -> None:
    assert found(two_sheets("教育"))[4:6] == [(5, "教育"), (5, list(HEADING))]
    assert found(two_sheets("Sheet2"))[4:5] == [(5, list(HEADING))]
    assert found(two_sheets("教育", "教育任务表"))[4:6] == [(5, "教育任务表"), (6, list(HEADING))]
    assert found(two_sheets("教育", "任务表"))[4:6] == [(5, "任务表"), (6, "教育")]


@pytest.mark.parametrize("above", [(), ("公共服务任务表",)])
def test_the_name_of_a_sheet_is_no_text_of_the_sheet_before(above: tuple[str, ...]) -> None:
    (document,) = parse(two_sheets("教育", *above), lambda facts: ["plan"]).documents
    texts = [clause.text for item in document.items for clause in item.clauses]
    assert texts == ["公开规划。", "公开预算。"] * 2
    assert "教育" in {item.title for item in document.items}


@pytest.mark.parametrize(("name", "lines"), [("任务分工", ["任务分工"]), ("工作表1", [])])
def test_the_name_of_a_sheet_alone_stands_for_a_title(name: str, lines: list[str]) -> None:
    def write(book: Any) -> None:
        book.active.title = name
        filled(book.active, TASKS)

    blocks = found(made(write))
    assert [text for _, text in blocks if isinstance(text, str)] == lines
    assert blocks[-1][0] == 3


def test_values_stand_as_they_are_displayed() -> None:
    def write(book: Any) -> None:
        filled(book.active, [("时限", "比例", "指标"), (date(2018, 9, 30), 0.3, 5.0)])
        book.active["B2"].number_format = "0%"

    assert found(made(write))[1] == (2, ["2018年9月30日", "30%", "5"])


def test_dates_in_the_formats_that_chinese_excel_names_by_number() -> None:
    def write(book: Any) -> None:
        filled(book.active, [("任务", "时限"), ("公开", 43373)])
        book.active["B2"].number_format = "0.000"

    spoiled = BytesIO()
    with ZipFile(BytesIO(saved(write))) as old, ZipFile(spoiled, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/styles.xml":
                part = re.sub(rb'numFmtId="164"(?! formatCode)', b'numFmtId="57"', part)
            new.writestr(name, part)
    source = sheet.source_from(PATH, workbook.sheets(spoiled.getvalue()))
    assert found(source)[1] == (2, ["公开", "2018年9月"])


def test_what_is_hidden_is_left_out_and_said() -> None:
    def write(book: Any) -> None:
        page = book.active
        filled(page, [(*row, "旧") for row in TASKS])
        page.row_dimensions[2].hidden = True
        page.column_dimensions["D"].hidden = True
        page.column_dimensions["F"].hidden = True
        other = book.create_sheet("底稿")
        filled(other, TASKS)
        other.sheet_state = "hidden"

    source = made(write)
    assert found(source) == [(1, list(HEADING)), (3, ["2", "公开预算。", "市财政局"])]
    assert warned(source) == [
        ("hidden-cells", "Hidden rows of the sheet 'Sheet' aren't read: 2.", 2),
        ("hidden-cells", "Hidden columns of the sheet 'Sheet' aren't read: D.", None),
        ("hidden-cells", "The sheet '底稿' is hidden and isn't read.", None),
    ]
    (document,) = parse(source, lambda facts: ["plan"]).documents
    assert set(source.warnings) <= set(document.warnings)


def test_a_merged_cell_that_begins_in_a_hidden_row_stands_where_it_is_seen() -> None:
    def write(book: Any) -> None:
        filled(book.active, [HEADING, (1, "公开规划。", None), (2, None, "市府办")])
        book.active.merge_cells("B2:B3")
        book.active.row_dimensions[2].hidden = True

    assert found(made(write))[1] == (3, ["2", "公开规划。", "市府办"])


def test_errors_and_formulas_without_values_are_said() -> None:
    def write(book: Any) -> None:
        filled(book.active, [*TASKS, ("#REF!", "公开决算。", "=B2")])
        book.active["A4"].data_type = "e"

    source = made(write)
    assert found(source)[-1] == (4, ["", "公开决算。", ""])
    assert [(code, line) for code, _, line in warned(source)] == [("lost-values", 4)] * 2
    assert "have no values saved and aren't read: C4" in warned(source)[0][1]
    assert "show errors and aren't read: A4 #REF!" in warned(source)[1][1]


def test_a_cell_far_out_costs_nothing() -> None:
    def write(book: Any) -> None:
        filled(book.active, TASKS)
        book.active["XFD90000"] = "完"

    assert found(made(write))[-1] == (90000, "完")


def spoiled(part: bytes) -> bytes:
    """A workbook with this in its sheet."""
    file = BytesIO()
    with (
        ZipFile(BytesIO(saved(lambda book: filled(book.active, TASKS)))) as old,
        ZipFile(file, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            sheet_part = old.read(name).replace(b"</sheetData>", b"</sheetData>" + part)
            new.writestr(name, sheet_part if "worksheets/" in name else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "It can't be read as .xlsx"),
        (b"PK\x03\x04 broken", "It can't be read as .xlsx"),
        (b"\xd0\xcf\x11\xe0 an old .xls", "It is an older file, .xls"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "It has a password"),
        (
            spoiled(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
            "It can't be read as .xlsx: MemoryError",
        ),
    ],
    ids=["empty", "broken", "old", "locked", "endless"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    data: bytes, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST", 2**28)
    with pytest.raises(SourceError) as refused:
        sheet.read(PATH, data)
    assert what in str(refused.value)
    assert "save it again as .xlsx" in pick(refused.value.fix, Language.EN)
    assert "重新存为 .xlsx" in pick(refused.value.fix, Language.ZH)


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    source = sheet.read(PATH, saved(lambda book: filled(book.active, TASKS)))
    assert found(source)[0] == (1, list(HEADING))


CELLS = st.none() | st.text("公开规划市，。、12 （一）", max_size=6)
PLACES = st.integers(1, 4)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=6),
    st.tuples(PLACES, PLACES, PLACES, PLACES),
    st.sets(PLACES, max_size=2),
)
def test_no_text_that_is_seen_is_lost(
    rows: list[list[str | None]], merged: tuple[int, int, int, int], hidden: set[int]
) -> None:
    """Every cell's text stands once in a block on its row's line, in the order of the sheet."""
    top, left, height, width = merged

    book = openpyxl.Workbook()
    page = book.active
    filled(page, rows)
    page["A20"] = "公开"
    page.merge_cells(
        start_row=top, start_column=left, end_row=top + height, end_column=left + width
    )
    for column in hidden:
        page.column_dimensions[get_column_letter(column + 1)].hidden = True
    file = BytesIO()
    book.save(file)
    source = sheet.source_from(PATH, workbook.sheets(file.getvalue()))
    expected: dict[int, list[str]] = {}
    for row in page.iter_rows():
        for cell in row:
            covers = range(cell.column, cell.column + 1)
            if (cell.row, cell.column) == (top, left):
                covers = range(left, left + width + 1)
            is_seen = any(column - 1 not in hidden for column in covers)
            if is_seen and "".join(str(cell.value or "").split()):
                expected.setdefault(cell.row, []).append("".join(cell.value.split()))
    blocks = {block.line: "".join(block.content.text.split()) for block in source.blocks}
    assert blocks == {row: "".join(texts) for row, texts in expected.items()}
