from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import SourceError
from lineage.model import ItemKind
from loaders.blocks import BlockKind, Source
from loaders.outline import parse
from loaders.readers import web

PATH = Path("plan.html")


def read(body: str, head: str = "") -> Source:
    return web.read(PATH, f"<html><head>{head}</head><body>{body}</body></html>".encode())


def lines(source: Source) -> list[str]:
    return [block.content.text for block in source.blocks if block.kind is BlockKind.LINE]


def rows(source: Source) -> list[list[str]]:
    return [[c.text for c in block.cells] for block in source.blocks if block.kind is BlockKind.ROW]


def test_block_elements_end_lines_inline_ones_do_not() -> None:
    body = "<div>一、加强<b>政策</b>解读<p>（一）落实<span>责任</span>。</p>尾<br>行</div>"
    assert lines(read(body)) == ["一、加强政策解读", "（一）落实责任。", "尾", "行"]


@pytest.mark.parametrize("opening", ["<pre>", "<div style='white-space: pre-wrap'>"])
def test_where_line_ends_are_kept_each_ends_a_line(opening: str) -> None:
    body = f"<p>头\n头</p>{opening}一、<b>加强\n公开</b>\n\n二、解读</{opening[1:4]}><p>尾\n尾</p>"
    assert lines(read(body)) == ["头 头", "一、加强", "公开", "二、解读", "尾 尾"]


def test_what_nobody_sees_is_no_text() -> None:
    body = (
        "<script>var 甲;</script><nav>首页 栏目</nav><p style='display: none'>隐藏</p>"
        "<!-- 注释 --><p>正文。</p>"
    )
    assert lines(read(body, "<title>标题</title><style>p{}</style>")) == ["正文。"]


def test_hidden_blocks_rows_and_cells_are_no_text() -> None:
    body = (
        "<div hidden>隐藏</div><table><tr><td>任务</td><td>责任单位</td></tr>"
        "<tr style='display:none'><td>隐藏</td><td>隐藏</td></tr>"
        "<tr><td>公开预算。</td><td hidden>隐藏</td><td>市财政局</td></tr></table>"
    )
    source = read(body)
    assert rows(source) == [["任务", "责任单位"], ["公开预算。", "市财政局"]]
    assert lines(source) == []


def test_numbers_that_a_browser_prints_are_read() -> None:
    body = (
        "<ol start='3'><li>公开预算。</li><li><p>公开决算。</p></li><li value='9'>解读。</li></ol>"
        "<ol><li>一、总体要求</li></ol><ul><li>回应。</li></ul>"
        "<ol style='list-style-type:none'><li>评估。</li></ol>"
        "<ol><li><a href='/'>首页</a></li><li>正文</li></ol><ol type='a'><li>督查。</li></ol>"
    )
    assert lines(read(body)) == [
        *("3.公开预算。", "4.公开决算。", "9.解读。"),
        *("一、总体要求", "回应。", "评估。", "首页", "正文", "督查。"),
    ]


def test_what_nobody_sees_ends_no_line() -> None:
    assert lines(read("<p>落实<script>var 甲;</script>责<!-- 注释 -->任</p>")) == ["落实责任"]


@pytest.mark.parametrize("depth", [300, 2000])
def test_a_page_of_many_layers_is_read_whole(depth: int) -> None:
    layers = "<div>" * depth + "<b>里层</b>" + "</div>" * depth
    assert lines(read(f"<p>头</p>{layers}<p>尾</p>")) == ["头", "里层", "尾"]


def test_a_page_too_deep_to_be_read_whole_is_refused() -> None:
    layers = "<div>" * 3000 + "里层" + "</div>" * 3000
    with pytest.raises(SourceError, match=r"plan\.html:1: Not the whole page.*depth"):
        read(f"<p>头</p>{layers}<p>尾</p>")


def test_agencies_on_lines_of_their_own_stand_apart() -> None:
    cell = "<td>县财政局<br>各镇人民政府</td><td><p>市政府</p><p>办公室</p></td>"
    table = f"<table><tr><th>责任<br>单位</th><th>牵头</th></tr><tr>{cell}</tr></table>"
    assert rows(read(table)) == [["责任 单位", "牵头"], ["县财政局、各镇人民政府", "市政府 办公室"]]


def test_a_spanning_cell_stands_where_it_begins() -> None:
    table = (
        "<table><tr><th colspan=2>任务</th><th>单位</th></tr>"
        "<tr><td rowspan=2>甲</td><td>乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>"
    )
    assert rows(read(table)) == [["任务", "", "单位"], ["甲", "乙", "丙"], ["", "丁", "戊"]]


def test_a_table_that_only_lays_out_the_page_is_lines() -> None:
    body = "<table><tr><td><p>一、要求</p><p>二、任务</p></td></tr></table>"
    nested = f"<table><tr><td>左</td><td>{body}</td></tr></table>"
    assert lines(read(body)) == ["一、要求", "二、任务"]
    assert lines(read(nested)) == ["左", "一、要求", "二、任务"]


def test_a_page_of_a_government_is_read_like_its_text() -> None:
    page = (
        "<div>首页 &gt; 政务公开 &gt; 文件</div><div>发布时间：2018-05-31 浏览次数：12</div>"
        "<h1>某市人民政府办公室关于印发2018年政务公开工作要点的通知</h1><p>某府办〔2018〕7号</p>"
        "<p>各县区人民政府：</p><p>现将要点印发给你们，请认真贯彻落实。</p>"
        "<p>一、加强解读</p><p>（一）落实责任。主要负责同志要带头解读。</p>"
        "<p>二、加强回应</p><p>（二）及时回应。做好舆情回应工作。</p><div>打印本页</div>"
    )
    source = read(page)
    (document,) = parse(source, lambda _: ["plan"]).documents
    assert document.number == "某府办〔2018〕7号"
    items = [item for item in document.items if item.kind is ItemKind.ITEM]
    assert [(item.label, len(item.clauses)) for item in items] == [("（一）", 1), ("（二）", 1)]


def test_pages_in_other_encodings_and_dialects_are_read() -> None:
    text = (
        '<?xml version="1.0" encoding="gb2312"?><html><body><p>政务公开工作要点。</p></body></html>'
    )
    assert lines(web.read(PATH, text.encode("gb18030"))) == ["政务公开工作要点。"]


@pytest.mark.parametrize("body", ["", "<p>only English</p>", "<script>中文</script>"])
def test_a_page_without_chinese_text_is_refused(body: str) -> None:
    with pytest.raises(SourceError, match="no Chinese text"):
        read(body)


@given(st.text(alphabet="<>/=\"'& tablerdpiv中文一、（）。\n\t0123", max_size=300))
def test_no_markup_breaks_the_reader(body: str) -> None:
    source = read(f"<p>保底</p>{body}")
    assert "".join(c.text for block in source.blocks for c in block.cells)
    for block in source.blocks:
        for cell in block.cells:
            for start, end in cell.runs:
                assert source.text[start:end] == cell.text


@pytest.mark.parametrize("span", ["12", " 12 ", "012"])
def test_a_cell_spans_as_many_rows_as_are_printed(span: str) -> None:
    body = "".join(f"<tr><td>{n}</td></tr>" for n in range(2, 14))
    table = f"<table><tr><td rowspan='{span}'>甲</td><td>1</td></tr>{body}</table>"
    head, *spanned, after = rows(read(table))
    assert head == ["甲", "1"]
    assert spanned == [["", str(n)] for n in range(2, 13)]
    assert after[0] == "13"


@pytest.mark.parametrize(
    ("line", "is_link"),
    [
        ("<a href='/1'>某县关于印发要点的通知</a> ", True),
        ("<li>· <a href='/1'>要点</a>　<a href='/2'>规划</a></li>", True),
        ("<p>按照<a href='/1'>《要点》</a>落实</p>", False),
        ("<a href='#top'>返回</a>", False),
        ("<a name='a'>第一条</a>", False),
        ("<a href='/1'>" + "公开" * 150 + "</a>", False),
        ("<p>……</p>", False),
    ],
)
def test_a_line_of_links_to_other_pages(line: str, is_link: bool) -> None:
    (block,) = (each for each in read(f"<p>公开</p>{line}").blocks if each.content.text != "公开")
    assert block.is_link is is_link


def test_a_document_that_a_page_links_to_is_no_second_one() -> None:
    text = (
        "<h1>某县关于印发应急预案的通知</h1><p>各乡镇：</p><p>现将预案印发给你们，请认真贯彻执行。</p>"
        "<p>1 总则</p><p>1.1 目的</p><p>保障公众生命健康和财产安全，维护社会稳定，促进全县经济社会协调发展。</p>"
        "<p>1.2 依据</p><p>依据有关法律法规，制定本预案。</p><p>2 职责</p><p>2.1 机构</p>"
        "<p>县人民政府设立突发环境事件应急指挥部，负责统一领导。</p>"
    )
    links = "<p>相关文档</p><ul><li><a href='/1'>某县关于印发2018年工作要点的通知</a></li></ul>"
    (document,) = parse(read(text + links), lambda all_: ["plan"] * len(all_)).documents
    assert [item.title for item in document.items][-3:] == ["目的", "依据", "机构"]
