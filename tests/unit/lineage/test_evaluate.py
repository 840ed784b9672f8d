"""Measuring against readings: what counts, what doesn't, and the floor."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from lineage.build import BUNDLED, build
from lineage.errors import InputError, SourceError
from lineage.evaluate import (
    Evaluation,
    Figures,
    below,
    evaluate,
    read_floor,
    read_readings,
    write_floor,
)
from lineage.model import Lineage, Status
from lineage.store import SqliteStore, View
from tests import bundled

GOLD = BUNDLED / "gold"
H37, N13 = "huizhou-2018:13.1", "state-council-2018-23:13.1"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    store = SqliteStore(tmp_path_factory.mktemp("graph"))
    build(BUNDLED, store)
    return store.view()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of readings whose pairs and cells a test writes."""
    folder = tmp_path / "gold"
    folder.mkdir()
    shutil.copy(GOLD / "structure.json", folder)
    return folder


def judged(view: View, gold: Path, pairs: list[str], cells: list[str]) -> Evaluation:
    lines = ["unit_id\tupstream_id\trelation", *(each.replace(" ", "\t") for each in pairs)]
    (gold / "pairs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["doc\tnational_item\tstatus", *(each.replace(" ", "\t") for each in cells)]
    (gold / "coverage.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return evaluate(view, read_readings(gold, view))


def huizhou_edges(view: View) -> int:
    """How many edges count when the readings name Huizhou's units and national clauses."""
    return len(view.inherits(documents=["huizhou-2018"], upstream="state-council-2018-23"))


def test_an_edge_the_readers_drew_is_right_and_the_others_are_false(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 adapted"], ["huizhou 十三 partial"])
    assert (found.overall.right, found.overall.missed) == (1, 0)
    assert found.overall.wrong == huizhou_edges(view) - 1
    assert [each.document for each in found.documents] == ["huizhou-2018"]
    assert found.figures.relation == 1.0
    assert found.figures.coverage == 1.0


def test_an_item_called_dropped_is_right_where_readers_saw_nothing_of_it(
    view: View, gold: Path
) -> None:
    none = judged(view, gold, ["H1 N(一).1 edited"], []).dropped
    called = {
        row.item
        for row in view.coverage(documents=["lechang-2018-41"], upstream="state-council-2018-23")
        if row.status is Status.DROPPED and not row.doubts
    }
    assert called == {"state-council-2018-23:13"}
    seen = ["L1 N(一).1 edited", "L1 N(十三).1 topical"]
    right = judged(view, gold, seen[:1], []).dropped
    wrong = judged(view, gold, seen, []).dropped
    assert (none.right, none.wrong) == (0, 0)
    assert (right.right, right.wrong, wrong.right, wrong.wrong) == (1, 0, 0, 1)


def test_readings_without_cells_have_no_figure_for_coverage(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 adapted"], [])
    assert found.figures.coverage is None
    assert "coverage" not in write_floor(gold, found).read_text(encoding="utf-8")
    floor = read_floor(gold)
    assert floor is not None
    assert below(found, floor) == ()


def test_a_pair_that_was_not_found_is_missed(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(一).5 edited"], [])
    assert (found.overall.right, found.overall.missed) == (0, 1)
    assert found.figures.recall == 0.0
    missed = [each for each in found.items if each.kind == "missed"]
    assert [(each.one, each.other, each.read) for each in missed] == [
        (H37, "state-council-2018-23:1.5", "edited")
    ]
    assert missed[0].texts[1] == "建立市场准入负面清单信息公开机制。"


def test_disputed_pairs_do_not_count(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 disputed"], [])
    assert (found.overall.right, found.overall.missed) == (0, 0)
    assert found.overall.wrong == huizhou_edges(view) - 1


def test_readers_agree_on_what_neither_disputes(view: View, gold: Path) -> None:
    pairs = ["H37 N(十三).1 disputed", "H1 N(一).1 edited", "H2 N(一).2 adapted|edited"]
    readers = judged(view, gold, pairs, []).readers
    assert (readers.right, readers.wrong + readers.missed) == (2, 1)
    assert readers.f1 == pytest.approx(2 * 2 / (2 * 2 + 1))


def test_an_edge_on_a_topical_pair_is_false(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 topical"], ["huizhou 十三 topical-only"])
    assert found.overall.wrong == huizhou_edges(view)
    assert found.figures.coverage == 0.0
    false = next(e for e in found.items if e.kind == "false" and (e.one, e.other) == (H37, N13))
    assert (false.read, false.found) == ("topical", "adapted")


def test_either_of_two_words_is_agreement(view: View, gold: Path) -> None:
    both = judged(view, gold, ["H37 N(十三).1 edited|adapted"], ["huizhou 十三 kept|partial"])
    assert (both.figures.relation, both.figures.coverage) == (1.0, 1.0)
    other = judged(view, gold, ["H37 N(十三).1 edited"], ["huizhou 十三 kept"])
    assert (other.figures.relation, other.figures.coverage) == (0.0, 0.0)
    assert [
        (e.kind, e.read, e.found) for e in other.items if e.kind in ("relation", "coverage")
    ] == [
        ("relation", "edited", "adapted"),
        ("coverage", "kept", "partial"),
    ]


def test_only_upstream_documents_of_the_readings_count(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 G六.1 adapted"], [])
    edges = view.inherits(documents=["huizhou-2018"], upstream="guangdong-2018-19")
    assert found.overall.right + found.overall.wrong == len(edges)


def test_scores_are_binned_with_the_share_that_is_right(view: View) -> None:
    found = evaluate(view, read_readings(GOLD, view))
    assert (
        sum(each.edges for each in found.reliability) == found.overall.right + found.overall.wrong
    )
    assert sum(each.right for each in found.reliability) == found.overall.right
    assert all(each.low < each.high for each in found.reliability)


def test_documents_add_up_to_the_whole(view: View) -> None:
    found = evaluate(view, read_readings(GOLD, view))
    assert {each.document for each in found.documents} == {
        "guangdong-2018-19",
        "jiangmen-2018-14",
        "huizhou-2018",
    }
    for name in ("right", "wrong", "missed"):
        assert sum(getattr(each, name) for each in found.documents) == getattr(found.overall, name)


def test_readings_of_another_text_are_refused(view: View, gold: Path) -> None:
    structure = json.loads((gold / "structure.json").read_text(encoding="utf-8"))
    structure[0]["sections"][0]["items"][0]["tasks"].pop()
    (gold / "structure.json").write_text(json.dumps(structure), encoding="utf-8")
    with pytest.raises(SourceError, match="state-council-2018-23 has 69 clauses"):
        judged(view, gold, [], [])


def test_an_unknown_clause_in_the_readings_is_named(view: View, gold: Path) -> None:
    with pytest.raises(SourceError, match="H99"):
        judged(view, gold, ["H99 N(十三).1 adapted"], [])


def test_a_missing_or_malformed_folder_is_an_error(view: View, gold: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read_readings(tmp_path / "nowhere", view)
    (gold / "pairs.tsv").write_text("one\ttwo\n", encoding="utf-8")
    with pytest.raises(SourceError, match="columns"):
        read_readings(gold, view)


def test_readings_may_tell_how_many_drew_a_pair_they_differ_on(view: View, gold: Path) -> None:
    rows = [
        "unit_id upstream_id relation drawn",
        "H37 N(十三).1 disputed 2/3",
        "H37 N(十三).2 disputed ",
        "H38 N(十三).1 edited ",
        "H38 N(十三).2 topical ",
    ]
    (gold / "pairs.tsv").write_text("\n".join(rows).replace(" ", "\t"), encoding="utf-8")
    drawn = read_readings(gold, view).drawn
    assert list(drawn.values()) == pytest.approx([2 / 3, 0.5, 1.0, 0.0])


def test_what_most_readers_drew_counts_by_majority_alone(view: View, gold: Path) -> None:
    head, edge = "unit_id\tupstream_id\trelation\tdrawn", "H37\tN(十三).1\tdisputed"
    counted = {}
    for share in ("2/3", "1/3", "1/2"):
        (gold / "pairs.tsv").write_text(f"{head}\n{edge}\t{share}\n", encoding="utf-8")
        found = evaluate(view, read_readings(gold, view))
        assert (found.overall.right, found.overall.wrong) == (0, huizhou_edges(view) - 1)
        counted[share] = found.majority.right, found.majority.wrong - found.overall.wrong
    assert counted == {"2/3": (1, 0), "1/3": (0, 1), "1/2": (0, 0)}


@pytest.mark.parametrize("told", ["most", "1/0", "3/2", "-1/3", "3/3", "0"])
def test_a_share_that_is_none_is_an_error(view: View, gold: Path, told: str) -> None:
    rows = f"unit_id\tupstream_id\trelation\tdrawn\nH37\tN(十三).1\tdisputed\t{told}\n"
    (gold / "pairs.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(SourceError, match=f"{told}.*2/3"):
        read_readings(gold, view)


def test_a_graph_of_other_documents_is_an_error(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.replace(bundled.change(Lineage(())))
    with pytest.raises(InputError, match="none of the documents"):
        read_readings(GOLD, store.view())


def test_the_floor_is_stored_cut_and_read_back(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 adapted"], ["huizhou 十三 partial"])
    assert read_floor(gold) is None
    write_floor(gold, found)
    floor = read_floor(gold)
    assert floor is not None
    assert floor.digest == found.digest
    assert floor.figures.precision == int(found.figures.precision * 1000) / 1000
    assert below(found, floor) == ()


def test_what_fell_below_the_floor_is_named(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 adapted"], ["huizhou 十三 partial"])
    write_floor(gold, found)
    floor = read_floor(gold)
    assert floor is not None
    worse = replace(found, figures=replace(found.figures, f1=0.0))
    ((zh, en),) = below(worse, floor)
    assert zh.startswith("f1 为 0.0000，底线为 ")
    assert en.startswith("f1 is 0.0000, the floor ")


def test_other_readings_than_the_floors_are_below_it(view: View, gold: Path) -> None:
    found = judged(view, gold, ["H37 N(十三).1 adapted"], [])
    write_floor(gold, found)
    changed = judged(view, gold, ["H37 N(十三).1 adapted", "H1 N(一).1 edited"], [])
    floor = read_floor(gold)
    assert floor is not None
    ((_, en),) = below(changed, floor)
    assert en == "The readings are not those the floor was measured on."


def test_a_malformed_floor_is_an_error(gold: Path) -> None:
    (gold / "floor.toml").write_text("digest = 1\n", encoding="utf-8")
    with pytest.raises(SourceError, match="floor"):
        read_floor(gold)


@pytest.mark.quality
def test_the_bundled_corpus_keeps_its_floor(view: View) -> None:
    floor = read_floor(GOLD)
    assert floor is not None
    assert below(evaluate(view, read_readings(GOLD, view)), floor) == ()
    assert floor.figures.f1 >= 0.92
    assert isinstance(floor.figures, Figures)
