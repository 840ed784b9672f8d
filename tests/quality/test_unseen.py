"""What the aligner says of documents that nothing was tuned to, beside the bundled ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lineage.build import BUNDLED, build
from lineage.model import Lineage
from tests.bundled import Keeper

UNSEEN = BUNDLED / "unseen"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Lineage:
    folder: Path = tmp_path_factory.mktemp("mixed")
    for file in (*(BUNDLED / "sources").glob("*.txt"), *UNSEEN.glob("*.txt")):
        shutil.copy(file, folder)
    return build(folder, Keeper()).lineage


def pairs(lineage: Lineage) -> set[tuple[str, str]]:
    return {
        (edge.unit.partition(":")[0], edge.upstream.partition(":")[0]) for edge in lineage.inherits
    }


def test_plans_of_other_subjects_and_years_descend_from_nothing_here(mixed: Lineage) -> None:
    years = {document.key: document.year for document in mixed.documents}
    assert {(years[a], years[b]) for a, b in pairs(mixed)} <= {
        (2015, 2015),
        (2018, 2018),
        (None, 2018),
    }
    assert not any("xinyong" in a and "xinyong" not in b for a, b in pairs(mixed))


def test_tasks_drawn_from_a_plan_of_their_own_level_find_it(mixed: Lineage) -> None:
    """Two thirds of the sentences stand nearly word for word in the plan."""
    edges = [edge for edge in mixed.inherits if edge.unit.startswith("pingtan-2015-xinyong-fen")]
    assert {edge.upstream.partition(":")[0] for edge in edges} == {"pingtan-2015-xinyong-guihua"}
    units = next(d for d in mixed.documents if d.key == "pingtan-2015-xinyong-fengong").units()
    inherited = {edge.unit for edge in edges}
    assert sum(clause.id in inherited for _, clause in units) >= 25


def test_siblings_that_name_the_same_unseen_source_point_to_it(mixed: Lineage) -> None:
    found = next(
        each
        for each in mixed.common_sources
        if {each.a, each.b} == {"pingtan-2022", "shaoguan-2022"}
    )
    assert found.named == "国办发〔2022〕8号"
    assert not any(edge.borrowed for edge in mixed.inherits if edge.unit.startswith("shaoguan"))
