from __future__ import annotations

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language
from lineage.questions.asked import Asked
from lineage.questions.marked import marked
from lineage.questions.parties import Parties, parties
from tests import bundled

TITLE = "广东省人民政府办公厅转发国务院办公厅2018年政务公开工作要点的通知"
CITY, COUNTY = "huizhou-2018", "lechang-2018-41"


def of(question: str, whence: bool = False) -> tuple[Parties, str]:
    view = bundled.view()
    return parties(Asked(view, question, Language.ZH), marked(view, question), whence)


@pytest.mark.parametrize(
    ("question", "upstream", "doer", "place"),
    [
        (f"{CITY}:13.1怎么样了", CITY, None, None),
        ("哪些市删去了粤府办〔2018〕19号的条款", bundled.PROVINCE, None, None),
        (f"《{TITLE}》第六条怎么样了", bundled.PROVINCE, None, None),
        (f"{CITY}删去了哪些", None, CITY, None),
        (f"{CITY}怎样处理粤府办〔2018〕19号第六条", bundled.PROVINCE, CITY, None),
        (f"what did {COUNTY} do with {bundled.NATION}:13", bundled.NATION, COUNTY, None),
        ("惠州市文件的（十三）怎么样了", CITY, None, None),
        ("惠州市怎样处理广东省文件的第三条", bundled.PROVINCE, None, "惠州市"),
        ("惠州市的文件怎样处理国办发〔2018〕23号", bundled.NATION, None, "惠州市"),
        ("国务院的（十三）惠州市删了吗", bundled.NATION, None, "惠州市"),
        ("惠州市删去了哪些", None, None, "惠州市"),
        ("韶府办明电〔2018〕180号删去了哪些", None, None, "韶关市"),
        ("韶关2018年删去了哪些", None, None, "韶关市"),
    ],
)
def test_whose_items_are_meant_and_who_is_asked(
    question: str, upstream: str | None, doer: str | None, place: str | None
) -> None:
    found, _ = of(question)
    named = found.place.place if found.place else None
    assert (found.upstream, found.doer, named) == (upstream, doer, place)


def test_whence_words_come_is_asked_of_a_document() -> None:
    found, left = of("江门市哪些条款来自广东省文件", whence=True)
    assert (found.source, found.upstream, found.doer) == (
        bundled.PROVINCE,
        "jiangmen-2018-14",
        None,
    )
    assert left.replace(" ", "") == "哪些条款"


def test_a_title_that_is_no_documents_stays_a_word() -> None:
    assert of("哪些市删去了《政府信息公开条例》")[1] == "哪些市删去了《政府信息公开条例》"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("huizhou-2019-3怎样处理（十三）", "huizhou-2019-3"),
        ("桂政办发〔2018〕9号删去了哪些", "桂政办发〔2018〕9号"),
        ("nowhere-2018:13怎么样了", "nowhere-2018"),
        ("乐昌2020年删去了哪些", "乐昌市 2020"),
        ("韶关市2018年文件第三条怎么样", "韶关市 2018"),
        ("韶关2022年的方案保留了国务院的哪些条", "国务院 2022"),
    ],
)
def test_a_document_that_is_not_there_is_told(question: str, name: str) -> None:
    with pytest.raises(UnknownReference, match=name):
        of(question)


@pytest.mark.parametrize(
    "question", ["江门和惠州删去了哪些", f"{CITY}和{COUNTY}删去了哪些", f"江门和{CITY}删去了哪些"]
)
def test_two_that_are_asked_what_they_did_can_be_compared(question: str) -> None:
    with pytest.raises(QuestionError, match=r"相互比较：“.+和.+有什么不同”") as error:
        of(question)
    assert len(error.value.places) == 2
