from __future__ import annotations

import math
from dataclasses import replace

import pytest

from lineage.align.weighing import ACCEPT
from lineage.errors import ParameterError, UnknownReference
from lineage.language import Language
from lineage.model import Judgement, Standing, item_of, key_of
from lineage.queries.coverage import Filter, item_coverage
from lineage.queries.decisions import (
    Concerning,
    behind,
    decisions,
    pair_named,
    place_of,
    review,
    unsure,
)
from lineage.queries.descent import compare
from lineage.queries.differences import shared_sides
from lineage.queries.window import Window
from lineage.store.sqlite import IndexedView
from lineage.text import fold
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


def test_a_pair_is_called_as_people_call_it_and_a_lost_one_by_its_ids() -> None:
    assert pair_named(VIEW, "惠州:13.1", "国务院:13.2") == (
        f"{CITY}:13.1",
        f"{bundled.NATION}:13.2",
    )
    lost = decisions(VIEW).items[4]
    assert pair_named(VIEW, lost.unit_id, lost.upstream_id) == (lost.unit_id, lost.upstream_id)
    with pytest.raises(UnknownReference):
        pair_named(VIEW, "无此文件:1.1", "国务院:13.2")


def test_of_one_document_and_a_part_of_them() -> None:
    of_city = decisions(VIEW, Concerning(CITY))
    assert of_city.total == 4
    assert all(key_of(each.unit_id) == CITY for each in of_city.items)
    assert decisions(VIEW, Concerning(CITY), window=Window(1, 2)).items == of_city.items[1:3]
    for query in (decisions, review):
        for unknown in ("document", "place", "item"):
            with pytest.raises(UnknownReference):
                query(VIEW, Concerning(**{unknown: "nowhere"}))


def test_of_a_place_and_of_an_item_on_either_side() -> None:
    whole = {(each.unit.id, each.upstream.id) for each in review(VIEW).items}

    def found(**wanted: str) -> set[tuple[str, str]]:
        return {(e.unit.id, e.upstream.id) for e in review(VIEW, Concerning(**wanted)).items}

    assert found(place="惠州") == {pair for pair in whole if key_of(pair[0]) == CITY}
    item = f"{bundled.PROVINCE}:5"
    of_item = {pair for pair in whole if item in map(item_of, pair)}
    assert found(item=item) == of_item
    assert {item_of(unit) == item for unit, _ in of_item} == {True, False}
    assert found(item="八") == found(item=f"{bundled.NATION}:8")
    both = found(item="八", place="惠州市")
    assert both == found(item="八") & found(document=CITY) != set()
    decided = decisions(VIEW, Concerning(item="13")).items
    assert {item_of(each.upstream_id) for each in decided} == {f"{bundled.NATION}:13"}


def test_the_least_certain_come_first() -> None:
    found = review(VIEW)
    certainty = [abs(logit(each.score) - logit(ACCEPT)) for each in found.items]
    assert found.total == len(found.items) > 50
    assert certainty == sorted(certainty)
    assert {each.inherits for each in found.items} == {True, False}
    for each in found.items:
        assert each.inherits == (each.score >= ACCEPT)


def test_what_both_share_is_what_an_edge_would_go_by() -> None:
    found = review(VIEW).items
    edges = {edge.ends: edge.spans for edge in bundled.judged().inherits}
    assert any(each.inherits for each in found)
    for each in found:
        assert each.spans
        assert each.spans == edges.get((each.unit.id, each.upstream.id), each.spans)
        unit, upstream = shared_sides(each.unit.text, each.upstream.text, each.spans)
        assert "".join(piece.text for piece in unit) == each.unit.text
        assert "".join(piece.text for piece in upstream) == each.upstream.text
        for span in each.spans:
            ours = each.unit.text[span.unit_start : span.unit_end]
            theirs = each.upstream.text[span.upstream_start : span.upstream_end]
            assert fold(ours).text == fold(theirs).text


def test_what_is_decided_is_no_longer_asked() -> None:
    view = bundled.view()
    first = review(view, Concerning(CITY)).items[0]
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
    assert edge.decided == "人工判定承接（甲，2026-05-04）：看过原文。"
    parted = compare(VIEW, f"{CITY}:13.1", f"{bundled.NATION}:13.1")
    assert parted.edge is None
    assert parted.decided == "人工判定无关（甲，2026-05-04）：看过原文。"
    assert compare(VIEW, f"{CITY}:1.1", f"{bundled.NATION}:2.1").decided is None


def test_coverage_says_what_was_decided_against_an_edge() -> None:
    rows = {each.document: each for each in item_coverage(VIEW, f"{bundled.NATION}:13").items}
    told = {key: [each.text for each in row.evidence.decided] for key, row in rows.items()}
    assert told[CITY] == ["人工判定无关（甲，2026-05-04）：看过原文。"]
    assert told["jiangmen-2018-14"] == ["人工判定仅主题相近（甲，2026-05-04）：看过原文。"]
    assert told["lechang-2018-41"] == []
    (row,) = item_coverage(VIEW, f"{bundled.NATION}:15", Filter(document=CITY)).items
    shown = {(each.unit, each.upstream) for each in row.evidence.decided}
    assert (f"{CITY}:1.1", f"{bundled.NATION}:15.1") not in shown  # it stands with the edge
    assert (f"{CITY}:2.1", f"{bundled.NATION}:15.1") in shown


def logit(score: float) -> float:
    return math.log(score / (1 - score))


def test_a_chance_that_is_stored_as_whole_is_the_last_to_be_judged() -> None:
    """Three decimals are stored: 0.9997 as 1.0."""
    first, *others = bundled.judged().doubts
    view = IndexedView(replace(bundled.judged(), doubts=(replace(first, score=1.0), *others)))
    pairs = unsure(view)
    assert (pairs[-1].unit, pairs[-1].upstream) == (first.unit, first.upstream)
    assert len(pairs) == len(unsure(VIEW))


def test_a_place_in_the_list_stays_where_it_is_though_its_pair_leaves() -> None:
    pairs = unsure(VIEW)
    assert len({place_of(each) for each in pairs}) == len(pairs)
    for number, each in enumerate(pairs, 1):
        left = [pair for pair in pairs if pair is not each]
        assert behind(pairs, place_of(each)) == behind(left, place_of(each)) == pairs[number:]
    assert behind(pairs, None) == pairs


def test_pairs_are_gone_through_a_few_at_a_time() -> None:
    whole = review(VIEW)
    first = review(VIEW, window=Window(limit=20))
    second = review(VIEW, window=Window(limit=20), after=first.next)
    rest = review(VIEW, after=second.next)
    assert first.items + second.items + rest.items == whole.items
    assert (len(first.items), len(second.items), bool(rest.items)) == (20, 20, True)
    assert {first.total, second.total, rest.total} == {whole.total}
    assert rest.next is whole.next is None


@pytest.mark.parametrize("place", ["nowhere", "0.5,a", "a,b,c", "0.5,a,b,c", "0.5,,b"])
def test_what_is_no_place_in_the_list_is_refused(place: str) -> None:
    with pytest.raises(ParameterError):
        review(VIEW, after=place)
