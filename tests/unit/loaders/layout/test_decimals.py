"""Decimal outlines: figures that begin a line are labels where they are due."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.outline import Parsed

PLAN = (
    "某县应急预案",
    "1 总则",
    "1.1 编制目的",
    "建立健全应急机制，提高应对能力。",
    "1.2编制依据",
    "依据《突发事件应对法》。",
    "2．组织体系",
    "2.1 指挥机构",
    "2.1.1 指挥部。县政府成立指挥部，统一领导处置工作。",
    "2.1.2 办公室。办公室设在应急局，承担日常工作。",
    "3 附则",
    "3.5万人以上转移时，由省政府指挥。",
    "本预案自印发之日起施行。",
)


def test_an_emergency_plan(parse_text: Callable[[str], Parsed]) -> None:
    (document,) = parse_text("\n".join(PLAN)).documents
    assert [(s.label, s.title) for s in document.sections] == [
        ("一", "总则"),
        ("二", "组织体系"),
        ("三", "附则"),
    ]
    assert [(i.id.partition(":")[2], i.label, i.title) for i in document.items] == [
        ("1-1", "1.1", "编制目的"),
        ("1-2", "1.2", "编制依据"),
        ("2-1", "2.1", "指挥机构"),
        ("3", "3", "附则"),
    ]
    assert [(c.label, c.text) for c in document.items[2].clauses] == [
        ("2.1.1", "指挥部。县政府成立指挥部，统一领导处置工作。"),
        ("2.1.2", "办公室。办公室设在应急局，承担日常工作。"),
    ]
    assert [c.text for c in document.items[3].clauses] == [
        "3.5万人以上转移时，由省政府指挥。",
        "本预案自印发之日起施行。",
    ]


def test_a_section_on_the_responsible_body_is_no_heading_row(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = "\n".join((*PLAN[:6], "1.3 预案解释部门", "本预案由某局解释。", *PLAN[6:]))
    (document,) = parse_text(text).documents
    assert "预案解释部门" in [item.title for item in document.items]


def test_its_table_of_contents_is_set_aside(parse_text: Callable[[str], Parsed]) -> None:
    contents = [line for line in PLAN if line[0].isdigit() and "。" not in line]
    (plain,) = parse_text("\n".join(PLAN)).documents
    (document,) = parse_text("\n".join([PLAN[0], *contents, *PLAN[1:]])).documents
    assert [c.text for i in document.items for c in i.clauses] == [
        c.text for i in plain.items for c in i.clauses
    ]


@pytest.mark.parametrize(
    "line",
    ["3.5万人次参加。", "46.8月底前完成公开。", "1.1亿元用于农村公路。", "5 个工作日内答复。"],
)
def test_figures_alone_make_no_outline(parse_text: Callable[[str], Parsed], line: str) -> None:
    (document,) = parse_text(f"某县工作方案\n一、加强公开\n全年公开。\n{line}").documents
    assert [item.id.partition(":")[2] for item in document.items] == ["1"]


@pytest.mark.parametrize("opens", ["1.总则", "1 总 则"])
def test_a_plan_saved_on_one_line_is_cut_at_its_numbers(
    parse_text: Callable[[str], Parsed], opens: str
) -> None:
    text = (
        f"某县突发事件应急预案\n{opens} 1.1目的 保障公众生命安全，维护社会稳定。 达到 1.2 万人的，另行规定。 "
        "1.2 依据 依据有关法律法规，制定本预案。 2.组织体系 2.1机构 2.1.1县政府成立领导小组，统一领导。 "
        "3 附则 3.1 预案管理 本预案由县政府管理。\n"
    )
    (document,) = parse_text(text).documents
    assert [section.title for section in document.sections] == ["总则", "组织体系", "附则"]
    assert [item.title for item in document.items] == ["目的", "依据", "机构", "预案管理"]
    assert [c.text for c in document.items[0].clauses] == [
        "保障公众生命安全，维护社会稳定。",
        "达到1.2万人的，另行规定。",
    ]
