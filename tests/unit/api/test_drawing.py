from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.bends import MOST, bend
from api.pages.drawing import draw
from api.pages.layout import ASPECT, BETWEEN, ROW, WIDTH, Box, positions
from api.pages.picture import picture
from api.pages.words import Words
from lineage.language import Language
from lineage.queries import documents
from lineage.queries.network import MAX_NODES, Grain, Look, network
from tests import bundled

ITEM = "state-council-2018-23:13"
NATION, CITY = bundled.NATION, "huizhou-2018"
LOOKS = [
    Look(),
    Look(Grain.ITEM),
    Look(Grain.CLAUSE),
    Look(Grain.CLAUSE, item=ITEM),
    Look(open=frozenset({NATION, CITY, f"{CITY}:13"})),
]


def drawn(look: Look, most: int = MAX_NODES) -> dict[str, Any]:
    cards = documents.documents(bundled.view()).items
    return draw(network(bundled.view(), look, most), cards, Language.ZH)


@pytest.mark.parametrize("look", LOOKS)
def test_nodes_do_not_overlap(look: Look) -> None:
    nodes = drawn(look)["nodes"]
    assert not any(node["physics"] for node in nodes)
    for a, b in itertools.combinations(nodes, 2):
        across = (a["width"] + b["width"]) / 2
        assert abs(a["x"] - b["x"]) >= across or abs(a["y"] - b["y"]) > 28


def test_parts_stand_in_the_order_of_the_text_below_their_heading() -> None:
    nodes = drawn(Look(open=frozenset({CITY, f"{CITY}:13"})))["nodes"]
    own = sorted(
        (node for node in nodes if node["document"] == CITY), key=lambda node: float(node["y"])
    )
    ids = [node["id"] for node in own]
    assert ids[:3] == [CITY, f"{CITY}:1", f"{CITY}:2"]
    assert ids.index(f"{CITY}:13") + 1 == ids.index(f"{CITY}:13.1")
    assert {node["id"] for node in own if node["opened"]} == {CITY, f"{CITY}:13"}
    assert own[0]["width"] > own[1]["width"]
    assert own[1]["label"].startswith("▸")
    assert own[0]["label"].startswith("▾")


def test_regions_say_how_many_documents_they_stand_for() -> None:
    labels = {node["id"]: node["label"] for node in drawn(Look(), most=3)["nodes"]}
    assert labels["广东省/prefecture"] == "广东省 地级市 ×3"


def test_every_edge_ends_at_nodes_that_are_drawn() -> None:
    for look in LOOKS:
        found = drawn(look)
        ids = {node["id"] for node in found["nodes"]}
        assert all({edge["from"], edge["to"]} <= ids for edge in found["edges"])


def test_levels_stand_from_left_to_right() -> None:
    boxes = (Box("nation", 0, 1), Box("city", 2, 2), Box("other", 2, 1))
    places = positions(boxes, frozenset({("nation", "city")}))
    assert places["nation"][0] < places["city"][0] == places["other"][0]


def test_computed_once() -> None:
    boxes = (Box("nation", 0, 1),)
    assert positions(boxes, frozenset()) is positions(boxes, frozenset())
    assert positions((), frozenset()) == {}


BOXES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 30)), min_size=1, max_size=25)


@given(BOXES)
def test_boxes_stand_apart(given_boxes: list[tuple[int, int]]) -> None:
    boxes = [Box(str(key), column, rows) for key, (column, rows) in enumerate(given_boxes)]
    places = positions(tuple(boxes), frozenset())
    for a, b in itertools.combinations(boxes, 2):
        (x1, y1), (x2, y2) = places[a.key], places[b.key]
        beside = abs(x1 - x2) >= WIDTH
        above = y1 + a.height <= y2 + 1 or y2 + b.height <= y1 + 1
        assert beside or above
        if a.column < b.column:
            assert x1 < x2


def test_many_boxes_of_a_level_are_no_tower() -> None:
    boxes = tuple(Box(str(key), 3, 1) for key in range(300))
    places = positions(boxes, frozenset()).values()
    width = max(x for x, _ in places) - min(x for x, _ in places) + WIDTH
    height = max(y for _, y in places) - min(y for _, y in places) + ROW + BETWEEN
    assert ASPECT / 2 < width / height < ASPECT * 2


def test_the_same_look_is_drawn_alike() -> None:
    look = Look(Grain.ITEM)
    assert drawn(look) == drawn(replace(look))


def test_a_line_passes_behind_no_box_where_it_can_bow_around_it() -> None:
    data = drawn(Look())
    frames = {
        n["id"]: (n["x"] - WIDTH / 2, n["y"] - ROW / 2, n["x"] + WIDTH / 2, n["y"] + ROW / 2)
        for n in data["nodes"]
    }
    middles = {n["id"]: (n["x"], n["y"]) for n in data["nodes"]}
    for edge in data["edges"]:
        ends = edge["from"], edge["to"]
        around = [frame for key, frame in frames.items() if key not in ends]
        assert edge["bent"] == bend(middles[ends[0]], middles[ends[1]], around)


def test_where_nobody_follows_a_single_line_none_bows() -> None:
    edges = drawn(Look(Grain.CLAUSE))["edges"]
    assert len(edges) > MOST
    assert not any(edge["bent"] for edge in edges)


def test_of_a_line_behind_another_box_the_nearest_way_around_is_taken() -> None:
    ends = (0.0, 0.0), (800.0, 0.0)
    assert bend(*ends, [(300, 5, 500, 35)]) == 0.0
    assert bend(*ends, [(300, -5, 500, 25)]) == 0.1
    assert bend(*ends, [(300, -60, 500, 10)]) == -0.1
    assert bend(*ends, [(300, -400, 500, 400)]) == 0.0


def test_the_picture_bows_as_the_page_does() -> None:
    data = drawn(Look())
    bowed = {**data, "edges": [{**each, "bent": 0.2} for each in data["edges"]]}
    paths = [edge["path"] for edge in picture(bowed, Words(Language.ZH))["edges"]]
    assert paths
    assert all(" Q" in path for path in paths)
