from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from lineage.build import BUNDLED, build
from lineage.errors import QuestionError
from lineage.language import Language
from lineage.model import Lineage, key_of
from lineage.queries.answers.coverage import Intent
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
    shares = tuple(each for each in whole.fidelity if each.document == bundled.PROVINCE)
    return IndexedView(Lineage(documents, inherits=edges, coverage=rows, fidelity=shares))


@cache
def renewal() -> IndexedView:
    """A corpus whose items restart their numbers, of departments and a county."""
    return IndexedView(build(BUNDLED / "readings" / "renewal-2024", bundled.Keeper()).lineage)


@cache
def fire() -> IndexedView:
    """A corpus of a city and its districts, of which none dropped an item."""
    return IndexedView(build(BUNDLED / "readings" / "fire-2024", bundled.Keeper()).lineage)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("view", "unasked"),
    [
        (bundled.view, set()),
        (provincial, {Intent.DUTIES, Intent.COMPARISON, Intent.MISSING, Intent.REVIEW}),
        (renewal, {Intent.CHANGES}),
        (fire, {Intent.CHANGES, Intent.MISSING}),
    ],
)
def test_what_is_suggested_can_be_answered(
    language: Language, view: Callable[[], IndexedView], unasked: set[Intent]
) -> None:
    asked = set()
    for question in suggestions(view(), language):
        answer = ask(view(), question)
        asked.add(answer.understood.intent)
        assert language_of(question) is language
        found = (answer.items, answer.others, answer.clauses, answer.duties, answer.edges)
        told = (answer.facts, answer.citations, answer.fidelity, answer.no_text, answer.pairs)
        assert any((*found, *told, answer.definitions)), question
    assert asked == set(Intent) - unasked - {Intent.DECISIONS}  # a corpus may have none


def test_what_two_did_together_is_suggested() -> None:
    assert "江门市和乐昌市都保留了哪些条" in suggestions(bundled.view())


def test_the_first_are_of_many_kinds() -> None:
    """A refusal shows these alone."""
    with pytest.raises(QuestionError) as error:
        ask(bundled.view(), "今天天气怎么样")
    shown = error.value.examples
    assert shown == suggestions(bundled.view())[: len(shown)]
    assert len({ask(bundled.view(), each).understood.intent for each in shown}) == 5


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
