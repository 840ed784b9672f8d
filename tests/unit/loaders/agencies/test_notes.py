"""Notes that name agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.agencies.notes import note_start, notes_within

NAMES = st.lists(
    st.sampled_from(["市公安局", "省教育委", "县财政办", "市民政局", "省审计局"]),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("及时公开。（市编办牵头落实）", 5),
        ("及时公开。(责任单位:省政府办公厅,其他单位。以下不再列出)", 5),
        ("公开指标。（预期性指标，牵头单位：市发改委；责任单位：市统计局）", 5),
        ("及时公开。[市教育局、各县（市、区）政府，2020年6月底前]", 5),
        ("及时公开。（市教育局牵头，２０２１年６月底前完成）", 5),
        ("及时公开（分管副省长负责，省财政厅牵头）。", 4),
        ("及时公开。（各市、县级政府及《办法》涉及的相关部门负责）", 5),
        ("建立目录（以下简称《目录》）", None),
        ("按时公布（每月底前）。", None),
        ("没有括号。", None),
        ("）", None),
    ],
)
def test_notes_behind_a_sentence(text: str, start: int | None) -> None:
    assert note_start(text) == start


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "[]", "【】"])
def test_notes_in_any_brackets(brackets: str) -> None:
    opening, closing = tuple(brackets)
    note = f"{opening}责任单位：市财政局，各县（区）政府，6月底前完成{closing}"
    assert note_start(f"公开预算。{note}") == 5
    assert note_start(f"公开预算{opening}含“三公”经费{closing}") is None


@given(NAMES, st.sampled_from(["", "。", "；"]))
def test_a_note_is_found_on_either_side_of_the_stop(names: list[str], stop: str) -> None:
    note = f"（{'、'.join(names)}负责）"
    text = f"公开预算{note}。公开决算。{note}{stop}"
    assert [text[start:end] for start, end in notes_within(text)] == [
        f"{note}。",
        f"{note}{stop}",
    ]
