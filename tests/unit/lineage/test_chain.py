from __future__ import annotations

from dataclasses import replace

from lineage.chain import Chain, first_of_name
from lineage.model import Document, Level, Place
from tests import bundled


def chain(*documents: Document) -> Chain:
    return Chain(documents or bundled.lineage().documents, first_of_name(bundled.lineage().places))


def document(key: str) -> Document:
    return next(each for each in bundled.lineage().documents if each.key == key)


def above(key: str) -> list[str]:
    return [each.key for each in chain().above(document(key))]


def test_a_county_looks_up_to_nation_and_province() -> None:
    assert above("lechang-2018-41") == [bundled.NATION, bundled.PROVINCE]


def test_a_department_of_a_city_looks_up_as_the_city_does() -> None:
    assert above("guangzhou-zwb-2018") == [bundled.NATION, bundled.PROVINCE]


def test_a_departments_place_has_a_level() -> None:
    found = chain()
    assert found.place_level(document("guangzhou-zwb-2018")) is Level.PREFECTURE
    assert found.place_level(document("lechang-2018-41")) is Level.COUNTY
    assert found.place_level(replace(document("lechang-2018-41"), place=None)) is Level.COUNTY


def test_nothing_stands_above_the_nation() -> None:
    assert above(bundled.NATION) == []


def test_a_ministry_stands_below_the_state_council_and_above_the_provinces() -> None:
    nation, province = document(bundled.NATION), document(bundled.PROVINCE)
    ministry = replace(nation, key="ministry", place="财政部", issuer="财政部", date=None)
    places = (*bundled.lineage().places, Place("财政部", Level.NATIONAL, "国务院", "000000"))
    found = Chain((nation, ministry, province), first_of_name(places))
    assert [each.key for each in found.above(province)] == [bundled.NATION, "ministry"]
    assert [each.key for each in found.above(ministry)] == [bundled.NATION]


def test_a_later_document_is_never_upstream() -> None:
    nation, city = document(bundled.NATION), document("jiangmen-2018-14")
    late = replace(nation, date="2019-01-01", year=2019)
    assert chain(late, city).above(replace(city, citations=())) == ()


def test_an_undated_document_descends_from_none_of_its_years_last_month() -> None:
    nation, city = document(bundled.NATION), document("huizhou-2018")
    assert city.date is None
    late = replace(nation, date="2018-12-29")
    assert chain(late, city).above(city) == ()
    assert chain(replace(late, date="2018-11-29"), city).above(city) != ()
    assert chain(late, city).above(replace(city, year=2019)) == (late,)
    cites = (replace(document("lechang-2018-41").citations[0], target=late.key),)
    assert chain(late, city).above(replace(city, citations=cites)) == (late,)


def test_what_attached_texts_attach_is_attached_too() -> None:
    assert chain().attached(document("jiangmen-2018-14")) == (bundled.PROVINCE, bundled.NATION)


def test_what_declared_documents_declare_is_declared_too() -> None:
    assert chain().declared(document("lechang-2018-41")) == (bundled.PROVINCE, bundled.NATION)


def test_documents_that_declare_each_other_are_no_endless_loop() -> None:
    one, other = document("jiangmen-2018-14"), document(bundled.PROVINCE)
    citation = replace(one.citations[0], target=one.key)
    circular = chain(one, replace(other, citations=(citation,), attaches=one.key))
    assert circular.declared(one) == (other.key,)
    assert one.key in circular.attached(one)


def test_an_issuers_earlier_document_stands_above_its_later_one() -> None:
    """A draft, or last year's plan; never one of another issuer, place or day unknown."""
    plan = document(bundled.PROVINCE)
    draft = replace(plan, key="draft", date="2018-03-01", attaches=None, citations=())
    assert draft in chain(draft, plan).above(plan)
    assert plan not in chain(draft, plan).above(draft)
    for other in (
        replace(draft, issuer="广东省发展和改革委员会"),
        replace(draft, issuer=None),
        replace(draft, place="广西壮族自治区"),
        replace(draft, date=None),
        replace(draft, date=plan.date),
    ):
        assert chain(other, plan).above(plan) == ()


def test_of_one_level_those_declared_come_first() -> None:
    """Formulas that every national plan holds are those of the plan that a document implements."""
    city, nation = document(bundled.PROVINCE), document(bundled.NATION)
    sister = replace(nation, key="a-sister", number="国办发〔2018〕1号", date="2018-01-02")
    found = [each.key for each in chain(nation, sister, city).above(city)]
    assert found == [bundled.NATION, "a-sister"]
    undeclared = replace(city, citations=(), attaches=None)
    assert [d.key for d in chain(nation, sister, undeclared).above(undeclared)] == [
        "a-sister",
        bundled.NATION,
    ]


def test_an_act_stands_above_its_later_edition() -> None:
    """Acts print no issuer: their title and the place tell that they are one act's."""
    first = replace(
        document(bundled.NATION), issuer=None, number=None, title="某某法", date="2013-12-28"
    )
    second = replace(first, key="second", date="2025-12-27", citations=())
    other = replace(second, key="other", title="另一法")
    found = chain(first, second, other)
    assert [each.key for each in found.above(second)] == [bundled.NATION]
    assert found.above(other) == ()


def test_a_congress_stands_above_the_government_of_its_place() -> None:
    nation, province = document(bundled.NATION), document(bundled.PROVINCE)
    act = replace(
        province, key="act", issuer="广东省人民代表大会常务委员会", date="2017-01-01", citations=()
    )
    found = chain(nation, act, province)
    assert [each.key for each in found.above(province)] == [bundled.NATION, "act"]
    assert [each.key for each in found.above(act)] == []


def test_a_department_of_a_place_that_no_list_has_stands_below_its_government() -> None:
    government = replace(document("lechang-2018-41"), place="某某试验区", citations=())
    office = replace(
        government,
        key="office",
        issuer="某某试验区财政局",
        level=Level.DEPARTMENT,
        date="2019-01-01",
    )
    assert chain(government, office).above(office) == (government,)
    assert chain(government, office).above(government) == ()
    assert chain(replace(government, place="另一试验区"), office).above(office) == ()
    assert chain(replace(government, place=None), replace(office, place=None)).above(office) == ()
