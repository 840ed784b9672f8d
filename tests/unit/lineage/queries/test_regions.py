from __future__ import annotations

from dataclasses import replace

from lineage.model import Level, Relation, Status
from lineage.queries.network import Grain, Look, network
from lineage.queries.regions import gathered, region_matrix, summaries, within
from tests import bundled


def test_the_provinces() -> None:
    found = region_matrix(bundled.view())
    assert [each.place for each in found.regions] == ["广东省"]
    assert all(sum(cell.counts.values()) == 5 for row in found.items for cell in row.cells)


def test_what_attaches_the_whole_is_counted_apart() -> None:
    row = next(each for each in region_matrix(bundled.view()).items if each.item.endswith(":13"))
    (cell,) = row.cells
    assert (cell.counts[Status.DROPPED], cell.attached) == (3, 1)


def test_the_parts_of_a_province() -> None:
    found = region_matrix(bundled.view(), place="广东省")
    assert next((each.place, each.own) for each in found.regions) == ("广东省", True)
    assert "韶关市" in [each.place for each in found.regions]


def test_a_place_goes_by_its_short_name() -> None:
    view, whole = bundled.view(), network(bundled.view(), Look(Grain.CLAUSE))
    assert region_matrix(view, place="广东") == region_matrix(view, place="广东省")
    assert gathered(view, whole, "广东") == gathered(view, whole, "广东省")


def test_within() -> None:
    assert within(bundled.view(), "韶关市") == {"lechang-2018-41", "shaoguan-2022-103"}
    assert within(bundled.view(), "河北省") == set()


def test_summaries() -> None:
    (province,) = summaries(bundled.view())
    assert province.levels[Level.COUNTY] == 1
    assert (
        abs(sum(getattr(province.shares, kind) for kind in ("verbatim", "edited", "adapted"))) < 1
    )


def test_of_relations_that_are_as_frequent_the_closest_to_the_original_is_shown() -> None:
    whole = network(bundled.view(), Look())
    link = whole.items[0]
    both = (replace(link, relation=Relation.ADAPTED), replace(link, relation=Relation.VERBATIM))
    (found,) = gathered(bundled.view(), replace(whole, items=both)).items
    assert (found.relation, found.edges) == (Relation.VERBATIM, 2 * link.edges)


def test_gathered() -> None:
    whole = network(bundled.view(), Look(Grain.CLAUSE))
    found = gathered(bundled.view(), whole)
    assert {node.id for node in found.nodes} >= {
        "国务院/national",
        "广东省/province",
        "广东省/county",
    }
    assert all(link.upstream != link.unit for link in found.items)
    counts = {node.id: node.documents for node in found.nodes}
    assert (counts["国务院/national"], counts["广东省/prefecture"]) == (1, 3)
    assert sum(counts.values()) == len({node.document for node in whole.nodes})
    assert {(node.document, node.text) for node in found.nodes} == {(None, "")}
