from __future__ import annotations

import itertools

from api.pages.drawing import draw
from api.pages.layout import Group, positions
from lineage.queries import documents
from lineage.queries.answers import Language
from lineage.queries.network import Grain, network
from tests import bundled


def test_every_node_has_a_place_of_its_own() -> None:
    found = network(bundled.view(), Grain.ITEM)
    drawn = draw(found, documents.documents(bundled.view()).items, Language.ZH)
    places = {(node["x"], node["y"]) for node in drawn["nodes"]}
    assert len(places) == len(found.nodes)
    assert not any(node["physics"] for node in drawn["nodes"])


def test_nodes_do_not_overlap() -> None:
    found = network(bundled.view(), Grain.CLAUSE, "state-council-2018-23:13")
    drawn = draw(found, documents.documents(bundled.view()).items, Language.ZH)
    for a, b in itertools.combinations(drawn["nodes"], 2):
        assert abs(a["x"] - b["x"]) > 200 or abs(a["y"] - b["y"]) > 24


def test_levels_stand_from_left_to_right() -> None:
    groups = (Group("nation", 0, ("n:1",)), Group("city", 2, ("c:1", "c:2")))
    places = positions(groups, (("n:1", "c:1"),))
    assert places["n:1"][0] < places["c:1"][0] == places["c:2"][0]


def test_computed_once() -> None:
    groups = (Group("nation", 0, ("n:1",)),)
    assert positions(groups, ()) is positions(groups, ())
