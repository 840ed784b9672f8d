from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.derive import derive
from lineage.errors import QuestionError, UnknownReference
from lineage.language import Language
from lineage.model import Drift, DriftKind, Lineage, Qualifier, Role, Status, key_of, local_id
from lineage.queries.answers.coverage import AskAnswer, Intent, Quantifier
from lineage.queries.coverage import Filter, item_coverage, matrix
from lineage.queries.regions import region_matrix
from lineage.queries.wording import VERDICT
from lineage.questions.ask import ask, language_of
from lineage.questions.suggestions import suggestions
from lineage.store.sqlite import IndexedView
from tests import bundled
from tests.small import document

ENGLISH = "which cities dropped item (十三)"
CHINESE = "哪些市删去了（十三）"


@pytest.mark.parametrize(
    "question",
    [
        ENGLISH,
        CHINESE,
        "哪些城市没有第十三条",
        "哪些市删去了十三",
        "which cities dropped item thirteen",
    ],
)
def test_the_question_is_answered_alike(question: str) -> None:
    answer = ask(bundled.view(), question)
    plain = [r.document for r in answer.items if Qualifier.TRANSMITTED not in r.qualifiers]
    attached = [r.document for r in answer.items if Qualifier.TRANSMITTED in r.qualifiers]
    assert plain == ["lechang-2018-41", "guangzhou-zwb-2018"]
    assert attached == ["jiangmen-2018-14"]
    others = [("huizhou-2018", Status.PARTIAL), (bundled.PROVINCE, Status.PARTIAL)]
    assert [(r.document, r.status) for r in answer.others] == others
    assert [each.place for each in answer.no_text] == ["韶关市"]
    assert answer.understood.item == f"{bundled.NATION}:13"


def test_the_answer_speaks_the_language_of_the_question() -> None:
    assert "dropped" in ask(bundled.view(), ENGLISH).answer
    assert "删去" in ask(bundled.view(), CHINESE).answer
    assert "dropped" in ask(bundled.view(), CHINESE, Language.EN).answer


def test_the_key_of_a_document_is_no_english() -> None:
    assert language_of(f"哪些市删去了{bundled.NATION}:13") is Language.ZH
    assert language_of(f"sources of {bundled.NATION}") is Language.EN


def test_the_kept_part_is_proved_by_text_and_lines() -> None:
    (row,) = ask(bundled.view(), "惠州市怎样处理（十三）").items
    (edge,) = row.evidence.carried
    assert edge.unit.source_lines == "161"
    assert edge.upstream.source_lines == "133-135"
    assert "8月底前完成试点验收" in edge.unit.text


def test_who_answers_for_the_kept_part_is_told() -> None:
    answer = ask(bundled.view(), CHINESE)
    kept = next(row for row in answer.others if row.document == "huizhou-2018")
    (edge,) = kept.evidence.carried
    assert [each.agency for each in edge.agencies] == ["博罗县政府"]
    assert "惠州市：部分保留。3 款中只承接 1 款。由博罗县政府负责。" in answer.answer
    assert "Responsible: 博罗县政府." in ask(bundled.view(), ENGLISH).answer
    many = ask(bundled.view(), "乐昌市怎样处理（二）").answer
    assert "由市政府办、市财政局、各镇（街道、办事处）等 10 家负责。" in many


def test_who_attaches_the_text_is_told_apart_in_the_answer() -> None:
    assert "江门市：未提，但附全文。" in ask(bundled.view(), CHINESE).answer


def test_a_number_of_another_document_is_read_as_that_documents() -> None:
    answer = ask(bundled.view(), "哪些市删去了粤府办〔2018〕19号第六条")
    assert answer.understood.item == f"{bundled.PROVINCE}:6"


@pytest.mark.parametrize("question", ["", "hello", "今天天气怎么样", "惠州"])
def test_what_cannot_be_read_says_what_can_be_asked(question: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), question)
    shown = error.value.examples
    assert shown == suggestions(bundled.view(), language_of(question))[: len(shown)] != ()


@pytest.mark.parametrize(
    ("question", "simple"),
    [
        ("哪些市刪去了（十三）", CHINESE),
        ("廣東省刪去了哪些", "广东省删去了哪些"),
        ("哪些地方改了時限", "哪些地方改了时限"),
        ("誰負責（十三）", "谁负责（十三）"),
        ("江門市新增了什麼", "江门市新增了什么"),
        ("樂昌的文字來自哪裡", "乐昌的文字来自哪里"),
    ],
)
def test_traditional_glyphs_are_read_as_simplified_ones(question: str, simple: str) -> None:
    answer, same = ask(bundled.view(), question), ask(bundled.view(), simple)
    assert answer.question == question
    assert replace(answer, question=simple) == same


def test_an_unknown_item_says_which_there_are() -> None:
    with pytest.raises(UnknownReference) as error:
        ask(bundled.view(), "哪些市删去了（三十三）")
    assert "（十六）" in error.value.known


def test_what_is_unknown_is_told_in_the_language_of_the_question() -> None:
    for question, language in (
        ("哪些市删去了（三十三）", "zh"),
        ("which cities dropped item 33", "en"),
    ):
        with pytest.raises(UnknownReference) as error:
            ask(bundled.view(), question)
        assert error.value.language == language


def test_a_number_of_several_items_is_answered_with_their_names() -> None:
    view = bundled.renumbered("（十四）", "（十三）")
    with pytest.raises(UnknownReference, match="means several items") as error:
        ask(view, CHINESE)
    first, second = error.value.known
    assert first.startswith(f"{bundled.NATION}:13 四、（十三） 做好基层")
    assert second.startswith(f"{bundled.NATION}:14 ")
    assert ask(view, f"{bundled.NATION}:14怎么样了").understood.item == f"{bundled.NATION}:14"
    assert suggestions(view)[0] != CHINESE


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("哪些市删去了四、（十三）", f"{bundled.NATION}:13"),
        ("哪些市删去了六", f"{bundled.NATION}:6"),
        ("哪些市删去了六、扎实做好基层政务公开标准化规范化试点工作", f"{bundled.PROVINCE}:6"),
        ("哪些市删去了（六）提升实体政务大厅服务能力", f"{bundled.NATION}:6"),
    ],
)
def test_an_item_is_told_by_its_chapter_or_its_title_beside_the_number(
    question: str, item: str
) -> None:
    assert ask(bundled.view(), question).understood.item == item


def test_a_title_quoted_with_its_number_is_understood() -> None:
    answer = ask(bundled.view(), "哪些市删去了“（六）提升实体政务大厅服务能力”")
    assert answer.understood.item == f"{bundled.NATION}:6"
    assert "没有读懂" not in answer.answer


def test_a_number_that_the_notice_meant_has_not_is_that_of_another() -> None:
    view = bundled.renumbered("（六）", "附")
    assert ask(view, "哪些市删去了（六）").understood.item == f"{bundled.PROVINCE}:6"
    with pytest.raises(UnknownReference, match=f"No item '{bundled.NATION}:（六）'"):
        ask(view, "哪些市删去了国办发〔2018〕23号（六）")


@pytest.mark.parametrize(
    "question",
    [
        "（十三）和（十六）哪些市删去了",
        "which cities dropped item 13 and 16",
        f"{bundled.NATION}:13和（十六）怎么样了",
        f"{bundled.NATION}:13和{bundled.NATION}:16怎么样了",
    ],
)
def test_two_items_are_too_many(question: str) -> None:
    with pytest.raises(QuestionError, match=r"一次只能问一条|More than one item"):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    "question",
    [
        *(
            "哪些市删去了１３",
            "国办发[2018]23号第１３条怎么样了",
            "国办发（2018） 23号十三怎么样了",
        ),
        *("what became of items 13", "item 13 (十三): which cities dropped it"),
    ],
)
def test_numbers_are_read_however_they_are_written(question: str) -> None:
    assert ask(bundled.view(), question).understood.item == f"{bundled.NATION}:13"


@pytest.mark.parametrize(
    "question",
    [
        "哪些市没有删去（十三）",
        "哪些市没删去（十三）",
        "哪些城市未删去第十三条",
        "which cities did not drop item 13",
        "which cities didn't drop item (十三)",
    ],
)
def test_a_negated_question_is_answered_by_the_other_documents(question: str) -> None:
    answer, dropped = ask(bundled.view(), question), ask(bundled.view(), CHINESE)
    assert [row.document for row in answer.items] == ["huizhou-2018", "jiangmen-2018-14"]
    plain = {r.document for r in dropped.items if Qualifier.TRANSMITTED not in r.qualifiers}
    assert plain <= {row.document for row in answer.others}
    assert set(answer.understood.statuses) == set(Status) - {Status.DROPPED}


def test_the_restatement_names_what_a_negation_asks_for() -> None:
    chinese = ask(bundled.view(), "哪些市没有删去（十三）").understood.text
    english = ask(bundled.view(), "which cities did not drop item 13").understood.text
    assert chinese.endswith("状态：未删去")
    assert english.endswith("status: not dropped")
    kept = ask(bundled.view(), "哪些市没有保留（十六）").understood.text
    assert kept.endswith("状态：部分保留、并入其他条目、仅主题相近、删去")


@pytest.mark.parametrize(
    "question", ["哪些市不是没有（十三）", "which cities dropped nothing of item 13"]
)
def test_a_negation_that_cannot_be_read_suggests_the_positive_question(question: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), question)
    assert {ENGLISH, CHINESE} & set(error.value.examples)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("北京市怎样处理（十三）", "北京市"),
        ("深圳市有没有删去（十三）", "深圳市"),
        ("（十三）在深圳市怎么样了", "深圳市"),
        ("江门市新会区怎样处理（十三）", "新会区"),
        ("北京市新增了什么", "北京市"),
        ("荆门市新增了什么", "荆门市"),
        ("东莞新增了什么", "东莞"),
        ("东莞市谁负责（五）", "东莞市"),
        ("东莞谁负责（五）", "东莞"),
        ("深圳市改了哪些时限", "深圳市"),
        ("what did Beijing do with item 13", "Beijing"),
        ("did Beijing drop item 13", "Beijing"),
        ("what did Beijing add", "Beijing"),
    ],
)
def test_an_unknown_place_is_not_passed_over(question: str, place: str) -> None:
    with pytest.raises(UnknownReference) as error:
        ask(bundled.view(), question)
    with pytest.raises(UnknownReference) as known:
        item_coverage(bundled.view(), f"{bundled.NATION}:13", Filter(place=place))
    assert str(error.value) == str(known.value)


def test_a_place_within_another_is_one() -> None:
    assert ask(bundled.view(), "广东省江门市怎样处理（十三）").understood.place == "江门市"


@pytest.mark.parametrize(
    "question",
    [
        f"请问{bundled.NATION}:13怎么样了",
        f"what became of {bundled.NATION}:13.",
        "国务院第十三条",
        "国务院第十三条怎么样了",
        "国务院的文件第十三条怎么样了",
        "what became of item 13 of the State Council",
    ],
)
def test_the_body_above_all_chooses_the_document(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.item == f"{bundled.NATION}:13"
    assert answer.understood.place is None
    assert answer.items


@pytest.mark.parametrize(
    "question",
    [
        "广东省文件的第三条怎么样了",
        "广东省2018年文件的第三条",
        "what became of item 3 of Guangdong's document",
        "what became of item 3 of the Guangdong notice",
    ],
)
def test_whose_document_it_is_chooses_it(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.item == f"{bundled.PROVINCE}:3"
    assert answer.understood.place is None


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("惠州市怎样处理广东省文件的第三条", f"{bundled.PROVINCE}:3"),
        ("惠州市怎样处理国务院第十三条", f"{bundled.NATION}:13"),
        ("what did Huizhou do with item 13 of the State Council", f"{bundled.NATION}:13"),
    ],
)
def test_a_place_can_be_asked_about_anothers_document(question: str, item: str) -> None:
    understood = ask(bundled.view(), question).understood
    assert (understood.item, understood.place) == (item, "惠州市")


def test_a_document_of_a_year_that_is_not_there_is_unknown() -> None:
    with pytest.raises(UnknownReference, match="韶关市 2018"):
        ask(bundled.view(), "韶关市2018年文件第三条怎么样")


def test_a_key_is_a_word_of_its_own() -> None:
    named = f"what became of {bundled.PROVINCE}-2 item 13"
    assert ask(bundled.view(), named).understood.item == f"{bundled.NATION}:13"


@pytest.mark.parametrize(
    "question", ["what did huizhou-2018 do with item 13", "huizhou-2018怎样处理（十三）"]
)
def test_a_document_that_nobody_follows_is_asked_what_it_did(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.item == f"{bundled.NATION}:13"
    assert [(row.document, row.status) for row in answer.items] == [
        ("huizhou-2018", Status.PARTIAL)
    ]


def test_a_document_that_others_follow_is_asked_what_became_of_its_own() -> None:
    answer = ask(bundled.view(), "what became of item 4 of 粤府办〔2018〕19号")
    assert answer.understood.item == f"{bundled.PROVINCE}:4"


@pytest.mark.parametrize("name", ["nowhere-2018", "huizhou-2019-3", "桂政办发〔2018〕9号"])
def test_a_document_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(UnknownReference, match=name):
        ask(bundled.view(), f"what did {name} do with item 13")


def test_of_a_document_that_nobody_holds_its_place_is_told() -> None:
    answer = ask(bundled.view(), "韶府办明电〔2018〕180号怎样处理（十三）")
    assert answer.items == ()
    assert [each.place for each in answer.no_text] == ["韶关市"]


@pytest.mark.parametrize(
    "question", ["哪些市保留了政务热线", "政务热线怎么样了", "which cities kept 政务热线"]
)
def test_an_item_can_be_named_by_words_that_it_alone_has(question: str) -> None:
    assert ask(bundled.view(), question).understood.item == f"{bundled.NATION}:10"


def test_words_of_several_items_are_answered_with_their_names() -> None:
    with pytest.raises(QuestionError, match=r"（一）围绕.*、（十三）做好") as error:
        ask(bundled.view(), "哪些市保留了政务公开")
    assert error.value.examples


@pytest.mark.parametrize("question", ["哪些市保留了高速公路", "which cities kept hotlines"])
def test_words_of_no_item_are_not_passed_over(question: str) -> None:
    with pytest.raises(QuestionError, match=r"高速公路|hotlines"):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("市财政局怎么样", "市财政局"),
        ("博罗县做什么", "博罗县"),
        ("what of hotlines", "hotlines"),
    ],
)
def test_what_the_upstream_lacks_may_stand_elsewhere(question: str, said: str) -> None:
    with pytest.raises(QuestionError, match=r"各上级文件.*在全部文件|look in all") as error:
        ask(bundled.view(), question)
    assert error.value.words == said


def test_words_that_the_upstream_lacks_are_found_in_another_document_above() -> None:
    answer = ask(bundled.view(), "政府数据年度开放计划怎么样")
    assert answer.understood.item == f"{bundled.PROVINCE}:1"


def below_the_province_alone(place: str) -> IndexedView:
    """The bundled corpus as if a place's document were asked of 广东's items only."""
    whole = bundled.lineage()
    keys = {each.key for each in whole.documents if each.place == place}
    rows = (
        row
        for row in whole.coverage
        if row.document not in keys or key_of(row.item) == bundled.PROVINCE
    )
    return IndexedView(replace(whole, coverage=tuple(rows)))


@pytest.mark.parametrize(
    "question",
    ["乐昌市怎样处理各条", "乐昌市怎样处理（六）", "乐昌市怎样处理基层政务公开标准化规范化试点"],
)
def test_a_place_is_asked_about_what_its_documents_descend_from(question: str) -> None:
    answer = ask(below_the_province_alone("乐昌市"), question)
    assert answer.items
    assert {key_of(row.item) for row in answer.items} == {bundled.PROVINCE}


def test_an_answer_about_one_notice_of_several_names_the_others() -> None:
    question, whole = "哪个市删得最多", bundled.lineage()
    own = tuple(each for each in whole.inherits if key_of(each.unit) != bundled.PROVINCE)
    apart = IndexedView(replace(whole, inherits=own))
    note = "语料中另有粤府办〔2018〕19号，可分别询问"
    assert note in ask(apart, question).answer
    assert note not in ask(apart, f"国办发〔2018〕23号{question}").answer
    assert note not in ask(apart, f"惠州{question}").answer
    assert note not in ask(bundled.view(), question).answer


def test_where_words_of_two_come_from_is_no_question_of_both() -> None:
    with pytest.raises(QuestionError, match="相互比较") as error:
        ask(bundled.view(), "江门和惠州的文字来自哪里")
    assert error.value.places == ("江门市", "惠州市")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("乐昌的文字来自哪里", "lechang-2018-41"),
        ("where does the text of lechang-2018-41 come from", "lechang-2018-41"),
        ("惠州市的（十三）来自哪里", "huizhou-2018:13"),
        ("政务热线来自哪里", f"{bundled.NATION}:10"),
        ("政务热线的来源", f"{bundled.NATION}:10"),
        ("粤府办〔2018〕19号的来源", "guangdong-2018-19"),
        ("sources of huizhou-2018", "huizhou-2018"),
    ],
)
def test_where_a_document_or_an_item_comes_from(question: str, part: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == "sources"
    assert part == answer.understood.document or part in answer.understood.text
    assert {edge.unit.id.startswith(part) for edge in answer.edges} <= {True}
    assert bool(answer.edges) is (bundled.NATION not in part)


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("哪些条款来自广东省", {"jiangmen-2018-14", "huizhou-2018", "guangzhou-zwb-2018"}),
        ("哪些县的条款来自广东省文件", {"lechang-2018-41"}),
        ("江门市哪些条款来自广东省", {"jiangmen-2018-14"}),
        ("which items come from Guangdong", {"jiangmen-2018-14", "huizhou-2018"}),
    ],
)
def test_what_comes_from_a_document_is_asked_of_those_below_it(
    question: str, units: set[str]
) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == "sources"
    assert {edge.upstream.document for edge in answer.edges} <= {bundled.PROVINCE}
    assert {edge.unit.document for edge in answer.edges} >= units
    assert "粤府办〔2018〕19号" in answer.understood.text


def test_an_item_may_speak_of_sources_itself() -> None:
    understood = ask(bundled.view(), "哪些市删去了来自群众的意见").understood
    assert (understood.intent, understood.item) == (Intent.COVERAGE, f"{bundled.NATION}:5")


def test_of_an_item_what_comes_from_one_document() -> None:
    (edge,) = ask(bundled.view(), "惠州市的政策解读来自广东省吗").edges
    assert (edge.unit.item, edge.upstream.document) == ("huizhou-2018:3", bundled.PROVINCE)


@pytest.mark.parametrize("question", ["惠州市13.1删去了什么", f"哪些市删去了{bundled.NATION}:13.1"])
def test_a_clause_is_answered_with_its_item(question: str) -> None:
    assert ask(bundled.view(), question).understood.item == f"{bundled.NATION}:13"


@pytest.mark.parametrize(
    "question",
    [
        "哪些市删去了广东的（六）",
        "广东省（六）谁删去了",
        "which cities dropped Guangdong's item 6",
        "which cities dropped item 6 of Guangdong",
    ],
)
def test_who_did_something_with_a_document_s_item_is_not_its_own_place(question: str) -> None:
    """What the province did with the nation's item of that number was told."""
    answer = ask(bundled.view(), question)
    assert answer.understood.item == f"{bundled.PROVINCE}:6"
    assert "lechang-2018-41" in {row.document for row in answer.items}


def test_its_own_number_is_the_nation_s_where_a_place_is_asked_itself() -> None:
    for question in ("广东的（六）怎么样了", "谁负责广东的（十三）"):
        answer = ask(bundled.view(), question)
        assert key_of(answer.understood.item or "") == bundled.NATION


def test_of_two_it_is_told_who_is_more_faithful() -> None:
    answer = ask(bundled.view(), "is Huizhou more faithful than Jiangmen")
    assert [each.document for each in answer.fidelity] == ["huizhou-2018", "jiangmen-2018-14"]


def test_not_even_one_is_none() -> None:
    plain = ask(bundled.view(), "没有一个市删去的条")
    for question in ("一个市都没有删去的条", "连一个市也没有删去的条"):
        assert ask(bundled.view(), question).answer == plain.answer


@pytest.mark.parametrize("question", ["哪些条谁都没有改", "哪些市没有改（十三）"])
def test_not_changed_is_not_dropped(question: str) -> None:
    with pytest.raises(QuestionError, match="没有"):
        ask(bundled.view(), question)


def test_a_number_that_is_asked_for_is_an_item_s() -> None:
    asked = ["第几条被删得最多", "哪一条被删得最多"]
    one, other = (ask(bundled.view(), each).answer for each in asked)
    assert one == other


def test_quoted_words_are_found_however_many_clauses_have_them() -> None:
    texts = ["推进政务公开工作，" * 2] * 250
    corpus = (document("a", *texts), document("b", "推进政务公开工作。"))
    view = IndexedView(Lineage(documents=corpus))
    assert len(ask(view, "“推进政务公开工作”从哪里来").clauses) == 251


@pytest.mark.parametrize("part", ["99", "99.1", "13.99"])
def test_an_id_that_is_not_there_is_unknown(part: str) -> None:
    with pytest.raises(UnknownReference, match=f"{bundled.NATION}:{part[:2]}"):
        ask(bundled.view(), f"{bundled.NATION}:{part}怎么样了")


def test_what_has_no_source_above_may_stand_beside() -> None:
    answer = ask(bundled.view(), "广州市新增了什么")
    assert answer.understood.text == "广州市：未见上级来源的条款 1 款"
    assert answer.shared == {"guangzhou-zwb-2018:5.4": ("乐昌市",)}
    assert answer.answer.endswith("（同见于乐昌市）")


def test_what_a_place_changed_is_told_of_all_above_it() -> None:
    answer = ask(bundled.view(), "惠州市改了什么")
    assert answer.understood.text.startswith("惠州市对上级文件各款的变动")
    assert {edge.upstream.document for edge in answer.edges} == {bundled.NATION}
    assert "惠州市" in ask(bundled.view(), "what did Huizhou change in item 13").understood.text


@pytest.mark.parametrize("question", ["广东省删去了哪些", "what did Guangdong drop"])
def test_what_a_place_dropped_is_told_item_by_item(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == "deeds"
    assert {row.document for row in answer.items} == {bundled.PROVINCE}
    assert {row.status for row in answer.items} == {Status.DROPPED}
    assert [row.item.partition(":")[2] for row in answer.items] == [
        *("6", "11", "12", "14", "16", "closing")
    ]
    lines = answer.answer.splitlines()
    assert len(lines) == 1 + len(answer.items)
    assert lines[1].startswith("（六） 提升实体政务大厅服务能力 — 广东省")


def test_of_a_place_without_text_it_is_said_and_of_one_that_did_nothing_too() -> None:
    silent = ask(bundled.view(), "韶关市删去了哪些")
    assert "韶府办明电〔2018〕180号" in silent.answer
    assert [each.place for each in silent.no_text] == ["韶关市"]
    assert ask(bundled.view(), "广东省保留了哪些").answer.endswith("没有符合条件的条目。")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("谁负责（十三）", "惠州市 责任单位：博罗县政府"),
        ("（十三）由谁牵头", "惠州市 责任单位：博罗县政府"),
        ("哪些部门负责（十三）", "惠州市 责任单位：博罗县政府"),
        ("who is responsible for item 13", "惠州市 responsible: 博罗县政府"),
    ],
)
def test_who_is_responsible_is_told_clause_by_clause_and_nothing_else(
    question: str, text: str
) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == Intent.DUTIES
    assert answer.answer.splitlines()[2:] == [f"{text} (huizhou-2018:13.1 ← {bundled.NATION}:13.1)"]
    province, city = answer.duties
    assert (province.place, province.agencies) == ("广东省", ())
    assert (city.clause.id, city.carries) == ("huizhou-2018:13.1", (f"{bundled.NATION}:13.1",))
    assert not answer.items
    assert not answer.others


def test_who_is_responsible_may_be_asked_of_one_place_or_document() -> None:
    one = ask(bundled.view(), "乐昌市谁负责（五）")
    assert {each.place for each in one.duties} == {"乐昌市"}
    own = ask(bundled.view(), "惠州市文件的（十三）谁负责").duties
    assert [(each.clause.id, each.carries) for each in own] == [("huizhou-2018:13.1", ())]
    department = ask(bundled.view(), "广州市谁负责（五）").answer
    assert "广州市（市政务办2018年政务公开工作要点实施方案） 责任单位：电子政务处" in department
    assert ask(bundled.view(), "江门市谁负责（十三）").answer.endswith("江门市没有承接此条。")
    assert "韶府办明电〔2018〕180号" in ask(bundled.view(), "韶关市谁负责（十三）").answer
    with pytest.raises(QuestionError, match="没有指明哪一条"):
        ask(bundled.view(), "谁负责")


@pytest.mark.parametrize(
    ("question", "clauses", "head"),
    [
        ("博罗县政府负责哪些任务", ["huizhou-2018:13.1"], "博罗县政府 负责的条款：1"),
        ("惠州市财政局牵头哪些工作", ["huizhou-2018:2.1"], "惠州市 市财政局 牵头的条款：1"),
        ("市信访局在惠州负责什么", ["huizhou-2018:10.1"], "惠州市 市信访局 负责的条款：1"),
        (
            "which clauses does 市财政局 lead in Huizhou",
            ["huizhou-2018:2.1"],
            "Clauses with duties of 惠州市 市财政局 (lead): 1",
        ),
    ],
)
def test_what_an_agency_has_to_do(question: str, clauses: list[str], head: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == "duties"
    assert [each.clause.id for each in answer.duties] == clauses
    assert all(each.carries for each in answer.duties)
    assert answer.answer.splitlines()[0] == head


def test_the_duties_of_a_whole_place() -> None:
    led = ask(bundled.view(), "惠州市哪些部门牵头").duties
    assert {each.place for each in led} == {"惠州市"}
    assert all(any(who.role is Role.LEAD for who in each.agencies) for each in led)
    assert set(led) < set(ask(bundled.view(), "惠州市谁负责").duties)


def test_an_agency_that_is_not_there_can_be_looked_for() -> None:
    with pytest.raises(QuestionError, match="没有名为“惠州市航天局”的责任单位") as error:
        ask(bundled.view(), "惠州市航天局负责什么")
    assert error.value.words == "航天局"


SENTENCE = "进一步推进人大代表建议和政协委员提案办理结果公开"


@pytest.mark.parametrize(
    "question",
    [
        f"“{SENTENCE}”从哪里来",
        f"{SENTENCE}这句话是哪里来的",
        f"where does this come from: {SENTENCE}",
    ],
)
def test_where_a_quoted_sentence_comes_from(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == "sources"
    assert [each.id for each in answer.clauses] == [f"{bundled.NATION}:1.4"]
    assert {edge.upstream.id for edge in answer.edges} == {f"{bundled.NATION}:1.4"}
    assert "huizhou-2018:1.4" in {edge.unit.id for edge in answer.edges}


def test_words_that_a_clause_adds_come_from_none_of_its_sources() -> None:
    added = "集约化运维和日常统一监管"
    answer = ask(bundled.view(), f"“{added}”从哪里来")
    assert [each.id for each in answer.clauses] == [f"{bundled.PROVINCE}:5.3"]
    assert bundled.NATION not in {edge.upstream.document for edge in answer.edges}
    assert f"{bundled.PROVINCE}:5.3：语料中未见来源" in answer.answer


def test_a_quoted_sentence_may_be_that_of_a_place() -> None:
    answer = ask(bundled.view(), f"惠州市的“{SENTENCE}”出自哪里")
    assert [edge.unit.id for edge in answer.edges] == ["huizhou-2018:1.4"]
    with pytest.raises(QuestionError, match=r"《惠州市2018.*没有“新增航天条款”") as error:
        ask(bundled.view(), "惠州市的“新增航天条款”来自哪里")
    assert error.value.words == "新增航天条款"


def test_a_clause_of_a_place_may_be_named_by_its_number_there() -> None:
    (edge,) = ask(bundled.view(), "惠州13.1来自哪里").edges
    assert edge.unit.id == "huizhou-2018:13.1"


@pytest.mark.parametrize("question", ["哪个市删得最多", "which city dropped the most items"])
def test_what_all_places_did_is_counted(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert [line[:3] for line in _lines(answer)][:3] == ["广州市", "乐昌市", "江门市"]
    assert "（十三）" in _lines(answer)[1]
    assert re.search(r"附全文（6 条）：|attaches the full text \(6\): ", _lines(answer)[2])
    assert {row.status for row in answer.items} == {Status.DROPPED}
    assert bundled.PROVINCE not in {row.document for row in answer.items}


def test_items_are_counted_by_names_that_tell_them_apart() -> None:
    whole = bundled.lineage()
    restarted = tuple(
        replace(each, items=tuple(replace(item, label="（一）") for item in each.items))
        if each.key == bundled.NATION
        else each
        for each in whole.documents
    )
    view = IndexedView(replace(whole, documents=restarted))
    assert _lines(ask(view, "哪个市删得最多"))[0].endswith("：四、（一），四、（一）")
    lines = _lines(ask(view, "乐昌删去了哪些"))
    assert lines[0].startswith("四、（一） 做好基层政务公开标准化")
    told = ask(view, "乐昌怎样处理“基层政务公开标准化规范化试点”").understood.text
    assert told.startswith("四、（一） 做好基层政务公开标准化")
    table, regions = matrix(view), region_matrix(view)
    assert {row.label for row in table.items[:5]} == {"一、（一）", "二、（一）"}
    assert [row.label for row in regions.items] == [row.label for row in table.items]


def test_a_department_s_document_is_called_by_its_number() -> None:
    whole, key = bundled.lineage(), "guangzhou-zwb-2018"
    numbered = tuple(
        replace(each, number="穗政务〔2018〕8号") if each.key == key else each
        for each in whole.documents
    )
    view = IndexedView(replace(whole, documents=numbered))
    assert _lines(ask(view, "哪个市删得最多"))[0].startswith("广州市（穗政务〔2018〕8号）：删去")


def test_of_a_document_that_carries_nothing_the_count_says_so() -> None:
    first, *others = _lines(ask(IndexedView(bundled.bare()), "哪个市删得最多"))
    assert first.startswith("乐昌市：删去（17 条）")
    assert first.endswith("；该文件未承接上级文件的任何一条，可能主要落实其他文件，未必是有意删去")
    assert not any("未必是有意删去" in each for each in others)


def test_who_did_none_of_it_is_named() -> None:
    assert "没有这样的条目：惠州市" in _lines(ask(bundled.view(), "谁删得最少"))
    assert "No such item: 惠州市" in _lines(ask(bundled.view(), "who dropped the fewest items"))


def _lines(answer: AskAnswer) -> list[str]:
    return answer.answer.splitlines()[1:]


def test_a_department_counts_with_its_place() -> None:
    whole, key = bundled.lineage(), "guangzhou-zwb-2018"
    moved = tuple(
        replace(each, place="广东省") if each.key == key else each for each in whole.documents
    )
    view = IndexedView(replace(whole, documents=moved))

    def asked(question: str) -> set[str]:
        return {row.document for row in ask(view, question).items}

    assert asked("哪些省删去了（十三）") == asked("which provinces dropped item 13") == {key}
    assert key in asked("哪些部门删去了（十三）")
    assert "lechang-2018-41" in asked(CHINESE) - {key}
    assert key not in asked(CHINESE) | asked("哪个市删得最多")
    shares = {each.document for each in ask(view, "哪个省最忠实").fidelity}
    assert {key, bundled.PROVINCE} <= shares


def test_of_a_level_only_what_is_missing_there_is_told() -> None:
    assert not ask(bundled.view(), "省级删去了哪些").no_text
    assert ask(bundled.view(), "市级没落实的条款有哪些").no_text


def test_who_did_not_do_it_is_not_counted_from_what_was_done() -> None:
    with pytest.raises(QuestionError, match="没有指明哪一条"):
        ask(bundled.view(), "哪些市没有删去任何条")


def test_a_document_below_others_is_asked_what_it_did_itself() -> None:
    by_number = ask(bundled.view(), "粤府办〔2018〕19号删去了哪些")
    assert by_number.items == ask(bundled.view(), "广东省删去了哪些").items
    of_others = ask(bundled.view(), "哪些文件删去了粤府办〔2018〕19号的条款")
    assert {row.item for row in of_others.items} == {f"{bundled.PROVINCE}:6"}


def test_a_document_that_descends_from_another_has_dropped_nothing_of_this() -> None:
    answer = ask(bundled.view(), "韶府办发函〔2022〕103号删去了哪些").answer
    assert answer.endswith("要点的通知》不在其上级文件之列。")


def test_what_all_places_added() -> None:
    answer = ask(bundled.view(), "哪些市新增了内容")
    assert {each.document for each in answer.clauses} >= {"jiangmen-2018-14", "huizhou-2018"}
    assert bundled.PROVINCE not in {each.document for each in answer.clauses}
    assert any(line.startswith("江门市 ") for line in _lines(answer))


@pytest.mark.parametrize(
    "question",
    [
        "广东省哪些市删去了（十三）",
        "which cities in Guangdong dropped item 13",
        "广东省哪些市删去了哪些",
        "广东省各市新增了什么",
        "广东省哪些市改了时限",
        "广东省各市谁负责（五）",
    ],
)
def test_of_a_places_parts_is_not_answered_for_the_place(question: str) -> None:
    answer = ask(bundled.view(), question)
    told = {row.document for row in answer.items}
    told |= {each.clause.document for each in answer.duties}
    told |= {each.document for each in answer.clauses} | {e.unit.document for e in answer.edges}
    assert "huizhou-2018" in told or "lechang-2018-41" in told
    assert bundled.PROVINCE not in told
    assert re.search("广东省各地|places in 广东省", answer.understood.text)
    assert answer.understood.place is None


@pytest.mark.parametrize(
    "question",
    [
        "除江门外，哪些市删去了（十三）",
        "江门以外的市谁删去了（十三）",
        "如果不算江门，其他市有没有删去（十三）",
        "which cities other than Jiangmen dropped item 13",
    ],
)
def test_who_is_left_out_is_not_asked(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert [row.document for row in answer.items] == ["lechang-2018-41", "guangzhou-zwb-2018"]
    assert "jiangmen-2018-14" not in {row.document for row in answer.others}
    assert re.search("只问江门市以外的各地|Asked of places other than 江门市", answer.answer)


@pytest.mark.parametrize(
    "question", ["除江门外哪个市最忠实", "除江门外各市的文件是哪一年的", "江门以外的市引用了什么"]
)
def test_who_is_left_out_of_whole_documents_is_told(question: str) -> None:
    answer = ask(bundled.view(), question)
    found = {each.document for each in answer.fidelity}
    found |= {each.document for each in answer.facts}
    found |= {each.citation.document for each in answer.citations}
    assert "lechang-2018-41" in found
    assert not {"jiangmen-2018-14", bundled.NATION} & found
    assert "江门市以外的各地" in answer.understood.text


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("江门和惠州删去了哪些", Status.DROPPED),
        ("江门、惠州删去了哪些条", Status.DROPPED),
        ("江门和惠州谁删得多", Status.DROPPED),
        ("what did Jiangmen or Huizhou keep", Status.KEPT),
    ],
)
def test_what_each_of_several_did_is_told_one_by_one(question: str, status: Status) -> None:
    answer, they = ask(bundled.view(), question), {"jiangmen-2018-14", "huizhou-2018"}
    rows = bundled.view().coverage(upstream=bundled.NATION, documents=they)
    said = {(row.item, row.document) for row in rows if row.status is status}
    assert {(row.item, row.document) for row in answer.items} == said
    assert answer.understood.places == ("江门市", "惠州市")
    assert len([line for line in _lines(answer) if "江门市" in line]) == 1


@pytest.mark.parametrize("question", ["没有一个市删去第十条吗", "no city dropped item 10"])
def test_who_attaches_the_text_has_not_dropped_it(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert "jiangmen-2018-14" in {row.document for row in answer.items}
    assert re.match("所问各地都如此|It is so of every one", answer.answer)


def test_what_is_new_in_one_is_no_addition_of_the_other() -> None:
    answer = ask(bundled.view(), "what's new in Huizhou compared with the national document")
    assert answer.understood.intent is Intent.ADDITIONS
    assert {each.document for each in answer.clauses} == {"huizhou-2018"}


def test_how_two_are_related_is_seen_where_they_are_compared() -> None:
    answer = ask(bundled.view(), "乐昌和广州有什么关系")
    assert answer.understood.intent is Intent.COMPARISON
    with pytest.raises(QuestionError):
        ask(bundled.view(), "韶关2022年的文件和2018年的有什么关系")


def test_several_topics_are_several_items() -> None:
    with pytest.raises(QuestionError, match="一次只能问一条"):
        ask(bundled.view(), "哪些市保留了政务热线和政府公报")


def placed(key: str, place: str | None) -> IndexedView:
    """The bundled corpus, in which a document is of another place, or of none."""
    whole = bundled.lineage()
    documents = (replace(e, place=place) if e.key == key else e for e in whole.documents)
    return IndexedView(replace(whole, documents=tuple(documents)))


def test_a_document_of_no_place_answers_for_no_other() -> None:
    with pytest.raises(QuestionError, match="没有指明地区或文件"):
        ask(placed(bundled.PROVINCE, None), "新增了什么")


def test_what_a_place_added_is_told_of_all_its_documents() -> None:
    view = placed("huizhou-2018", "江门市")
    answer = ask(view, "江门市新增了什么")
    assert {each.document for each in answer.clauses} == {"huizhou-2018", "jiangmen-2018-14"}
    assert answer.understood.document is None
    assert answer.answer.startswith(f"江门市：未见上级来源的条款 {len(answer.clauses)} 款")


def test_of_a_missing_place_no_additions_are_told() -> None:
    with pytest.raises(QuestionError, match="没有韶关市的文件"):
        ask(placed("shaoguan-2022-103", None), "韶关市新增了什么")


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("哪些地方新增了（十三）的时限", []),
        ("（十三）改了什么", ["huizhou-2018:13.1"]),
        ("惠州市改了（十三）的时限吗", ["huizhou-2018:13.1"]),
        ("哪些市删去了（十三）的时限", ["huizhou-2018:13.1"]),
        ("哪些地方弱化了（十三）", []),
    ],
)
def test_changes_can_be_asked_for(question: str, units: list[str]) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent == "changes"
    assert [edge.unit.id for edge in answer.edges] == units


@pytest.mark.parametrize(
    "question", ["（五）的时限是什么", "what is the deadline of item 5", "（五）的期限为多少"]
)
def test_a_deadline_itself_is_not_told_by_its_changes(question: str) -> None:
    with pytest.raises(QuestionError, match=r"变动|Only changes"):
        ask(bundled.view(), question)


def test_who_answers_for_a_document_is_asked_of_an_item() -> None:
    with pytest.raises(QuestionError, match="没有指明哪一条"):
        ask(bundled.view(), "江门市文件的负责人是谁")


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("惠州缺哪些文件", Intent.MISSING),
        ("惠州照抄得最多吗", Intent.FIDELITY),
        ("惠州有多少条款是照抄的", Intent.RELATIONS),
        ("惠州新增的条款占多少比例", Intent.FIDELITY),
        ("惠州新增的条款有多少", Intent.ADDITIONS),
        ("乐昌比广东新增了哪些", Intent.COMPARISON),
        ("江门和惠州引用的文件有什么不同", None),
        ("乐昌引用的文件有哪些", Intent.CITATIONS),
        ("谁引用了江门的文件", Intent.CITATIONS),
        ("惠州照抄的有几条", Intent.RELATIONS),
        ("惠州有几条", Intent.FACTS),
        ("惠州删去的有几条", Intent.DEEDS),
    ],
)
def test_of_what_may_be_asked_in_the_same_words_one_is_meant(
    question: str, intent: Intent | None
) -> None:
    if intent:
        assert ask(bundled.view(), question).understood.intent is intent
    else:
        with pytest.raises(QuestionError):
            ask(bundled.view(), question)


def test_changes_are_told_with_place_wording_and_clause() -> None:
    answer = ask(bundled.view(), "哪些地方改了时限")
    said = (
        "惠州市 时限缺失：9月底前（只对省级以上机关提出）"
        f" (huizhou-2018:13.1 ← {bundled.NATION}:13.1)"
    )
    assert said in answer.answer.splitlines()
    assert len(answer.edges) == len(answer.answer.splitlines()) - 2
    english = ask(bundled.view(), "which cities changed a deadline")
    assert "deadline lost: 9月底前" in english.answer
    assert bundled.PROVINCE not in {edge.unit.document for edge in english.edges}


def test_changes_are_those_from_all_documents_unless_one_is_named() -> None:
    whole, lost = bundled.lineage(), Drift(DriftKind.DEADLINE_LOST, "年底前", "")
    edges = tuple(
        replace(each, drifts=(lost,)) if key_of(each.upstream) == bundled.PROVINCE else each
        for each in whole.inherits
    )
    view = IndexedView(replace(whole, inherits=edges))

    def above(question: str) -> set[str]:
        return {edge.upstream.document for edge in ask(view, question).edges}

    assert above("哪些地方改了时限") == {bundled.NATION, bundled.PROVINCE}
    assert above("哪些地方改了国办发〔2018〕23号的时限") == {bundled.NATION}


def test_without_anything_carried_no_change_is_denied() -> None:
    view = IndexedView(replace(bundled.lineage(), inherits=()))
    assert "无从判断" in ask(view, "哪些地方改了时限").answer
    assert "can't be told" in ask(view, "which cities changed a deadline").answer


@pytest.mark.parametrize("question", ["哪些地方没有改时限", "惠州市"])
def test_what_is_denied_or_not_asked_is_not_answered(question: str) -> None:
    with pytest.raises(QuestionError):
        ask(bundled.view(), question)


def test_words_of_an_item_alone_ask_what_became_of_it() -> None:
    alone, asked = ask(bundled.view(), "政府公报"), ask(bundled.view(), "政府公报怎么样了")
    assert alone == replace(asked, question="政府公报")


@pytest.mark.parametrize("question", ["怎样处理（十三）", "删去了哪些"])
def test_of_a_document_nobody_holds_nothing_is_told_that_its_place_did_otherwise(
    question: str,
) -> None:
    whole, number = bundled.lineage(), "韶府办明电〔2018〕180号"
    missing = next(each for each in whole.missing if each.number == number)
    view = IndexedView(replace(whole, missing=(replace(missing, place="江门市"),)))
    answer = ask(view, number + question)
    assert not answer.items
    assert [each.number for each in answer.no_text] == [number]
    assert ask(view, f"江门{question}").items
    for other in ("新增了什么", "改了哪些时限"):
        with pytest.raises(UnknownReference, match=number):
            ask(view, number + other)


def test_of_words_in_one_clause_it_is_told_who_carries_that_one() -> None:
    words = "市场准入负面清单信息公开机制"
    answer = ask(bundled.view(), f"哪些市保留了“{words}”")
    note = f"“{words}”只在其中一款（{bundled.NATION}:1.5），承接此款的：乐昌市；状态是整条的"
    assert answer.understood.text.endswith(f"（{note}）")
    assert note in answer.answer
    kept = {row.place for row in answer.items}
    assert {"乐昌市", "惠州市", "广州市"} <= kept
    assert "只在其中一款" not in ask(bundled.view(), "哪些市保留了政务热线").answer
    assert "只在其中一款" not in ask(bundled.view(), "哪些市删去了（十三）").answer


def test_the_longest_part_of_words_is_looked_for_and_told() -> None:
    answer = ask(bundled.view(), "财政预决算信息公开各地怎么写")
    assert (answer.understood.item, answer.understood.guess) == (
        f"{bundled.NATION}:2",
        "财政预决算信息",
    )
    note = "没有哪一条提到“财政预决算信息公开”，按其中的“财政预决算信息”回答"
    assert answer.answer.startswith(note)
    assert note in answer.understood.text


@pytest.mark.parametrize(
    "question", ["高速公路建设资金各地怎么写", "市政府办公室怎么样", "财政预决算信息公开"]
)
def test_words_are_not_guessed_at_where_little_is_left_or_nothing_is_asked(question: str) -> None:
    with pytest.raises(QuestionError, match="没有哪一条提到"):
        ask(bundled.view(), question)


@pytest.mark.parametrize("question", ["哪些市删去了三条", "which cities dropped three items"])
def test_how_many_items_is_no_item(question: str) -> None:
    with pytest.raises(QuestionError, match=r"“三条”是条数|counts items"):
        ask(bundled.view(), question)


def test_what_comes_from_the_people_may_be_dealt_with() -> None:
    understood = ask(bundled.view(), "来自群众的意见怎样处理").understood
    assert (understood.intent, understood.item) == (Intent.COVERAGE, f"{bundled.NATION}:5")


@given(
    st.lists(
        st.sampled_from(
            [
                "江门",
                "惠州",
                "国务院",
                "的",
                "和",
                "比",
                "被",
                "谁",
                "哪些",
                "文件",
                "引用",
                "全文",
                "附",
                "不同",
                "多了什么",
                "最",
                "照抄",
                "自己的话",
                "改写",
                "哪一年",
                "文号",
                "有几条",
                "（十三）",
                "政府公报",
                "不",
                "没有",
                "国办发〔2018〕23号",
                "各",
                "which",
                "copied",
                "most",
                "by",
                "江门和惠州都",
                "只有江门",
                "各市都",
                "both Jiangmen and Huizhou",
                "every city",
                "only",
            ]
        ),
        max_size=7,
    )
)
def test_any_question_is_answered_or_refused(words: list[str]) -> None:
    for joined in ("".join(words), " ".join(words)):
        with suppress(QuestionError, UnknownReference):
            ask(bundled.view(), joined)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("那江门呢", "只看懂“江门市”"),
        ("and Jiangmen?", "Only “江门市” is understood"),
        ("它呢", "没有指明哪一条，也没有指明地区或文件"),
        ("（五）和（十三）谁删了", "这里有（五）、（十三），请分别问"),
        ("哪些市保留了政务热线和政府公报", "政务热线、政府公报"),
        ("惠州除了第十三条还改了哪些时限", "“除某条外”只能问"),
        ("what did Huizhou change besides item 13", "can be left out only where"),
        ("哪些市删去了（十三）或（十六）", "这里有（十三）、（十六），请分别问"),
        ("大多数市删去了（十三）但保留了（十六）吗", "这里有（十三）、（十六），请分别问"),
        ("items that nobody failed to keep", "negation “not”"),
        ("哪些条款没有责任单位", "否定“没有”"),
        ("谁负责删去的条款", "由谁负责，或是否保留"),
        ("哪个部门任务最多", "哪个单位"),
        ("哪些条款的牵头单位变了", "一次只能问一件事"),
        ("惠州新增的责任单位有哪些", "一次只能问一件事"),
        ("江门怎么处理广东文件新增的条款", "“江门市和guangdong-2018-19有什么不同”"),
        ("没有一个市负责（十三）", "否定“没有”"),
        ("今天天气怎么样", "没有哪一条提到“今天天气”；若不是条目中的话"),
    ],
)
def test_a_refusal_says_what_was_not_understood(question: str, said: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), question)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("江门咋处理的第五条", "江门怎么处理的第五条"),
        ("各市文件都是啥时候发的", "各市文件是什么时候发的"),
        ("江门为啥没提（十三）", "江门没提（十三）"),
        ("惠州删了（十三）没有", "惠州删了（十三）吗"),
        ("请问乐昌删去了哪些？谢谢", "乐昌删去了哪些"),
        ("各市对政务热线的规定", "各市怎么处理政务热线"),
        ("语料里有哪些文件", "有哪些文件"),
        ("市政府办负责几条", "市政府办负责什么"),
        ("第十条谁来办", "第十条谁负责"),
        ("乐昌是不是照抄了广州", "乐昌是否照抄了广州"),
        ("惠州是不是最忠实", "惠州是否最忠实"),
        ("把江门删去的列出来", "江门删去的有哪些"),
        ("省里删了什么", "各省删了什么"),
        ("三地都新增了什么", "各地新增了什么"),
    ],
)
def test_what_is_said_among_people_is_read(question: str, plain: str) -> None:
    view = bundled.view()
    assert replace(ask(view, question), question=plain) == ask(view, plain)


@pytest.mark.parametrize("question", ["哪一条被删得最多", "which item was dropped most often"])
def test_which_item_is_told_item_by_item(question: str) -> None:
    first, second, *_ = _lines(ask(bundled.view(), question))
    assert re.match(
        "（十三） 做好基层政务公开标准化规范化试点总结验收工作(：删去（2 份）：|: dropped \\(2\\): )乐昌市",
        first,
    )
    assert second.startswith("（十六）")


def test_who_has_another_part_is_told_where_none_leads() -> None:
    answer = ask(bundled.view(), "惠州市公安局牵头哪些工作").answer
    assert answer.endswith("写明它有其他责任的有 1 处，可问“负责什么”。")


def test_added_numbers_are_no_changed_ones() -> None:
    assert ask(bundled.view(), "惠州增加了哪些指标").understood.intent is Intent.ADDITIONS
    assert ask(bundled.view(), "惠州增加了哪些时限").understood.intent is Intent.CHANGES


@pytest.mark.parametrize(
    ("question", "unread"),
    [
        ("哪些市保留了（三）且由市政府办负责", "市政府办"),
        ("which cities kept item 3 voluntarily", "voluntarily"),
        ("哪些市保留了（十）政务热线", ""),
        ("（十三）结尾怎么样了", ""),
        ("why did Lechang drop item 13", ""),
    ],
)
def test_words_beside_an_item_that_nobody_read_are_told(question: str, unread: str) -> None:
    answer = ask(bundled.view(), question)
    first = answer.answer.splitlines()[0]
    assert bool(re.search("没有读懂|isn't understood", first)) is bool(unread)
    assert unread in first


def test_a_year_stands_for_its_documents() -> None:
    asked = ask(bundled.view(), "2018年哪些市删去了（十三）")
    assert asked.items == ask(bundled.view(), CHINESE).items
    assert asked.answer.startswith("只问2018年的文件\n")
    assert not ask(bundled.view(), "2022年哪些市删去了（十三）").items
    with pytest.raises(UnknownReference, match="2020"):
        ask(bundled.view(), "2020年哪些市删去了（十三）")
    assert ask(bundled.view(), "哪些市改了2020年的时限").edges


def test_what_changed_is_sought_below_other_notices_where_nothing_did() -> None:
    """The bundled corpus, in which a number of Guangdong's alone was changed."""
    whole = bundled.lineage()
    lost = Drift(DriftKind.NUMBER_LOST, "3家", "")
    edges = tuple(
        replace(edge, drifts=(lost,)) if key_of(edge.upstream) == bundled.PROVINCE else edge
        for edge in whole.inherits
    )
    answer = ask(IndexedView(replace(whole, inherits=edges)), "哪些地方改了数量")
    assert {edge.upstream.document for edge in answer.edges} == {bundled.PROVINCE}


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("有人改过（五）吗", Intent.CHANGES),
        ("（七）变了没有", Intent.CHANGES),
        ("did Guangdong soften any requirement", Intent.CHANGES),
        ("哪些地方的目标提高了", Intent.CHANGES),
        ("惠州市各部门分别负责什么", Intent.DUTIES),
        ("惠州的要点比国家的少了什么", Intent.COMPARISON),
        ("惠州跟国务院的文件像不像", Intent.COMPARISON),
        ("乐昌超过八成来自国务院吗", Intent.FIDELITY),
        ("广州和乐昌谁更接近国务院的原文", Intent.FIDELITY),
        ("江门和惠州谁抄得多", Intent.FIDELITY),
    ],
)
def test_it_may_be_said_in_other_words(question: str, intent: Intent) -> None:
    assert ask(bundled.view(), question).understood.intent is intent


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("广州一条都没删吗", "否定“一条都没”"),
        ("乐昌的（十三）对应国务院哪一条", "见“编号”"),
        ("上海的意见惠州落实了几条", "上海"),
    ],
)
def test_what_would_be_misread_is_refused(question: str, said: str) -> None:
    with pytest.raises((QuestionError, UnknownReference), match=said):
        ask(bundled.view(), question)


def test_who_is_like_another_is_no_question_about_that_one() -> None:
    answer = ask(bundled.view(), "谁在（五）上跟国务院一字不差")
    assert {edge.upstream.document for edge in answer.edges} == {bundled.NATION}
    assert "lechang-2018-41" in {edge.unit.document for edge in answer.edges}


def test_parts_of_a_document_are_not_kept_in_part() -> None:
    (fact,) = ask(bundled.view(), "国务院的文件有哪几个部分").facts
    assert (fact.name, fact.value) == ("sections", "4")


def test_where_nothing_comes_from_a_document_what_both_share_is_told() -> None:
    assert "谁抄谁看不出来" in ask(bundled.view(), "广州有哪些条款来自乐昌").answer


def test_a_word_may_begin_with_what_also_joins() -> None:
    with pytest.raises(QuestionError, match="“中央预算”"):
        ask(bundled.view(), "中央预算这一条谁删了")


# Items left out, several items together, so many places


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("惠州除了第十三条还删了什么", []),
        ("除（十六）外广州还删去了哪些条", ["13"]),
        ("（十三）以外广州还删了哪些条", ["16"]),
        ("哪些市删去了（六）、（十）、（十一）、（十四）和（十六）以外的条", ["13"]),
        ("apart from item 13, what else did Guangzhou drop", ["16"]),
        ("which items other than 13 and 16 did Guangzhou drop", []),
    ],
)
def test_items_are_left_out(question: str, items: list[str]) -> None:
    answer = ask(bundled.view(), question)
    assert [*dict.fromkeys(local_id(row.item) for row in answer.items)] == items
    assert re.search("不计|Without item", answer.understood.text)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("哪些市同时删去了（十三）和（十六）", ["guangzhou-zwb-2018", "jiangmen-2018-14"]),
        ("（十三）和（十六）都被哪些市删去了", ["guangzhou-zwb-2018", "jiangmen-2018-14"]),
        (
            "which cities dropped both item 13 and item 16",
            ["guangzhou-zwb-2018", "jiangmen-2018-14"],
        ),
        ("哪些市都保留了（一）、（二）和（三）", ["lechang-2018-41", "huizhou-2018"]),
        ("哪些县同时保留了（一）和（十三）", []),
    ],
)
def test_who_did_it_with_all_of_several_items(question: str, documents: list[str]) -> None:
    answer = ask(bundled.view(), question)
    found = Counter(row.document for row in answer.items)
    assert {*found} == {*documents}
    assert len({*found.values()}) <= 1
    assert "没有这样的条目" not in answer.answer


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("至少两个市删去的条有哪些", ["13"]),
        ("哪些条被两个以上的市删去了", ["13"]),
        ("超过一个市删去的条", ["13"]),
        ("多个市都删去的条", ["13"]),
        ("除广州外至少两个市删去的条", []),
        ("至少三个市删去的条", []),
        ("which items did at least two cities drop", ["13"]),
        ("which items did more than one city drop", ["13"]),
        ("which items did two or more places keep in part", ["2", "4", "5", "13"]),
    ],
)
def test_what_so_many_did(question: str, items: list[str]) -> None:
    """Who attaches the whole text has dropped nothing."""
    answer = ask(bundled.view(), question)
    assert {*(local_id(row.item) for row in answer.items)} == {*items}
    assert answer.understood.quantifier is Quantifier.AT_LEAST


@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("至少三个市改写的条款有哪些", 3),
        ("哪些条款被至少四个市照抄", 4),
        ("which clauses did at least three cities copy word for word", 3),
    ],
)
def test_what_so_many_carry_alike(question: str, least: int) -> None:
    edges = ask(bundled.view(), question).edges
    assert edges
    for upstream in {edge.upstream.id for edge in edges}:
        having = {edge.unit.document for edge in edges if edge.upstream.id == upstream}
        assert len(having) >= least


def test_whether_so_many_did_it_is_told() -> None:
    view = bundled.view()
    assert "至少 2 地如此" in ask(view, "至少两个市删去了（十三）吗").answer
    assert "并非至少 3 地如此" in ask(view, "至少三个市删去了（十三）吗").answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("哪个市新增的内容最多", "惠州市 7"),
        ("which city added the most of its own", "惠州市 7"),
        ("哪个市改时限最多", "惠州市 5"),
    ],
)
def test_who_has_most_is_counted(question: str, first: str) -> None:
    counts = "\n".join(ask(bundled.view(), question).answer.splitlines()[:3])
    assert re.search(rf"(?:（|：|: |\(){first}", counts)


def test_the_shortest_document_comes_first() -> None:
    view = bundled.view()
    values = [int(each.value or 0) for each in ask(view, "谁的文件最短").facts]
    assert values == sorted(values)
    longest = [int(each.value or 0) for each in ask(view, "谁的文件最长").facts]
    assert longest == values[::-1]


def test_a_document_that_is_no_heir_of_another_is_said_to_be_none() -> None:
    told = ask(bundled.view(), "韶关2022年的文件和2018年国家文件是什么关系").answer
    assert told.startswith("韶府办发函〔2022〕103号没有承接国办发〔2018〕23号。")


def test_the_number_of_an_item_elsewhere_is_no_change_of_numbers() -> None:
    answer = ask(bundled.view(), "what number does national item 14 have in Huizhou")
    assert answer.understood.intent is Intent.COVERAGE
    assert [(local_id(row.item), row.place) for row in answer.items] == [("14", "惠州市")]


def test_documents_side_by_side_that_share_an_unseen_source_say_so() -> None:
    keys = {"lechang-2018-41", "guangzhou-zwb-2018"}
    own = [each for each in bundled.lineage().documents if each.key in keys]
    view = IndexedView(derive(own, ()))
    told = ask(view, "乐昌的文件从哪里抄的").answer
    assert re.search(r"语料中未见来源。\n推断：乐昌市与广州市.*有 \d+ 处共 \d+ 字相同", told)
    assert "韶府办明电〔2018〕180号" in told
    compared = ask(view, "乐昌和广州有什么不同").answer
    assert re.search(r"没有共同的上级文件；有 \d+ 处相同的文字，来源未见。", compared)


def test_where_a_document_comes_from_is_told_in_shares_first() -> None:
    told = ask(bundled.view(), "惠州的文件从哪里抄的").understood.text
    (much,) = ask(bundled.view(), "惠州有多少来自国务院").fidelity
    assert re.search(f"的来源：国务院 {much.share:.0%}、自有", told)
    assert sum(map(int, re.findall(r"(\d+)%", told))) == pytest.approx(100, abs=2)


def test_which_item_the_most_cities_dropped_is_told_by_item() -> None:
    lines = ask(bundled.view(), "which item was dropped by the most cities").answer.splitlines()
    assert lines[1].startswith("（十三） ")
    assert "dropped (2): 乐昌市, 广州市" in lines[1]


@pytest.mark.parametrize(
    ("question", "items", "quantifier"),
    [
        ("至多一个市删去的条", ["16"], Quantifier.AT_MOST),
        ("不到两个市删去的条", ["16"], Quantifier.AT_MOST),
        ("不少于两个市删去的条", ["13"], Quantifier.AT_LEAST),
        ("which items did no fewer than two cities drop", ["13"], Quantifier.AT_LEAST),
        ("which items did at most two cities drop", ["13", "16"], Quantifier.AT_MOST),
        ("大多数市删去的条", [], Quantifier.MOST),
        ("which items were dropped by most cities", [], Quantifier.MOST),
        ("除江门外大多数市删去的条", ["13"], Quantifier.MOST),
    ],
)
def test_what_few_or_most_places_did(
    question: str, items: list[str], quantifier: Quantifier
) -> None:
    answer = ask(bundled.view(), question)
    assert {*(local_id(row.item) for row in answer.items)} == {*items}
    assert answer.understood.quantifier is quantifier


@pytest.mark.parametrize(
    ("question", "so"),
    [
        ("至多一个市删去了（十三）吗", "并非有地方、但至多 1 地如此"),
        ("至多两个市删去了（十三）吗", "至多 2 地如此"),
        ("大多数市保留了（三）吗", "所问各地过半数如此"),
        ("大多数市没有删去（十六）吗", "所问各地过半数如此"),
        ("至少三个市没有删去（十六）吗", "至少 3 地如此"),
        ("did most cities drop item 13", "It isn't so of more than half"),
    ],
)
def test_whether_few_or_most_did_it_is_told(question: str, so: str) -> None:
    assert so in ask(bundled.view(), question).answer


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("哪些市删去了（十三）但保留了（十四）", {"lechang-2018-41", "guangzhou-zwb-2018"}),
        ("哪些市同时删去了（十三）并保留了（十六）", {"lechang-2018-41"}),
        ("哪些市既删去了（十三）又删去了（十六）", {"guangzhou-zwb-2018", "jiangmen-2018-14"}),
        ("哪些市没有删去（十三）也没有删去（十六）", {"huizhou-2018"}),
        ("哪些市删去了（十三）却没有删去（十六）", {"lechang-2018-41"}),
        ("which cities dropped item 13 but not item 16", {"lechang-2018-41"}),
        ("惠州删去了（十三）但保留了（十四）吗", set()),
        (
            "除广州外哪些市删去了（十三）但保留了（一）",
            {"lechang-2018-41", "jiangmen-2018-14"},
        ),
    ],
)
def test_who_did_one_thing_with_an_item_and_another_with_another(
    question: str, documents: set[str]
) -> None:
    """Kept is what isn't lost, beside dropped: in part, too."""
    answer = ask(bundled.view(), question)
    assert {row.document for row in answer.items} == documents
    assert len(answer.items) == 2 * len(documents)


def test_how_many_items_one_kept_is_told_by_what_became_of_them() -> None:
    view = bundled.view()
    assert "；状态：保留（16 条）" in ask(view, "乐昌有几条保留了").understood.text
    assert "（未提，但附全文 6 条）" in ask(view, "江门删去了几条").understood.text
    assert "kept (13)" in ask(view, "how many items did Guangzhou keep").understood.text


@pytest.mark.parametrize(
    "question",
    [
        "把（十）的原文给我看",
        "关于政务热线的所有内容",
        "查找政务热线",
        "show me the text of item 10",
        "find everything about 政务热线",
    ],
)
def test_an_item_is_shown_to_whom_wants_to_see_it(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.item == f"{bundled.NATION}:10"
    assert answer.upstream
    assert "没有读懂" not in answer.answer


@pytest.mark.parametrize("greeting", ["hello", "hi there"])
def test_a_greeting_is_answered_in_its_language(greeting: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), greeting)
    assert "No item is named" in str(error.value)
    assert language_of(greeting) is Language.EN


@pytest.mark.parametrize(
    "question", ["what happened to item 13 in Guangdong's cities", "（十三）在广东各市怎么样了"]
)
def test_the_cities_of_a_province_are_not_the_province(question: str) -> None:
    answer = ask(bundled.view(), question)
    assert {row.document for row in answer.items} >= {"huizhou-2018", "lechang-2018-41"}


def test_the_nations_items_are_named_by_the_nation() -> None:
    answer = ask(bundled.view(), "江门的文件里没有提到哪些国家条目")
    assert answer.understood.intent is Intent.DEEDS
    assert {local_id(row.item) for row in answer.items} >= {"6", "13"}


def test_an_item_by_its_number_alone_is_shown() -> None:
    answer = ask(bundled.view(), "（十三）")
    assert answer.understood.intent is Intent.COVERAGE
    assert answer.understood.item == f"{bundled.NATION}:13"


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("什么叫市场主体", "部分保留：不足半数的款被承接"),
        ("给我一张各市处理（一）到（十六）的表", "“矩阵”"),
        ("can I download the data", "“Matrix”"),
        ("怎么更正一个错误的结论", "lineage decide"),
        ("how do I correct a wrong edge", "lineage decide"),
        ("惠州做了哪些本地替换", "lineage sources"),
        ("有哪些城市", "lineage documents"),
        ("list the cities", "lineage documents"),
    ],
)
def test_what_has_a_page_of_its_own_is_said_to_stand_there(question: str, where: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), question)
    assert where in str(error.value)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("什么叫部分保留", ["部分保留"]),
        ("矩阵里的“部分”指的是什么", ["部分保留"]),
        ("“仅主题相近”是什么意思", ["仅主题相近"]),
        ("删去和并入分别是什么意思", ["并入其他条目", "删去"]),
        ("未提，但附全文是什么意思", ["未提，但附全文"]),
        ('what does "merged" mean', ["merged into another item"]),
        ("what is meant by kept in part", ["kept in part"]),
        ("各种状态是什么意思", [zh for zh, _ in VERDICT.values()]),
    ],
)
def test_what_a_status_means_is_an_answer(question: str, names: list[str]) -> None:
    answer = ask(bundled.view(), question)
    assert answer.understood.intent is Intent.DEFINITIONS
    assert [each.name for each in answer.definitions] == names
    assert len(names) == len(VERDICT) or all(name in answer.understood.text for name in names)
    assert all(
        f"{each.name}" in answer.answer and each.meaning in answer.answer
        for each in answer.definitions
    )


@pytest.mark.parametrize(
    "question",
    ["（十三）是什么意思", "what does item 13 mean", "which cities definitely dropped item 13"],
)
def test_an_item_says_itself_what_it_means(question: str) -> None:
    assert ask(bundled.view(), question).understood.item == f"{bundled.NATION}:13"


@pytest.mark.parametrize("question", ["什么是删除权", "“两微一端”是什么意思"])
def test_the_meaning_of_other_words_is_none_of_a_status(question: str) -> None:
    with pytest.raises(QuestionError):
        ask(bundled.view(), question)


@pytest.mark.parametrize("question", ["哪些市保留了决算报告公开", "which cities kept hotlines"])
def test_words_of_no_item_are_no_request_for_a_page(question: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), question)
    assert "lineage" not in str(error.value)


@pytest.mark.parametrize(
    ("question", "carriers"),
    [
        ("（二）里的扶贫在广州有吗", "无"),
        ("（十三）的“8月底前”在惠州还在吗", "惠州市"),
    ],
)
def test_words_of_one_clause_of_a_numbered_item_are_told_by_who_carries_it(
    question: str, carriers: str
) -> None:
    assert f"承接此款的：{carriers}；状态是整条的" in ask(bundled.view(), question).answer


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("惠州教育局要做哪些事", "市教育局"),
        ("市教育局要做什么", "市教育局"),
        ("what are the responsibilities of 市信访局", "市信访局"),
    ],
)
def test_what_an_agency_has_to_do_is_asked_in_other_words(question: str, agency: str) -> None:
    answer = ask(bundled.view(), question)
    assert answer.duties
    assert all(agency in {who.agency for who in each.agencies} for each in answer.duties)


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("which items did neither Huizhou nor Lechang drop", "惠州和乐昌都没有删去的条"),
        ("没有被任何市删去的条有几条", "没有一个市删去的条"),
        ("which items did Huizhou keep only in part", "惠州部分保留了哪些条"),
    ],
)
def test_the_same_is_asked_in_other_words(question: str, same: str) -> None:
    view = bundled.view()
    found, wanted = ask(view, question), ask(view, same)
    assert [row.item for row in found.items] == [row.item for row in wanted.items] != []
    assert found.understood.statuses == wanted.understood.statuses


@pytest.mark.parametrize("question", ["在深圳，（十三）怎么样了", "（十三）在深圳怎么样"])
def test_a_place_that_is_not_there_is_not_passed_over(question: str) -> None:
    with pytest.raises(UnknownReference, match="深圳"):
        ask(bundled.view(), question)


@pytest.mark.parametrize("question", ["tell me about item 5", "（五）各市都落实了吗", "item 5"])
def test_one_item_and_nothing_more_asks_what_became_of_it(question: str) -> None:
    understood = ask(bundled.view(), question).understood
    assert (understood.intent, understood.item) == (Intent.COVERAGE, f"{bundled.NATION}:5")


@pytest.mark.parametrize("question", ["深圳照抄了（五）", "新增了（五）"])
def test_what_is_said_beside_an_item_is_not_passed_over(question: str) -> None:
    with pytest.raises(QuestionError, match="看不出要问它什么"):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    "question",
    [
        "至少两个市的文件是哪一年的",
        "how much of at least two cities comes from Guangdong",
        "when was the document of most cities issued",
    ],
)
def test_so_many_have_no_dates_or_shares_in_common(question: str) -> None:
    with pytest.raises(QuestionError, match=r"至少几个|of so many"):
        ask(bundled.view(), question)


@pytest.mark.parametrize(
    "question",
    [
        "广东省各市和惠州有什么不同",
        "compare cities in Guangdong and Huizhou",
        "广东省各市删去了但惠州保留了哪些",
    ],
)
def test_the_parts_of_a_place_are_no_document_to_compare(question: str) -> None:
    with pytest.raises(QuestionError, match=r"指明两个|Name the two"):
        ask(bundled.view(), question)
