from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lineage.language import Language
from lineage.model import Lineage, key_of
from lineage.questions.ask import ask, language_of
from lineage.questions.suggestions import suggestions
from lineage.store.sqlite import IndexedView
from tests import bundled


def provincial() -> IndexedView:
    """The bundled corpus without its cities, and the titles of the nation's items only."""
    whole = bundled.lineage()
    upper = [each for each in whole.documents if each.key in (bundled.NATION, bundled.PROVINCE)]
    nation, province = upper if upper[0].key == bundled.NATION else reversed(upper)
    plain = tuple(replace(item, label=item.label and "（一）") for item in nation.items)
    rows = tuple(row for row in whole.coverage if row.document == bundled.PROVINCE)
    edges = tuple(
        edge
        for edge in whole.inherits
        if {key_of(edge.unit), key_of(edge.upstream)} <= {bundled.NATION, bundled.PROVINCE}
    )
    documents = (replace(nation, items=plain), province)
    return IndexedView(Lineage(documents, inherits=edges, coverage=rows))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("view", "count"), [(bundled.view, 5), (provincial, 4)])
def test_what_is_suggested_can_be_answered(
    language: Language, view: Callable[[], IndexedView], count: int
) -> None:
    questions = suggestions(view(), language)
    assert len(questions) == count
    for question in questions:
        answer = ask(view(), question)
        assert language_of(question) is language
        assert answer.items or answer.others or answer.clauses or answer.duties


def test_where_provinces_stand_below_they_are_asked_about() -> None:
    first, *others = suggestions(provincial())
    assert first.startswith("哪些省删去了“")
    assert "广东省新增了什么" in others
    assert suggestions(provincial(), Language.EN)[0].startswith("which provinces dropped “")


def test_of_the_item_that_most_dropped() -> None:
    assert suggestions(bundled.view())[0] == "哪些市删去了（十三）"


def test_nothing_is_suggested_where_nothing_descends() -> None:
    one = replace(bundled.lineage(), inherits=(), coverage=())
    assert suggestions(IndexedView(one)) == suggestions(IndexedView(Lineage(()))) == ()
