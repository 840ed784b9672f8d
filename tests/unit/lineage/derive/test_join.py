"""Documents that join a corpus leave it as if all had been derived together."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import generate
from lineage.build import BUNDLED
from lineage.derive import derive, join
from lineage.known import NOTHING, Growth
from lineage.model import (
    Citation,
    CitationRole,
    Clause,
    Decision,
    Document,
    Item,
    ItemKind,
    Judgement,
    Level,
    Lineage,
    Lines,
    Place,
    Qualifier,
    Standing,
    key_of,
)
from lineage.reading import read_all
from lineage.store import SqliteStore
from lineage.store.sqlite.database import reading
from lineage.store.sqlite.kept import Kept
from loaders.catalogue import read_catalogue
from loaders.corpus import READERS
from loaders.gazetteer import read_places

BUNDLED_PLACES = read_places(BUNDLED / "places.csv")
LINE = Lines(1, 1)
PLACES = (
    Place("国务院", Level.NATIONAL, None, "0"),
    Place("甲省", Level.PROVINCE, "国务院", "1"),
    Place("甲一市", Level.PREFECTURE, "甲省", "11"),
    Place("甲一县", Level.COUNTY, "甲一市", "111"),
    Place("甲二县", Level.COUNTY, "甲一市", "112"),
    Place("甲三县", Level.COUNTY, "甲一市", "113"),
    Place("乙市", Level.PREFECTURE, None, "2"),
)
NATION, PROVINCE, CITY, *COUNTIES, ELSEWHERE = (place.name for place in PLACES)
LEVELS = {place.name: place.level for place in PLACES}
DAYS = ("2018-03-01", "2018-06-01", "2018-09-01")
TITLES = ("工作要点", "实施方案", "年度计划")


def passage(number: int) -> str:
    """Wording that stands nowhere else; from 100 on that of the number less 100 with a pause."""
    chance = random.Random(number % 100)
    text = "".join(chr(0x4E00 + chance.randrange(5000)) for _ in range(24)) + "。"
    return text if number < 100 else f"{text[:10]}，{text[10:]}"


def plan(key: str, place: str, passages: Iterable[int], **more: Any) -> Document:
    """A document with an item for each two passages."""
    texts = [passage(number) for number in passages]
    items = tuple(
        Item(
            id=f"{key}:{number + 1}",
            kind=ItemKind.ITEM,
            label=f"（{number + 1}）",
            number=number + 1,
            title=None,
            section=None,
            lines=LINE,
            clauses=tuple(
                Clause(f"{key}:{number + 1}.{n}", "", text, LINE)
                for n, text in enumerate(texts[2 * number : 2 * number + 2], start=1)
            ),
        )
        for number in range((len(texts) + 1) // 2)
    )
    fields: dict[str, Any] = {
        "title": f"{place}{key}",
        "plan_title": None,
        "number": f"{key}〔2018〕1号",
        "issuer": place,
        "place": place,
        "level": LEVELS[place],
        "date": None,
        "year": 2018,
        "source_file": f"{key}.txt",
        "source_lines": (LINE,),
        "sections": (),
        "items": items,
        "notice_only": not texts,
    }
    return Document(key=key, **{**fields, **more})


def implements(title: str | None = None, number: str | None = None) -> tuple[Citation, ...]:
    return (Citation(CitationRole.IMPLEMENTS, title, number, LINE),)


def issues(title: str) -> tuple[Citation, ...]:
    return (Citation(CitationRole.ISSUES, title, None, LINE),)


class Grown:
    """A corpus in a store that documents have joined, batch by batch."""

    def __init__(self, folder: Path, *batches: Sequence[Document]) -> None:
        self.folder = folder
        self.store = SqliteStore(folder)
        self.documents: dict[str, Document] = {}
        self.changes: list[Growth] = []
        self.decisions: tuple[Decision, ...] = ()
        for number, batch in enumerate(batches):
            self.documents.update({each.key: each for each in batch})
            if number == 0:
                self.store.replace(join(NOTHING, batch, PLACES))
            else:
                self.add(*batch)

    def add(self, *documents: Document) -> Growth:
        self.documents.update({each.key: each for each in documents})
        change = self.store.amend(lambda known: join(known, documents, PLACES))
        assert change is not None
        return change

    def decide(self, *decisions: Decision) -> Growth:
        """Let these hold from now on, and no others."""
        self.decisions = decisions
        return self.store.amend(lambda known: join(known, (), PLACES, decisions=decisions))

    @property
    def lineage(self) -> Lineage:
        return self.store.view().lineage()

    def is_as_if_built(self) -> bool:
        """Equal to what deriving everything gives, also in what further documents need."""
        everything = tuple(self.documents.values())
        assert self.lineage == derive(everything, PLACES, decisions=self.decisions)
        anew = SqliteStore(self.folder / "anew")
        anew.replace(join(NOTHING, everything, PLACES, decisions=self.decisions))
        assert workings(self.folder) == workings(self.folder / "anew")
        return True


def workings(folder: Path) -> tuple[object, ...]:
    connection = reading(folder)
    kept = Kept(connection)
    marks = kept.marks([head.key for head in kept.heads()])
    hashes = {mark for rest in marks.values() for each in rest.values() for mark in each}
    found = (
        kept.heads(),
        marks,
        kept.holders(hashes),
        kept.shared(),
        kept.gazetteer(),
        kept.decisions(),
    )
    connection.close()
    return found


plans = st.builds(
    plan,
    key=st.sampled_from("abcdefg"),
    place=st.sampled_from([place.name for place in PLACES]),
    passages=st.lists(st.sampled_from([*range(8), *range(100, 108)]), max_size=6),
    date=st.sampled_from([None, *DAYS]),
    title=st.sampled_from(TITLES),
    citations=st.one_of(
        st.just(()),
        st.builds(implements, title=st.sampled_from(TITLES)),
        st.builds(issues, title=st.sampled_from(TITLES)),
        st.builds(
            implements, number=st.sampled_from(["a〔2018〕1号", "b〔2018〕1号", "z〔2018〕1号"])
        ),
    ),
    attaches=st.sampled_from([None, None, "a", "b"]),
)


@settings(max_examples=100)
@given(
    first=st.lists(plans, min_size=1, max_size=5, unique_by=lambda each: each.key),
    later=st.lists(plans, min_size=1, max_size=4),
)
def test_in_any_order(first: list[Document], later: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown = Grown(Path(folder), first, *([each] for each in later))
        assert grown.is_as_if_built()
        assert shares_what_it_shows(grown.lineage)


clause_ids = st.builds(
    "{}:{}.{}".format, st.sampled_from("abcdefg"), st.integers(1, 3), st.integers(1, 2)
)
judgements = st.sampled_from([each for each in Judgement if each is not Judgement.WITHDRAWN])


def decided(unit: str, upstream: str, judgement: Judgement, unit_text: str, text: str) -> Decision:
    return Decision(unit, upstream, judgement, "甲", "2018-10-01", "", unit_text, text)


@settings(max_examples=25)
@given(
    data=st.data(), first=st.lists(plans, min_size=2, max_size=5, unique_by=lambda each: each.key)
)
def test_decisions_in_any_order(data: st.DataObject, first: list[Document]) -> None:
    """On texts that are there, that aren't, that change, or of documents that come or stay away."""
    with tempfile.TemporaryDirectory() as folder:
        grown = Grown(Path(folder), first)
        for _ in range(data.draw(st.integers(1, 3))):
            texts = {c.id: c.text for d in grown.documents.values() for _, c in d.units()}
            known = st.sampled_from(sorted(texts)) if texts else clause_ids
            pairs = st.tuples(st.one_of(known, clause_ids), st.one_of(known, clause_ids))
            grown.decide(
                *(
                    decided(
                        *pair, data.draw(judgements), texts.get(pair[0], ""), texts.get(pair[1], "")
                    )
                    for pair in data.draw(st.lists(pairs, max_size=4, unique=True))
                    if key_of(pair[0]) != key_of(pair[1])
                )
            )
            assert grown.is_as_if_built()
            grown.add(data.draw(plans))
            assert grown.is_as_if_built()


def test_a_decision_concerns_its_own_document_alone(tmp_path: Path) -> None:
    nation = plan("n", NATION, range(6))
    sides = [plan("a", COUNTIES[0], [0, 1, 20]), plan("b", COUNTIES[1], [0, 1])]
    grown = Grown(tmp_path, [nation, *sides])
    before = grown.lineage
    change = grown.decide(
        decided("a:1.1", "n:1.1", Judgement.UNRELATED, passage(0), passage(0)),
        decided("a:2.1", "n:3.2", Judgement.DESCENDS, passage(20), passage(5)),
    )
    assert change.aligned == ("a",)
    edges = {edge.ends: edge for edge in grown.lineage.inherits}
    once = {edge.ends: edge for edge in before.inherits}
    assert edges.keys() ^ once.keys() == {("a:1.1", "n:1.1"), ("a:2.1", "n:3.2")}
    assert all(edges[ends] == once[ends] for ends in edges.keys() & once.keys())
    assert edges["a:2.1", "n:3.2"].spans == ()
    assert edges["a:2.1", "n:3.2"].decision == grown.lineage.decisions[1]
    assert grown.is_as_if_built()
    grown.decide()
    assert grown.lineage == before


def test_what_was_decided_of_another_text_is_stale_and_says_so(tmp_path: Path) -> None:
    nation, county = plan("n", NATION, range(3)), plan("a", COUNTIES[0], [20, 21])
    grown = Grown(tmp_path, [nation, county])
    grown.decide(decided("a:1.1", "n:1.2", Judgement.DESCENDS, passage(20), passage(1)))
    assert parents(grown, "a") == {"n:1.2"}
    grown.add(plan("n", NATION, [0, 2, 3]))
    assert parents(grown, "a") == set()
    assert [each.standing for each in grown.lineage.decisions] == [Standing.STALE]
    (warning,) = [each for each in grown.lineage.warnings if "decision" in each.code]
    assert warning.code == "stale-decision"
    assert warning.zh.startswith("a:1.1 ← n:1.2：甲 的判定未生效")
    assert grown.is_as_if_built()
    grown.add(nation)
    assert parents(grown, "a") == {"n:1.2"}
    assert not any("decision" in each.code for each in grown.lineage.warnings)


def test_a_decision_waits_for_its_document(tmp_path: Path) -> None:
    grown = Grown(tmp_path, [plan("a", COUNTIES[0], [20, 21])])
    grown.decide(decided("a:1.1", "n:1.2", Judgement.DESCENDS, passage(20), passage(1)))
    assert [each.standing for each in grown.lineage.decisions] == [Standing.LOST]
    grown.add(plan("n", NATION, range(3)))
    assert [each.standing for each in grown.lineage.decisions] == [Standing.IN_FORCE]
    assert parents(grown, "a") == {"n:1.2"}
    assert grown.is_as_if_built()


def test_people_decide_what_was_borrowed(tmp_path: Path) -> None:
    """What was no borrowing points to an unseen source; what nobody could borrow is idle."""
    shared = [10, 11, 12]
    early = plan("a", COUNTIES[0], shared, date=DAYS[0])
    late = plan("b", COUNTIES[1], [*shared, 20], date=DAYS[1])
    grown = Grown(tmp_path, [early, late])
    assert parents(grown, "b") == {"a:1.1", "a:1.2", "a:2.1"}
    grown.decide(
        decided("b:1.1", "a:1.1", Judgement.UNRELATED, passage(10), passage(10)),
        decided("b:2.2", "a:1.1", Judgement.DESCENDS, passage(20), passage(10)),
        decided("a:1.2", "b:1.2", Judgement.DESCENDS, passage(11), passage(11)),
    )
    assert parents(grown, "b") == {"a:1.2", "a:2.1"}
    (source,) = grown.lineage.common_sources
    assert [(each.a, each.b) for each in source.passages] == [("a:1.1", "b:1.1")]
    standing = [each.standing for each in grown.lineage.decisions]
    assert standing == [Standing.IN_FORCE, Standing.IDLE, Standing.IDLE]
    assert grown.is_as_if_built()


def test_people_decide_who_was_the_first(tmp_path: Path) -> None:
    """Of a third who isn't dated nobody can say whether the wording was theirs."""
    shared = [10, 11, 12]
    first = plan("a", COUNTIES[0], shared, date=DAYS[0])
    dated = [first, plan("b", COUNTIES[1], shared, date=DAYS[1])]
    grown = Grown(tmp_path, [*dated, plan("c", COUNTIES[2], shared)])
    assert not grown.lineage.inherits
    grown.decide(decided("b:1.1", "a:1.1", Judgement.DESCENDS, passage(10), passage(10)))
    (edge,) = grown.lineage.inherits
    assert (edge.ends, edge.borrowed) == (("b:1.1", "a:1.1"), True)
    assert edge.decision == grown.lineage.decisions[0]
    assert grown.is_as_if_built()


def test_what_was_handed_on_can_be_decided(tmp_path: Path) -> None:
    first = plan("x", ELSEWHERE, [10, 11, 12], date=DAYS[0])
    city = plan("m", CITY, [10, 11, 112], date=DAYS[1])
    county = plan("c", COUNTIES[0], [10, 111, 12], date=DAYS[2])
    grown = Grown(tmp_path, [first, city, county])
    assert "x:1.1" in parents(grown, "c")
    grown.decide(decided("c:1.1", "x:1.1", Judgement.TOPICAL, passage(10), passage(10)))
    assert "x:1.1" not in parents(grown, "c")
    assert "x:1.1" in parents(grown, "m")
    assert grown.is_as_if_built()
    grown.decide(decided("m:1.1", "x:1.1", Judgement.DESCENDS, passage(10), passage(10)))
    edges = {edge.ends: edge for edge in grown.lineage.inherits}
    assert edges["m:1.1", "x:1.1"].decision
    assert edges["c:1.1", "x:1.1"].decision is None
    assert grown.is_as_if_built()


@pytest.fixture(scope="module")
def cascade(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, ...]:
    """Plans of a nation, its provinces, prefectures and counties."""
    folder = tmp_path_factory.mktemp("cascade")
    generate(14, seed=3, folder=folder)
    return read_all(read_catalogue(folder, READERS), BUNDLED_PLACES).documents


@settings(max_examples=10)
@given(data=st.data())
def test_a_cascade_in_any_order(cascade: tuple[Document, ...], data: st.DataObject) -> None:
    """Also with the nation or a province last, below which everything is compared anew."""
    documents = data.draw(st.permutations(cascade))
    late = data.draw(st.integers(1, 4))
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        store.replace(join(NOTHING, documents[:-late], BUNDLED_PLACES))
        for each in documents[-late:]:
            store.amend(partial(join, documents=[each], places=BUNDLED_PLACES))
        assert store.view().lineage() == derive(documents, BUNDLED_PLACES)


def shares_what_it_shows(lineage: Lineage) -> bool:
    """The spans of every edge hold the same letters on both sides."""
    texts = {c.id: c.text for document in lineage.documents for _, c in document.units()}
    return all(
        letters(texts[edge.unit][span.unit_start : span.unit_end])
        == letters(texts[edge.upstream][span.upstream_start : span.upstream_end])
        for edge in lineage.inherits
        for span in edge.spans
    )


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_only_the_document_itself_is_compared(tmp_path: Path) -> None:
    nation = plan("n", NATION, range(6))
    grown = Grown(tmp_path, [nation, plan("a", COUNTIES[0], range(4))])
    assert grown.add(plan("b", COUNTIES[1], range(3))).aligned == ("b",)
    assert grown.is_as_if_built()


def test_a_plan_between_takes_its_place(tmp_path: Path) -> None:
    """What the city drops never reaches the county, which is compared anew."""
    nation = plan("n", NATION, range(6), date=DAYS[0])
    county = plan(
        "c", COUNTIES[0], [0, 1], date=DAYS[2], citations=implements(number="n〔2018〕1号")
    )
    grown = Grown(tmp_path, [nation, county])
    qualifiers = {row.item: row.qualifiers for row in grown.lineage.coverage}
    assert Qualifier.NEVER_REACHED not in qualifiers["n:3"]
    city = plan("m", CITY, [0, 1, 2], date=DAYS[1], citations=implements(number="n〔2018〕1号"))
    assert set(grown.add(city).aligned) == {"c", "m"}
    rows = {row.item: row for row in grown.lineage.coverage if row.document == "c"}
    assert Qualifier.NEVER_REACHED in rows["n:3"].qualifiers
    assert {edge.via for edge in grown.lineage.inherits if edge.unit == "c:1.1"} == {"m"}
    assert grown.is_as_if_built()


def test_a_document_between_is_not_asked_about_what_the_one_it_declares_declares(
    tmp_path: Path,
) -> None:
    """Of the nation's plan the city has nothing: it keeps nothing from the county below."""
    nation = plan("n", NATION, range(3))
    city = plan("m", CITY, [20], citations=implements(number="x〔2018〕1号"))
    county = plan("c", COUNTIES[0], [0], citations=implements(number="n〔2018〕1号"))
    grown = Grown(tmp_path, [nation, city, county])
    assert not any(Qualifier.NEVER_REACHED in row.qualifiers for row in grown.lineage.coverage)
    between = plan("x", ELSEWHERE, [21], citations=implements(number="n〔2018〕1号"))
    assert set(grown.add(between).aligned) == {"m", "x"}
    asked = {row.document for row in grown.lineage.coverage if row.item.startswith("n:")}
    assert asked == {"c", "x"}
    assert grown.is_as_if_built()


def parents(grown: Grown, key: str) -> set[str]:
    return {edge.upstream for edge in grown.lineage.inherits if edge.unit.startswith(f"{key}:")}


def test_all_who_hold_a_passage_borrowed_from_the_first(tmp_path: Path) -> None:
    shared = [10, 11, 12]
    late = plan("a", COUNTIES[0], shared, date=DAYS[1])
    later = plan("b", COUNTIES[1], shared, date=DAYS[2])
    grown = Grown(tmp_path, [late, later])
    assert parents(grown, "b") == {"a:1.1", "a:1.2", "a:2.1"}
    assert grown.lineage.fidelity[1].borrowed > 0.9
    grown.add(plan("c", COUNTIES[2], shared, date=DAYS[0]))
    assert parents(grown, "a") == parents(grown, "b") == {"c:1.1", "c:1.2", "c:2.1"}
    assert grown.is_as_if_built()


def test_an_undated_holder_leaves_only_a_common_source(tmp_path: Path) -> None:
    shared = [10, 11, 12]
    first = plan("a", COUNTIES[0], shared, date=DAYS[0])
    grown = Grown(tmp_path, [first, plan("b", COUNTIES[1], shared, date=DAYS[1])])
    assert parents(grown, "b")
    grown.add(plan("c", COUNTIES[2], shared))
    assert grown.lineage.inherits == ()
    assert {(each.a, each.b) for each in grown.lineage.common_sources} == {
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    }
    assert grown.is_as_if_built()


def test_what_was_borrowed_is_handed_down(tmp_path: Path) -> None:
    """The county has from its city what the city has from beside."""
    city = plan("m", CITY, [10, 11, 112], date=DAYS[1])
    county = plan("c", COUNTIES[0], [10, 111, 12], date=DAYS[2])
    grown = Grown(tmp_path, [city, county])
    assert parents(grown, "c") == {"m:1.1", "m:1.2", "m:2.1"}
    grown.add(plan("x", ELSEWHERE, [10, 11, 12], date=DAYS[0]))
    assert parents(grown, "c") == {*parents(grown, "m"), "m:1.1", "m:1.2", "m:2.1"}
    assert shares_what_it_shows(grown.lineage)
    found = [edge for edge in grown.lineage.inherits if edge.unit == "c:1.1"]
    assert [(edge.upstream, edge.borrowed, edge.via) for edge in found] == [
        ("m:1.1", False, None),
        ("x:1.1", True, "m"),
    ]
    assert found[1].spans == found[0].spans
    assert grown.is_as_if_built()


def test_wording_that_becomes_too_common_speaks_for_nothing(tmp_path: Path) -> None:
    shared = [10, 11, 12]
    sides = [plan(key, COUNTIES[0], shared) for key in "ab"]
    grown = Grown(tmp_path, sides)
    assert [(each.a, each.b) for each in grown.lineage.common_sources] == [("a", "b")]
    grown.add(plan("c", COUNTIES[2], shared * 39))
    assert [(each.a, each.b) for each in grown.lineage.common_sources] == []
    assert grown.is_as_if_built()
    grown.add(plan("c", COUNTIES[2], [1]))
    assert [(each.a, each.b) for each in grown.lineage.common_sources] == [("a", "b")]
    assert grown.is_as_if_built()


def test_a_missing_document_appears(tmp_path: Path) -> None:
    county = plan("c", COUNTIES[0], [0, 1, 2], citations=implements(number="x〔2018〕1号"))
    grown = Grown(tmp_path, [county])
    assert [each.number for each in grown.lineage.missing] == ["x〔2018〕1号"]
    assert set(grown.add(plan("x", COUNTIES[1], [0, 1, 2])).aligned) == {"c", "x"}
    assert grown.lineage.missing == ()
    assert grown.lineage.documents[0].citations[0].target == "x"
    assert {edge.upstream for edge in grown.lineage.inherits} == {"x:1.1", "x:1.2", "x:2.1"}
    assert grown.is_as_if_built()


def test_a_title_that_two_go_by_resolves_to_neither(tmp_path: Path) -> None:
    county = plan("c", COUNTIES[0], [0, 1], citations=implements(title=TITLES[0]))
    grown = Grown(tmp_path, [county, plan("n", NATION, [0, 1], title=TITLES[0])])
    assert grown.lineage.documents[0].citations[0].target == "n"
    grown.add(plan("m", CITY, [5], title=TITLES[0]))
    assert grown.lineage.documents[0].citations[0].target is None
    assert grown.is_as_if_built()


def test_a_document_added_again_stays_where_it_was(tmp_path: Path) -> None:
    county = plan("c", COUNTIES[0], [0, 1, 2])
    grown = Grown(tmp_path, [plan("n", NATION, [0, 1, 2]), county])
    grown.add(plan("n", NATION, [3, 4]))
    assert [each.key for each in grown.lineage.documents] == ["n", "c"]
    assert grown.lineage.inherits == ()
    assert grown.is_as_if_built()


def test_an_issuers_later_plan_descends_from_its_earlier_one(tmp_path: Path) -> None:
    """From the draft, that is, not from beside; and the draft hands nothing on to its later self."""
    nation = plan("n", NATION, range(3))
    draft = plan(
        "a", COUNTIES[0], [10, 11, 12], date=DAYS[0], citations=implements(number="n〔2018〕1号")
    )
    final = plan(
        "b", COUNTIES[0], [10, 11, 12], date=DAYS[1], citations=implements(number="n〔2018〕1号")
    )
    grown = Grown(tmp_path, [nation, final])
    grown.add(draft)
    assert parents(grown, "b") == {"a:1.1", "a:1.2", "a:2.1"}
    assert not any(edge.borrowed for edge in grown.lineage.inherits)
    rows = [row for row in grown.lineage.coverage if (row.document, row.item[0]) == ("b", "n")]
    assert rows
    assert not any(Qualifier.NEVER_REACHED in row.qualifiers for row in rows)
    assert grown.is_as_if_built()
