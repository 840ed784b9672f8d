from __future__ import annotations

import pytest

from lineage.errors import UnknownReference
from lineage.model import DriftKind, key_of
from lineage.queries.drifts import drifts
from tests import bundled


def test_every_change_of_the_corpus_with_both_texts() -> None:
    found = drifts(bundled.view()).items
    stored = [edge for edge in bundled.view().inherits() if edge.drifts]
    assert [(each.unit.id, each.upstream.id) for each in found] == [
        (edge.unit, edge.upstream) for edge in stored
    ]
    for each in found:
        for change in each.drifts:
            assert all(word in each.upstream.text for word in change.upstream.split("、"))


def test_of_one_document_and_of_one_kind() -> None:
    own = drifts(bundled.view(), bundled.PROVINCE).items
    assert own
    assert {key_of(each.unit.id) for each in own} == {bundled.PROVINCE}
    lost = drifts(bundled.view(), kind=DriftKind.DEADLINE_LOST).items
    assert lost
    assert all(DriftKind.DEADLINE_LOST in [d.kind for d in each.drifts] for each in lost)
    with pytest.raises(UnknownReference):
        drifts(bundled.view(), "nowhere")
