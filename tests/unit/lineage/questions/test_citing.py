from __future__ import annotations

import pytest

from lineage.errors import QuestionError, UnknownReference
from lineage.queries.answers.coverage import Intent
from lineage.questions.ask import ask
from tests import bundled

CITY, COUNTY = "jiangmen-2018-14", "lechang-2018-41"


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("哪些文件转发了国办发〔2018〕23号", {bundled.PROVINCE}),
        ("哪些文件引用了国办发〔2018〕23号", {bundled.PROVINCE}),
        ("国办发〔2018〕23号被哪些文件引用", {bundled.PROVINCE}),
        ("who cites 国办发〔2018〕23号", {bundled.PROVINCE}),
        ("谁附上了国务院的全文", {bundled.PROVINCE, CITY}),
        ("国务院的全文谁附上了", {bundled.PROVINCE, CITY}),
        ("谁附了全文", {bundled.PROVINCE, CITY}),
        ("谁附上了全文", {bundled.PROVINCE, CITY}),
        ("哪些文件附有上级全文", {bundled.PROVINCE, CITY}),
        ("哪些市附了全文", {CITY}),
        ("Which documents are mentioned by Lechang", {COUNTY}),
        ("广东的文件江门引用了吗", {CITY}),
        (
            "广东省哪些市引用了广东省的文件",
            {COUNTY, CITY, "shaoguan-2022-103"},
        ),
        ("who attaches the full text of 国办发〔2018〕23号", {bundled.PROVINCE, CITY}),
        ("哪些文件落实了粤府办〔2018〕19号", {COUNTY}),
        ("who forwarded the Guangdong notice", {CITY}),
        ("江门引用了哪些文件", {CITY}),
        ("which documents does Lechang cite", {COUNTY}),
        ("which documents are cited by Lechang", {COUNTY}),
        ("韶府办明电〔2018〕180号谁引用了", {COUNTY}),
        ("哪些县引用了《政府网站发展指引》", {COUNTY}),
        ("乐昌引用国办发〔2018〕23号了吗", set()),
        ("谁引用了国发〔2016〕99号", set()),
        ("谁引用了韶府办明电的文件", {COUNTY}),
        ("哪些文件废止了国办发〔2018〕23号", set()),
        ("which documents supersede 国办发〔2018〕23号", set()),
    ],
)
def test_who_cites_and_who_is_cited(question: str, documents: set[str]) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.CITATIONS
    assert {each.citation.document for each in answer.citations} == documents


def test_a_citation_is_proved_by_its_sentence_and_lines() -> None:
    (cited,) = ask(bundled.view(), "江门引用了哪些文件").citations
    assert (cited.citation.role, cited.citation.target) == ("transmits", bundled.PROVINCE)
    assert cited.citation.source_lines == "11"
    assert cited.clause
    assert "粤府办〔2018〕19号）转发给你们" in cited.clause.text


def test_what_is_attached_may_attach_another_text() -> None:
    answer = ask(bundled.view(), "谁附上了国务院的全文")
    assert [each.attached for each in answer.citations] == [
        (bundled.NATION,),
        (bundled.PROVINCE, bundled.NATION),
    ]
    assert "其中又附国办发〔2018〕23号全文" in answer.answer


def test_a_document_outside_the_corpus_may_be_named_by_words_of_its_title() -> None:
    answer = ask(bundled.view(), "谁引用了政府信息公开条例")
    assert {each.citation.title for each in answer.citations} == {"中华人民共和国政府信息公开条例"}
    with pytest.raises(QuestionError, match="没有文件引用“外国经验”") as error:
        ask(bundled.view(), "哪些市引用了外国经验")
    assert error.value.words == "外国经验"
    with pytest.raises(QuestionError, match="没有文件转发“政府信息公开条例”"):
        ask(bundled.view(), "谁转发了政府信息公开条例")


@pytest.mark.parametrize(
    "question",
    [
        "哪些文件没有引用国办发〔2018〕23号",
        "which documents do not cite 国办发〔2018〕23号",
        "国办发〔2018〕23号没有被惠州引用吗",
        "what did Huizhou cite that others don't",
    ],
)
def test_who_does_not_cite_is_not_told(question: str) -> None:
    with pytest.raises(QuestionError, match=r"否定|negation"):
        ask(bundled.view(), question)


def test_when_a_document_was_cited_is_not_told() -> None:
    with pytest.raises(QuestionError, match="只能问整份文件"):
        ask(bundled.view(), "广东省什么时候转发了国务院的文件")


def test_what_a_title_holds_is_no_pattern() -> None:
    assert ask(bundled.view(), "谁引用了“公开(+条例”").citations


def test_an_unknown_place_cites_nothing() -> None:
    with pytest.raises(UnknownReference, match="深圳"):
        ask(bundled.view(), "深圳引用了哪些文件")


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("乐昌落实得怎么样", Intent.DEEDS),
        ("哪些市落实了（十三）", Intent.COVERAGE),
        ("哪些市没有提到（十三）", Intent.COVERAGE),
        ("哪些省转发了（十三）", Intent.COVERAGE),
    ],
)
def test_words_that_stand_in_texts_too_cite_only_beside_a_document(
    question: str, intent: Intent
) -> None:
    assert ask(bundled.view(), question).understood.intent is intent
