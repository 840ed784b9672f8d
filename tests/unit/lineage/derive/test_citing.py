from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from lineage.derive.citing import missing_documents, resolve_citations
from lineage.model import Citation, CitationRole, Document, Level, Lines
from tests import bundled, small


def document(key: str, title: str, number: str | None = None, *named: Citation) -> Document:
    (model,) = (d for d in bundled.lineage().documents if d.key == bundled.PROVINCE)
    return replace(
        model, key=key, title=title, plan_title=None, number=number, citations=named, attaches=None
    )


def implements(title: str, number: str | None = None) -> Citation:
    return Citation(CitationRole.IMPLEMENTS, title, number, Lines(1, 1))


def target(above: Document, named: Citation) -> str | None:
    below = document("below", "某市实施意见", None, named)
    *_, resolved = resolve_citations((above, below))
    return resolved.citations[0].target


@pytest.mark.parametrize(
    "title",
    [
        "财政支持做好碳达峰碳中和工作的意见",
        "财政部关于印发〈财政支持做好碳达峰碳中和工作的意见〉的通知",
        "关于印发财政支持做好碳达峰碳中和工作的意见的通知",
    ],
)
@pytest.mark.parametrize("number", [None, "财资环〔2022〕53号"])
def test_a_document_without_a_number_goes_by_its_title(title: str, number: str | None) -> None:
    above = document("above", "财政支持做好碳达峰碳中和工作的意见")
    assert target(above, implements(title, number)) == "above"


def test_a_title_never_overrules_a_number() -> None:
    above = document("above", "财政支持做好碳达峰碳中和工作的意见", "财资环〔2021〕7号")
    assert target(above, implements(above.title, "财资环〔2022〕53号")) is None
    assert target(above, implements("另一文件", above.number)) == "above"


def test_a_place_more_in_the_title_is_another_document() -> None:
    above = document("above", "2018年政务公开工作要点")
    assert (
        target(above, implements("某省人民政府办公厅关于印发某省2018年政务公开工作要点的通知"))
        is None
    )


@pytest.mark.parametrize(
    ("date", "meant"), [("2019-01-17", "of2018"), ("2024-02-01", "of2023"), (None, None)]
)
def test_of_two_editions_the_one_in_force_is_meant(date: str | None, meant: str | None) -> None:
    editions = [
        replace(document(f"of{day[:4]}", "国务院工作规则"), date=day, number=None)
        for day in ("2018-06-25", "2023-03-18")
    ]
    below = replace(
        document("below", "某县工作规则", None, implements("国务院工作规则")), date=date
    )
    *_, resolved = resolve_citations([*editions, below])
    assert resolved.citations[0].target == meant


@pytest.mark.parametrize(("year", "meant"), [(2019, None), (2023, "rules")])
def test_a_later_document_is_never_meant(year: int, meant: str | None) -> None:
    rules = replace(document("rules", "国务院工作规则"), date="2023-03-18", year=2023, number=None)
    below = document("below", "某县工作规则", None, implements("国务院工作规则"))
    below = replace(below, date=None, year=year)
    *_, resolved = resolve_citations([rules, below])
    assert resolved.citations[0].target == meant


def test_titles_that_two_issuers_use_mean_neither() -> None:
    plans = [
        replace(document(key, "政务公开工作要点"), issuer=issuer, date=f"2018-05-0{n}")
        for n, (key, issuer) in enumerate((("a", "甲市人民政府"), ("b", "乙市人民政府")), start=1)
    ]
    below = replace(
        document("below", "某县", None, implements("政务公开工作要点")), date="2019-01-01"
    )
    *_, resolved = resolve_citations([*plans, below])
    assert resolved.citations[0].target is None


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("numbered", [0, 1])
def test_a_missing_document_goes_by_what_its_notice_issues(
    order: tuple[int, ...], numbered: int
) -> None:
    plan, number = "2030年前碳达峰行动方案", "国发〔2021〕23号"
    titles = f"国务院关于印发{plan}的通知", plan
    citing = (
        document("a", "甲", None, implements(titles[numbered], number)),
        document("b", "乙", None, implements(titles[1 - numbered])),
        document("c", "丙", None, implements(titles[1 - numbered])),
    )
    (found,) = missing_documents([citing[n] for n in order], {})
    assert (found.number, found.title, found.cited_by) == (number, titles[0], ("a", "b", "c"))


def test_of_two_notices_that_issue_the_same_neither_is_meant() -> None:
    plan = "2018年政务公开工作要点"
    citing = (
        document("a", "甲", None, implements(f"甲市关于印发{plan}的通知", "甲府办〔2018〕1号")),
        document("b", "乙", None, implements(f"乙市关于印发{plan}的通知", "乙府办〔2018〕2号")),
        document("c", "丙", None, implements(plan)),
    )
    assert [each.cited_by for each in missing_documents(citing, {})] == [("a",), ("b",), ("c",)]


def test_two_notices_that_issue_plans_of_one_name_are_two() -> None:
    citing = (
        document(
            "a", "甲", None, implements("甲市关于印发公开工作要点的通知", "甲府办〔2018〕1号")
        ),
        document("b", "乙", None, implements("乙市关于印发公开工作要点的通知")),
    )
    assert [each.cited_by for each in missing_documents(citing, {})] == [("a",), ("b",)]


@pytest.mark.parametrize(("cited_in", "year"), [(2022, None), (2031, 2030), (None, 2030)])
def test_no_document_is_of_a_year_to_come(cited_in: int | None, year: int | None) -> None:
    citing = document("a", "甲", None, implements("2030年前碳达峰行动方案"))
    (found,) = missing_documents([replace(citing, year=cited_in)], {})
    assert found.year == year


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_two_names_of_a_missing_document_are_one_once_a_third_says_so(
    order: tuple[int, ...],
) -> None:
    title, number = "关于推进政务公开的意见", "国办发〔2018〕23号"
    citing = (
        document("a", "甲", None, Citation(CitationRole.IMPLEMENTS, None, number, Lines(1, 1))),
        document("b", "乙", None, implements(title)),
        document("c", "丙", None, implements(title, number)),
    )
    (found,) = missing_documents([citing[n] for n in order], {})
    assert (found.number, found.title, found.year) == (number, title, 2018)
    assert found.cited_by == ("a", "b", "c")


PLAN, NUMBER = "关于推进绿色城区建设的意见", "甲建〔2023〕13号"


def test_of_what_only_the_notice_is_in_hand_is_missing() -> None:
    """The notice is named, whoever cites it; an earlier edition of the title is another document."""
    cover = small.notice("cover", PLAN, number=NUMBER, place="甲市", level=Level.PREFECTURE)
    one = document(
        "one", "乙", None, implements(PLAN, NUMBER), implements(PLAN, "甲府〔2018〕24号")
    )
    two = document("two", "丙", None, implements(PLAN, NUMBER))
    resolved = resolve_citations((cover, one, two))
    assert [(c.target, c.notice_only) for c in resolved[1].citations] == [
        ("cover", True),
        (None, False),
    ]
    plan, earlier = missing_documents(resolved, {})
    assert (plan.notice, plan.number, plan.title) == ("cover", NUMBER, PLAN)
    assert (plan.place, plan.level, plan.cited_by) == ("甲市", Level.PREFECTURE, ("one", "two"))
    assert (earlier.notice, earlier.number) == (None, "甲府〔2018〕24号")


def test_a_plan_is_missing_though_nobody_cites_its_notice() -> None:
    (found,) = missing_documents(resolve_citations((small.notice("cover", PLAN),)), {})
    assert (found.notice, found.cited_by) == ("cover", ())


def test_a_notice_lacks_nothing_that_stands_in_a_file_of_its_own() -> None:
    cover = small.notice("cover", PLAN, number=NUMBER, place="甲市")
    below = document("below", "乙", None, implements(PLAN, NUMBER))

    def lacks(annex: Document) -> bool:
        return bool(missing_documents(resolve_citations((cover, annex, below)), {}))

    annex = small.document("annex", "建设绿色城区。", title=PLAN)
    assert not lacks(annex)
    assert lacks(replace(annex, place="乙市"))
    assert lacks(replace(annex, number="甲府〔2018〕24号"))


def test_a_notice_that_issues_nothing_is_in_hand() -> None:
    cover = small.notice("cover", PLAN, number=NUMBER)
    below = document("below", "乙", None, implements(PLAN, NUMBER))
    assert not missing_documents(resolve_citations((replace(cover, citations=()), below)), {})
