from __future__ import annotations

from lineage.queries.charges import charges, item_charges
from lineage.queries.coverage import columns
from tests import bundled

ITEM = f"{bundled.NATION}:13"


def test_who_carries_an_item_charges_somebody_document_by_document() -> None:
    view = bundled.view()
    fate = view.fates([ITEM])[ITEM]
    documents = columns(view, {card.key for card in view.cards()})
    found = item_charges(fate, documents)
    order = [card.key for card in documents]
    places = [order.index(each.clause.document) for each in found]
    assert places == sorted(places)
    assert {each.place for each in found if each.agencies} >= {"惠州市"}
    assert all(upstream.startswith(ITEM) for each in found for upstream in each.carries)


def test_a_clause_that_names_nobody_says_so() -> None:
    units = bundled.view().clauses([f"{bundled.NATION}:1.1"]).values()
    (charge,) = charges(units, {})
    assert (charge.text, charge.carries) == ("未写明", ())
