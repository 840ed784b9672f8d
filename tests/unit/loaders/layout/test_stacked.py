from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from loaders.outline import Parsed

HEADING = ["序号", "工作任务", "责任单位", "完成时限"]
CLAUSES = [("1", "公开预算。", "市财政局", "5月"), ("2", "公开决算。", "各区政府", "6月")]


def clauses(parsed: Parsed) -> list[tuple[str, str, str, str | None]]:
    (document,) = parsed.documents
    return [
        (c.label, c.text, c.agencies_printed, c.deadline)
        for item in document.items
        for c in item.clauses
    ]


def test_cells_on_lines_of_their_own_are_rows(parse_text: Callable[[str], Parsed]) -> None:
    lines = ["某市任务表", *HEADING, *(cell for row in CLAUSES for cell in row)]
    parsed = parse_text("\n\n".join([*lines, "三、保障措施。加强领导。"]))
    assert clauses(parsed) == [*CLAUSES, ("", "加强领导。", "", None)]
    assert parsed.ledger.unplaced() == ()


def test_such_a_table_may_have_headings_of_its_own_and_tasks_of_several_lines(
    parse_text: Callable[[str], Parsed],
) -> None:
    one, two = CLAUSES
    lines = ["某市任务表", *HEADING, "一、公开", *one, *HEADING, "二、解读", "2", "公开", *two[1:]]
    parsed = parse_text("\n".join([*lines, "附件：名单"]))
    (document,) = parsed.documents
    assert [item.section for item in document.items] == ["一", "二"]
    assert clauses(parsed) == [one, ("2", "公开公开决算。", *two[2:])]


def test_rows_without_numbers_are_told_by_their_agencies(
    parse_text: Callable[[str], Parsed],
) -> None:
    rows = [("", *row[1:]) for row in CLAUSES]
    lines = [
        "某市任务表",
        *HEADING[1:],
        "一、公开",
        *rows[0][1:],
        "二、决算",
        *rows[1][1:],
        "加强领导。",
    ]
    parsed = parse_text("\n".join(lines))
    assert clauses(parsed)[:2] == rows
    assert [section.label for section in parsed.documents[0].sections] == ["一", "二"]


def test_where_agencies_would_stand_elsewhere_the_lines_stay_lines(
    parse_text: Callable[[str], Parsed],
) -> None:
    lines = [*HEADING, "1", "公开预算。", "5月", "2", "公开决算。", "6月"]
    text = "某市方案\n一、公开。公开预算。\n" + "\n".join(lines)
    (document,) = parse_text(text).documents
    assert document.items[0].clauses[0].text == "公开预算。"
    assert not any(
        each.kind == "table heading" and each.text == "序号" for each in document.residue
    )


def test_rows_that_lack_cells_make_no_such_table(parse_text: Callable[[str], Parsed]) -> None:
    heading = ["序号", "工作任务", "责任单位", "备注"]
    lines = [*heading, "1", "公开预算。", "市财政局", "2", "公开决算。", "各区政府"]
    end = "以上任务由市政府办公室督查。"
    parsed = parse_text("\n".join(["某市方案", "一、公开。公开预算。", *lines, end]))
    assert any(end in text for _, text, _, _ in clauses(parsed))


@given(st.lists(st.sampled_from([*HEADING, "1", "2", "公开。", "市财政局", "一、甲"]), max_size=20))
def test_no_line_of_such_a_table_is_lost(
    parse_text: Callable[[str], Parsed], lines: list[str]
) -> None:
    parsed = parse_text("\n".join(["某市方案", "一、公开。公开预算。", *HEADING, *lines]))
    assert parsed.ledger.unplaced() == ()
    text = parsed.ledger.source.text
    assert all(n < 2 or text[i].isspace() for i, n in enumerate(parsed.ledger.counts()))
