from __future__ import annotations

import pytest

from api.pages.grid import Order, Shown
from api.pages.render import link
from lineage.model import Level
from lineage.queries.coverage import matrix
from lineage.queries.regions import region_matrix
from lineage.queries.verdict import Verdict, verdict
from tests import bundled

WHOLE = matrix(bundled.view())
REGIONS = region_matrix(bundled.view(), place="广东省")


def test_everything_by_default() -> None:
    assert Shown().of(bundled.view(), WHOLE) == WHOLE
    assert Shown().of_regions(REGIONS) == REGIONS
    keys = [each.key for each in WHOLE.documents]
    assert Shown().columns(bundled.view(), bundled.NATION) == keys


def test_columns() -> None:
    county = Shown(level=Level.COUNTY)
    assert county.columns(bundled.view(), bundled.NATION) == ["lechang-2018-41"]
    assert county.of(bundled.view(), WHOLE).no_text == ()
    region = Shown(region="韶关市").columns(bundled.view(), bundled.NATION)
    assert region == ["lechang-2018-41"]


@pytest.mark.parametrize("name", ["江门市", "江门", "Jiangmen", " jiangmen "])
def test_a_place_goes_by_many_names(name: str) -> None:
    shown = Shown(place=name)
    assert shown.columns(bundled.view(), bundled.NATION) == ["jiangmen-2018-14"]
    assert shown.of(bundled.view(), WHOLE).no_text == ()
    assert [each.place for each in Shown(place="韶关").of(bundled.view(), WHOLE).no_text] == [
        "韶关市"
    ]


def test_documents_of_one_region_stand_by_its_parts() -> None:
    found = Shown().by_region(
        bundled.view(), bundled.NATION, Shown().columns(bundled.view(), bundled.NATION)
    )
    assert found is not None
    assert found.place == "广东省"
    assert [each.place for each in found.regions][:2] == ["广东省", "广州市"]
    assert Shown().by_region(bundled.view(), bundled.NATION, ["lechang-2018-41"]) is None
    assert Shown().by_region(bundled.view(), bundled.NATION, []) is None


def test_an_address_asks_for_what_is_shown() -> None:
    shown = Shown(Verdict.DROPPED, Level.COUNTY, "a", "b", Order.SHARE, "c")
    asked = "status=dropped&level=county&place=a&words=b&region=c&sort=share"
    assert link("/matrix", shown.asked) == f"/matrix?{asked}"
    assert link("/matrix", Shown().asked) == "/matrix"


def test_rows() -> None:
    one = matrix(bundled.view(), wanted=["lechang-2018-41"])
    found = Shown(status=Verdict.DROPPED).of(bundled.view(), one)
    assert [row.label for row in found.items] == ["（十三）"]
    assert [row.label for row in Shown(words="公报").of(bundled.view(), WHOLE).items] == [
        "（十一）"
    ]
    assert [row.label for row in Shown(words="公报").of_regions(REGIONS).items] == ["（十一）"]


def test_rows_by_what_their_cells_say() -> None:
    attached = Shown(status=Verdict.ATTACHED).of(bundled.view(), WHOLE).items
    dropped = Shown(status=Verdict.DROPPED).of(bundled.view(), WHOLE).items
    assert [row.label for row in dropped] == ["（十三）", "（十六）"]
    assert len(attached) > len(dropped)
    assert Shown(status=Verdict.ATTACHED).of_regions(REGIONS).items


def test_most_dropped_first() -> None:
    found = Shown(sort=Order.DROPPED).of(bundled.view(), WHOLE)
    counts = [
        sum(verdict(cell.status, cell.qualifiers) is Verdict.DROPPED for cell in row.cells)
        for row in found.items
    ]
    assert counts == sorted(counts, reverse=True)
    assert found.items[0].label == "（十三）"
    assert Shown(sort=Order.DROPPED).of_regions(REGIONS).items[0].label == "（十三）"
