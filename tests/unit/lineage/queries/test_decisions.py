from __future__ import annotations

import math

import pytest

from lineage.align.weighing import ACCEPT
from lineage.errors import UnknownReference
from lineage.language import Language
from lineage.model import Judgement, Standing, key_of
from lineage.queries.decisions import decisions, review
from lineage.queries.descent import compare
from lineage.queries.window import Window
from lineage.store.sqlite import IndexedView
from tests import bundled

VIEW = IndexedView(bundled.judged())
CITY = "huizhou-2018"


def test_what_people_decided_is_told_whatever_became_of_the_texts() -> None:
    found = decisions(VIEW)
    assert found.total == len(found.items) == 6
    assert [each.standing for each in found.items] == [
        *[Standing.IN_FORCE] * 3,
        Standing.STALE,
        Standing.LOST,
        Standing.IDLE,
    ]
    lost = found.items[4]
    assert lost.unit is None
    assert lost.upstream is not None
    assert found.items[0].text == "人工判定承接（甲，2026-05-04）：看过原文。"
    english = [each.text for each in decisions(VIEW, language=Language.EN).items]
    assert english[3] == (
        "Judged descent (甲, 2026-05-04; not in force: a text has changed): 看过原文."
    )


def test_of_one_document_and_a_part_of_them() -> None:
    of_city = decisions(VIEW, CITY)
    assert of_city.total == 4
    assert all(key_of(each.unit_id) == CITY for each in of_city.items)
    assert decisions(VIEW, CITY, window=Window(1, 2)).items == of_city.items[1:3]
    for query in (decisions, review):
        with pytest.raises(UnknownReference):
            query(VIEW, "nowhere")


def test_the_least_certain_come_first() -> None:
    found = review(VIEW)
    certainty = [abs(logit(each.score) - logit(ACCEPT)) for each in found.items]
    assert found.total == len(found.items) > 50
    assert certainty == sorted(certainty)
    assert {each.inherits for each in found.items} == {True, False}
    for each in found.items:
        assert each.inherits == (each.score >= ACCEPT)
        sides = {"removed": "", "added": ""}
        for piece in each.differences:
            for side in sides:
                sides[side] += piece.text if piece.kind in (side, "equal") else ""
        assert sides == {"removed": each.upstream.text, "added": each.unit.text}


def test_what_is_decided_is_no_longer_asked() -> None:
    view = bundled.view()
    first = review(view, CITY).items[0]
    pair = first.unit.id, first.upstream.id
    assert pair not in {each.pair for each in view.decisions()}
    for judgement in (Judgement.DESCENDS, Judgement.TOPICAL, Judgement.UNRELATED):
        decided = IndexedView(bundled.derived(bundled.decided(*pair, judgement)))
        asked = {(each.unit.id, each.upstream.id) for each in review(decided).items}
        assert pair not in asked
        assert len(asked) == review(view).total - 1


def test_an_edge_says_who_decided_it_and_what_its_wording_says() -> None:
    edge = compare(VIEW, f"{CITY}:1.1", f"{bundled.NATION}:15.1").edge
    assert edge is not None
    assert edge.decided
    assert edge.reason.startswith("人工判定承接（甲，2026-05-04）：看过原文。")
    assert compare(VIEW, f"{CITY}:13.1", f"{bundled.NATION}:13.1").edge is None


def logit(score: float) -> float:
    return math.log(score / (1 - score))
