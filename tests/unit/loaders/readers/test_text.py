from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from lineage.errors import SourceError
from loaders.blocks import BlockKind
from loaders.readers import text
from loaders.readers.text import HAN

HERE = Path("a/b.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    source = text.read(HERE, f"一、公开，解读{ends}{ends}二、回应。".encode(encoding))
    assert [block.content.text for block in source.blocks] == ["一、公开，解读", "二、回应。"]
    assert [block.line for block in source.blocks] == [1, 3]


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"", 1, "empty"),
        (b" \n\t\n", 1, "empty"),
        (codecs.BOM_UTF8, 1, "empty"),
        ("公开".encode("utf-16")[:-1], 1, "Neither"),
        ("公\n开，".encode() + b"\x00", 2, "binary"),
        ("公开\n".encode() + b"\xff\xfe\xfa", 2, "Neither"),
        ("公開政務\n信息".encode("big5"), 1, "Neither"),
        (b"plain English", 1, "no Chinese"),
        ("公开\n\n政\x01务".encode(), 3, "Control"),
        (b"%PDF-1.4\n\x00\x01", 2, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes, line: int, what: str) -> None:
    with pytest.raises(SourceError) as refused:
        text.read(HERE, data)
    error = refused.value
    assert (error.path, error.line) == (str(HERE), line)
    chinese, english = error.what
    assert HAN.search(chinese)
    assert what in english
    assert all(error.fix)
    assert str(error).startswith(f"{HERE}:{line}: ")


def test_traditional_text_may_be_in_big5() -> None:
    printed = "一、各部門應當公開預算，並於每年六月底前報送。"
    source = text.read(HERE, printed.encode("big5"))
    assert source.text == printed
    assert [block.content.text[:9] for block in source.blocks] == ["一、各部门应当公开"]


def test_markup_is_taken_out_and_kept_apart() -> None:
    source = text.read(HERE, "# 标题\n**公开**方式\n---\n<p>公开</p>\n".encode())
    assert [block.content.text.strip() for block in source.blocks] == [
        "标题",
        "公开方式",
        "",
        "公开",
    ]
    assert source.blocks[0].heading
    assert source.blocks[2].kind is BlockKind.RULE
    assert [mark.text for mark in source.markup] == ["#", "**", "**", "---", "<p>", "</p>"]


def test_paragraphs_that_a_page_ended_by_tags_alone_are_lines() -> None:
    source = text.read(HERE, "<p>一、公开</p><p><br/></p><p>公开规划。<br>解读。</p>\n".encode())
    assert [(block.content.text, block.line) for block in source.blocks] == [
        ("一、公开", 1),
        ("公开规划。", 1),
        ("解读。", 1),
    ]


def test_of_a_link_its_text_is_read() -> None:
    data = "详见[附件（1）](https://example.org/a.pdf)。![图](./a.png)国办发[2018](试行)\n".encode()
    (block,) = text.read(HERE, data).blocks
    assert block.content.text == "详见附件（1）。图国办发[2018](试行)"


def test_links_may_have_a_title_or_stand_around_a_picture() -> None:
    data = '[详见附件](https://example.org/a "附件 (1)")。[![](./a.png)](/b "图")见图。'.encode()
    (block,) = text.read(HERE, data).blocks
    assert block.content.text == "详见附件。见图。"


def test_a_question_mark_that_opens_a_word_is_a_lost_space() -> None:
    data = "某省财政厅 ？某省教育厅\n？ **二、重点任务**\n是否公开？怎样公开 ？\n??（一）要求\n?\n某厅 ???\n第一条?为了公开\n".encode()
    assert [block.content.text.strip() for block in text.read(HERE, data).blocks] == [
        "某省财政厅 某省教育厅",
        "二、重点任务",
        "是否公开？怎样公开 ？",
        "（一）要求",
        "某厅",
        "第一条为了公开",
    ]


def test_rows_of_both_tab_layouts() -> None:
    a_line = text.read(HERE, "公开\t解读\t\n".encode()).blocks
    a_cell = text.read(HERE, "\t公开\n\t解读\n\t\n\n文\n".encode()).blocks
    assert [cell.text for cell in a_line[0].cells] == ["公开", "解读", ""]
    assert [cell.text for cell in a_cell[0].cells] == ["公开", "解读", ""]
    assert (a_cell[0].line, a_cell[1].kind) == (1, BlockKind.LINE)


def test_a_line_without_tab_carries_on_the_cell_above() -> None:
    (row,) = text.read(HERE, "\t公开\n\t市财政局、\n各县\n".encode()).blocks
    assert [cell.text for cell in row.cells] == ["公开", "市财政局、各县"]


def test_quotes_around_the_cells_of_a_copied_sheet_are_markup() -> None:
    source = text.read(HERE, '1\t"公开预算。\n公开“决算”。"\t市财政局\n解读"政策"。'.encode())
    assert [[cell.text for cell in block.cells] for block in source.blocks] == [
        ["1", "公开预算。"],
        ["公开“决算”。", "市财政局"],
        ['解读"政策"。'],
    ]


def test_rows_of_pipe_tables() -> None:
    blocks = text.read(HERE, "| 任务 | 单位 |\n|---|:-:|\n| 公开 | |\n".encode()).blocks
    assert [[cell.text.strip() for cell in block.cells] for block in blocks] == [
        ["任务", "单位"],
        ["公开", ""],
    ]


def test_agencies_on_lines_of_their_own_in_a_cell() -> None:
    data = "| **公开**<br>规划 | 县财政局<br>交通运输局 | 市政府<br/>办公室 |\n".encode()
    source = text.read(HERE, data)
    cells = [cell.text.strip() for cell in source.blocks[0].cells]
    assert cells == ["公开规划", "县财政局、交通运输局", "市政府办公室"]
    held = [*source.blocks[0].cells, *source.markup]
    runs = sorted(run for extract in held for run in extract.runs)
    assert [i for start, end in runs for i in range(start, end)] == list(
        range(len(source.text) - 1)
    )


def test_traditional_glyphs_are_read_as_simplified_ones_and_kept_in_the_source() -> None:
    source = text.read(HERE, "國務院辦公廳關於印發2016年政務公開工作要點的通知".encode())
    assert source.simplified
    assert source.blocks[0].content.text == "国务院办公厅关于印发2016年政务公开工作要点的通知"
    assert source.text.startswith("國務院")


def test_a_stray_traditional_glyph_stays_as_it_is_printed() -> None:
    source = text.read(HERE, "通过政府公報、政府网站等渠道及时公开政府信息。".encode())
    assert not source.simplified
    assert "公報" in source.blocks[0].content.text


def test_readings_behind_characters_are_markup() -> None:
    source = text.read(HERE, "公开(kāi)工作(zuò)要点(IPv6)(二)(a)".encode())
    assert source.blocks[0].content.text == "公开工作要点(IPv6)(二)(a)"
    assert [mark.text for mark in source.markup] == ["(kāi)", "(zuò)"]


def test_readings_without_tones_are_markup_where_they_are_syllables() -> None:
    source = text.read(HERE, "建设(she)(she)市(shi)级平台(app)，组织(WHO)(ii)(a)".encode())
    assert source.blocks[0].content.text == "建设市级平台(app)，组织(WHO)(ii)(a)"


def test_a_page_that_prints_readings_has_put_traditional_glyphs_in_the_place_of_some() -> None:
    printed = (
        "某市落实國(guó)務(wù)院办公厅通知，提高服務(wù)效能(néng)，各區(qū)落实。"
        + "公开规划。" * 30
    )
    source = text.read(HERE, printed.encode())
    assert source.simplified
    assert source.blocks[0].content.text.startswith(
        "某市落实国务院办公厅通知，提高服务效能，各区落实。"
    )


def test_tabs_that_set_paragraphs_in_make_no_table() -> None:
    lines = "\t第一章 总则\n\n\t第一条 为规范登记，制定本办法。\n\t第二条 本办法适用于全省。\n"
    blocks = text.read(HERE, lines.encode()).blocks
    assert [(block.kind, block.content.text.strip()) for block in blocks] == [
        (BlockKind.LINE, "第一章 总则"),
        (BlockKind.LINE, "第一条 为规范登记，制定本办法。"),
        (BlockKind.LINE, "第二条 本办法适用于全省。"),
    ]


def test_what_editors_and_pages_leave_between_words_is_markup() -> None:
    lines = (
        "- （一）公开规划\n• 《某市办法》已经同意。\n某市办法【已废止】\n1\\. 公开\u200b预算&nbsp;\n> 二、解读\n- 四川省办理\n【章名】 第一章 总则\n"
    ).encode()
    assert [block.content.text.strip() for block in text.read(HERE, lines).blocks] == [
        "（一）公开规划",
        "《某市办法》已经同意。",
        "某市办法",
        "1. 公开预算",
        "二、解读",
        "- 四川省办理",
        "第一章 总则",
    ]


def test_signs_that_a_converter_has_escaped_are_read_as_they_stood() -> None:
    source = text.read(HERE, r"某商运\[2025\]56号，限于\_\_年；3\* 公开 \| 解读".encode())
    (block,) = source.blocks
    assert block.content.text == "某商运[2025]56号，限于__年；3* 公开 | 解读"


@pytest.mark.parametrize("rule", ["* * *", "***", "- - -", "———"])
def test_a_rule_is_no_text(rule: str) -> None:
    source = text.read(HERE, f"公开，\n{rule}\n解读。".encode())
    assert [block.kind for block in source.blocks] == [
        BlockKind.LINE,
        BlockKind.RULE,
        BlockKind.LINE,
    ]


def test_a_link_may_have_a_number() -> None:
    lines = "1. [政策文件](https://a.gov.cn/b)\n2. 按照[办法](https://a.gov.cn/c)公开\n，。\n"
    source = text.read(HERE, lines.encode())
    assert [block.is_link for block in source.blocks] == [True, False, False]


def test_a_cell_whose_tab_is_part_of_the_markup_keeps_all_its_signs() -> None:
    source = text.read(Path("plan.txt"), "\t  • 微信公众号\n".encode())
    assert [cell.text for block in source.blocks for cell in block.cells] == ["微信公众号"]
