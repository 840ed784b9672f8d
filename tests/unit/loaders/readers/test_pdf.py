from __future__ import annotations

from pathlib import Path

import pytest

from lineage.errors import SourceError
from loaders.readers import pdf
from loaders.readers.pdf import joined
from loaders.readers.written import Part

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
    assert joined(pages) == [("1", "落实责任。", "市府办"), "- 3 -"]


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


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7 and nothing more"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"plan\.pdf"):
        pdf.read(PATH, data)


def one_page(content: bytes) -> bytes:
    """A PDF of one page with this content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(body)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            start,
        )
    )


def test_a_scan_is_refused() -> None:
    with pytest.raises(SourceError, match=r"no Chinese text.*scan"):
        pdf.read(PATH, one_page(b"0 0 595 842 re S"))
