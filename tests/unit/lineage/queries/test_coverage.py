from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.build import BUNDLED
from lineage.derive import derive
from lineage.language import Language
from lineage.model import Citation, CitationRole, Level, Lines, Status
from lineage.queries.coverage import Filter, item_coverage, matrix
from lineage.queries.levels import CITY_LEVELS
from lineage.queries.places import of_rank
from lineage.store.sqlite import IndexedView
from loaders.gazetteer import PLACES, read_places
from tests import bundled, small


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(), 5),
        (Filter(among=frozenset()), 0),
        (Filter(among=frozenset({"huizhou-2018"})), 1),
        (Filter(statuses=(Status.DROPPED,)), 3),
    ],
)
def test_no_statuses_mean_all_but_no_documents_none(wanted: Filter, count: int) -> None:
    answer = item_coverage(bundled.view(), f"{bundled.NATION}:13", wanted)
    assert len(answer.items) == count


def test_the_item_that_another_is_merged_into_is_named_as_it_is_printed() -> None:
    answer = item_coverage(bundled.view(), f"{bundled.NATION}:16")
    (merged,) = (row for row in answer.items if row.document == "huizhou-2018")
    assert "写在承接上级（十五）的条目下" in merged.reason
    cells = next(row for row in matrix(bundled.view()).items if row.item.endswith(":16")).cells
    assert merged.reason in {cell.reason for cell in cells}


def test_the_document_that_handed_it_on_is_told_with_its_place() -> None:
    rows = item_coverage(bundled.view(), f"{bundled.NATION}:2").items
    edges = [edge for row in rows for edge in row.evidence.carried]
    assert {(edge.via, edge.via_place) for edge in edges} >= {(bundled.PROVINCE, "广东省")}


def test_a_provinces_department_stands_above_its_cities() -> None:
    whole = bundled.lineage()
    department, places = "guangzhou-zwb-2018", {"guangzhou-zwb-2018": "广东省"}
    documents = tuple(
        replace(each, place=places.get(each.key, each.place)) for each in whole.documents
    )
    view = IndexedView(replace(whole, documents=documents))
    wanted = Filter(levels=CITY_LEVELS, among=of_rank(view, CITY_LEVELS))
    answer = item_coverage(view, f"{bundled.NATION}:13", wanted)
    assert department in {row.document for row in answer.others}
    assert department not in {row.document for row in answer.items}


@pytest.mark.parametrize(("named", "told"), [("国办发〔2018〕23号", True), (None, False)])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ZH, "汕府办〔2019〕5号：只见通知，未见所印发的方案，不作判断。"),
        (
            Language.EN,
            "汕府办〔2019〕5号: its notice is in hand, the plan it issues isn't: no verdict.",
        ),
    ],
)
def test_a_city_that_names_the_notice_and_whose_plan_is_unseen_has_no_verdict(
    named: str | None, told: bool, language: Language, said: str
) -> None:
    follows = Citation(CitationRole.IMPLEMENTS, None, named, Lines(1, 1))
    place = {
        "place": "汕头市",
        "level": Level.PREFECTURE,
        "number": "汕府办〔2019〕5号",
        "year": 2019,
    }
    cover = small.notice("cover", "汕头市政务公开工作方案", follows, **place)
    whole = bundled.lineage()
    view = IndexedView(derive((*whole.documents, cover), read_places(BUNDLED / PLACES)))
    answer = item_coverage(view, f"{bundled.NATION}:13", Filter(), language)
    assert "cover" not in {row.document for row in (*answer.items, *answer.others)}
    reasons = {each.place: each.reason for each in answer.no_text}
    assert reasons.get("汕头市") == (said if told else None)
