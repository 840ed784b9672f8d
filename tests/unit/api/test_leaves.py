from __future__ import annotations

import pytest

from api.pages import leaves
from api.pages.leaves import choices, leaf, place_choices
from tests import bundled


def test_a_list_has_a_leaf_though_it_is_empty() -> None:
    assert leaf((), 3, 10).number == 1


def test_the_chosen_document_is_always_among_the_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "MOST_CHOICES", 1)
    keys = [card.key for card in bundled.view().cards()]
    assert [card.key for card in choices(bundled.view(), keys, keys[3])] == [keys[0], keys[3]]


def test_places_to_choose_from(monkeypatch: pytest.MonkeyPatch) -> None:
    all_of_them = place_choices(bundled.view())
    assert {"广东省", "惠州市", "乐昌市"} < set(all_of_them)
    monkeypatch.setattr(leaves, "MOST_CHOICES", 3)
    assert set(all_of_them) - set(place_choices(bundled.view())) == {"乐昌市"}
