from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import generate
from lineage.build import build
from lineage.coverage import DocumentPair, coverage_of, is_below
from lineage.coverage.entries import home
from lineage.model import (
    Clause,
    Coverage,
    Document,
    Doubt,
    Evidence,
    Inherits,
    Item,
    ItemKind,
    Level,
    Lineage,
    Lines,
    LookAlike,
    Qualifier,
    Relation,
    Status,
    key_of,
)
from lineage.queries.coverage import item_coverage
from lineage.store import SqliteStore
from tests import bundled, small

TASKS = (
    "县级人民政府应当将农村公路养护经费列入本级财政预算并按年度增长机制足额安排。",
    "乡镇人民政府设置专职路长办公室，每季度对通村公路开展一次安全隐患排查并建立台账。",
    "交通运输主管部门委托第三方检测机构每三年完成一轮公路技术状况自动化检测评定。",
    "对养护质量连续两次评定为差等的管养单位，由主管部门约谈负责人并限期整改销号。",
)
FORMULA = "以习近平新时代中国特色社会主义思想为指导，坚持以人民为中心的发展思想，完整准确全面贯彻新发展理念。"


def row(item: str, document: str) -> Coverage:
    (found,) = bundled.view().coverage(item=f"{bundled.NATION}:{item}", documents=[document])
    return found


@pytest.mark.parametrize("document", ["lechang-2018-41", "guangzhou-zwb-2018"])
def test_item_13_is_dropped_with_its_gap(document: str) -> None:
    found = row("13", document)
    assert found.status is Status.DROPPED
    assert found.carried_by == found.look_alikes == ()
    assert (found.before or "").startswith(f"{document}:12.")
    assert (found.after or "").startswith(f"{document}:13.")


def test_a_departments_plan_is_noted_and_its_city_is_not_addressed() -> None:
    found = row("13", "guangzhou-zwb-2018")
    assert found.qualifiers == (Qualifier.NOT_ADDRESSED, Qualifier.OUTSIDE_REMIT)
    assert found.not_addressed == found.dropped


def test_an_attached_text_is_noted_and_the_own_text_judged() -> None:
    found = row("13", "jiangmen-2018-14")
    assert found.status is Status.DROPPED
    assert found.qualifiers == (Qualifier.TRANSMITTED, Qualifier.NOT_ADDRESSED)


@pytest.mark.parametrize(
    ("document", "clauses"),
    [("lechang-2018-41", ("1", "2", "3")), ("guangzhou-zwb-2018", ("1", "2", "3"))],
)
def test_clauses_that_speak_to_bodies_of_higher_levels_are_marked(
    document: str, clauses: tuple[str, ...]
) -> None:
    found = row("13", document)
    assert found.not_addressed == tuple(f"{bundled.NATION}:13.{each}" for each in clauses)
    assert (Qualifier.NOT_ADDRESSED in found.qualifiers) is (found.not_addressed == found.dropped)


@pytest.mark.parametrize(("level", "addressed"), [(Level.PROVINCE, True), (Level.COUNTY, False)])
def test_a_department_is_addressed_where_its_place_is(level: Level, addressed: bool) -> None:
    plan = small.document("plan", "按月公开财政收支。", level=Level.DEPARTMENT)
    above = small.document("above", "各省（区、市）政府要建立巡查台账。")
    (found,) = coverage_of(DocumentPair(plan, above, (), (), level), transmitted=False)
    assert (found.not_addressed == ()) is addressed


def test_what_may_carry_a_clause_stands_beside_what_is_called_dropped() -> None:
    """But not what carries it, or is on its subject, or may carry what is carried already."""
    plan = small.document(
        "plan", "按月公开财政收支。", "开展评估。", "设立窗口。", level=Level.COUNTY
    )
    above = small.document("above", "建立巡查台账。", "公开预算。")
    doubts = tuple(
        Doubt(f"plan:1.{unit}", f"above:1.{clause}", 0.2)
        for unit, clause in ((3, 1), (1, 1), (2, 2))
    )
    alike = (LookAlike("plan:1.1", "above:1.1", ()),)

    def row(alike: tuple[LookAlike, ...], inherits: tuple[Inherits, ...] = ()) -> Coverage:
        pair = DocumentPair(plan, above, inherits, alike, Level.COUNTY, doubts)
        (found,) = coverage_of(pair, transmitted=False)
        return found

    assert (row(()).status, row(()).doubts) == (
        Status.DROPPED,
        ("plan:1.1", "plan:1.2", "plan:1.3"),
    )
    assert (row(alike).status, row(alike).doubts) == (Status.TOPICAL, ("plan:1.2", "plan:1.3"))
    edge = replace(bundled.lineage().inherits[0], unit="plan:1.2", upstream="above:1.1")
    carried = row((), (edge,))
    assert carried.doubts == ()


@pytest.mark.parametrize("carried", [False, True])
def test_beside_what_is_carried_nothing_is_alike_what_others_have_to_do(carried: bool) -> None:
    plan = small.document("plan", "按月公开财政收支。", "开展评估。", level=Level.COUNTY)
    above = small.document("above", "各省（区、市）政府要建立巡查台账。", "公开预算。")
    edge = replace(bundled.lineage().inherits[0], unit="plan:1.1", upstream="above:1.2")
    alike = (LookAlike("plan:1.2", "above:1.1", ()),)
    pair = DocumentPair(plan, above, (edge,) * carried, alike, Level.COUNTY)
    (found,) = coverage_of(pair, transmitted=False)
    assert found.not_addressed == ("above:1.1",)
    assert bool(found.look_alikes) is not carried


def test_a_row_says_how_many_are_for_a_person_to_judge() -> None:
    view = bundled.view()
    row = next(
        each
        for each in item_coverage(view, f"{bundled.NATION}:8").items
        if each.document == "guangdong-2018-19"
    )
    assert row.status is Status.TOPICAL
    assert [each.id for each in row.evidence.doubts] == ["guangdong-2018-19:1.4"]
    assert "另有 1 款是否承接有待人工判定" in row.reason


def test_what_provinces_have_to_do_is_for_a_province_to_leave_out() -> None:
    assert f"{bundled.NATION}:13.1" in row("13", "guangdong-2018-19").carried


def test_a_part_that_is_carried_is_partial() -> None:
    found = row("13", "huizhou-2018")
    assert found.status is Status.PARTIAL
    assert found.carried_by == ("huizhou-2018:13.1",)


def test_an_item_under_another_items_heading_is_merged() -> None:
    found = row("16", "huizhou-2018")
    assert found.status is Status.MERGED
    assert found.merged_into == f"{bundled.NATION}:15"
    assert found.moved == ("huizhou-2018:15.2",)


def test_renumbering_is_no_merging() -> None:
    found = row("14", "lechang-2018-41")
    assert (found.status, found.renumbered) == (Status.KEPT, "（十三）")


def test_a_clause_with_several_heirs_is_split_and_a_row_of_several_is_joined() -> None:
    assert f"{bundled.NATION}:2.1" in row("2", "huizhou-2018").split
    assert "huizhou-2018:8.1" in row("8", "huizhou-2018").joined


def test_a_subject_without_wording_is_topical() -> None:
    assert row("9", "jiangmen-2018-14").status is Status.TOPICAL


def test_words_of_the_trade_are_no_subject_however_short_the_document_above() -> None:
    """乐昌 says nothing of the pilots; the province's short notice uses 规范, 完成, 相关 but once."""
    (found,) = bundled.view().coverage(item=f"{bundled.PROVINCE}:6", documents=["lechang-2018-41"])
    assert (found.status, found.look_alikes) == (Status.DROPPED, ())


def test_a_document_of_another_year_gets_no_row() -> None:
    assert bundled.view().coverage(documents=["shaoguan-2022-103"]) == ()


def test_every_item_has_a_row_for_every_document_below() -> None:
    rows = bundled.view().coverage(upstream=bundled.NATION)
    documents = {each.document for each in rows}
    assert len(rows) == 17 * len(documents)
    for each in rows:
        whole = {c.id for c in (bundled.view().item(each.item) or pytest.fail(each.item)).clauses}
        assert {*each.carried, *each.dropped} == whole
        assert not {*each.carried} & {*each.dropped}


@pytest.mark.parametrize(
    ("upstream", "below"),
    [
        (
            bundled.NATION,
            {
                bundled.PROVINCE,
                "jiangmen-2018-14",
                "huizhou-2018",
                "lechang-2018-41",
                "guangzhou-zwb-2018",
            },
        ),
        (
            bundled.PROVINCE,
            {"jiangmen-2018-14", "huizhou-2018", "lechang-2018-41", "guangzhou-zwb-2018"},
        ),
    ],
)
def test_who_is_asked_what_became_of_the_items(upstream: str, below: set[str]) -> None:
    """广州 doesn't name the province, and carries little of it: it is of the same year."""
    assert {each.document for each in bundled.view().coverage(upstream=upstream)} == below


def test_what_a_department_does_not_keep_may_lie_outside_its_remit() -> None:
    found = bundled.view().coverage(documents=["guangzhou-zwb-2018"])
    noted = [each.status for each in found if Qualifier.OUTSIDE_REMIT in each.qualifiers]
    assert set(noted) == {each.status for each in found} - {Status.KEPT} != {Status.DROPPED}
    assert len(noted) == sum(each.status is not Status.KEPT for each in found)


@pytest.mark.parametrize(
    ("place", "level", "notice", "outside"),
    [
        ("国务院", Level.NATIONAL, "现将工作方案印发给你们。", True),
        ("国务院", Level.NATIONAL, "《方案》经过讨论，根据市政府要求印发。", True),
        ("国务院", Level.NATIONAL, "《方案》已经省人民政府同意，现印发给你们。", False),
        ("国务院", Level.NATIONAL, "经县委、县政府批准，现印发给你们。", False),
        ("财政部", Level.NATIONAL, "现将工作方案印发给你们。", False),
        ("湖南省", Level.DEPARTMENT, "现将工作方案印发给你们。", False),
    ],
)
def test_a_department_answers_for_its_own_part_of_a_governments_notice(
    place: str, level: Level, notice: str, outside: bool
) -> None:
    plan = small.document("plan", "按月公开财政收支。", level=Level.DEPARTMENT)
    head = replace(plan.items[0], id="plan:notice", kind=ItemKind.NOTICE, label=None)
    head = replace(head, clauses=(replace(plan.items[0].clauses[0], text=notice),))
    above = small.document("above", "建立巡查台账。", place=place, level=level)
    pair = DocumentPair(replace(plan, items=(head, *plan.items)), above, (), (), plan.level)
    (found,) = coverage_of(pair, transmitted=False, bodies=frozenset(["财政部"]))
    assert (Qualifier.OUTSIDE_REMIT in found.qualifiers) is outside


def test_of_a_document_that_carries_no_item_every_row_says_so() -> None:
    """Not of one that attaches the whole text: that is said of it already."""
    above = small.document("above", "建立巡查台账。", "按月公开巡查结果。")
    below = small.document("below", "渔船进出渔港须报告船员名单。", "建立巡查台账。")
    edge = bundled.lineage().inherits[0]
    carried = replace(edge, unit="below:1.2", upstream="above:1.1")
    for inherits, attached, bare in (
        ((), False, True),
        ((), True, False),
        ((carried,), False, False),
    ):
        pair = DocumentPair(below, above, inherits, (), None)
        (found,) = coverage_of(pair, transmitted=attached)
        assert (Qualifier.NOTHING_CARRIED in found.qualifiers) is bare


@pytest.fixture(scope="module")
def cascade(tmp_path_factory: pytest.TempPathFactory) -> Lineage:
    """Plans of a nation, its provinces, prefectures and counties."""
    folder = tmp_path_factory.mktemp("cascade")
    generate(14, seed=3, folder=folder)
    return build(folder, bundled.Keeper()).lineage


@pytest.fixture(params=["bundled", "cascade"])
def pairs(request: pytest.FixtureRequest) -> list[Pair]:
    """Each two documents that rows are about."""
    lineage = (
        bundled.lineage() if request.param == "bundled" else request.getfixturevalue("cascade")
    )
    documents = {each.key: each for each in lineage.documents}
    edges: dict[tuple[str, str], list[Inherits]] = defaultdict(list)
    for edge in lineage.inherits:
        edges[key_of(edge.unit), key_of(edge.upstream)].append(edge)
    of: dict[tuple[str, str], dict[str, Coverage]] = defaultdict(dict)
    for each in lineage.coverage:
        of[each.document, key_of(each.item)][each.item] = each
    return [Pair(documents[a], documents[b], edges[a, b], of[a, b]) for a, b in of]


class Pair:
    """A document and one above it, with the edges between them and the rows by item."""

    def __init__(
        self, document: Document, upstream: Document, edges: list[Inherits], of: dict[str, Coverage]
    ) -> None:
        self.document, self.upstream, self.edges, self.rows = document, upstream, edges, of
        self.items = [each for each in upstream.items if each.id in of]
        self.position = {unit.id: index for index, (_, unit) in enumerate(document.units())}
        self.home = {unit.id: home(item, unit) for item, unit in document.units()}
        self.heirs: dict[str, set[str]] = defaultdict(set)
        self.parents: dict[str, set[str]] = defaultdict(set)
        for edge in edges:
            self.heirs[edge.upstream].add(edge.unit)
            self.parents[edge.unit].add(edge.upstream)

    def own(self, item: Item) -> list[str]:
        """The units that carry an item where it stands, not under another one's heading."""
        row = self.rows[item.id]
        return [unit for unit in row.carried_by if unit not in row.moved]


def test_a_row_names_what_the_edges_say(pairs: list[Pair]) -> None:
    several = 0
    for pair in pairs:
        for item in pair.items:
            row, ids = pair.rows[item.id], [clause.id for clause in item.clauses]
            heirs = {clause: pair.heirs[clause] for clause in ids if pair.heirs[clause]}
            carriers = sorted(set().union(*heirs.values()), key=pair.position.__getitem__)
            assert row.carried == tuple(heirs)
            assert row.dropped == tuple(each for each in ids if each not in heirs)
            assert row.carried_by == tuple(carriers)
            assert set(row.split) == {each for each in heirs if len(heirs[each]) > 1}
            assert set(row.joined) == {each for each in carriers if len(pair.parents[each]) > 1}
            several += len(row.split) + len(row.joined)
    assert several


def test_a_row_s_share_is_of_the_characters_of_the_best_heirs(pairs: list[Pair]) -> None:
    for pair in pairs:
        for item in pair.items:
            length = {clause.id: len(clause.text) for clause in item.clauses}
            best = {
                clause: max(edge.carried for edge in pair.edges if edge.upstream == clause)
                for clause in pair.rows[item.id].carried
            }
            share = sum(best[each] * length[each] for each in best) / sum(length.values())
            assert pair.rows[item.id].share == pytest.approx(share, abs=0.001)


def test_a_status_is_what_the_row_holds(pairs: list[Pair]) -> None:
    for row in (row for pair in pairs for row in pair.rows.values()):
        nothing = row.status in (Status.DROPPED, Status.TOPICAL)
        assert nothing is (not row.carried)
        assert (row.status is Status.TOPICAL) is (nothing and bool(row.look_alikes))
        assert (row.status is Status.PARTIAL) is (
            0 < 2 * len(row.carried) < len(row.carried + row.dropped)
        )
        assert (row.status is Status.MERGED) is (row.merged_into is not None)
        assert set(row.not_addressed) <= set(row.dropped)


def test_a_remit_is_that_of_a_department(pairs: list[Pair]) -> None:
    for pair in pairs:
        department = pair.document.level is Level.DEPARTMENT
        for row in pair.rows.values():
            outside = Qualifier.OUTSIDE_REMIT in row.qualifiers
            above = pair.upstream.level is Level.DEPARTMENT
            assert outside is (department and not above and row.status is not Status.KEPT)


def test_units_move_with_their_item_and_only_where_it_carries_another_one(
    pairs: list[Pair],
) -> None:
    moved = 0
    for pair in pairs:
        at_home: set[str] = set()
        for item in pair.items:
            row = pair.rows[item.id]
            own = {pair.home[unit] for unit in pair.own(item)}
            assert not own & {pair.home[unit] for unit in row.moved}
            at_home |= own
            moved += len(row.moved)
        assert at_home == {pair.home[edge.unit] for edge in pair.edges}
    assert moved


def test_a_gap_lies_between_the_nearest_items_that_stand_where_they_should(
    pairs: list[Pair],
) -> None:
    gaps = 0
    for pair in pairs:
        for index, item in enumerate(pair.items):
            row = pair.rows[item.id]
            if row.carried:
                assert (row.before, row.after) == (None, None)
                continue
            earlier = [own for each in pair.items[:index] if (own := pair.own(each))]
            later = [own for each in pair.items[index + 1 :] if (own := pair.own(each))]
            before, after = earlier[-1][-1] if earlier else None, later[0][0] if later else None
            assert row.before in (before, None)
            assert row.after in (after, None)
            if before and after and pair.position[before] >= pair.position[after]:
                assert (row.before is None) is not (row.after is None)
            else:
                assert (row.before, row.after) == (before, after)
            gaps += 1
    assert gaps


def rows(
    folder: Path, upstream: str, document: str, year: str | None = "2021"
) -> dict[str, Coverage]:
    """What a county's text did with each item of a province's, neither naming the other."""
    head = "{place}人民政府办公室关于印发{subject}实施方案的通知\n各有关单位：\n{text}\n"
    sources = folder / "sources"
    sources.mkdir()
    for name, place, subject, text in (
        ("a", "广东省", "农村公路养护", upstream),
        ("b", "乐昌市", "学前教育普惠", document),
    ):
        content = head.format(place=place, subject=subject, text=text)
        day = f"{year}年3月{3 if name == 'a' else 9}日\n" if year else ""
        end = f"\n{place}人民政府办公室\n{day}"
        (sources / f"{name}.txt").write_text(content + end, encoding="utf-8")
    store = SqliteStore(folder / "graph")
    build(sources, store)
    return {row.item: row for row in store.view().coverage()}


def coverage(folder: Path, upstream: str, document: str) -> dict[str, Status]:
    """The statuses of these rows."""
    return {item: row.status for item, row in rows(folder, upstream, document).items()}


def test_articles_without_titles_are_nobodys_namesakes(tmp_path: Path) -> None:
    articles = "\n".join(f"第{n}条　{task}" for n, task in zip("一二三四", TASKS, strict=True))
    found = coverage(tmp_path, articles, articles)
    assert found == dict.fromkeys(("a:1", "a:2", "a:3", "a:4"), Status.KEPT)


def test_a_formula_that_all_plans_share_makes_nobody_answer_another(tmp_path: Path) -> None:
    upstream = f"一、总体要求。{FORMULA}\n二、资金。{TASKS[0]}\n三、巡查。{TASKS[1]}"
    formula = f"一、总体要求。{FORMULA}\n二、学位。每个乡镇建成一所公办中心幼儿园并开齐课程。"
    assert coverage(tmp_path, upstream, formula) == {}


def test_two_items_carried_in_the_same_year_are_an_answer(tmp_path: Path) -> None:
    upstream = f"一、资金。{TASKS[0]}\n二、巡查。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = f"一、经费。{TASKS[0]}\n二、路长。{TASKS[1]}"
    assert coverage(tmp_path, upstream, document)["a:3"] is Status.DROPPED


def test_who_follows_a_plan_does_not_answer_what_that_one_follows(tmp_path: Path) -> None:
    """The county names the city's plan, which names the province's; it has a formula of that."""
    for name, place, cited, text, year in (
        (
            "a",
            "广东省",
            "",
            f"一、总体要求。{FORMULA}\n二、资金。{TASKS[0]}\n三、巡查。{TASKS[1]}",
            2020,
        ),
        (
            "b",
            "韶关市",
            "广东省人民政府办公室关于印发农村公路养护的通知",
            f"一、检测。{TASKS[2]}",
            2021,
        ),
        (
            "c",
            "乐昌市",
            "韶关市人民政府办公室关于印发农村公路养护的通知",
            f"一、总体要求。{FORMULA}\n二、学位。{OTHERS[0]}",
            2022,
        ),
    ):
        cites = f"根据《{cited}》，制定本方案。\n" if cited else ""
        content = f"{place}人民政府办公室关于印发农村公路养护的通知\n各有关单位：\n{cites}{text}\n{place}人民政府办公室\n{year}年3月3日\n"
        (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
    found = build(tmp_path, bundled.Keeper()).lineage.coverage
    assert {(row.document, key_of(row.item)) for row in found} == {("b", "a"), ("c", "b")}


def test_one_item_carried_is_no_answer(tmp_path: Path) -> None:
    upstream = f"一、资金。{TASKS[0]}{TASKS[3]}\n二、巡查。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = f"一、经费。{TASKS[0]}{TASKS[3]}\n二、办园。{OTHERS[0]}"
    assert coverage(tmp_path, upstream, document) == {}


OTHERS = (
    "每个乡镇建成一所公办中心幼儿园并开齐课程。",
    "新建小区配套园与住宅同步规划移交。",
    "专任教师持证上岗比例逐年提高。",
    "公办园生均拨款每两年核定一回。",
    "民办园收费标准报发展改革部门备案。",
    "食堂食材统一招标采购留样四十八小时。",
    "保健医配备到园，每学期体检建档。",
    "家长委员会列席园务会议监督伙食账目。",
    "无证园限期整改，逾期予以取缔。",
)


@pytest.mark.parametrize(
    ("year", "others", "is_asked"), [("2021", 9, True), (None, 9, False), (None, 2, True)]
)
def test_documents_without_a_date_are_of_no_common_year(
    tmp_path: Path, year: str | None, others: int, is_asked: bool
) -> None:
    """But they are asked if much of them is from above."""
    upstream = f"一、资金。{TASKS[0]}\n二、巡查。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = f"一、经费。{TASKS[0]}\n二、路长。{TASKS[1]}\n三、办园。{''.join(OTHERS[:others])}"
    assert bool(rows(tmp_path, upstream, document, year)) is is_asked


def test_nothing_stands_behind_what_comes_later(tmp_path: Path) -> None:
    """The second item would have to stand behind the first and ahead of the third."""
    upstream = f"一、资金。{TASKS[0]}\n二、巡查。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = f"一、检测。{TASKS[2]}\n二、资金。{TASKS[0]}"
    found = rows(tmp_path, upstream, document)["a:2"]
    assert (found.before, found.after) == ("b:2.1", None)


def test_an_item_stands_for_none_that_it_does_not_carry(tmp_path: Path) -> None:
    upstream = f"一、路长巡查制度建设。{TASKS[0]}\n二、养护经费。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = f"一、检测。{TASKS[2]}\n二、路长巡查制度建设。{TASKS[1]}"
    found = rows(tmp_path, upstream, document)
    assert (found["a:1"].carried_by, found["a:1"].renumbered) == ((), None)
    assert (found["a:2"].status, found["a:2"].moved) == (Status.KEPT, ())


def test_a_title_need_not_be_the_same_to_the_letter(tmp_path: Path) -> None:
    """The item under nearly its title stands for it, though it carries more of another one."""
    upstream = f"一、路长巡查制度建设。{TASKS[0]}\n二、养护经费。{TASKS[1]}{TASKS[2]}"
    document = f"一、路长巡查机制建设。{''.join(TASKS[:3])}"
    found = rows(tmp_path, upstream, document)
    assert {item: row.moved != () for item, row in found.items()} == {"a:1": False, "a:2": True}


def test_nearly_a_title_says_nothing_where_another_item_carries_more(tmp_path: Path) -> None:
    """The article on what exists, of nearly the title of that on what is new, carries both."""
    both = f"{TASKS[0][:-1]}；{TASKS[1]}"
    upstream = f"一、新改扩建要求。{TASKS[0]}{TASKS[3]}\n二、既有设施增设要求。{TASKS[1]}{TASKS[2]}"
    document = f"一、路面新改工程。{TASKS[0]}{TASKS[3]}\n二、既有设施新改扩建要求。{both}{TASKS[2]}"
    found = rows(tmp_path, upstream, document)["a:2"]
    assert (found.status, found.merged_into) == (Status.KEPT, None)


def test_an_item_stands_for_all_that_it_carries_alike(tmp_path: Path) -> None:
    upstream = f"一、资金。{TASKS[0]}\n二、巡查。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = f"一、检测。{TASKS[2]}\n二、管养保障。{TASKS[0]}{TASKS[1]}"
    found = rows(tmp_path, upstream, document)
    assert {found[item].status for item in ("a:1", "a:2")} == {Status.KEPT}
    assert (found["a:1"].renumbered, found["a:2"].renumbered) == ("二", None)


def test_an_item_stands_for_none_of_which_it_carries_far_less(tmp_path: Path) -> None:
    remark = "管养单位连续两次评定为差等的由主管部门约谈。"
    most = f"{TASKS[0][:-1]}；{TASKS[1]}"
    upstream = f"一、资金。{most}\n二、约谈。{remark}"
    document = f"一、管养保障。{most}{remark}"
    found = rows(tmp_path, upstream, document)["a:2"]
    assert (found.status, found.merged_into) == (Status.MERGED, "a:1")


def test_a_task_with_a_number_of_its_own_is_merged_into_no_other(tmp_path: Path) -> None:
    upstream = f"一、资金。{TASKS[0]}{TASKS[3]}\n二、巡查。{TASKS[1]}\n三、检测。{TASKS[2]}"
    document = (
        f"一、重点任务\n（一）管养\n1.落实资金。{TASKS[0]}\n2.约谈。{TASKS[3]}\n3.做好巡查。{TASKS[1]}\n"
        f"（二）检测\n4.检测路况。{TASKS[2]}"
    )
    found = rows(tmp_path, upstream, document)
    assert {row.status for row in found.values()} == {Status.KEPT}
    assert (found["a:2"].moved, found["a:2"].renumbered) == ((), "（一）")


def test_a_number_is_told_with_its_chapter_where_numbers_restart(tmp_path: Path) -> None:
    upstream = f"一、保障\n（一）资金。{TASKS[0]}\n（二）巡查。{TASKS[1]}\n（三）检测。{TASKS[2]}"
    document = (
        f"一、保障\n（一）资金。{TASKS[0]}\n（二）办园。{OTHERS[0]}\n"
        f"二、管理\n（一）检测。{TASKS[2]}\n（二）巡查。{TASKS[1]}"
    )
    found = {item: row.renumbered for item, row in rows(tmp_path, upstream, document).items()}
    assert found == {"a:1": None, "a:2": "二、（二）", "a:3": "二、（一）"}


def test_a_number_in_another_writing_is_the_same_number(tmp_path: Path) -> None:
    outline = "1{0}总则\n1.1资金\n{1}\n1.2巡查\n{2}\n2{0}检测\n{3}\n3{0}约谈\n3.1约谈\n{4}"
    upstream, document = (outline.format(dot, *TASKS[:4]) for dot in ("", "."))
    found = rows(tmp_path, upstream, document)
    assert {row.status for row in found.values()} == {Status.KEPT}
    assert {row.renumbered for row in found.values()} == {None}


def test_an_item_has_the_number_under_which_most_of_it_stands(tmp_path: Path) -> None:
    upstream = f"一、检测。{TASKS[2]}\n二、管养。{''.join(TASKS[:2])}{TASKS[3]}"
    document = f"一、检测。{TASKS[2]}\n二、经费。{TASKS[0]}\n三、巡查。{TASKS[1]}{TASKS[3]}"
    assert rows(tmp_path, upstream, document)["a:2"].renumbered == "三"


def test_an_item_named_as_a_chapter_stands_for_all_that_it_carries_of_it(tmp_path: Path) -> None:
    """A county makes one item of a province's chapter and tasks of its items."""
    remark = "管养单位连续两次评定为差等的由主管部门约谈。"
    most = f"{TASKS[0][:-1]}；{TASKS[1]}"
    upstream = (
        f"一、健全公路管养保障体系\n（一）资金。{most}\n（二）约谈。{remark}\n"
        f"二、加强技术支撑\n（一）检测。{TASKS[2]}"
    )
    document = (
        f"一、主要任务\n（一）健全公路管养的保障体系\n1.资金。{most}\n2.约谈。{remark}\n"
        f"（二）检测。{TASKS[2]}"
    )
    found = rows(tmp_path, upstream, document)["a:1-2"]
    assert (found.status, found.merged_into, found.moved) == (Status.KEPT, None, ())


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("一是明确资金来源。", "二是落实巡查责任。", Status.KEPT),
        ("坚持财政保障。", "坚持专人巡查。", Status.KEPT),
        ("——坚持财政保障与社会筹资相结合。", "——坚持专人巡查。", Status.KEPT),
        ("明确养护资金来源。", "落实安全巡查责任。", Status.PARTIAL),
    ],
)
def test_headings_run_in_with_the_text_are_not_left_out(
    tmp_path: Path, first: str, second: str, status: Status
) -> None:
    upstream = f"一、管养。{first}{TASKS[0]}{second}{TASKS[1]}{TASKS[2]}\n二、约谈。{TASKS[3]}"
    document = f"一、管养。{TASKS[0]}{TASKS[1]}\n二、约谈。{TASKS[3]}"
    found = rows(tmp_path, upstream, document)["a:1"]
    assert found.status is status
    assert len(found.dropped) == (1 if status is Status.KEPT else 3)


@pytest.mark.parametrize(("number", "missing"), [("（1）", 1), ("2.", 2)])
def test_a_line_of_its_own_above_numbers_of_another_kind_is_not_left_out(
    tmp_path: Path, number: str, missing: int
) -> None:
    tasks = f"1.资金准备\n{number}{TASKS[0]}\n（2）{TASKS[1]}\n（3）{TASKS[2]}"
    upstream = f"一、保障\n（一）管养\n{tasks}\n（二）约谈\n{TASKS[3]}"
    document = f"一、保障\n（一）管养\n{TASKS[0]}{TASKS[1]}\n（二）约谈\n{TASKS[3]}"
    assert len(rows(tmp_path, upstream, document)["a:1"].dropped) == missing


@pytest.mark.parametrize(("third", "missing"), [("检测有方。", 1), ("由主管部门组织检测评定。", 4)])
def test_catchwords_head_the_paragraphs_of_an_item_when_most_begin_so(
    tmp_path: Path, third: str, missing: int
) -> None:
    upstream = (
        f"一、管养。资金到位。{TASKS[0]}巡查到人。{TASKS[1]}{third}{TASKS[2]}\n二、约谈。{TASKS[3]}"
    )
    document = f"一、管养。{TASKS[0]}{TASKS[1]}\n二、约谈。{TASKS[3]}"
    assert len(rows(tmp_path, upstream, document)["a:1"].dropped) == missing


def test_an_edition_that_is_superseded_is_not_answered(tmp_path: Path) -> None:
    article = (
        "第一条 推进{}规划信息公开，及时更新内容。\n第二条 推进{}预算信息公开，按季更新内容。\n"
    )
    text = article.format("城乡", "部门")
    repeals = "第三条 某市某局2018年印发的《某市公开办法》（某局〔2018〕1号）同时废止。\n"
    for number, more in ((1, ""), (2, repeals)):
        head = f"某市某局关于印发某市公开办法的通知\n某局〔201{7 + number}〕{number}号\n各科室：\n现印发。\n"
        signed = f"某市某局\n201{7 + number}年5月1日\n某市公开办法\n"
        (tmp_path / f"{number}.txt").write_text(f"{head}{signed}{text}{more}", encoding="utf-8")
    store = SqliteStore(tmp_path / "graph")
    build(tmp_path, store)
    assert {edge.ends for edge in store.view().inherits()} == {
        ("2:1.1", "1:1.1"),
        ("2:2.1", "1:2.1"),
    }
    assert store.view().coverage() == ()


def test_nothing_can_be_done_with_when_an_act_begins_to_apply(tmp_path: Path) -> None:
    articles = "\n".join(f"第{n}条　{task}" for n, task in zip("一二三四", TASKS, strict=True))
    found = coverage(tmp_path, f"{articles}\n第五条　本办法自2021年5月1日起施行。", articles)
    assert found == dict.fromkeys(("a:1", "a:2", "a:3", "a:4"), Status.KEPT)


def articles(key: str, *texts: str, **fields: Any) -> Document:
    """A document with an item of one clause for each text: `key:1.1`, `key:2.1`…"""
    lines = Lines(1, 1)
    items = tuple(
        Item(
            f"{key}:{n}",
            ItemKind.ITEM,
            str(n),
            n,
            None,
            None,
            lines,
            (Clause(f"{key}:{n}.1", "", text, lines),),
        )
        for n, text in enumerate(texts, start=1)
    )
    return replace(small.document(key), items=items, **fields)


def descending(unit: str, upstream: str) -> Inherits:
    evidence = Evidence(40, 1, "", 60.0, 50.0, 0.9, same_title=False, near=False)
    return Inherits(unit, upstream, Relation.EDITED, 0.9, 0.9, 0.9, (), evidence)


@pytest.mark.parametrize(
    ("upstream", "document", "more", "asked"),
    [
        ("关于印发公路养护工作要点的通知", "关于印发校园道路管理规定的通知", 5, False),
        # Of half of it at least is a draft, or the like.
        ("关于印发公路养护工作要点的通知", "关于印发校园道路管理规定的通知", 1, True),
        ("关于印发2020年公路养护工作要点的通知", "关于印发2021年公路养护工作要点的通知", 5, True),
    ],
)
def test_an_office_answers_no_order_of_its_own_on_something_else(
    upstream: str, document: str, more: int, asked: bool
) -> None:
    """Two of the clauses come from above, beside some of its own."""
    office: dict[str, Any] = {"issuer": "某市城管局", "place": "某市", "year": 2021}
    above = replace(articles("a", TASKS[0], TASKS[1]), title=upstream, **office)
    own = [f"开展第{number}项校园巡查。" for number in range(more)]
    below = replace(articles("b", *own, TASKS[0], TASKS[1]), title=document, **office)
    edges = tuple(descending(f"b:{more + n}.1", f"a:{n}.1") for n in (1, 2))
    assert is_below(DocumentPair(below, above, edges, (), None)) is asked


def test_a_regulation_does_not_answer_the_law_it_is_made_under() -> None:
    law = replace(articles("a", TASKS[0], TASKS[1]), title="中华人民共和国公路法", year=2021)
    below = replace(articles("b", TASKS[0], TASKS[1]), title="公路养护办法", year=2021)
    edges = tuple(descending(f"b:{n}.1", f"a:{n}.1") for n in (1, 2))
    assert not is_below(DocumentPair(below, law, edges, (), None))
    measures = replace(law, title="中华人民共和国公路办法")
    assert is_below(DocumentPair(below, measures, edges, (), None))
