from __future__ import annotations

import pytest

from lineage.errors import ParameterError, UnknownReference
from lineage.queries.answers.clauses import PartComparison
from lineage.queries.comparison import compare
from tests import bundled

JIANGMEN, HUIZHOU, LECHANG = "jiangmen-2018-14", "huizhou-2018", "lechang-2018-41"


def parts(a: str, b: str) -> PartComparison:
    found = compare(bundled.view(), a, b)
    assert isinstance(found, PartComparison)
    return found


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_documents_the_upper_one_stands_upstream(turned: bool) -> None:
    ends = (bundled.NATION, HUIZHOU)
    found = parts(*(ends[::-1] if turned else ends))
    assert (found.upstream, found.unit, found.beside) == (*ends, False)
    assert found.items
    assert found.numbering
    assert (found.common, found.shared) == ((), ())


def test_a_place_above_stands_upstream_though_nothing_is_carried() -> None:
    found = parts(f"{JIANGMEN}:1", f"{bundled.NATION}:13")
    assert (found.upstream, found.unit, found.beside) == (
        f"{bundled.NATION}:13",
        f"{JIANGMEN}:1",
        False,
    )


@pytest.mark.parametrize("part", [HUIZHOU, f"{HUIZHOU}:13", f"{HUIZHOU}:13.1"])
@pytest.mark.parametrize("turned", [False, True])
def test_nothing_is_compared_with_what_it_holds(part: str, turned: bool) -> None:
    """All of it stood there as what the document has alone."""
    for whole in (HUIZHOU, part):
        with pytest.raises(ParameterError):
            compare(bundled.view(), *((part, whole) if turned else (whole, part)))
    assert parts(f"{HUIZHOU}:12", f"{HUIZHOU}:13").beside


def test_siblings_have_neutral_sides_joined_by_what_both_descend_from() -> None:
    found = parts(JIANGMEN, HUIZHOU)
    assert (found.upstream, found.unit, found.beside) == (JIANGMEN, HUIZHOU, True)
    assert found.items == ()
    assert found.numbering is None
    assert len(found.common) == 12
    for row in found.common:
        assert {edge.upstream.id for edge in (*row.a, *row.b)} == {row.upstream.id}
        assert {edge.unit.document for edge in row.a} == {JIANGMEN}
        assert {edge.unit.document for edge in row.b} == {HUIZHOU}
    (passage,) = found.shared
    assert (passage.a.id, passage.b.id) == (f"{JIANGMEN}:2.1", f"{HUIZHOU}:3.3")
    assert "同步审签" in passage.wording


def test_only_what_neither_shares_is_said_to_be_its_own() -> None:
    found = parts(LECHANG, "guangzhou-zwb-2018")
    apart = {each.id for each in (*found.only_upstream, *found.only_unit)}
    joined = {edge.unit.id for row in found.common for edge in (*row.a, *row.b)}
    joined |= {end.id for each in found.shared for end in (each.a, each.b)}
    assert apart
    assert not apart & joined
    own = {each.clause.id for each in bundled.view().units()}
    both = {each for each in own if each.partition(":")[0] in (LECHANG, "guangzhou-zwb-2018")}
    assert apart | joined == both


def test_a_turned_comparison_has_its_sides_turned() -> None:
    one, other = parts(LECHANG, "guangzhou-zwb-2018"), parts("guangzhou-zwb-2018", LECHANG)
    assert {(each.a.id, each.b.id) for each in one.shared} == {
        (each.b.id, each.a.id) for each in other.shared
    }
    assert one.only_upstream == other.only_unit


def test_items_of_siblings() -> None:
    found = parts(f"{JIANGMEN}:2", f"{HUIZHOU}:3")
    assert found.beside
    assert [each.a.id for each in found.shared] == [f"{JIANGMEN}:2.1"]
    assert parts(f"{JIANGMEN}:1", f"{HUIZHOU}:3").shared == ()


def test_what_came_later_stands_above_nothing_that_was_there() -> None:
    """韶关市 is above 乐昌市, but its plan of 2022 isn't above that of 2018."""
    assert parts("shaoguan-2022-103", LECHANG).beside


def test_documents_by_their_names() -> None:
    assert parts("江门", "惠州市2018年政务公开工作主要任务分工") == parts(JIANGMEN, HUIZHOU)
    with pytest.raises(UnknownReference):
        compare(bundled.view(), "江门", "拉萨")
