from __future__ import annotations

import pytest

from api import dependencies
from api.dependencies import network_of
from api.memo import Answers
from lineage.queries.answers.network import Network, NodeKind
from lineage.queries.network import MAX_NODES, Grain, Look
from lineage.store import View
from tests import bundled


@pytest.mark.parametrize(
    ("look", "most", "times"),
    [
        (Look(), MAX_NODES, 1),
        (Look(Grain.ITEM), MAX_NODES, 1),
        (Look(), 7, 2),
        (Look(region="惠州市"), MAX_NODES, 2),
        (Look(open=frozenset({"nowhere"})), MAX_NODES, 2),
    ],
)
def test_a_network_that_hangs_on_what_somebody_typed_is_not_kept(
    look: Look, most: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def network(_: View, *asked: object) -> Network:
        worked_out.append(asked)
        return drawn

    worked_out: list[object] = []
    drawn = Network(NodeKind.DOCUMENT, None, (), ())
    monkeypatch.setattr(dependencies, "network", network)
    answers = Answers(bundled.view())
    assert network_of(answers, look, most) is network_of(answers, look, most) is drawn
    assert worked_out == [(look, most)] * times
