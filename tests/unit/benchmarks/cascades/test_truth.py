"""Planted truth: descent by who wrote the words, not by likeness; and scoring against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cascades import cascade as cascades
from benchmarks.cascades import truth as truths
from benchmarks.cascades.administration import Government, nation
from benchmarks.cascades.grammar import Topic
from benchmarks.cascades.plans import Item, Plan, Section, Unit
from benchmarks.cascades.truth import Cell, Pair, Planted, Truth, relation, truth_of
from benchmarks.cascades.wording import Pen, Wording, joined
from benchmarks.score import score
from lineage.evaluate import Agreement
from lineage.model import Coverage, Evidence, Inherits, Relation, Status

CLAUSE = "全面梳理各类证照目录并向社会公布办理时限。"
OTHER = "统一热线号码受理群众各类诉求并按月通报。"
TOPIC = Topic("标题", ("证照",), ())


def plan_of(government: Government, parent: Plan | None, items: Sequence[list[Unit]]) -> Plan:
    sections = [Section("部分", [Item("标题", TOPIC, units) for units in items])]
    plan = Plan(government, parent, "2019-01-01", "", "rows3", sections)
    for number, item in enumerate(plan.items(), start=1):
        item.id = f"{plan.key}:{number}"
        for count, unit in enumerate(item.units, start=1):
            unit.id = f"{item.id}.{count}"
    return plan


class Setting:
    """A nation, a province, a city, with a pen; `truth` tells what the last plan descends from."""

    def __init__(self) -> None:
        self.pen = Pen()
        self.governments = nation(1, 1, 1, seed=1)
        self.clause, self.other = self.pen.write(CLAUSE), self.pen.write(OTHER)
        self.plans = [plan_of(self.governments[0], None, [[Unit(self.clause)], [Unit(self.other)]])]

    def add(self, *items: list[Unit]) -> Plan:
        plan = plan_of(self.governments[len(self.plans)], self.plans[-1], items)
        self.plans.append(plan)
        return plan

    def truth(self) -> Truth:
        return truth_of(cascades.Cascade(self.plans, 1))

    def parents(self) -> dict[tuple[str, str], str]:
        last = self.plans[-1].key
        return {
            (pair.unit.removeprefix(last + ":"), pair.upstream): pair.relation.value
            for pair in self.truth().pairs
            if pair.unit.startswith(last)
        }


@pytest.fixture
def setting() -> Setting:
    return Setting()


def test_a_copy_descends_from_who_wrote_it_not_from_who_handed_it_on(setting: Setting) -> None:
    setting.add([Unit(setting.clause)])
    setting.add([Unit(setting.clause)])
    assert setting.parents() == {("1.1", "plan-000000:1.1"): "verbatim"}


def test_own_wording_of_the_plan_between_makes_it_a_parent(setting: Setting) -> None:
    own = setting.pen.write("并在政务大厅设立证照联络专员值守窗口，")
    between = setting.add([Unit(own + setting.clause)])
    setting.add([Unit(own + setting.clause)])
    assert setting.parents() == {
        ("1.1", f"{between.key}:1.1"): "verbatim",
        ("1.1", "plan-000000:1.1"): "verbatim",
    }


def test_a_small_change_of_the_plan_between_is_disputed(setting: Setting) -> None:
    changed = setting.clause.replaced(0, 2, setting.pen.write("抓紧"))
    between = setting.add([Unit(changed)])
    setting.add([Unit(changed)])
    assert setting.parents()["1.1", f"{between.key}:1.1"] == "disputed"


def test_a_cut_is_the_parents_even_where_another_place_made_the_same(setting: Setting) -> None:
    cut = setting.clause.part(0, 4) + setting.clause.part(8, len(setting.clause))
    setting.add([Unit(cut)])
    above = setting.add([Unit(cut)])
    above.parent = setting.plans[0]
    setting.add([Unit(cut)])
    assert setting.parents() == {
        ("1.1", "plan-000000:1.1"): "edited",
        ("1.1", f"{above.key}:1.1"): "disputed",
    }


def test_equal_text_written_anew_is_no_descent(setting: Setting) -> None:
    setting.add([Unit(setting.pen.write(CLAUSE))])
    assert setting.parents() == {}


def test_a_merged_clause_has_both_parents(setting: Setting) -> None:
    setting.add([Unit(joined([setting.clause, setting.other]))])
    assert setting.parents() == {
        ("1.1", "plan-000000:1.1"): "verbatim",
        ("1.1", "plan-000000:2.1"): "verbatim",
    }


def test_what_stands_off_the_chain_is_borrowed(setting: Setting) -> None:
    setting.add([Unit(setting.pen.write(CLAUSE))])
    beside = setting.plans[-1]
    setting.add([Unit(next(beside.units()).wording)])
    setting.plans[-1].parent = setting.plans[0]
    assert [pair.borrowed for pair in setting.truth().pairs] == [True]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda w, pen: w, Planted.VERBATIM),
        (lambda w, pen: pen.write("要") + w, Planted.VERBATIM),
        (lambda w, pen: w.replaced(4, 6, pen.write("")), Planted.EDITED),
        (lambda w, pen: w.replaced(4, 6, pen.write("有关")), Planted.EDITED),
        (lambda w, pen: w.part(0, 13), Planted.EITHER),
        (lambda w, pen: w.part(0, 9), Planted.ADAPTED),
        (lambda w, pen: w.replaced(8, 8, pen.write("十" * 30)), Planted.ADAPTED),
    ],
    ids=["whole", "embedded", "shortened", "reworded", "half", "third", "padded"],
)
def test_the_relation_follows_how_much_is_kept(
    setting: Setting, change: Callable[[Wording, Pen], Wording], expected: Planted
) -> None:
    assert relation(change(setting.clause, setting.pen), setting.clause) is expected


def test_coverage_tells_kept_dropped_and_merged(setting: Setting) -> None:
    setting.add([Unit(setting.clause)])
    assert [cell.status for cell in setting.truth().cells] == [Status.KEPT, Status.DROPPED]
    setting.plans.pop()
    more = setting.pen.write("再核再报。")
    setting.add([Unit(setting.clause), Unit(setting.other.part(0, 14) + more)])
    assert [cell.status for cell in setting.truth().cells] == [Status.KEPT, Status.MERGED]


def test_truth_survives_writing_and_reading(tmp_path: Path) -> None:
    cascade = cascades.make(20)
    truth = truth_of(cascade)
    truths.write(truth, cascade, tmp_path)
    assert truths.read(tmp_path) == truth
    lines = (tmp_path / "clauses.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + sum(len(list(plan.units())) for plan in cascade.plans)


EDGE = Inherits(
    "b:1.1",
    "a:1.1",
    Relation.EDITED,
    0.9,
    1.0,
    1.0,
    (),
    Evidence(9, 1, "", 9.0, 9.0, 0.5, False, False),
)
TRUTH = Truth(
    (
        Pair("b:1.1", "a:1.1", Planted.EITHER, False),
        Pair("b:1.2", "a:1.2", Planted.VERBATIM, False),
        Pair("b:1.3", "a:1.3", Planted.DISPUTED, False),
    ),
    (Cell("a:1", "b", Status.KEPT), Cell("a:2", "b", Status.DROPPED), Cell("a:3", "b", None)),
)


def test_disputed_pairs_count_on_neither_side() -> None:
    edges = [EDGE, replace(EDGE, unit="b:1.3", upstream="a:1.3"), replace(EDGE, unit="b:1.9")]
    found = score(TRUTH, edges, [])
    assert found.descent == Agreement(right=1, missed=1, wrong=1)
    assert found.relation == 1.0
    assert found.descent.f1 == pytest.approx(0.5)


def test_the_subject_of_a_dropped_item_may_still_be_spoken_of() -> None:
    rows = [Coverage("a:1", "b", Status.PARTIAL), Coverage("a:2", "b", Status.TOPICAL)]
    found = score(TRUTH, [], rows)
    assert found.coverage == 0.5
    assert found.dropped == Agreement(right=0, missed=1, wrong=0)
