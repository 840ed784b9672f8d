"""The generator: its shape, its determinism, and that loading yields exactly what was planted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.cascades import cascade as cascades
from benchmarks.cascades.administration import FULL, nation, shape
from benchmarks.cascades.cascade import Cascade
from benchmarks.cascades.layouts import LAYOUTS, source_text
from lineage.build import BUNDLED
from lineage.model import CitationRole, Document, Level
from lineage.reading import read_all
from loaders.catalogue import read_catalogue
from loaders.corpus import READERS
from loaders.gazetteer import PLACES, read_places

SIZE = 80


@pytest.fixture(scope="module")
def cascade() -> Cascade:
    return cascades.make(SIZE)


@pytest.fixture(scope="module")
def documents(cascade: Cascade, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("cascade")
    cascades.write(cascade, folder)
    places = read_places(BUNDLED / PLACES)
    read = read_all(read_catalogue(folder, READERS), places)
    return {document.key: document for document in read.documents}


@pytest.mark.parametrize("size", [4, 20, 100, 1000])
def test_a_smaller_cascade_keeps_the_shape(size: int) -> None:
    counts = shape(size)
    assert sum(counts) + 1 == size
    assert len(nation(*counts, seed=1)) == size


def test_the_full_cascade_is_the_nation() -> None:
    levels = Counter(each.level for each in nation(*FULL, seed=1))
    assert levels == {
        Level.NATIONAL: 1,
        Level.PROVINCE: 31,
        Level.PREFECTURE: 333,
        Level.COUNTY: 2844,
    }


def test_more_places_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="No 2 provinces with 300 prefectures"):
        nation(2, 300, 5, seed=1)


def test_every_government_lies_in_one_that_is_there() -> None:
    governments = nation(3, 10, 60, seed=5)
    assert all(each.parent in governments for each in governments[1:])


def test_the_same_seed_gives_the_same_cascade(cascade: Cascade) -> None:
    again = cascades.make(SIZE)
    assert [source_text(plan) for plan in again.plans] == [
        source_text(plan) for plan in cascade.plans
    ]


def test_another_seed_gives_another_one(cascade: Cascade) -> None:
    other = cascades.make(SIZE, seed=2)
    assert source_text(other.plans[0]) != source_text(cascade.plans[0])


def test_the_national_plan_is_long_and_varied(cascade: Cascade) -> None:
    first = cascade.plans[0]
    texts = [unit.text for unit in first.units()]
    assert (len(first.sections), len(list(first.items()))) == (4, 16)
    assert len(texts) > 70
    assert len(set(texts)) == len(texts)


def test_every_layout_is_used(cascade: Cascade) -> None:
    assert {plan.layout for plan in cascade.plans} == set(LAYOUTS)


def test_numbers_are_unique_and_dates_follow_the_parent(cascade: Cascade) -> None:
    assert len({plan.number for plan in cascade.plans}) == SIZE
    assert all(plan.date > plan.parent.date for plan in cascade.plans if plan.parent)


def test_loading_yields_exactly_the_planted_clauses(
    cascade: Cascade, documents: dict[str, Document]
) -> None:
    for plan in cascade.plans:
        planted = [(unit.id, unit.text) for unit in plan.units()]
        found = [(clause.id, clause.text) for _, clause in documents[plan.key].units()]
        assert found == planted, plan.layout


def test_loading_yields_the_planted_heads(cascade: Cascade, documents: dict[str, Document]) -> None:
    for plan in cascade.plans:
        document = documents[plan.key]
        assert (document.number, document.date) == (plan.number, plan.date)
        assert (document.level, document.place) == (plan.government.level, plan.government.name)
        assert document.title == plan.title


def test_every_plan_cites_its_parent(cascade: Cascade, documents: dict[str, Document]) -> None:
    for plan in cascade.plans[1:]:
        assert plan.parent
        implemented = [
            citation.number
            for citation in documents[plan.key].citations
            if citation.role is CitationRole.IMPLEMENTS
        ]
        assert implemented == [plan.parent.number]


def test_agencies_are_read_where_they_stand_with_the_clause(
    cascade: Cascade, documents: dict[str, Document]
) -> None:
    for plan in cascade.plans:
        if plan.layout in ("prose", "noted"):
            continue
        planted = [list(unit.agencies) for unit in plan.units()]
        found = [
            [each.agency for each in clause.agencies] for _, clause in documents[plan.key].units()
        ]
        assert found == planted, plan.layout


def test_chains_lead_up_to_the_nation(cascade: Cascade, tmp_path: Path) -> None:
    cascades.write(cascade, tmp_path)
    chains = cascades.chains(tmp_path)
    assert len(chains) == SIZE - 1
    assert {chain[-1] for chain in chains.values()} == {cascade.plans[0].key}
