"""Every statement starts at an index, and every query needs few round trips."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import neo4j
import pytest

from lineage.queries import coverage, descent, documents
from lineage.questions import ask
from lineage.store.base import Direction, View
from lineage.store.neo4j import Neo4jStore, cypher
from lineage.store.neo4j.reader import Reader
from tests import bundled
from tests.neo4j import samples
from tools.neo4j.server import Server

pytestmark = pytest.mark.neo4j

# Statements about the few nodes that manage generations, or about the schema.
OTHER = {"GUARD", "MIGRATIONS", "AWAIT_INDEXES", "MIGRATED", "OTHERS", "BEGIN"}
SCANS = re.compile(r"AllNodesScan|NodeByLabelScan|RelationshipTypeScan")


def statements() -> dict[str, str]:
    found = {
        name: value
        for name, value in vars(cypher).items()
        if name.isupper() and name[0] != "_" and isinstance(value, str) and name not in OTHER
    }
    found |= {f"CLEAR_{index}": each for index, each in enumerate(cypher.CLEAR)}
    return found | {f"REACHABLE_{depth}": cypher.reachable(depth) for depth in (1, 2, 10)}


@pytest.fixture(scope="module")
def store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    kept = samples.store(neo4j_server, grace=60)
    neo4j_server.query("MATCH (l:Lineage) REMOVE l.generation")
    kept.replace(bundled.change(bundled.lineage()))
    yield kept
    kept.close()


@pytest.fixture(scope="module")
def driver(neo4j_server: Server, store: Neo4jStore) -> Iterator[neo4j.Driver]:
    with neo4j_server.driver() as opened:
        yield opened


PARAMETERS: dict[str, Any] = {
    "generation": "g",
    "key": "k",
    "item": "i",
    "clause": "c",
    "ids": ["a", "b"],
    "keys": ["a", "b"],
    "units": ["a"],
    "clauses": ["a"],
    "document": "d",
    "documents": ["d"],
    "upstream": "u",
    "place": "p",
    "agency": "a",
    "kind": "warnings",
    "wanted": "公开",
    "words": ["公开"],
    "offset": 0,
    "end": 9,
    "up": True,
    "down": True,
    "schema": 1,
    "number": 1,
    "rows": [{"source": "a", "target": "b", "whole": "w", "properties": {"x": 1}}],
}


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """The operators of a plan with their details."""
    yield f"{plan['operatorType']} {plan.get('args', {}).get('Details', '')}"
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("name", statements())
def test_entry_by_index(name: str, driver: neo4j.Driver, neo4j_server: Server) -> None:
    with driver.session(database=neo4j_server.database) as session:
        plan = session.run("EXPLAIN " + statements()[name], PARAMETERS).consume().plan  # type: ignore[arg-type, unused-ignore]
    assert plan
    found = list(operators(plan))
    assert not [each for each in found if SCANS.search(each)], found
    assert [each for each in found if "Index" in each or "fulltext" in each]


STATES = {"current", "clause_text", "loading", "whole", "condemned", ""}
NAMES = STATES | {"item", "own", "coverage", "inherits", "clauses", "named", "found", "total"}


def test_no_statement_is_put_together() -> None:
    """Values come as parameters: no statement holds a quoted value but names of our own."""
    for name, statement in statements().items():
        quoted = set(re.findall(r"'([^']*)'", statement))
        assert quoted <= NAMES, name


TRIPS: dict[str, tuple[Callable[[View], object], int]] = {
    "item_coverage": (lambda v: coverage.item_coverage(v, f"{bundled.NATION}:13"), 2),
    "ask": (lambda v: ask.ask(v, "which cities dropped item (十三)"), 3),
    "facts of all": (lambda v: ask.ask(v, "各文件的文号"), 1),
    "deeds of all": (lambda v: ask.ask(v, "哪个市删得最多"), 4),
    "matrix": (coverage.matrix, 2),
    "clause_lineage": (
        lambda v: descent.clause_lineage(v, f"{bundled.NATION}:13.1", Direction.BOTH, 5),
        1,
    ),
    "compare": (
        lambda v: descent.compare(v, f"{bundled.NATION}:1.1", f"{bundled.PROVINCE}:1.1"),
        1,
    ),
    "numbering": (lambda v: descent.numbering(v, bundled.NATION, "huizhou-2018"), 3),
    "documents": (documents.documents, 1),
    "document": (lambda v: documents.document(v, bundled.NATION), 1),
    "item": (lambda v: documents.item(v, f"{bundled.NATION}:13"), 1),
    "additions": (documents.additions, 1),
    "agencies": (documents.agencies, 1),
    "citations": (documents.citations, 1),
    "search": (lambda v: documents.search(v, "公开"), 1),
}
COLD = 6  # cards, missing documents, both counts, places and decisions are read once a generation


@pytest.mark.parametrize("query", TRIPS)
def test_round_trips(query: str, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as said, however large the corpus, once the small tables are known."""
    trips: list[str] = []
    run = Reader.rows

    def counted(self: Reader, statement: str, **more: Any) -> Any:
        trips.append(statement)
        return run(self, statement, **more)

    monkeypatch.setattr(Reader, "rows", counted)
    store._view = None
    call, expected = TRIPS[query]
    call(store.view())
    assert len(trips) <= expected + COLD, trips
    trips.clear()
    call(store.view())
    assert len(trips) == expected, trips
