from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loaders.blocks import BlockKind, Source
from loaders.readers import html_tables, text

HERE = Path("a/b.md")


def rows(source: Source) -> list[list[str]]:
    return [[c.text for c in b.cells] for b in source.blocks if b.kind is BlockKind.ROW]


def read(table: str) -> Source:
    return text.read(HERE, f"公开任务\n{table}\n完".encode())


def test_rows_on_one_line_or_on_many() -> None:
    flat = "<table><tr><th>任务</th><th>单位</th></tr><tr><td>公开</td><td>办公室</td></tr></table>"
    for table in (flat, flat.replace("><", ">\n<")):
        source = read(table)
        assert rows(source) == [["任务", "单位"], ["公开", "办公室"]]
        assert [b.content.text for b in source.blocks if b.kind is BlockKind.LINE] == [
            "公开任务",
            "完",
        ]


def test_lines_are_those_of_the_first_word() -> None:
    source = read("<table>\n<tr>\n<td>\n任务</td><td></td></tr><tr><td>公开</td></tr>\n</table>")
    assert [block.line for block in source.blocks] == [1, 5, 5, 7]


def test_a_cell_over_rows_or_columns_is_printed_once() -> None:
    table = """<table><tr><td colspan="3">一、公开</td></tr>
<tr><td rowspan=2>规划</td><td>及时公开</td><td rowspan='2'>各县</td></tr><tr><td>定期更新</td></tr>
<tr><td>预算</td><td>公开</td><td></td></tr></table>"""
    assert rows(read(table)) == [
        ["一、公开", "", ""],
        ["规划", "及时公开", "各县"],
        ["", "定期更新", ""],
        ["预算", "公开", ""],
    ]


def test_markup_within_cells_and_a_caption() -> None:
    source = read("<table><caption>任务表</caption><tr><td><b>公开</b><br>规划</td></tr></table>")
    assert rows(source) == [["公开规划"]]
    assert "任务表" in [block.content.text for block in source.blocks]


def test_agencies_on_lines_of_their_own_in_a_cell() -> None:
    source = read(
        "<table><tr><td>县财政局<BR>交通运输局</td><td>市政府<br>办公室</td></tr></table>"
    )
    assert rows(source) == [["县财政局、交通运输局", "市政府办公室"]]


def test_a_table_nobody_closes_is_left_as_text() -> None:
    assert html_tables.find("<table><tr><td>公开") == []


TAGS = ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th rowspan=2>", "<td colspan=3>"]
PIECES = st.sampled_from([*TAGS, "公开", "县财政局", "[图](/a)", "\n", "<br>", "**", "&nbsp;", " "])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_character_is_in_one_block_or_in_the_markup(garbled: str) -> None:
    source = read(garbled)
    held = [run for block in source.blocks for cell in block.cells for run in cell.runs]
    held += [run for mark in source.markup for run in mark.runs]
    counts = [sum(start <= i < end for start, end in held) for i in range(len(source.text))]
    assert all(
        count == 1 or (count == 0 and source.text[i].isspace()) for i, count in enumerate(counts)
    )
