from __future__ import annotations

from lineage.language import Language
from lineage.model import Coverage, Judgement, Responsibility, Role, Status
from lineage.queries.descent import compare
from lineage.queries.wording import (
    agencies_text,
    common_source_text,
    coverage_reason,
    edge_text,
    relation_text,
    unseen_text,
)
from lineage.store.sqlite import IndexedView
from tests import bundled


def test_of_a_single_clause_not_all_are_said_to_be_left_out() -> None:
    def reason(clauses: int, language: Language) -> str:
        dropped = tuple(f"n:1.{number}" for number in range(clauses))
        return coverage_reason(Coverage("n:1", "c", Status.DROPPED, dropped=dropped), {}, language)

    assert reason(1, Language.ZH).startswith("仅有的 1 款未承接，")
    assert reason(3, Language.ZH).startswith("3 款均未承接，")
    assert reason(1, Language.EN).startswith("its only clause is not carried,")
    assert reason(3, Language.EN).startswith("none of 3 clauses carried,")


def test_who_is_named_twice_is_told_once_and_who_helps_comes_last() -> None:
    named = [
        Responsibility(name, name, Role.RESPONSIBLE)
        for name in ("省能源局", "省财政厅", "省能源局")
    ]
    helping = Responsibility("各县政府", "各县政府", Role.SUPPORT)
    told = agencies_text([helping, *named], Language.ZH)
    assert told == "责任单位：省能源局、省财政厅；配合：各县政府"


def test_one_passage_is_one() -> None:
    def said(passages: int, odd: int) -> str:
        return common_source_text(("甲", "乙"), (29, passages, odd), None, Language.EN)

    assert "in 1 passage that" in said(1, 0)
    assert "in 7 passages that" in said(7, 1)
    assert "1 of them doesn't fit" in said(7, 1)
    assert "2 of them don't fit" in said(7, 2)


def test_what_a_person_judged_is_told_from_what_the_wording_shows() -> None:
    view = IndexedView(bundled.judged())
    edge = compare(view, f"{bundled.NATION}:15.1", "huizhou-2018:1.1").edge
    assert edge is not None
    assert edge_text(edge, Language.ZH).startswith("改写（人工判定），承接上级字数")
    assert relation_text(edge, Language.EN) == "adapted (judged by a person)"
    plain = compare(view, f"{bundled.NATION}:11.1", "lechang-2018-41:11.1").edge
    assert plain is not None
    assert "人工判定" not in edge_text(plain, Language.ZH)


def test_an_edge_without_wording_says_so() -> None:
    lineage = bundled.derived(
        bundled.decided("huizhou-2018:13.1", f"{bundled.NATION}:5.1", Judgement.DESCENDS)
    )
    edge = compare(IndexedView(lineage), f"{bundled.NATION}:5.1", "huizhou-2018:13.1").edge
    assert edge is not None
    assert (edge.carried, edge.spans) == (0.0, ())
    assert edge.reason.endswith("看过原文。两款没有相同的文字。")


def test_clauses_on_the_subject_are_those_of_the_document_below() -> None:
    """Of 3 clauses above none is carried; 4 of its own speak of the subject."""
    row = Coverage(
        "n:1", "c", Status.TOPICAL, dropped=("n:1.1", "n:1.2", "n:1.3"), look_alikes=tuple("abcd")
    )
    assert (
        coverage_reason(row, {}, Language.ZH)
        == "3 款均未承接，自身文字中只有 4 款主题相近，措辞看不出承接。"
    )
    assert "4 of its own on the same subject" in coverage_reason(row, {}, Language.EN)


def test_a_source_whose_notice_alone_is_in_hand_is_told_as_such() -> None:
    (plan,) = (each for each in bundled.beside_notice().missing() if each.notice)
    assert "：汕府办〔2018〕5号（只见通知，未见所印发的方案）；" in unseen_text([plan], Language.ZH)
    assert "汕府办〔2018〕5号 (its notice is in hand," in unseen_text([plan], Language.EN)
