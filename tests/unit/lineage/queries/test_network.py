from __future__ import annotations

import pytest

from lineage.errors import UnknownReference
from lineage.model import Clause, Item, Level, Relation, item_of, key_of
from lineage.queries.answers.network import NodeKind
from lineage.queries.network import Grain, Look, network
from lineage.queries.regions import within
from tests import bundled

NATION, CITY = bundled.NATION, "huizhou-2018"
ITEM = f"{NATION}:13"


def ids(look: Look) -> set[str]:
    return {node.id for node in network(bundled.view(), look).nodes}


def edges(look: Look) -> int:
    return sum(link.edges for link in network(bundled.view(), look).items)


def test_documents_then_items_then_clauses() -> None:
    every = [clause.clause.id for clause in bundled.view().units()]
    assert ids(Look()) == {key_of(each) for each in every}
    assert ids(Look(Grain.ITEM)) == {item_of(each) for each in every}
    assert ids(Look(Grain.CLAUSE)) == set(every)


@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look(Grain.ITEM),
        Look(open=frozenset({CITY})),
        Look(open=frozenset({CITY, f"{CITY}:13"})),
        Look(Grain.CLAUSE, shut=frozenset({CITY, f"{NATION}:1"})),
    ],
)
def test_opening_changes_what_is_seen_and_not_what_there_is(look: Look) -> None:
    """However far parts are opened, every edge is drawn once, between nodes that are there."""
    assert edges(look) == len(bundled.view().inherits())
    found = network(bundled.view(), look)
    ends = {end for link in found.items for end in (link.upstream, link.unit)}
    assert ends <= {node.id for node in found.nodes}
    assert not {node.id for node in found.opened} & {node.id for node in found.nodes}


@pytest.mark.parametrize("part", [CITY, f"{CITY}:13", NATION])
@pytest.mark.parametrize("grain", Grain)
def test_toggling_twice_changes_nothing(grain: Grain, part: str) -> None:
    look = Look(grain)
    once = look.toggled(part)
    assert once.opened(part) is not look.opened(part)
    assert once.toggled(part) == look


def test_opening_in_place() -> None:
    closed = ids(Look())
    opened = ids(Look().toggled(CITY))
    assert closed - opened == {CITY}
    assert opened - closed == {item.id for item in bundled.view().items(CITY)}
    further = Look().toggled(CITY).toggled(f"{CITY}:13")
    assert opened - ids(further) == {f"{CITY}:13"}
    assert f"{CITY}:13.1" in ids(further)
    assert [node.id for node in network(bundled.view(), further).opened] == [CITY, f"{CITY}:13"]


def test_parts_are_in_the_order_of_the_text() -> None:
    found = [node.id for node in network(bundled.view(), Look(Grain.CLAUSE)).nodes]
    for key in (NATION, "shaoguan-2022-103"):
        own = [clause.id for _, clause in _units(key)]
        assert [each for each in found if key_of(each) == key] == own


def _units(key: str) -> list[tuple[Item, Clause]]:
    document = bundled.view().document(key)
    assert document is not None
    return list(document.units())


@pytest.mark.parametrize("grain", Grain)
def test_narrowed_to_a_place_and_a_level(grain: Grain) -> None:
    """What is narrowed is the whole, less what has no end there."""
    view = bundled.view()
    whole = network(view, Look(grain))
    for look, inside in (
        (Look(grain, region="韶关市"), within(view, "韶关市")),
        (Look(grain, level=Level.COUNTY), {"lechang-2018-41"}),
        (Look(grain, region="韶关市", level=Level.COUNTY), {"lechang-2018-41"}),
    ):
        found = network(view, look)
        kept = {
            (link.upstream, link.unit): link
            for link in whole.items
            if {key_of(link.upstream), key_of(link.unit)} & inside
        }
        assert {(link.upstream, link.unit): link for link in found.items} == kept
        own = {node.id for node in whole.nodes if node.document in inside}
        assert {node.id for node in found.nodes} == own.union(*kept)


def test_narrowed_to_a_relation() -> None:
    view = bundled.view()
    for relation in Relation:
        found = network(view, Look(relation=relation))
        expected = [edge for edge in view.inherits() if edge.relation is relation]
        assert sum(link.edges for link in found.items) == len(expected)
        assert {link.relation for link in found.items} <= {relation}


def test_one_item_s_path_by_steps() -> None:
    near = network(bundled.view(), Look(Grain.CLAUSE, item=ITEM, depth=1))
    far = network(bundled.view(), Look(Grain.CLAUSE, item=ITEM))
    assert {node.id for node in near.nodes} <= {node.id for node in far.nodes}
    with pytest.raises(UnknownReference):
        network(bundled.view(), Look(item="nowhere:1"))


def test_too_many_nodes_are_gathered_and_narrow_as_one_looks_closer() -> None:
    view = bundled.view()
    assert network(view, Look(Grain.CLAUSE), most=1000).grain == "clause"
    found = network(view, Look(Grain.CLAUSE), most=100)
    assert found.grain is NodeKind.REGION
    assert "广东省/prefecture" in {node.id for node in found.nodes}
    closer = network(view, Look(Grain.CLAUSE, region="广东省", level=Level.PREFECTURE), most=100)
    assert {"惠州市/prefecture", "江门市/prefecture"} <= {node.id for node in closer.nodes}
