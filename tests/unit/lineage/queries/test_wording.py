from __future__ import annotations

from lineage.language import Language
from lineage.model import Status
from lineage.queries.wording import common_source_text, coverage_reason


def test_of_a_single_clause_not_all_are_said_to_be_left_out() -> None:
    def reason(clauses: int, language: Language) -> str:
        return coverage_reason(Status.DROPPED, (), (0, clauses, 0), (None, None), language)

    assert reason(1, Language.ZH).startswith("仅有的 1 款未承接，")
    assert reason(3, Language.ZH).startswith("3 款均未承接，")
    assert reason(1, Language.EN).startswith("its only clause is not carried,")
    assert reason(3, Language.EN).startswith("none of 3 clauses carried,")


def test_one_passage_is_one() -> None:
    def said(passages: int, odd: int) -> str:
        return common_source_text(("甲", "乙"), (29, passages, odd), None, Language.EN)

    assert "in 1 passage that" in said(1, 0)
    assert "in 7 passages that" in said(7, 1)
    assert "1 of them doesn't fit" in said(7, 1)
    assert "2 of them don't fit" in said(7, 2)
