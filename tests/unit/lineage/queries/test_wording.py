from __future__ import annotations

from lineage.language import Language
from lineage.model import Status
from lineage.queries.wording import coverage_reason


def test_of_a_single_clause_not_all_are_said_to_be_left_out() -> None:
    def reason(clauses: int, language: Language) -> str:
        return coverage_reason(Status.DROPPED, (), (0, clauses, 0), (None, None), language)

    assert reason(1, Language.ZH).startswith("仅有的 1 款未承接，")
    assert reason(3, Language.ZH).startswith("3 款均未承接，")
    assert reason(1, Language.EN).startswith("its only clause is not carried,")
    assert reason(3, Language.EN).startswith("none of 3 clauses carried,")
