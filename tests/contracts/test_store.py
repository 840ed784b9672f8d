"""What every store must do: one class, run on memory and on a real Neo4j."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.errors import LineageError, NoGraphError, StoreError
from lineage.language import Language
from lineage.model import (
    Clause,
    Coverage,
    DriftKind,
    Evidence,
    Inherits,
    Level,
    Lineage,
    Lines,
    Relation,
    Responsibility,
    Role,
    SourceText,
    Span,
    Status,
)
from lineage.queries import (
    comparison,
    coverage,
    decisions,
    descent,
    documents,
    drifts,
    facts,
    lines,
    meant,
    network,
    places,
    shares,
    sources,
)
from lineage.queries.window import Window
from lineage.questions import ask
from lineage.questions.suggestions import suggestions
from lineage.store import SqliteStore
from lineage.store.base import Direction, Hits, Store, View
from lineage.store.neo4j import Neo4jStore, Settings
from tests import bundled
from tests.small import document
from tools.neo4j.server import Server

NATION, PROVINCE, CITY = bundled.NATION, bundled.PROVINCE, "jiangmen-2018-14"
ITEM = f"{NATION}:13"
CLAUSE = f"{NATION}:13.1"


@pytest.fixture(params=["memory", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "memory":
        yield SqliteStore(tmp_path)
        return
    server: Server = request.getfixturevalue("neo4j_server")
    server.query("MATCH (l:Lineage) REMOVE l.generation")
    kept = neo4j_store(server)
    yield kept
    kept.close()


@pytest.fixture(scope="module")
def both(
    neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[View, View]]:
    """Views of the bundled corpus, with decisions, in memory and in Neo4j."""
    memory = SqliteStore(tmp_path_factory.mktemp("memory"))
    memory.replace(bundled.change(bundled.judged()))
    kept = neo4j_store(neo4j_server)
    kept.replace(bundled.change(bundled.judged()))
    yield memory.view(), kept.view()
    kept.close()


def neo4j_store(server: Server) -> Neo4jStore:
    return Neo4jStore(
        Settings(server.uri, server.user, server.password, server.database), grace=0.0
    )


def clause(number: str, text: str, **more: Any) -> Clause:
    return Clause(id=number, label="", text=text, lines=Lines(1, 2), **more)


def edge(unit: str, upstream: str, **more: Any) -> Inherits:
    evidence = Evidence(9, 1, "全省政务公开", 12.345678901234567, 0.1 + 0.2, 0.7, True, False)
    fields = {"relation": Relation.EDITED, "score": 1 / 3, "carried": 1.0, "explained": 0.0}
    return Inherits(
        unit, upstream, **{**fields, "spans": (Span(0, 1, 0, 1),), "evidence": evidence, **more}
    )


class TestStore:
    """The contract."""

    def test_nothing_built(self, store: Store) -> None:
        for ask_it in (store.view, store.sources):
            with pytest.raises(NoGraphError, match="No graph has been built"):
                ask_it()

    def test_keeps_everything(self, store: Store) -> None:
        store.replace(bundled.change(bundled.judged()))
        assert store.view().lineage() == bundled.judged()
        assert store.sources() == bundled.judged().sources

    def test_a_place_that_is_in_no_list_is_kept_as_the_documents(self, store: Store) -> None:
        lineage = Lineage((document("a", "甲", place="平潭综合实验区"),))
        store.replace(bundled.change(lineage))
        assert store.view().lineage() == lineage
        assert store.view().places() == ()

    def test_parts_pass_by(self, store: Store) -> None:
        """Part by part it is the same, as often as it is asked for, in whatever order."""
        whole = bundled.judged()
        store.replace(bundled.change(whole))
        parts = store.view().parts()
        half = iter(parts.inherits)
        next(half)
        for name in [each.name for each in fields(Lineage)] * 2:
            assert tuple(getattr(parts, name)) == getattr(whole, name), name
        assert tuple(half) == whole.inherits[1:]

    def test_empty(self, store: Store) -> None:
        store.replace(bundled.change(Lineage(documents=())))
        view = store.view()
        assert view.lineage() == Lineage(documents=())
        assert not list(view.parts().documents) + list(view.parts().coverage)
        assert (view.cards(), view.places(), view.missing(), view.coverage()) == ((),) * 4
        assert (view.inherits(), view.additions(), view.search("公开").found) == ((),) * 3
        assert (view.coverage_counts(), view.edge_counts()) == ({}, {})

    def test_replaces(self, store: Store) -> None:
        store.replace(bundled.change(Lineage(documents=(document("old", "甲"), document("other")))))
        before = store.view()
        assert [each.key for each in before.cards()] == ["old", "other"]
        store.replace(bundled.change(Lineage(documents=(document("new", "乙"),))))
        after = store.view()
        assert [each.key for each in after.cards()] == ["new"]
        assert after.document("old") is None
        assert after.clauses(["old:1.1", "new:1.1"]).keys() == {"new:1.1"}

    def test_what_was_read_must_still_be_there(self, store: Store) -> None:
        """Where a change comes of what was read, another one in between isn't lost."""
        first, second, third = (
            bundled.change(Lineage(documents=(document(key, "甲"),))) for key in "abc"
        )
        store.ready()
        store.replace(first)
        read = store.view()
        store.replace(second)
        with pytest.raises(StoreError, match=r"changed meanwhile\. Nothing was stored"):
            store.replace(third, read=read)
        assert [each.key for each in store.view().cards()] == ["b"]
        store.replace(third, read=store.view())
        assert [each.key for each in store.view().cards()] == ["c"]

    def test_tells_progress(self, store: Store) -> None:
        told: list[tuple[int, int]] = []
        store.replace(bundled.change(bundled.lineage()), lambda *each: told.append(each))
        assert told
        assert told == sorted(told)
        assert told[-1][0] == told[-1][1]

    def test_unknown_ids(self, store: Store) -> None:
        store.replace(bundled.change(Lineage(documents=(document("a", "甲"),))))
        view = store.view()
        assert (view.document("x"), view.item("x:1")) == (None, None)
        assert view.documents(["x", "a"]).keys() == {"a"}
        assert [each.key for each in view.heads(["x", "a"])] == ["a"]
        assert view.fates(["x:1", "a:1"]).keys() == {"a:1"}
        assert view.source("x") is view.source("a") is None
        assert (view.items("x"), view.inherits(documents=["x"])) == ((), ())
        assert view.coverage(item="x:1") == ()
        assert view.clauses(["x:1.1", "a:1.1"]).keys() == {"a:1.1"}
        assert view.inherits(units=["x"], clauses=["y"]) == view.inherits(units=[]) == ()
        assert view.reachable(["x:1.1"], Direction.BOTH, 3).clauses == {}
        assert view.among(["x", "y"]).inherits == ()
        assert (view.additions(["x"]), view.duties(place="x"), view.citations("x")) == ((),) * 3

    def test_order(self, store: Store) -> None:
        """As read, not by name: neither of documents nor of clauses nor of edges."""
        documents = (document("b", *"乙" * 12), document("a", *"甲" * 12))
        edges = [edge(f"a:1.{n}", f"b:1.{n}") for n in (11, 2, 10)]
        edges.insert(1, edge("a:1.2", "b:1.1"))
        rows = tuple(Coverage("b:1", key, Status.KEPT) for key in ("a", "b"))
        store.replace(
            bundled.change(Lineage(documents=documents, inherits=tuple(edges), coverage=rows))
        )
        view = store.view()
        assert [each.key for each in view.cards()] == ["b", "a"]
        found = [(each.unit, each.upstream) for each in view.inherits(documents=["a"])]
        ordered = [("2", "1"), ("2", "2"), ("10", "10"), ("11", "11")]
        assert found == [(f"a:1.{unit}", f"b:1.{upstream}") for unit, upstream in ordered]
        assert [row.document for row in view.coverage(item="b:1")] == ["b", "a"]
        assert view.lineage().inherits == tuple(edges)
        item = view.item("a:1")
        assert item is not None
        assert [each.id for each in item.clauses] == [f"a:1.{n}" for n in range(1, 13)]

    def test_sources(self, store: Store) -> None:
        """Several documents may stand in one file, and two files may have one name."""
        documents = (document("a", "甲"), document("b", "乙"), document("c", "丙"))
        both = SourceText("plan.txt", ("b", "a"), "一\t甲\n\n二  <乙>\n")
        other = SourceText("plan.txt", ("c",), "")
        kept = Lineage(documents=documents, sources=(both, other))
        store.replace(bundled.change(kept))
        view = store.view()
        assert view.lineage() == kept
        assert view.source("a") == view.source("b") == both
        assert view.source("c") == other

    @pytest.mark.parametrize(
        "text",
        [
            "國務院辦公廳關於政務公開",
            "𠮷野家（ⅩⅢ）㈠ \u200bＡＢ\u3000c\td\r\ne\x00f",
            "'; MATCH (n) DETACH DELETE n //  \" \\ ` $x {y} %",
            "👩‍👩‍👧 é e\u0301 עברית",
            "",
            "长" * 2_000_000,
        ],
        ids=["traditional", "odd", "injection", "emoji", "nothing", "large"],
    )
    def test_any_text(self, store: Store, text: str) -> None:
        kept = Lineage(documents=(document("a", text, title=text or "x", issuer=text),))
        store.replace(bundled.change(kept))
        assert store.view().lineage() == kept
        assert store.view().clauses(["a:1.1"])["a:1.1"].clause.text == text

    def test_values_stay_exact(self, store: Store) -> None:
        share = Coverage("a:1", "b", Status.PARTIAL, carried=("a:1.1",), share=0.1 + 0.2)
        duties = (Responsibility("市委（甲、乙）", "市委", Role.LEAD),) * 2
        late = replace(document("b"), items=(replace(document("b").items[0], clauses=()),))
        with_duties = clause("b:1.1", "丙", agencies=duties, steps=("一", ""), deadline="")
        late = replace(late, items=(replace(late.items[0], clauses=(with_duties,)),))
        kept = Lineage(
            documents=(document("a", "甲"), late),
            inherits=(edge("b:1.1", "a:1.1", via=""),),
            coverage=(share,),
        )
        store.replace(bundled.change(kept))
        assert repr(store.view().lineage()) == repr(kept)

    def test_cycle(self, store: Store) -> None:
        """Places copy from each other: following edges ends all the same."""
        documents = (document("a", "甲"), document("b", "乙"), document("c", "丙"))
        ring = (edge("a:1.1", "b:1.1"), edge("b:1.1", "c:1.1"), edge("c:1.1", "a:1.1"))
        store.replace(bundled.change(Lineage(documents=documents, inherits=ring)))
        view = store.view()
        assert view.reachable(["a:1.1"], Direction.UP, 1).inherits == ring[:1]
        assert view.reachable(["a:1.1"], Direction.DOWN, 1).inherits == ring[2:]
        assert view.reachable(["a:1.1"], Direction.BOTH, 9).inherits == ring
        assert view.reachable(["a:1.1"], Direction.BOTH, 0).inherits == ()

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("公开", ["a:1.1", "b:1.1", "a:1.2"]),
            ("公開", ["a:1.1", "b:1.1", "a:1.2"]),
            ("开", ["a:1.1", "b:1.1", "a:1.2"]),
            ("政务 全省", ["a:1.2"]),
            ("信息公开", ["a:1.1"]),
            ("息，公", ["a:1.1"]),
            ("v6", ["a:1.2"]),
            ("IT", ["b:1.1"]),
            ("20", ["b:1.1"]),
            ("。", []),
            ("公开*", ["a:1.1", "b:1.1", "a:1.2"]),
            ('公开" OR "x', []),
            ("没有", []),
        ],
    )
    def test_search(self, store: Store, words: str, found: list[str]) -> None:
        """By parts of words, whatever the print; most matches first, then in document order."""
        one = document("a", "信息（公开）、公开、公开", "全省政务公开，IPv6")
        other = document("b", "公开：公开 IT 2018年")
        store.replace(bundled.change(Lineage(documents=(one, other))))
        hits = store.view().search(words).found
        assert [hit.clause.clause.id for hit in hits] == found
        for hit in hits:
            assert 0 <= hit.start < hit.end <= len(hit.clause.clause.text)
        for limit, offset in ((1, 0), (1, 1), (9, 2), (1, 10**20), (10**20, 1), (None, 1)):
            end = None if limit is None else offset + limit
            some = store.view().search(words, limit, offset)
            assert some == Hits(hits[offset:end], len(found)), (limit, offset)

    def test_an_item_is_found_by_its_title_at_its_first_clause(self, store: Store) -> None:
        one = document("a", "推进公开。", "完善制度。")
        titled = replace(one.items[0], title="强化“公開”工作")
        store.replace(bundled.change(Lineage(documents=(replace(one, items=(titled,)),))))

        def found(words: str) -> list[tuple[str, bool, int, int]]:
            hits = store.view().search(words).found
            return [(hit.clause.clause.id, hit.titled, hit.start, hit.end) for hit in hits]

        assert found("强化公开") == [("a:1.1", True, 0, 5)]
        assert found("公开 强化") == [("a:1.1", False, 2, 4)]
        assert found("制度 强化") == []

    def test_the_steps_of_a_clause_are_searched_with_it(self, store: Store) -> None:
        """A hit is where the first word first stands; no word goes from one into another."""
        one = document("a", "整合政务热线", "全省政务公开")
        item = one.items[0]
        clause = replace(item.clauses[0], steps=("制定方案。", "整合号码，总结。"))
        items = (replace(item, clauses=(clause, *item.clauses[1:])), *one.items[1:])
        store.replace(bundled.change(Lineage(documents=(replace(one, items=items),))))

        def found(words: str) -> list[tuple[int | None, int, int]]:
            hits = store.view().search(words).found
            assert {hit.clause.clause.id for hit in hits} <= {clause.id}
            return [(hit.step, hit.start, hit.end) for hit in hits]

        assert found("方案") == [(1, 2, 4)]
        assert found("整合 方案") == [(None, 0, 2)]
        assert found("号码总结 热线") == [(2, 2, 7)]
        assert found("热线制定") == found("方案整合") == []

    @pytest.mark.parametrize(
        "lineage",
        [
            Lineage(documents=(document("a", "甲"),), inherits=(edge("a:1.1", "b:1.1"),)),
            Lineage(documents=(document("a", "甲"), document("a", "乙"))),
        ],
        ids=["dangling", "twice"],
    )
    def test_a_failed_load_changes_nothing(self, store: Store, lineage: Lineage) -> None:
        """What a store refuses leaves the old graph; what it takes, it takes whole."""
        old = Lineage(documents=(document("old", "旧"),))
        store.replace(bundled.change(old))
        try:
            store.replace(bundled.change(lineage))
        except LineageError:
            assert store.view().lineage() == old
        else:
            assert store.view().lineage() == lineage


@dataclass(frozen=True)
class Call:
    """A call of a primitive or a query, with its arguments after the view."""

    call: Callable[..., Any]
    arguments: dict[str, Any]

    def __str__(self) -> str:
        shown = ",".join(f"{name}={value}" for name, value in self.arguments.items())
        return f"{self.call.__name__}({shown})".replace(" ", "")


def call(function: Callable[..., Any], **arguments: Any) -> Call:
    return Call(function, arguments)


PRIMITIVES = [
    call(View.cards),
    call(View.cards_by_key),
    call(View.document, key=PROVINCE),
    call(View.documents, keys=["huizhou-2018", NATION, "no", CITY]),
    call(View.heads),
    call(View.heads, documents=["huizhou-2018", "no", CITY]),
    *(call(View.source, document=key) for key in (NATION, "huizhou-2018", "no")),
    call(View.items, document=NATION),
    call(View.item, item_id=ITEM),
    call(View.clauses, ids=[CLAUSE, f"{CITY}:1.1", "no:1.1", CLAUSE]),
    call(View.inherits),
    call(View.inherits, documents=[CITY]),
    call(View.inherits, documents=["huizhou-2018", CITY, "no"]),
    call(View.inherits, upstream=NATION),
    call(View.inherits, documents=[CITY], upstream=PROVINCE),
    call(View.inherits, clauses=[CLAUSE, f"{NATION}:1.1"]),
    call(View.inherits, clauses=[CLAUSE, f"{NATION}:1.1"], documents=[PROVINCE]),
    call(View.inherits, units=[f"{PROVINCE}:1.1", f"{CITY}:1.1"], upstream=NATION),
    call(View.coverage),
    call(View.coverage, item=ITEM),
    call(View.coverage, item=ITEM, documents=[CITY, "lechang-2018-41"]),
    call(View.coverage, upstream=NATION),
    call(View.coverage, upstream=NATION, documents=["huizhou-2018"]),
    call(View.coverage, documents=["huizhou-2018", CITY, "huizhou-2018"]),
    call(View.coverage, upstream=NATION, documents=[]),
    call(View.coverage_counts),
    call(View.fates, items=[f"{NATION}:14", ITEM, "no:1", f"{NATION}:1"]),
    *(
        call(View.fates, items=[ITEM], documents=keys)
        for keys in ([], [CITY], ["huizhou-2018", PROVINCE, "unknown"])
    ),
    *(
        call(View.reachable, clauses=[CLAUSE, f"{NATION}:1.1"], direction=direction, depth=depth)
        for direction in Direction
        for depth in (1, 2, 10)
    ),
    call(View.units),
    call(View.among, ids=[f"{NATION}:1.1", f"{PROVINCE}:1.1", "huizhou-2018:1.1"]),
    call(View.edge_counts),
    call(View.additions),
    call(View.additions, documents=["huizhou-2018", CITY]),
    call(View.duties),
    call(View.duties, place="惠州市"),
    call(View.duties, agency="政务"),
    call(View.citations),
    call(View.citations, document=CITY),
    call(View.places),
    call(View.missing),
    call(View.common_sources),
    call(View.common_sources, document="lechang-2018-41"),
    call(View.fidelity),
    call(View.doubts),
    call(View.doubts, documents=["huizhou-2018", CITY, "no"]),
    call(View.decisions),
    *(
        call(View.search, words=words, limit=limit, offset=offset)
        for words in ("公开", "政府信息公开", "互联网 政务", "试点", "2018", "q")
        for limit, offset in ((3, 0), (3, 2), (None, 0))
    ),
    call(View.lineage),
]

QUERIES = [
    *(
        call(ask.ask, question=question)
        for language in Language
        for question in suggestions(bundled.view(), language)
    ),
    call(ask.ask, question=f"{CITY}:1.1 来自哪里"),
    call(ask.ask, question="江门市改了什么"),
    call(ask.ask, question="江门的文件是哪一年的"),
    call(ask.ask, question="谁附上了国务院的全文"),
    call(ask.ask, question="惠州哪些条款是逐字照抄的"),
    call(ask.ask, question="比较江门和惠州"),
    call(ask.ask, question="乐昌比广东多了什么"),
    call(ask.ask, question="乐昌的文字来自哪里"),
    call(facts.document_facts, cards=bundled.view().cards(), names=["date", "clauses"]),
    call(
        shares.document_shares,
        cards=bundled.view().cards(),
        heirs={CITY},
        kinds=["verbatim"],
        sources=[(NATION,)],
    ),
    call(meant.resolve_item, reference="十三"),
    call(meant.resolve_clause, reference="惠州:十三.1"),
    call(meant.resolve_part, reference="惠州（十三）"),
    call(meant.default_upstream),
    *(
        call(coverage.item_coverage, item_id=f"{NATION}:{n}", language=language)
        for n in (1, 5, 13, "closing")
        for language in Language
    ),
    *(
        call(coverage.item_coverage, item_id=ITEM, wanted=wanted)
        for wanted in (
            coverage.Filter(place="惠州市"),
            coverage.Filter(levels=(Level.COUNTY,)),
            coverage.Filter(document=PROVINCE),
        )
    ),
    call(coverage.items_coverage, items=[ITEM, f"{NATION}:1"], language=Language.EN),
    call(coverage.matrix, wanted=[CITY, PROVINCE]),
    call(coverage.columns, keys=dict.fromkeys((PROVINCE, CITY, "lechang-2018-41")).keys()),
    call(coverage.matrix),
    call(coverage.matrix, upstream_name=PROVINCE, language=Language.EN),
    *(
        call(descent.clause_lineage, clause_id=CLAUSE, direction=each, depth=4)
        for each in Direction
    ),
    call(descent.compare, a=f"{NATION}:1.1", b=f"{PROVINCE}:1.1"),
    call(descent.compare, a=f"{CITY}:1.1", b=f"{NATION}:1.1"),
    call(descent.numbering, upstream=NATION, downstream="huizhou-2018"),
    call(documents.documents),
    *(call(documents.document, key=key) for key in (NATION, CITY, "shaoguan-2022-103")),
    call(documents.item, item_id=ITEM),
    call(documents.additions),
    call(documents.additions, documents=["huizhou-2018"]),
    call(documents.agencies),
    call(documents.agencies, place="惠州市", name="局"),
    call(documents.agency_totals),
    call(documents.citations),
    call(documents.citations, document=PROVINCE),
    call(documents.search, query="政务公开 试点", window=Window(1, 20)),
    *(call(network.network, look=network.Look(grain)) for grain in network.Grain),
    call(network.network, look=network.Look(item=ITEM, open=frozenset({NATION}))),
    call(network.network, look=network.Look(network.Grain.CLAUSE, region="韶关市")),
    *(call(lines.document_lines, key=key) for key in (PROVINCE, "lechang-2018-41")),
    call(network.pairs, upstream=NATION, unit=PROVINCE, language=Language.ZH),
    call(network.item_sources, item=f"{CITY}:1", language=Language.EN),
    call(network.edges_of, units=[f"{CITY}:1.1", f"{PROVINCE}:1.1"], language=Language.ZH),
    call(comparison.compare, a=CITY, b="huizhou-2018"),
    call(decisions.decisions),
    call(decisions.decisions, wanted=decisions.Concerning(CITY), language=Language.EN),
    call(decisions.review),
    call(decisions.review, wanted=decisions.Concerning("huizhou-2018"), window=Window(1, 5)),
    call(
        decisions.review,
        window=Window(limit=3),
        after=decisions.place_of(bundled.judged().doubts[0]),
    ),
    call(decisions.unsure),
    call(decisions.unsure_below, upstream="state-council-2018-23", documents=["huizhou-2018"]),
    call(decisions.to_review, pairs=bundled.judged().doubts[:3]),
    call(decisions.undecided, pairs=bundled.judged().doubts[:3]),
    call(decisions.decision_rows, shown=bundled.judged().decisions, language=Language.EN),
    call(decisions.pair_named, unit="惠州:13.1", upstream="国务院:13.2"),
    call(drifts.drifts),
    call(drifts.changed),
    call(drifts.with_changes, found=bundled.lineage().inherits[:5], language=Language.ZH),
    call(drifts.drifts, document=PROVINCE, kind=DriftKind.DEADLINE_LOST, language=Language.EN),
    *(
        call(each, name="Huizhou")
        for each in (places.places_named, places.known_places, places.known_place)
    ),
    call(places.place_names),
    call(places.meant_place, name="广东"),
    call(places.tree),
    call(places.of_rank, levels=[Level.PREFECTURE, Level.DEPARTMENT]),
    call(sources.shared_between, one="guangzhou-zwb-2018", other="lechang-2018-41"),
    call(sources.document_sources, key="lechang-2018-41"),
    call(sources.common_sources, language=Language.EN),
    call(sources.characters_of, documents=["huizhou-2018", CITY]),
    call(sources.sharers, documents=["lechang-2018-41"]),
]


@pytest.mark.neo4j
@pytest.mark.parametrize("primitive", PRIMITIVES, ids=str)
def test_primitives_are_equal(primitive: Call, both: tuple[View, View]) -> None:
    memory, neo4j = (getattr(view, primitive.call.__name__)(**primitive.arguments) for view in both)
    assert neo4j == memory
    assert type(neo4j) is type(memory)


@pytest.mark.neo4j
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_queries_are_equal(query: Call, both: tuple[View, View]) -> None:
    memory, neo4j = (query.call(view, **query.arguments) for view in both)
    assert neo4j == memory


def test_every_primitive_is_compared() -> None:
    named = {name for name, _ in inspect.getmembers(View, inspect.isfunction) if name[0] != "_"}
    assert named == {each.call.__name__ for each in PRIMITIVES} | {"parts"}


@pytest.mark.parametrize(
    "module",
    [
        ask,
        comparison,
        coverage,
        decisions,
        descent,
        documents,
        drifts,
        lines,
        network,
        places,
        sources,
    ],
    ids=lambda module: module.__name__,
)
def test_every_query_is_compared(module: ModuleType) -> None:
    """Public functions whose first parameter is a view."""
    asked = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "view"
    }
    assert asked <= {each.call.__name__ for each in QUERIES}


@pytest.mark.neo4j
@settings(max_examples=40)
@given(words=st.text(alphabet="公开政务信息试点市全省 aipv6the2018，的", min_size=1, max_size=6))
def test_search_finds_the_same(words: str, both: tuple[View, View]) -> None:
    memory, neo4j = (view.search(words, 50) for view in both)
    assert neo4j == memory
