from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.questions.lexicon import MARK
from lineage.questions.marked import marked
from tests import bundled


def read(question: str) -> tuple[str, list[str]]:
    """The question with an x for each mark, and what the marks stand for."""
    found = marked(bundled.view(), question)
    return re.sub(MARK, "x", found.text), [each.name for each in found.named]


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("江门引用了哪些文件", "x引用了哪些文件", ["江门市"]),
        ("江门和惠州谁更忠实", "x和x谁更忠实", ["江门市", "惠州市"]),
        ("广东省江门市的文件是哪一年的", "x是哪一年的", ["江门市"]),
        ("广东的文件江门引用了吗", "xx引用了吗", ["广东省", "江门市"]),
        ("谁引用了国办发[2018] 23号", "谁引用了x", ["国办发〔2018〕23号"]),
        ("谁引用了国发〔2016〕55号", "谁引用了x", ["国发〔2016〕55号"]),
        ("谁引用了《政府网站发展指引》", "谁引用了x", ["政府网站发展指引"]),
        (
            "《乐昌市2018年政务公开工作要点分工方案》有几条",
            "x有几条",
            ["乐昌市2018年政务公开工作要点分工方案"],
        ),
        ("江门市怎样处理，江门删了吗", "x怎样处理,x删了吗", ["江门市"]),
        ("what is the date of Huizhou's plan", "what is the date of x", ["惠州市"]),
        ("深圳引用了哪些文件", "深圳引用了哪些文件", []),
        ("市财政局谁负责", "市财政局谁负责", []),
    ],
)
def test_documents_are_marked_where_they_are_named(
    question: str, text: str, named: list[str]
) -> None:
    assert read(question) == (text, named)


def test_a_document_in_hand_has_a_key_another_has_none() -> None:
    (known,) = marked(bundled.view(), "国办发〔2018〕23号").named
    (strange,) = marked(bundled.view(), "国发〔2016〕55号").named
    assert (known.keys, strange.keys) == ((bundled.NATION,), ())


def test_a_year_chooses_among_the_documents_of_a_place() -> None:
    (there,) = marked(bundled.view(), "韶关2022年的文件").named
    (missing,) = marked(bundled.view(), "韶关2018年的文件").named
    assert there.keys == ("shaoguan-2022-103",)
    assert (missing.name, missing.keys) == ("韶关市 2018", ())
    (beside, _) = marked(bundled.view(), "韶关引用了国办发〔2018〕23号吗").named
    assert beside.keys == ("shaoguan-2022-103",)


@given(st.text(alphabet="江门市广东省的文件国办发〔2018〕23号《》引用了 \ue000ab", max_size=24))
def test_every_mark_stands_for_a_document(question: str) -> None:
    found = marked(bundled.view(), question)
    assert set(found.within(found.text)) == set(found.named)
