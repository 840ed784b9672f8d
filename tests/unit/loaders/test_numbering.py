from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.numerals import to_han
from loaders import numbering
from loaders.blocks import Extract
from loaders.numbering import Rank


@pytest.mark.parametrize(
    ("text", "rank", "number", "printed"),
    [
        ("第二章 总则", Rank.CHAPTER, 2, "第二章"),
        ("第十三条 行政机关应当", Rank.ARTICLE, 13, "第十三条"),
        ("第十三条行政机关应当", Rank.ARTICLE, 13, "第十三条"),
        ("第3条、行政机关应当", Rank.ARTICLE, 3, "第3条、"),
        ("第三条：行政机关", Rank.ARTICLE, 3, "第三条："),
        ("第三条之一 行政机关", Rank.ARTICLE, 3, "第三条之一"),
        ("第三条之一行政机关", Rank.ARTICLE, 3, "第三条之一"),
        ("第1章总则", Rank.CHAPTER, 1, "第1章"),
        ("十一、加强解读", Rank.SECTION, 11, "十一、"),
        ("—、总体思路", Rank.SECTION, 1, "—、"),
        ("（十三）推进试点", Rank.ITEM, 13, "（十三）"),
        ("(三) 推进", Rank.ITEM, 3, "(三)"),
        ("12.完善", Rank.TASK, 12, "12."),
        ("１．完善", Rank.TASK, 1, "１．"),
        ("3、完善", Rank.TASK, 3, "3、"),
        ("1..完善", Rank.TASK, 1, "1.."),
        ("1.2021年底前，完善", Rank.TASK, 1, "1."),
        ("（2）完善", Rank.SUBTASK, 2, "（2）"),
        ("一．加强解读", Rank.SECTION, 1, "一．"),
        ("（二）、推进试点", Rank.ITEM, 2, "（二）、"),
        ("2）完善", Rank.SUBTASK, 2, "2）"),
        ("㈢推进试点", Rank.ITEM, 3, "㈢"),
        ("⒋完善", Rank.TASK, 4, "⒋"),
        ("⑸ 完善", Rank.SUBTASK, 5, "⑸"),
        ("③完善", Rank.SUBTASK, 3, "③"),
    ],
)
def test_labels(text: str, rank: Rank, number: int, printed: str) -> None:
    label = numbering.label_at(text)
    assert label is not None
    assert (label.rank, label.number, label.printed) == (rank, number, printed)


@pytest.mark.parametrize(
    "text",
    [
        "2018年工作要点",
        "3.5万人次",
        "1.2021万元",
        "（国发〔2016〕55号）",
        "（街道、办事处）",
        "一网通办",
        "第二十条、第二十一条规定",
        "第三条规定的信息",
        "第三条修改为：“应当公开。”",
        "第三条后增加一条",
        "第三条之一规定的信息",
        "第三条之一、第三条之二规定",
        "第八条第二款",
        "第五条的要求",
        "",
        "千千千千千千千千千千、",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert numbering.label_at(text) is None


@pytest.mark.parametrize("text", ["　㈢推进", "⒋ 推进", "（二）、推进"])
def test_the_text_behind_a_label_is_all_that_is_left(text: str) -> None:
    label = numbering.label_at(text)
    assert label is not None
    assert text[label.length :].strip() == "推进"


def test_a_number_without_dot_counts_only_when_due() -> None:
    assert numbering.bare_task_at("49完善各部门", 48) is None
    label = numbering.bare_task_at("49完善各部门", 49)
    assert label is not None
    assert label.printed == "49"


@given(
    st.integers(1, 99),
    st.sampled_from(["{}、", "（{}）", "({})", "第{}条　"]),
    st.text("公开政务", min_size=1),
)
def test_a_label_is_cut_off_whole(number: int, form: str, rest: str) -> None:
    text = form.format(to_han(number)) + rest
    label = numbering.label_at(text)
    assert label is not None
    head, tail = numbering.cut(Extract(text, ((0, len(text)),)), label)
    assert label.number == number
    assert head.text + tail.text == text
    assert tail.text == rest


@pytest.mark.parametrize(("text", "length"), [("49完善机制。", 2), ("46.8月底前完成。", 3)])
def test_a_damaged_task_number_counts_only_where_it_is_due(text: str, length: int) -> None:
    number = int(text[:2])
    label = numbering.bare_task_at(text, number)
    assert label is not None
    assert label.length == length
    assert numbering.bare_task_at(text, number + 1) is None
