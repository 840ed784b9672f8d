from __future__ import annotations

from lineage.queries.cited import attached_texts, cited
from tests import bundled

CITY = "jiangmen-2018-14"


def test_a_citation_comes_with_the_sentence_that_prints_it() -> None:
    view = bundled.view()
    own = [view.cards_by_key()["lechang-2018-41"]]
    found = list(cited(view, own, lambda citation, _: citation.number == "韶府办明电〔2018〕180号"))
    assert found
    assert all(each.clause and "〔2018〕180号" in each.clause.text for each in found)


def test_a_whole_text_is_attached_with_what_it_attaches_in_turn() -> None:
    cards = bundled.view().cards_by_key()
    whole = attached_texts(cards, CITY)
    assert whole == (bundled.PROVINCE, bundled.NATION)
    assert attached_texts(cards, bundled.NATION) == ()


def test_who_is_asked_is_told_what_its_document_attaches() -> None:
    view = bundled.view()
    own = [view.cards_by_key()[CITY]]
    found = cited(view, own, lambda citation, whole: citation.target in whole[:1])
    assert {each.attached for each in found} == {(bundled.PROVINCE, bundled.NATION)}
