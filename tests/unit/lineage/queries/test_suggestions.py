from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.language import Language
from lineage.model import Lineage
from lineage.queries.ask import ask, language_of
from lineage.queries.suggestions import suggestions
from lineage.store.sqlite import IndexedView
from tests import bundled


@pytest.mark.parametrize("language", Language)
def test_what_is_suggested_can_be_answered(language: Language) -> None:
    questions = suggestions(bundled.view(), language)
    assert len(questions) == 4
    for question in questions:
        answer = ask(bundled.view(), question)
        assert language_of(question) is language
        assert answer.items or answer.others or answer.clauses


def test_of_the_item_that_most_dropped() -> None:
    assert suggestions(bundled.view())[0] == "哪些市删去了（十三）"


def test_nothing_is_suggested_where_nothing_descends() -> None:
    one = replace(bundled.lineage(), inherits=(), coverage=())
    assert suggestions(IndexedView(one)) == suggestions(IndexedView(Lineage(()))) == ()
