"""Neo4j beside memory on the same cascade: `python -m benchmarks.stores FOLDER`.

The server is the one that LINEAGE_STORE names (with NEO4J_USER, NEO4J_PASSWORD,
NEO4J_DATABASE); its graph is replaced. Loading is set against the bare driver's UNWIND of
the same rows, queries against a one-row query.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import neo4j
from rich.console import Console
from rich.table import Table

from lineage.build import build
from lineage.model import Lineage
from lineage.queries.coverage import default_upstream, item_coverage
from lineage.queries.descent import clause_lineage
from lineage.store import MemoryStore, Store, View, open_store
from lineage.store.neo4j import cypher
from lineage.store.neo4j.load import BATCH, CHARACTERS, new_generation
from lineage.store.neo4j.rows import STEPS, batches, total

_ASKED = 200
_SEED = 1


def main(folder: Path) -> int:
    """Build, load both ways, ask both stores, print two tables."""
    address = os.environ.get("LINEAGE_STORE", "")
    if not address.startswith(("neo4j", "bolt")):
        print("Set LINEAGE_STORE to a Neo4j server whose graph may be replaced.", file=sys.stderr)
        return 2
    memory = MemoryStore(folder / "benchmark-graph")
    lineage = build(folder, memory).lineage
    server = open_store(address, folder)
    rows = total(lineage)
    ours = _seconds(lambda: server.replace(lineage))
    bare = _seconds(lambda: _bare_load(address, lineage))
    server.replace(lineage)  # takes the bare generation away again
    output = Console(width=None if sys.stdout.isatty() else 100)
    output.print(_loads(len(lineage.documents), rows, ours, bare))
    output.print(_queries(address, memory, server))
    return 0


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _driver(address: str) -> neo4j.Driver:
    who = os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    return neo4j.GraphDatabase.driver(address, auth=who)


def _bare_load(address: str, lineage: Lineage) -> None:
    """The same rows by the driver alone: no lock, no check, no pointer."""
    generation = new_generation()
    database = os.environ.get("NEO4J_DATABASE", "neo4j")
    with _driver(address) as driver:
        driver.execute_query(cypher.BEGIN, generation=generation, database_=database)
        for step in STEPS:
            statement = f"UNWIND $rows AS row\n{step.statement.removeprefix(cypher.GUARD)}"
            for batch in batches(step.rows(lineage), BATCH, CHARACTERS):
                driver.execute_query(
                    statement, rows=batch, generation=generation, database_=database
                )


def _loads(documents: int, rows: int, ours: float, bare: float) -> Table:
    table = Table(title=f"Loading {documents:,} documents, {rows:,} rows")
    for name in ("way", "seconds", "rows/s", "of the bare rate"):
        table.add_column(name, justify="right")
    for name, seconds in (("lineage build's load", ours), ("bare UNWIND", bare)):
        table.add_row(name, f"{seconds:.1f}", f"{rows / seconds:,.0f}", f"{bare / seconds:.0%}")
    return table


def _queries(address: str, memory: Store, server: Store) -> Table:
    table = Table(title=f"p50 and p95 of {_ASKED} queries, milliseconds")
    for name in ("query", "memory p50", "memory p95", "neo4j p50", "neo4j p95"):
        table.add_column(name, justify="right")
    views = memory.view(), server.view()
    items, clauses = _asked(views[0])
    for name, query, ids in (
        ("coverage of an item", item_coverage, items),
        ("lineage of a clause", clause_lineage, clauses),
    ):
        asks = ([partial(query, view, each) for each in ids] for view in views)
        table.add_row(name, *(cell for each in asks for cell in _percentiles(each)))
    with _driver(address) as driver:
        one = [lambda: driver.execute_query("RETURN 1")] * _ASKED
        table.add_row("RETURN 1", "", "", *_percentiles(one))
    return table


def _asked(view: View) -> tuple[list[str], list[str]]:
    """Items of the upstream document and clauses of any, chosen by a seed."""
    chance = random.Random(_SEED)
    items = [row.item for row in view.coverage(upstream=default_upstream(view))]
    clauses = [clause.id for each in view.lineage().documents for _, clause in each.units()]
    return chance.choices(items, k=_ASKED), chance.choices(clauses, k=_ASKED)


def _percentiles(asks: Sequence[Callable[[], object]]) -> tuple[str, str]:
    for ask in asks[:5]:
        ask()
    times = sorted(_seconds(ask) * 1000 for ask in asks)
    return f"{statistics.median(times):.1f}", f"{times[int(len(times) * 0.95)]:.1f}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.stores FOLDER (as benchmarks.generate makes it)")
    sys.exit(main(Path(sys.argv[1])))
