from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from lineage.errors import SourceError
from loaders.readers import bounded, pdf
from loaders.readers.pdf import joined, without_running
from loaders.readers.written import Part, Running

PATH = Path("plan.pdf")
TASK = "（一）加强解读。主要负责同志要带头解读"


def test_a_row_that_breaks_off_in_a_sentence_goes_on_on_the_next_page() -> None:
    pages: list[list[Part]] = [
        ["标题", ("1", f"{TASK}，通过新闻发布会", "市政府办")],
        [("", "等方式深入解读。", "公室"), ("2", "及时回应社会关切。", "市委宣传部")],
    ]
    assert joined(pages) == [
        "标题",
        ("1", f"{TASK}，通过新闻发布会等方式深入解读。", "市政府办公室"),
        ("2", "及时回应社会关切。", "市委宣传部"),
    ]


def test_a_page_number_below_a_table_does_not_part_a_row() -> None:
    pages: list[list[Part]] = [[("1", "落实", "市"), "- 3 -"], [("", "责任。", "府办")]]
    whole = joined(without_running(pages))
    assert whole == [("1", "落实责任。", "市府办"), "- 3 -"]
    assert isinstance(whole[1], Running)


def test_what_every_page_prints_at_its_head_parts_neither_a_row_nor_a_sentence() -> None:
    head = "某市人民政府公报"
    pages: list[list[Part]] = [
        [head, "一、公开预算，", "— 1 —"],
        [head, "及时报送。", ("1", "落实", "市"), "— 2 —"],
        [head, ("", "责任。", "府办"), "附件", "— 3 —"],
    ]
    whole = joined(without_running(pages))
    running = [part for part in whole if isinstance(part, Running)]
    assert running == ["— 1 —", head, "— 2 —", head, "— 3 —"]
    text = [part for part in whole if not isinstance(part, Running)]
    assert text == [head, "一、公开预算，", "及时报送。", ("1", "落实责任。", "市府办"), "附件"]


def test_a_cell_that_goes_on_alone_is_added() -> None:
    pages: list[list[Part]] = [[(TASK + "。", "市政府")], [("", "办公室")]]
    assert joined(pages) == [(TASK + "。", "市政府办公室")]


@pytest.mark.parametrize(
    "second",
    [
        [("2", "新的一行。", "市政府办")],
        ["正文另起。", ("2", "新的一行。", "市政府办")],
        [("新的表", "两栏。")],
    ],
)
def test_what_begins_anew_is_left_alone(second: list[Part]) -> None:
    first: list[Part] = [("1", f"{TASK}。", "市政府办")]
    assert joined([first, second]) == [*first, *second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("1", "公开财政预算", "市财政局"), ("2", "公开部门决算", "市财政局")),
        (("公开财政预算", "市财政局"), ("公开部门决算", "市财政局")),
        (("", "公开财政预算", "市财政局"), ("（二）公开决算", "及时公开。", "市财政局")),
        (("一、公开", "1.公开财政预算", "市财政局"), ("", "2.公开部门决算。", "市财政局")),
        (("1", "公开财政预算", "市财政局"), ("二", "公开部门决算。", "市财政局")),
    ],
)
def test_a_whole_row_is_left_alone_though_nothing_ends_it(first: Part, second: Part) -> None:
    assert joined([[first], [second]]) == [first, second]


def test_a_heading_row_printed_again_is_left_alone() -> None:
    """What goes on behind it is left to the parser."""
    heading, task = ("序号", "工作任务", "责任单位"), ("1", "落实责任，通过", "市政府办")
    pages: list[list[Part]] = [[heading, task], [heading, ("", "各种方式。", "")]]
    assert joined(pages) == [part for page in pages for part in page]


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7 and nothing more"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"plan\.pdf"):
        pdf.read(PATH, data)


def one_page(content: bytes, how: bytes = b"") -> bytes:
    """A PDF of one page with this content stream; `how` is what its dictionary says of it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), how, content),
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(body)
    return (
        body
        + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            start,
        )
    )


def at(x: int, y: int, text: str) -> bytes:
    """The operators that print a text at this place."""
    return f"BT /F 12 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n".encode()


def test_a_scan_is_refused() -> None:
    with pytest.raises(SourceError, match=r"no Chinese text.*scan"):
        pdf.read(PATH, one_page(b"0 0 595 842 re S"))


def test_a_frame_around_the_page_is_no_table() -> None:
    lines = [at(100, 700, "政务公开工作要点"), at(100, 660, "一、公开预算。")]
    page = one_page(b"".join([b"50 50 495 742 re S\n", *lines]))
    assert pdf.read(PATH, page).text.split("\n") == ["政务公开工作要点", "一、公开预算。"]


def test_what_stands_beside_a_table_is_read_below_it() -> None:
    cells = [b"%d %d 100 40 re S\n" % (x, y) for x in (100, 200) for y in (600, 640)]
    words = [
        (110, 655, "工作任务"),
        (210, 655, "责任单位"),
        (110, 615, "公开"),
        (210, 615, "市府办"),
    ]
    beside = [at(400, 650, "旁注一"), at(40, 615, "旁二")]
    page = one_page(
        b"".join([at(100, 700, "任务表"), *cells, *(at(*each) for each in words), *beside])
    )
    assert pdf.read(PATH, page).text.split("\n") == [
        "任务表",
        "工作任务\t责任单位",
        "公开\t市府办",
        "旁注一",
        "旁二",
    ]


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MOST", 2**28)
    packed = zlib.compress(bytes(2**28))
    with pytest.raises(SourceError, match=r"plan\.pdf: It can't be read as PDF: MemoryError"):
        pdf.read(PATH, one_page(packed, b"/Filter/FlateDecode"))


def test_what_draws_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 1)
    with pytest.raises(SourceError, match=r"plan\.pdf: It can't be read within 1 seconds"):
        pdf.read(PATH, one_page(zlib.compress(b"0 0 9 9 re S\n" * 10**6), b"/Filter/FlateDecode"))
