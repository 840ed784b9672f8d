from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import SourceError
from lineage.model import Clause, Document, Lines, Role
from loaders.outline import Parsed

HEADING = ["工作任务", "具体要求", "责任单位"]


HEADINGS = st.lists(
    st.sampled_from(
        ["序号", "任务", "责任单位", "牵头单位", "完成时限", "时间进度", "实施步骤", "备注", "措施"]
    ),
    min_size=2,
    max_size=7,
)


CELLS = st.sampled_from(
    ["", "公开", "一、甲", "（一）乙", "1.公开。", "2", "市财政局", "2018年12月", "1.做。2.查。"]
)


@given(HEADINGS, st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=6), st.booleans())
def test_no_cell_of_any_table_is_lost(
    parse_text: Callable[[str], Parsed], headings: list[str], rows: list[list[str]], again: bool
) -> None:
    lines = ["\t".join(headings), *("\t".join(row) for row in rows)]
    with suppress(SourceError):
        ledger = parse_text("任务表\n" + "\n".join([*lines, *(lines if again else [])])).ledger
        text = ledger.source.text
        assert ledger.unplaced() == ()
        assert all(n < 2 or text[i].isspace() for i, n in enumerate(ledger.counts()))


WORDS = st.text("公开政务信息规划预算", min_size=2, max_size=12)
ROWS = st.lists(
    st.tuples(
        st.none() | WORDS, WORDS, st.sampled_from(["", "市财政局", "市教育局牵头，各县政府配合"])
    ),
    min_size=1,
    max_size=8,
)


def table(rows: list[tuple[str | None, str, str]]) -> list[list[str]]:
    """Rows whose first cell is an item where one begins, else empty."""
    lines, item = [HEADING], 0
    for position, (title, text, agencies) in enumerate(rows):
        item += title is not None or position == 0
        new = title is not None or position == 0
        first = f"（{'一二三四五六七八'[item - 1]}）{title or '公开'}" if new else ""
        lines.append(
            [first, f"{position + 1}.{text}。", agencies or ("各单位" if not position else "")]
        )
    return lines


def row_a_line(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def cell_a_line(rows: list[list[str]]) -> str:
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def pipes(rows: list[list[str]]) -> str:
    head, *body = ["|" + "|".join(row) + "|\n" for row in rows]
    return head + "|---|:-:|--|\n" + "".join(body)


def without_lines(document: Document) -> list[tuple[str, tuple[Clause, ...]]]:
    nowhere = Lines(1, 1)
    return [
        (
            item.id,
            tuple(replace(c, lines=nowhere, agencies_lines=None) for c in item.clauses),
        )
        for item in document.items
    ]


@given(ROWS)
def test_all_layouts_read_alike(
    parse_text: Callable[[str], Parsed], rows: list[tuple[str | None, str, str]]
) -> None:
    title = "2019年工作任务分解表\n\n"
    read = [
        parse_text(title + layout(table(rows))).documents[0]
        for layout in (row_a_line, cell_a_line, pipes)
    ]
    assert without_lines(read[0]) == without_lines(read[1]) == without_lines(read[2])
    clauses = [clause for item in read[0].items for clause in item.clauses]
    assert [clause.text for clause in clauses] == [f"{text}。" for _, text, _ in rows]


def parse_rows(parse_text: Callable[[str], Parsed], *rows: str) -> Document:
    lines = ["\t".join(HEADING), *(row.replace("|", "\t") for row in rows)]
    return parse_text("2019年任务分解表\n" + "\n".join(lines)).documents[0]


def test_an_empty_agency_cell_takes_over_the_one_above(
    parse_text: Callable[[str], Parsed],
) -> None:
    document = parse_rows(
        parse_text, "（一）甲|1.公开。|市财政局", "|2.解读。|", "（二）乙|3.回应。|"
    )
    first, second, third = (c for item in document.items for c in item.clauses)
    assert second.inherited_from == third.inherited_from == first.id
    assert second.agencies == first.agencies
    codes = [w.code for w in document.warnings if w.code.startswith("agencies")]
    assert codes == ["agencies-inherited", "agencies-inherited-over-item"]


def test_a_row_cut_by_a_page_break_is_joined(parse_text: Callable[[str], Parsed]) -> None:
    document = parse_rows(
        parse_text,
        "（一）围绕重点|1.公开财政|市财政局",
        "|".join(HEADING),
        "领域|预决算信息。|",
        "|2.解读。|市教育局",
    )
    (item,) = document.items
    assert item.title == "围绕重点领域"
    assert [clause.text for clause in item.clauses] == ["公开财政预决算信息。", "解读。"]
    assert {"joined-title", "joined-over-page"} <= {w.code for w in document.warnings}


def test_a_reprinted_heading_opens_nothing(parse_text: Callable[[str], Parsed]) -> None:
    document = parse_rows(
        parse_text, "（一）甲|1.公开。|市财政局", "|".join(HEADING), "（一）甲|2.解读。|市教育局"
    )
    assert len(document.items) == 1
    assert [r.kind for r in document.residue].count("reprinted heading") == 1


def test_lead_and_support_columns(parse_text: Callable[[str], Parsed]) -> None:
    text = (
        "任务表\n序号\t工作任务\t牵头单位\t配合单位\n1\t公开规划。\t市发改委\t市财政局、市教育局\n"
    )
    (clause,) = parse_text(text).documents[0].items[0].clauses
    assert clause.label == "1"
    assert clause.agencies_with(Role.LEAD) == ("市发改委",)
    assert clause.agencies_with(Role.SUPPORT) == ("市财政局", "市教育局")


def test_a_table_without_heading_is_refused(parse_text: Callable[[str], Parsed]) -> None:
    with pytest.raises(SourceError) as refused:
        parse_text("任务表\n\n（一）甲\t1.及时公开规划，定期更新。\t市财政局\n")
    assert refused.value.line == 3
    assert "表头" in refused.value.what[0]
    assert "heading row" in refused.value.what[1]


INDICATORS = "指标名称\t2020年\t2025年\n森林覆盖率（全市平均，含新造未成林地）\t40\t41\n"


def test_a_table_that_names_no_agencies_is_set_aside(parse_text: Callable[[str], Parsed]) -> None:
    text = (
        f"某市工作方案\n一、主要指标\n到2025年，指标如下。\n{INDICATORS}二、主要任务\n公开预算。\n"
    )
    (document,) = parse_text(text).documents
    assert [c.text for i in document.items for c in i.clauses] == [
        "到2025年，指标如下。",
        "公开预算。",
    ]
    assert [each.kind for each in document.residue] == ["other table"] * 2
    assert [w.line for w in document.warnings if w.code == "other-table"] == [4]


def test_such_a_table_above_the_text_hides_no_title(parse_text: Callable[[str], Parsed]) -> None:
    title = "某县人民政府办公室关于做好公开工作的通知"
    text = f"{INDICATORS}{title}\n某政办发〔2020〕3号\n各乡镇人民政府：\n一、公开预算。\n"
    (document,) = parse_text(text).documents
    assert (document.title, document.number) == (title, "某政办发〔2020〕3号")


def test_a_row_of_a_chinese_number_and_a_title_is_a_heading(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = """任务分解表
序号\t重点任务\t工作措施\t牵头单位\t配合单位\t完成时限
一\t加强公开
1\t公开规划\t及时公开。\t市发改委\t各县政府\t12月底前
二\t做好解读\t\t\t\t
2\t解读规划\t同步解读。\t市发改委\t各县政府\t持续推进
备注：请按时报送。
"""
    (document,) = parse_text(text).documents
    assert [(section.label, section.title) for section in document.sections] == [
        ("一", "加强公开"),
        ("二", "做好解读"),
    ]
    assert [(item.section, item.title) for item in document.items] == [
        ("一", "公开规划"),
        ("二", "解读规划"),
    ]
    assert [residue.text for residue in document.residue if residue.kind == "remark"] == [
        "备注：请按时报送。"
    ]


def test_columns_set_apart_by_spaces(parse_text: Callable[[str], Parsed]) -> None:
    text = """2021年工作任务分解表
工作任务  具体要求  责任单位  完成时限
一、加强公开
（一）公开规划
1.及时公开。  市发改委  6月底前
2.定期更新。  市规划局  持续推进
"""
    (document,) = parse_text(text).documents
    (item,) = document.items
    assert (item.section, item.title) == ("一", "公开规划")
    assert [(c.text, c.agencies_printed, c.deadline) for c in item.clauses] == [
        ("及时公开。", "市发改委", "6月底前"),
        ("定期更新。", "市规划局", "持续推进"),
    ]


def test_columns_that_single_spaces_set_apart(parse_text: Callable[[str], Parsed]) -> None:
    text = """某市任务分解表
序号 项目 主要内容 责任单位 完成时限
1 公开工程 公开预算。 市财政局 5月
2 解读工程 解读规划。 市司法局、各区政府 6月
一、附则。本表自印发之日起执行。
"""
    parsed = parse_text(text)
    (document,) = parsed.documents
    assert [(c.label, c.text, c.agencies_printed) for i in document.items for c in i.clauses] == [
        ("1", "公开预算。", "市财政局"),
        ("2", "解读规划。", "市司法局、各区政府"),
        ("", "本表自印发之日起执行。", ""),
    ]
    assert parsed.ledger.unplaced() == ()


def test_columns_that_nothing_sets_apart_are_pointed_out(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "任务表\n一、加强公开\n工作任务 具体要求 责任单位 完成时限\n1.及时公开 市发改委 6月底前\n"
    )
    (document,) = parse_text(text).documents
    assert [(w.code, w.line) for w in document.warnings if w.code == "columns-lost"] == [
        ("columns-lost", 3)
    ]


def test_the_table_of_an_annex_stands_under_its_title(parse_text: Callable[[str], Parsed]) -> None:
    text = """某市关于做好公开工作的意见
一、总体要求
1.做好公开。
二、保障措施
2.加强领导。
附件
重点任务分工表
序号\t工作任务\t负责单位\t时间进度
1\t建立平台\t市发改委\t2015年底前
"""
    (document,) = parse_text(text).documents
    assert [item.title for item in document.items] == ["总体要求", "保障措施", "重点任务分工表"]
    assert [clause.text for clause in document.items[-1].clauses] == ["建立平台"]


@pytest.mark.parametrize("line", ["附件：任务分工表", "附件2"])
def test_the_table_of_an_annex_may_have_no_title_but_that(
    parse_text: Callable[[str], Parsed], line: str
) -> None:
    rows = "序号\t工作任务\t责任单位\n1\t建立平台。\t市发改委\n"
    parsed = parse_text(f"某市意见\n一、总体要求。做好公开。\n{line}\n{rows}")
    (document,) = parsed.documents
    assert [(item.title, len(item.clauses)) for item in document.items] == [
        ("总体要求", 1),
        (line.removeprefix("附件："), 1),
    ]
    assert parsed.ledger.unplaced() == ()


MERGED = """某市工作方案
一、总体要求
（一）加强公开。公开规划。

附件1
某市任务清单

| 序号 | 领域 | 推进任务 | 责任部门 |
| --- | --- | --- | --- |
| 一、实施更新行动 |
| 1 | 工业 | 公开项目。 | 市工信局 |
| 2 | 新建绿色工厂。 | 市工信局、市发改委 |
| 3 | 改造机组，更新水泵。 |
| 4 | 产品领域 | 制定标准。 |

---
"""


def test_numbered_rows_that_lack_their_merged_cells(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(MERGED).documents
    assert [section.title for section in document.sections][1:] == ["某市任务清单", "实施更新行动"]
    *_, industry, products = document.items
    assert [(item.title, len(item.clauses)) for item in (industry, products)] == [
        ("工业", 3),
        ("产品领域", 1),
    ]
    clauses = (*industry.clauses, *products.clauses)
    assert [(clause.label, clause.text) for clause in clauses] == [
        ("1", "公开项目。"),
        ("2", "新建绿色工厂。"),
        ("3", "改造机组，更新水泵。"),
        ("4", "制定标准。"),
    ]
    both = ["市工信局", "市发改委"]
    agencies = [[agency.agency for agency in clause.agencies] for clause in clauses]
    assert agencies == [["市工信局"], both, both, both]


DRAWN = """现将《2008年主要任务分解表》印发给你们，请认真落实。
┌──────────┬────┬────────┬────┐
│ 工 作 任 务        │分管领│牵头组织实施单位│完成时限│
│                    │  导  │                │        │
├──────────┼────┼────────┼────┤
│抓好财税工作，增强发│梁某某│市财政局、国家税│6月底前 │
│展保障能力          │      │务局            │        │
├──────────┤      │                ├────┤
│加强财政监督        │      │                │12月底前│
├──────────┼────┼────────┼────┤
│优先发展教育        │陈某  │市教育局        │年底前  │
└──────────┴────┴────────┴────┘
"""
CROSSED = """现将《2008年主要任务分解表》印发给你们，请认真落实。
+------+------------+----------+
| 序号 | 工作任务   | 责任单位 |
+======+============+==========+
| 1    | 公开规划和 | 市规划局 |
|      | 预算-决算  |          |
+------+------------+----------+
| 2    | 公开项目   | 市财政局 |
+------+------------+----------+
"""


def test_a_table_drawn_with_crosses(parse_text: Callable[[str], Parsed]) -> None:
    parsed = parse_text(f"某市关于印发任务分解表的通知\n各县：\n{CROSSED}")
    clauses = [clause for _, clause in parsed.documents[0].units()]
    assert [(c.text, [a.agency for a in c.agencies]) for c in clauses] == [
        ("公开规划和预算-决算", ["市规划局"]),
        ("公开项目", ["市财政局"]),
    ]
    assert not parsed.ledger.unplaced()


def test_a_table_drawn_with_lines(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text(f"某市关于印发任务分解表的通知\n各县：\n{DRAWN}").documents
    clauses = [clause for _, clause in document.units()]
    assert [(c.text, [a.agency for a in c.agencies], c.deadline) for c in clauses] == [
        ("抓好财税工作，增强发展保障能力", ["市财政局", "国家税务局"], "6月底前"),
        ("加强财政监督", ["市财政局", "国家税务局"], "12月底前"),
        ("优先发展教育", ["市教育局"], "年底前"),
    ]


@pytest.mark.parametrize("table", ["┌──┬──┐\n│公开│\n└──┴──┘", "│公开│解读│\n└──┴──┘", "┌─\n公开│"])
def test_lines_that_draw_no_table_stay_text(
    parse_text: Callable[[str], Parsed], table: str
) -> None:
    (document,) = parse_text(f"某市通知\n一、公开\n（一）公开规划。\n{table}\n").documents
    assert [item.title or item.clauses[0].text for item in document.items] == ["公开规划。"]


def test_whom_a_task_is_led_by_is_no_text_of_it(parse_text: Callable[[str], Parsed]) -> None:
    rows = "| 序号 | 重点工作 | 责任领导 | 责任单位 |\n|---|---|---|---|\n| 1 | 公开规划 | 张某 | 县发改局 |\n"
    (document,) = parse_text(f"某县重点工作责任表\n{rows}").documents
    (clause,) = document.items[0].clauses
    assert (clause.text, [each.agency for each in clause.agencies]) == ("公开规划", ["县发改局"])


def test_a_list_in_a_cell_keeps_its_numbers(parse_text: Callable[[str], Parsed]) -> None:
    document = parse_rows(
        parse_text,
        "序号\t责任单位\t职责",
        "1\t市应急局\t1.开展检查。2.组织演练。",
        "2\t市住建局\t1.开展检查。",
    )
    assert [(c.label, c.text) for i in document.items for c in i.clauses] == [
        ("1", "1.开展检查。2.组织演练。"),
        ("2", "1.开展检查。"),
    ]


def test_a_row_without_its_number_goes_on_behind_the_repeated_heading(
    parse_text: Callable[[str], Parsed],
) -> None:
    heading = "序号\t任务\t牵头单位\t配合单位\t时限"
    document = parse_rows(
        parse_text,
        heading,
        "1\t建设基地4\t市农业农村局\t市财政局、各乡镇人民\t12月底",
        heading,
        "\t千亩。\t\t政府\t",
    )
    (clause,) = (clause for item in document.items for clause in item.clauses)
    assert (clause.text, clause.deadline) == ("建设基地4千亩。", "12月底")
    assert [each.agency for each in clause.agencies] == [
        "市农业农村局",
        "市财政局",
        "各乡镇人民政府",
    ]


def test_a_heading_between_two_tables_parts_their_rows(parse_text: Callable[[str], Parsed]) -> None:
    heading = "任务\t责任单位\t时限"
    document = parse_rows(
        parse_text,
        *("一、公开", heading, "1.公开预算。\t市财政局\t5月"),
        *("二、解读", heading, "加强培训，提高水平\t市司法局\t6月"),
    )
    assert [(item.section, item.clauses[0].text) for item in document.items] == [
        ("一", "公开预算。"),
        ("二", "加强培训，提高水平"),
    ]


def test_remarks_and_captions_of_a_table_are_no_clauses(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = """某市工作方案
一、主要目标。指标见表1。
表1 主要指标
指标\t单位\t2025年
覆盖率\t%\t40
二、任务分工
任务\t责任单位\t时限
公开预算。\t市财政局\t5月
备注：请按时报送。\t\t
专栏1 重点工程
续表
任务\t责任单位\t时限
公开决算。\t市财政局\t6月
三、保障措施。加强领导。
"""
    (document,) = parse_text(text).documents
    assert [(item.section, c.text) for item in document.items for c in item.clauses] == [
        ("一", "指标见表1。"),
        ("二", "公开预算。"),
        ("二", "公开决算。"),
        ("三", "加强领导。"),
    ]
    kinds = [each.kind for each in document.residue if each.kind != "table heading"]
    assert kinds == [
        "table caption",
        "other table",
        "other table",
        "remark",
        "table caption",
        "reprinted heading",
    ]


def test_what_is_said_of_a_box_is_no_name_of_one(parse_text: Callable[[str], Parsed]) -> None:
    said = "专栏1所列工程由市发展改革委统筹"
    (document,) = parse_text(
        f"某市方案\n一、任务。做好服务。\n{said}\n二、保障。加强领导。\n"
    ).documents
    assert any(said in clause.text for item in document.items for clause in item.clauses)


def test_a_number_before_an_item_is_that_of_its_task(parse_text: Callable[[str], Parsed]) -> None:
    document = parse_rows(
        parse_text,
        "任务\t措施\t责任单位",
        "1.公开预算\t及时公开。\t市财政局",
        "\t同步解读。\t市财政局",
        "2.公开规划\t集中展示。\t市发改委",
    )
    assert [(i.title, [(c.label, c.text) for c in i.clauses]) for i in document.items] == [
        ("公开预算", [("1.", "及时公开。"), ("", "同步解读。")]),
        ("公开规划", [("2.", "集中展示。")]),
    ]


def test_a_number_before_an_item_without_more_text_begins_a_task(
    parse_text: Callable[[str], Parsed],
) -> None:
    document = parse_rows(
        parse_text,
        "任务\t措施\t责任单位",
        "1.公开预算，\t及时公开。\t市财政局",
        "2.评估\t\t市统计局",
    )
    assert [(c.label, c.text, c.agencies_printed) for i in document.items for c in i.clauses] == [
        ("1.", "公开预算，及时公开。", "市财政局"),
        ("2.", "评估", "市统计局"),
    ]


def test_totals_are_no_tasks(parse_text: Callable[[str], Parsed]) -> None:
    document = parse_rows(
        parse_text,
        "序号\t任务\t总投资\t责任单位",
        "1\t改造管网。\t80\t市水务局",
        "合计\t\t80\t",
        "总计\t汇总数据。\t\t市统计局",
    )
    assert [c.text for i in document.items for c in i.clauses] == ["改造管网。", "汇总数据。"]
    assert [each.text for each in document.residue if each.kind == "total"] == ["合计80"]


def test_few_names_of_columns_are_enough_where_most_are_agencies(
    parse_text: Callable[[str], Parsed],
) -> None:
    document = parse_rows(parse_text, "内容\t责任股室\t配合股室", "制定计划。\t执法股\t专业股")
    (clause,) = (c for i in document.items for c in i.clauses)
    assert [each.role for each in clause.agencies] == [Role.RESPONSIBLE, Role.SUPPORT]


def test_a_heading_between_tables_opens_the_second(parse_text: Callable[[str], Parsed]) -> None:
    tables = (f"任务\t责任单位\n{task}。\t市府办\n\n" for task in ("公开规划", "公开预算"))
    (document,) = parse_text("\n## 公共服务\n\n".join(tables)).documents
    items = [(item.title, [clause.text for clause in item.clauses]) for item in document.items]
    assert items == [(None, ["公开规划。"]), ("公共服务", ["公开预算。"])]
