"""What people decided is put over what the wording shows, pair by pair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.align import Alignment, Prepared, Upstream, align
from lineage.align.weighing import ACCEPT
from lineage.known import Rulings
from lineage.model import Decision, Inherits, Judgement, LookAlike
from tests import bundled

BY_KEY = {document.key: document for document in bundled.lineage().documents}
ABOVE = (bundled.NATION, bundled.PROVINCE)


def aligned(*decisions: Decision) -> Alignment:
    """惠州 below the nation and its province, after people decided so."""
    rulings: Rulings = {each.pair: each for each in decisions}
    upstream = Upstream([Prepared(BY_KEY[key]) for key in ABOVE])
    return align(Prepared(BY_KEY["huizhou-2018"]), upstream, ABOVE, rulings)


BEFORE = aligned()


def undecided(edges: tuple[Inherits, ...]) -> list[Inherits]:
    return [replace(each, decision=None) for each in edges]


@pytest.mark.parametrize("judgement", [Judgement.TOPICAL, Judgement.UNRELATED])
def test_a_pair_that_does_not_descend_is_no_edge(judgement: Judgement) -> None:
    first = BEFORE.inherits[0]
    found = aligned(bundled.decided(*first.ends, judgement))
    assert undecided(found.inherits) == [each for each in BEFORE.inherits if each != first]
    assert found.doubts == BEFORE.doubts
    alike = LookAlike(*first.ends, ())
    assert (alike in found.look_alikes) == (judgement is Judgement.TOPICAL)


def test_an_edge_that_a_person_confirms_stays_what_it_is() -> None:
    first = BEFORE.inherits[0]
    decision = bundled.decided(*first.ends, Judgement.DESCENDS)
    found = aligned(decision)
    assert found.inherits[0] == replace(first, decision=decision)
    assert undecided(found.inherits) == list(BEFORE.inherits)


def test_a_doubt_that_is_decided_is_one_no_more() -> None:
    doubt = BEFORE.doubts[0]
    decision = bundled.decided(doubt.unit, doubt.upstream, Judgement.DESCENDS)
    found = aligned(decision)
    (edge,) = [each for each in found.inherits if each.decision]
    assert edge.ends == decision.pair
    assert edge.score < ACCEPT
    assert found.doubts == BEFORE.doubts[1:]
    order = [each.ends for each in found.inherits]
    assert order.index(edge.ends) < len(order) - 1
    assert [each for each in order if each != edge.ends] == [e.ends for e in BEFORE.inherits]


def test_edges_and_doubts_are_apart() -> None:
    edges = {each.ends for each in BEFORE.inherits}
    doubts = [(each.unit, each.upstream) for each in BEFORE.doubts]
    assert len(doubts) == len(set(doubts))
    assert not edges & set(doubts)
    assert all(0.05 <= each.score < 1 for each in BEFORE.doubts)


def test_a_look_alike_that_a_person_rejects_is_none() -> None:
    first = BEFORE.look_alikes[0]
    found = aligned(bundled.decided(first.unit, first.upstream, Judgement.UNRELATED))
    assert found.look_alikes == BEFORE.look_alikes[1:]
    assert found.inherits == BEFORE.inherits
