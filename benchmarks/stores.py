"""Neo4j beside memory on the same graph, in a process of its own: loads, answers, memory.

    python -m benchmarks.stores GRAPH     (GRAPH as `lineage build --data-dir` leaves it)

prints one JSON object. The server is the one in NEO4J_URI, whose graph is replaced, or else
one that is started for this. Loading is set against the bare driver's UNWIND of the same rows,
answers against a query of one row.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.serving import peak, peak_while_serving, reset_peak, resident
from lineage.model import Level, Lineage, key_of
from lineage.queries.coverage import Filter, item_coverage
from lineage.queries.descent import clause_lineage
from lineage.queries.meant import default_upstream
from lineage.store import SqliteStore, View
from lineage.store.neo4j import Neo4jStore, Settings, cypher
from lineage.store.neo4j.connection import Connection
from lineage.store.neo4j.load import BATCH, CHARACTERS, load, new_generation
from lineage.store.neo4j.rows import STEPS, batches, total
from lineage.store.neo4j.store import GRACE
from tools.neo4j.server import Server, running

_ASKED = 50
_SERVED = 10
_WARM = 30  # documents that are loaded first, both ways, so that nothing measured starts cold
_SEED = 1
_TWENTIETHS = 20

Ask = Callable[[View], object]


@dataclass(frozen=True, slots=True)
class Answers:
    """Milliseconds that answers took: the median, and what 95 % of them stayed below."""

    median: float
    p95: float


@dataclass(frozen=True, slots=True)
class Query:
    """One kind of query put to both stores."""

    name: str
    memory: Answers
    neo4j: Answers


@dataclass(frozen=True, slots=True)
class Compared:
    """What both stores took for the same graph. Memory is in MiB, times in seconds.

    `loader` is what a load needed on top of the lineage that it loads (`held`); `api` the
    peak of a server that answered a few of the queries, by store.
    """

    documents: int
    rows: int
    load: float
    bare: float
    held: float
    loader: float
    queries: tuple[Query, ...]
    one_row: Answers
    api: dict[str, float]

    @property
    def share(self) -> float:
        """The load's rate, as a share of the bare driver's."""
        return self.bare / self.load


def compared_of(values: dict[str, Any]) -> Compared | str:
    """What `main` has printed: the comparison, or why there is none."""
    if "skipped" in values:
        return str(values["skipped"])
    queries = tuple(
        Query(each["name"], Answers(**each["memory"]), Answers(**each["neo4j"]))
        for each in values["queries"]
    )
    return Compared(**{**values, "queries": queries, "one_row": Answers(**values["one_row"])})


def compare(graph: Path, server: Server) -> Compared:
    """Load the graph of a folder into the server both ways, then ask both."""
    memory, kept = SqliteStore(graph).view(), Neo4jStore.at(server.uri, server.environment)
    lineage = memory.lineage()
    few = first(lineage, _WARM)
    put(server, few)
    load_bare(server, few)
    put(server, few)
    bare = seconds(lambda: load_bare(server, lineage))
    put(server, few)  # takes away what the bare driver has loaded
    held = resident()
    reset_peak()
    loading = seconds(lambda: put(server, lineage))
    loader = peak() - held
    asks = questions(memory, lineage)
    views = memory, kept.view()
    with server.driver() as driver:
        one_row = answers([partial(driver.execute_query, "RETURN 1")] * _ASKED)
    return Compared(
        documents=len(lineage.documents),
        rows=total(lineage),
        load=loading,
        bare=bare,
        held=held,
        loader=loader,
        queries=tuple(
            Query(name, *(answers([partial(ask, view) for ask in each]) for view in views))
            for name, each in asks.items()
        ),
        one_row=one_row,
        api={
            "memory": peak_while_serving(graph, {"LINEAGE_STORE": "memory"}, paths(memory)),
            "neo4j": peak_while_serving(graph, server.environment, paths(memory)),
        },
    )


def first(lineage: Lineage, documents: int) -> Lineage:
    """The first documents, with the edges between them."""
    kept = {each.key for each in lineage.documents[:documents]}

    def inside(*ends: str) -> bool:
        return all(key_of(end) in kept for end in ends)

    return Lineage(
        documents=lineage.documents[:documents],
        places=lineage.places,
        inherits=tuple(each for each in lineage.inherits if inside(each.unit, each.upstream)),
        coverage=tuple(each for each in lineage.coverage if inside(each.item, each.document)),
    )


def put(server: Server, lineage: Lineage) -> None:
    """Load a lineage as the store does."""
    connection = Connection(Settings.of(server.uri, server.environment))
    load(connection, lineage, lambda done, total: None, GRACE)
    connection.close()


def load_bare(server: Server, lineage: Lineage) -> None:
    """The same rows by the driver alone: no lock, no check, no pointer."""
    generation = new_generation()
    with server.driver() as driver:
        run = partial(driver.execute_query, generation=generation, database_=server.database)
        run(cypher.BEGIN)
        for step in STEPS:
            statement = f"UNWIND $rows AS row\n{step.statement.removeprefix(cypher.GUARD)}"
            for batch in batches(step.rows(lineage), BATCH, CHARACTERS):
                run(statement, rows=batch)


def questions(view: View, lineage: Lineage) -> dict[str, list[Ask]]:
    """What is asked, chosen by a seed: items of the uppermost document, clauses of any."""
    chance = random.Random(_SEED)
    items = chance.choices(_items(view), k=_ASKED)
    every = [clause.id for each in lineage.documents for _, clause in each.units()]
    clauses = chance.choices(every, k=_ASKED)
    provinces = Filter(levels=(Level.PROVINCE,))
    return {
        "coverage of an item, every document": [partial(_coverage, item) for item in items],
        "coverage of an item, one level": [partial(_coverage, i, wanted=provinces) for i in items],
        "lineage of a clause": [partial(_lineage, clause) for clause in clauses],
    }


def paths(view: View) -> list[str]:
    """Addresses of the API that ask for coverage and for lineage."""
    chosen = random.Random(_SEED).choices(_items(view), k=_SERVED)
    asked = [f"/api/v1/items/{item}/coverage" for item in chosen]
    return asked + [f"/api/v1/clauses/{item}.1/lineage" for item in chosen]


def _items(view: View) -> list[str]:
    """Items that others cover, of the document that most descend from."""
    upstream = default_upstream(view)
    return sorted({row.item for row in view.coverage(upstream=upstream)} - {f"{upstream}:closing"})


def _coverage(item: str, view: View, wanted: Filter = Filter()) -> object:  # noqa: B008 (frozen)
    return item_coverage(view, item, wanted)


def _lineage(clause: str, view: View) -> object:
    return clause_lineage(view, clause)


def answers(asks: Sequence[Callable[[], object]]) -> Answers:
    """How long each took, the first few left out: they find caches cold."""
    for ask in asks[: len(asks) // _TWENTIETHS]:
        ask()
    times = [seconds(ask) * 1000 for ask in asks]
    return Answers(statistics.median(times), statistics.quantiles(times, n=_TWENTIETHS)[-1])


def seconds(work: Callable[[], object]) -> float:
    """Wall time of a piece of work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Compare on a graph; `skipped` says why where there is no server."""
    try:
        server = running(steady=True)
    except RuntimeError as error:
        server = str(error)
    found: dict[str, Any]
    found = {"skipped": server} if isinstance(server, str) else asdict(compare(_graph(), server))
    print(json.dumps(found))


def _graph() -> Path:
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.stores GRAPH (as lineage build --data-dir leaves it)")
    return Path(sys.argv[1])


if __name__ == "__main__":
    main()
